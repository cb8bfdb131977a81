"""A lake on S3, over HTTP: the same as in a folder, whatever dies, and no key where others look."""

import signal
import subprocess
import sys
import time
import traceback
from datetime import date
from pathlib import Path

import pytest

import releases
from contracts import CASE
from etl import publish
from etl.backup import backup, restore
from etl.build import initialise
from etl.errors import DataRefused
from etl.load import check
from etl.settings import Settings
from etl.warehouse import rehearsing
from tests.etl.faulty import SOUND, assert_whole, put, register, uploads, wait_for
from tests.lake import crowd
from tests.lake.conftest import Lay
from tests.lake.crowd import SECONDS
from tests.lake.objects import BUCKET, KEYS, Objects
from tests.processes import Begin

ID, SECRET = KEYS
WRONG = "a secret that opens nothing"
SAID = ("--kind=case", "--dataset=police", "--extract-date=2026-09-30")
FILES = 4
#: When writers die, in times of what the first load took. All together, less than the files need.
LIVES = (0.3, 0.6, 0.9)
LISTED = "SELECT data_file FROM ducklake_list_files('lake', 'case_version')"


@pytest.fixture
def own(remote: Lay, tmp_path: Path) -> Settings:
    """The settings of an empty lake on S3 that the test may fill and break."""
    return remote(tmp_path)


def test_the_same_files_give_the_same_content(remote: Lay, tmp_path: Path, warehouse: Path) -> None:
    """Every measure reads releases, and these are equal to the last byte that counts."""
    settings = remote(tmp_path)
    initialise(settings)
    file, lake = (publish.in_service(each) for each in (Settings(warehouse, "tests"), settings))
    assert file is not None
    assert lake is not None
    assert lake.content_hash == file.content_hash
    assert lake.rows == file.rows
    assert_whole(settings)
    asked = ("rates", "--dataset", "simulated")
    assert crowd.answer(settings.warehouse, *asked) == crowd.answer(warehouse, *asked)


def test_every_row_is_an_object_of_the_bucket(
    own: Settings, tmp_path: Path, objects: Objects
) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    with rehearsing(own) as con:
        files = [name for (name,) in con.sql(LISTED).fetchall()]
    assert files
    kept = [objects.bucket / name.removeprefix(f"s3://{BUCKET}/") for name in files]
    assert all(file.read_bytes().endswith(b"PAR1") for file in kept)
    assert not own.ledger.exists()


@pytest.mark.parametrize("missing", [(ID,), (SECRET,), (ID, SECRET)])
def test_keys_that_are_not_set_are_asked_for_by_name(
    missing: tuple[str, ...], own: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in missing:
        monkeypatch.delenv(name)
    with pytest.raises(DataRefused, match=f"keys to it are not set: {', '.join(missing)}") as found:
        put(own, register(tmp_path / "0.csv", first=0))
    assert_silent("".join(traceback.format_exception(found.value)))


def test_keys_that_are_refused_are_named_and_not_told(
    own: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    other = register(tmp_path / "1.csv", first=1000)
    for name, said in ((ID, "InvalidAccessKeyId"), (SECRET, "SignatureDoesNotMatch")):
        monkeypatch.setenv(name, WRONG)
        for work in (put, rehearse):
            with pytest.raises(DataRefused, match=f"refuses the keys: {said}") as found:
                work(own, other)
            assert "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" in str(found.value)
            assert_silent("".join(traceback.format_exception(found.value)))
        monkeypatch.setenv(name, KEYS[name])
    assert uploads(own) == ["0.csv"]


def rehearse(settings: Settings, file: Path) -> None:
    drawn = date(2026, 9, 30)
    check(file, kind="case", dataset="police", settings=settings, extract_date=drawn)


def test_no_key_stands_in_what_is_printed_or_kept(
    own: Settings, tmp_path: Path, objects: Objects
) -> None:
    file = crowd.register(tmp_path, 0, 0)
    for secret, code in ((WRONG, 1), (KEYS[SECRET], 0)):
        done = subprocess.run(
            [sys.executable, "-m", "etl", "load", file, *SAID],
            cwd=crowd.ROOT,
            env={
                "PATH": "/usr/bin",
                "DASHBOARD_WAREHOUSE": str(own.warehouse),
                "DASHBOARD_STORE": own.store,
                "DASHBOARD_ID_KEY": crowd.KEY,
                ID: KEYS[ID],
                SECRET: secret,
            },
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == code
        assert_silent(done.stdout + done.stderr)
    for folder in (own.warehouse, objects.bucket):
        for path in folder.rglob("*"):
            if path.is_file():
                assert_silent(path.read_text(encoding="latin-1"))
    assert_silent(objects.log.read_text(encoding="utf-8"))


def assert_silent(text: str) -> None:
    assert KEYS[SECRET] not in text
    assert WRONG not in text


def test_a_bucket_that_is_not_there_is_named(own: Settings, tmp_path: Path) -> None:
    file = Path(own.store.removeprefix("ducklake:"))
    file.write_text(file.read_text().replace(f"//{BUCKET}/", "//elsewhere/"))
    with pytest.raises(DataRefused, match="has no bucket for s3://elsewhere/"):
        put(own, register(tmp_path / "0.csv", first=0))


def test_a_warehouse_goes_from_one_lake_on_s3_to_another(
    own: Settings, remote: Lay, tmp_path: Path, objects: Objects
) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    made = backup(tmp_path / "aside", settings=own)
    other = remote(tmp_path / "other")
    objects.kill()
    try:
        with pytest.raises(DataRefused, match="cannot be reached"):
            restore(tmp_path / "aside", settings=other)
        with pytest.raises(DataRefused, match="cannot be reached"):
            backup(tmp_path / "none", settings=own)
    finally:
        objects.start()
    assert not (tmp_path / "none").exists()
    restore(tmp_path / "aside", settings=other)
    put(other, register(tmp_path / "1.csv", first=1000))
    serving = releases.current(other.warehouse)
    assert serving.frame(CASE, dataset="police").height == 2 * SOUND
    restored = publish.in_service(own)
    assert restored is not None
    assert restored.content_hash == made.content_hash
    assert uploads(other) == ["0.csv", "1.csv"]


@pytest.mark.slow
def test_nothing_is_lost_when_writers_and_the_service_are_killed(
    own: Settings, tmp_path: Path, objects: Objects, start: Begin
) -> None:
    first, *task = (crowd.register(tmp_path, 0, number) for number in range(1 + FILES))
    noted, said = tmp_path / "acknowledged", tmp_path / "read"
    refused = noted.with_suffix(".refused")
    began = time.monotonic()
    crowd.write(own, [first], noted, tmp_path / "tmp")
    duration = time.monotonic() - began
    start(crowd.read, own.warehouse, said)

    writer = start(crowd.write, own, task, noted, tmp_path / "tmp")
    for life in LIVES:
        writer.join(life * duration)
        writer.kill()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL, "it had ended before"
        writer = start(crowd.write, own, task, noted, tmp_path / "tmp")

    objects.kill()
    try:
        wait_for(lambda: len(crowd.lines(refused)) > 0, seconds=SECONDS)
        crowd.assert_reading_goes_on(writer, noted, said, times=5)
    finally:
        objects.start()

    crowd.assert_finished(own, writer, [first, *task], noted, said)
    assert all("cannot be reached" in line for line in crowd.lines(refused) if "s3://" in line)
