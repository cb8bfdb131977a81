"""Two loads at once, and a load while fifty readers read."""

import threading
import time
from pathlib import Path

import releases
from contracts import CASE, UPLOAD
from etl import publish
from etl.settings import Settings
from tests.etl.faulty import SOUND, assert_whole, put, register
from tests.processes import Begin


def test_two_loads_at_once_both_count(settings: Settings, tmp_path: Path, start: Begin) -> None:
    other = start(settings, register(tmp_path / "one.csv", first=0))
    put(settings, register(tmp_path / "two.csv", first=1000))
    other.join()
    assert_whole(settings)
    assert publish.table(UPLOAD, settings=settings)["upload_id"].to_list() == [1, 2]
    assert publish.table(CASE, settings=settings).height == 2 * SOUND


def test_fifty_readers_never_see_half_a_load(settings: Settings, tmp_path: Path) -> None:
    """Each release holds as many cases as its own ledger says, whoever is loading."""
    put(settings, register(tmp_path / "0.csv", first=0))
    done = threading.Event()
    torn: list[str] = []
    reads = [0] * 50

    def read(number: int) -> None:
        while not done.is_set():
            release = releases.current(settings.warehouse)
            cases = release.frame(CASE, dataset="police")
            uploads = release.frame(UPLOAD)
            if not cases.height == uploads["rows_loaded"].sum() == release.rows["case"]:
                torn.append(f"release {release.number}")
            reads[number] += 1
            time.sleep(0.1)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(len(reads))]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, 3):
            put(settings, register(tmp_path / f"{number}.csv", first=1000 * number))
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert not torn
    assert min(reads) >= 2
    assert_whole(settings)
