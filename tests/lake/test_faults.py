"""Machines die, the catalog goes away: what was acknowledged is kept, and readers read on."""

import random
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from etl.settings import Settings
from tests.etl.faulty import wait_for
from tests.lake import crowd
from tests.lake.crowd import SECONDS
from tests.lake.postgres import Postgres
from tests.processes import Begin

SEED = 1151
WRITERS, READERS, KILLS, FILES = 2, 4, 5, 6


@pytest.mark.slow
def test_writers_that_are_killed_lose_nothing_that_was_acknowledged(
    own: Settings, tmp_path: Path, start: Begin
) -> None:
    first = crowd.register(tmp_path, 9, 0)
    began = time.monotonic()
    crowd.write(own, [first], tmp_path / "first", tmp_path / "tmp9")
    duration = time.monotonic() - began
    said = [tmp_path / f"read{number}" for number in range(READERS)]
    for each in said:
        start(crowd.read, own.warehouse, each)
    tasks = [
        [crowd.register(tmp_path, writer, number) for number in range(FILES)]
        for writer in range(WRITERS)
    ]
    noted = [tmp_path / f"acknowledged{writer}" for writer in range(WRITERS)]

    def work(writer: int) -> BaseProcess:
        return start(crowd.write, own, tasks[writer], noted[writer], tmp_path / f"tmp{writer}")

    writers = [work(writer) for writer in range(WRITERS)]
    chance = random.Random(SEED)  # noqa: S311 - moments to die at are no secret
    for kill in range(KILLS):
        writers[kill % WRITERS].join(chance.uniform(0.1, 1) * duration)
        writers[kill % WRITERS].kill()
        writers[kill % WRITERS].join()
        assert writers[kill % WRITERS].exitcode == -signal.SIGKILL, "it had ended before"
        writers[kill % WRITERS] = work(kill % WRITERS)
    deadline = time.monotonic() + SECONDS
    for writer in writers:
        writer.join(deadline - time.monotonic())
        assert writer.exitcode == 0

    acknowledged = {name for each in noted for name in crowd.lines(each)}
    assert acknowledged == {file.name for task in tasks for file in task}
    crowd.assert_kept(own, acknowledged | {first.name})
    for each in said:
        crowd.assert_never_torn(each)


@pytest.mark.slow
def test_a_catalog_that_goes_away_stops_no_reader_and_writers_wait_for_it(
    own: Settings, tmp_path: Path, postgres: Postgres, start: Begin
) -> None:
    first, *task = (crowd.register(tmp_path, 0, number) for number in range(1 + FILES))
    noted, said = tmp_path / "acknowledged", tmp_path / "read"
    crowd.write(own, [first], noted, tmp_path / "tmp")
    start(crowd.read, own.warehouse, said)
    writer = start(crowd.write, own, task, noted, tmp_path / "tmp")
    wait_for(lambda: len(crowd.lines(noted)) == 2, seconds=SECONDS)

    postgres.stop("immediate")
    try:
        crowd.assert_reading_goes_on(writer, noted, said, times=10)
    finally:
        postgres.start()

    crowd.assert_finished(own, writer, [first, *task], noted, said)
