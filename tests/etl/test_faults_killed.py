"""A load that is killed has either happened or not, and leaves nothing lying about for long."""

import random
import time
from pathlib import Path

import pytest

import releases
from contracts import CASE, PARTED
from etl import ledger, publish, scratch
from etl.settings import Settings
from etl.store import SPILL
from etl.warehouse import rehearsing
from tests.etl.faulty import SOUND, assert_whole, litter, put, register, said, wait_for
from tests.processes import Begin

#: A load stops before each of these: judged, kept, a part written, committed, renamed, in service.
STEPS = (
    "etl.load.find_problems",
    "etl.load.keep",
    "etl.parts.part_digest",
    "etl.publish._shelve",
    "etl.publish._point_at",
    "etl.publish._remove_old",
)
MOMENTS = 14  # with the steps they are twenty
SEED = 1151


@pytest.mark.slow
def test_a_load_killed_at_twenty_points_leaves_all_or_nothing(
    settings: Settings, tmp_path: Path, temporary: Path, start: Begin
) -> None:
    put(settings, register(tmp_path / "0.csv", first=0))
    began = time.monotonic()
    start(settings, register(tmp_path / "1.csv", first=1000)).join()
    duration = time.monotonic() - began
    assert said(tmp_path / "said") == f"loaded {SOUND}"
    chance = random.Random(SEED)  # noqa: S311 - moments to die at are no secret
    moments = [chance.uniform(n, n + 1) / MOMENTS * duration for n in range(MOMENTS)]

    for number, when in enumerate((*STEPS, *moments), start=2):
        file = register(tmp_path / f"{number}.csv", first=1000 * number)
        process = start(settings, file, step=when if isinstance(when, str) else None)
        if isinstance(when, str):
            wait_for(lambda: said(tmp_path / "said") == "ready")
        else:
            process.join(when)
        process.kill()
        process.join()
        assert_whole(settings)

    put(settings, register(tmp_path / "last.csv", first=900_000))
    assert_whole(settings)
    with rehearsing(settings) as con:
        counted = ledger.entries(con)["rows_loaded"].sum()
    assert publish.table(CASE, settings=settings).height == counted
    # The reader's child outlives the killed load by a moment and may write until then.
    wait_for(lambda: not (_swept() or litter(settings, temporary)), seconds=20.0)


def _swept() -> None:
    with scratch.scratch():
        pass


def test_what_a_dead_load_spilt_is_cleared(settings: Settings, tmp_path: Path) -> None:
    put(settings, register(tmp_path / "0.csv", first=0))
    (settings.warehouse / SPILL).mkdir(exist_ok=True)
    (settings.warehouse / SPILL / "duckdb_temp_storage-0.tmp").write_bytes(b"x" * 1000)
    put(settings, register(tmp_path / "1.csv", first=1000))
    assert not (settings.warehouse / SPILL).exists()
    assert set(PARTED) <= {
        path.name for path in releases.current(settings.warehouse).folder.iterdir()
    }
