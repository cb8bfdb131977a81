"""A decision that is killed has either been made or not: the public sees one whole release."""

import importlib
import os
import time
from datetime import date
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

import releases
from contracts import CASE
from etl.approval import desk
from etl.load import load
from etl.settings import Settings
from etl.warehouse import writing
from tests.etl.faulty import SOUND, assert_whole, put, register, said, wait_for
from tests.etl.faulty_load import FOREVER_SECONDS
from tests.processes import beginning

#: Before each the process is killed, and what the public sees once somebody wrote again.
STEPS = {
    "etl.approval.decide._decide": SOUND,
    "etl.publish.prepare": SOUND,
    "etl.approval.standing.prepare": SOUND,
    "etl.publish.publish": 2 * SOUND,  # committed, and readers are not told yet
    "etl.approval.standing.put": 2 * SOUND,
    "etl.approval.standing.discard": 2 * SOUND,
}


def die_publishing(warehouse: Path, temporary: Path, told: Path, step: str) -> None:
    """Publish the draft in a process of its own, and stop before ``step`` to be killed."""
    os.environ |= {"DASHBOARD_WAREHOUSE": str(warehouse), "TMPDIR": str(temporary)}
    module, name = step.rsplit(".", 1)
    owner = importlib.import_module(module)
    real, calls = getattr(owner, name), []

    def wait(*given: object, **options: object) -> object:
        calls.append(given)
        if step.endswith("discard") and len(calls) == 1:  # what lay about from before
            return real(*given, **options)
        told.write_text("ready")
        time.sleep(FOREVER_SECONDS)
        return None

    setattr(owner, name, wait)
    desk.approve(releases.current(warehouse).number, actor="marat")


@pytest.mark.parametrize("step", STEPS)
def test_the_public_sees_the_old_release_or_the_new_one(
    step: str,
    settings: Settings,
    tmp_path: Path,
    temporary: Path,
    processes: ForkServerContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(settings.warehouse))
    put(settings, register(tmp_path / "0.csv", first=0))
    desk.begin(actor="it")
    load(
        register(tmp_path / "1.csv", first=1000),
        kind="case",
        dataset="police",
        settings=Settings(settings.warehouse, "aigul"),
        extract_date=date(2026, 9, 30),
    )
    told = tmp_path / "said"
    with beginning(processes) as begin:
        begin(die_publishing, settings.warehouse, temporary, told, step)
        wait_for(lambda: said(told) == "ready")

    public = releases.public(settings.warehouse)
    assert public.frame(CASE).height in (SOUND, 2 * SOUND)
    assert_whole(settings)
    with writing(settings):  # whoever comes next ends what was begun
        pass
    assert releases.public(settings.warehouse).frame(CASE).height == STEPS[step]
    assert not list(settings.warehouse.glob(".*"))
