"""Taking the warehouse aside and bringing it back: a rehearsal, and what must be refused."""

import os
import shutil
import threading
from pathlib import Path

import duckdb
import polars as pl
import pytest

from contracts import CASE
from etl import backup as backups
from etl import publish
from etl.backup import backup, restore
from etl.errors import DataRefused
from etl.ledger import entries
from etl.lock import WRITER, one_at_a_time
from etl.settings import Settings
from etl.warehouse import connect
from tests.etl.shell import SOUND, load, run


@pytest.fixture
def loaded(shell_warehouse: Settings, cases_file: Path) -> Settings:
    """A warehouse with one register in it and three releases, two of which share its file."""
    assert load(cases_file).exit_code == 0
    cases_file.write_text(SOUND.replace("A-", "B-"), encoding="utf-8")
    assert load(cases_file).exit_code == 0
    assert run("withdraw", "2").exit_code == 0
    return shell_warehouse


def elsewhere(settings: Settings, name: str = "elsewhere") -> Settings:
    return Settings(warehouse=settings.warehouse.parent / name, actor="tests")


def uploads(settings: Settings) -> pl.DataFrame:
    con = connect(settings)
    try:
        return entries(con)
    finally:
        con.close()


def test_a_restored_warehouse_holds_what_was_taken_aside(loaded: Settings, tmp_path: Path) -> None:
    made = backup(tmp_path / "aside", settings=loaded)
    other = elsewhere(loaded)
    assert restore(tmp_path / "aside", settings=other) == made

    before, after = publish.in_service(loaded), publish.in_service(other)
    assert before == after
    assert before is not None
    assert before.content_hash == made.content_hash
    assert uploads(other).equals(uploads(loaded))
    assert publish.table(CASE, settings=other).equals(publish.table(CASE, settings=loaded))
    assert [kept.number for kept in publish.releases(other)] == [3, 2, 1]


def test_work_goes_on_where_a_warehouse_was_restored(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", tmp_path / "aside").exit_code == 0
    other = elsewhere(loaded)
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(other.warehouse))
    restored = run("restore", tmp_path / "aside")
    assert restored.exit_code == 0
    assert f"The warehouse {other.warehouse} is back: release 3, content " in restored.stdout
    again = run("restore", "2")
    assert again.stdout == "Upload 2 counts again.\n"
    assert publish.table(CASE, settings=other).height == 3
    assert publish.table(CASE, settings=loaded).height == 1


def test_the_command_says_where_the_key_is_that_it_left_out(
    loaded: Settings, tmp_path: Path
) -> None:
    result = run("backup", tmp_path / "aside")
    assert result.stdout.startswith("Backup of release 3, content ")
    assert os.environ["DASHBOARD_ID_KEY_FILE"] in result.stderr
    key = os.environ["DASHBOARD_ID_KEY"].encode()
    files = [path for path in (tmp_path / "aside").rglob("*") if path.is_file()]
    assert files
    assert not any(key in path.read_bytes() for path in files)


def test_a_file_that_releases_share_is_kept_once(loaded: Settings, tmp_path: Path) -> None:
    backup(tmp_path / "aside", settings=loaded)
    shared = [
        len({path.stat().st_ino for path in folder.glob("releases/*/*.parquet")})
        + len({path.stat().st_ino for path in folder.glob("releases/*/*/*.parquet")})
        for folder in (loaded.warehouse, tmp_path / "aside")
    ]
    assert shared[0] == shared[1]


def test_a_backup_waits_for_the_writer_and_gives_up_in_words(
    loaded: Settings, tmp_path: Path
) -> None:
    with (
        one_at_a_time(loaded, WRITER, wait_seconds=0, on_wait=None),
        pytest.raises(DataRefused, match="has been changing the warehouse since"),
    ):
        backup(tmp_path / "aside", settings=loaded, wait_seconds=0)
    assert not (tmp_path / "aside").exists()


def test_a_backup_taken_while_files_are_loaded_is_whole(
    loaded: Settings, tmp_path: Path, cases_file: Path
) -> None:
    def load_on() -> None:
        for turn in range(4):
            cases_file.write_text(SOUND.replace("A-", f"{turn}-"), encoding="utf-8")
            load(cases_file)

    loading = threading.Thread(target=load_on)
    loading.start()
    made = [backup(tmp_path / f"aside{turn}", settings=loaded) for turn in range(3)]
    loading.join()
    for turn, expected in enumerate(made):
        other = elsewhere(loaded, f"restored{turn}")
        restore(tmp_path / f"aside{turn}", settings=other)
        serving = publish.in_service(other)
        assert serving is not None
        assert serving.content_hash == expected.content_hash
        counted = uploads(other).filter(pl.col("state") != "withdrawn")["rows_loaded"].sum()
        assert publish.table(CASE, settings=other).height == counted


def test_where_a_backup_is_not_written(loaded: Settings, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "thesis.odt").write_text("mine")
    refused = run("backup", taken)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "is not empty. Nothing was written" in refused.stderr
    inside = run("backup", loaded.warehouse / "aside")
    assert "lies within the warehouse" in inside.stderr
    assert [path.name for path in taken.iterdir()] == ["thesis.odt"]
    assert not (loaded.warehouse / "aside").exists()


def test_without_a_release_there_is_nothing_to_take_aside(
    shell_warehouse: Settings, tmp_path: Path
) -> None:
    assert "There is no release" in run("backup", tmp_path / "aside").stderr
    assert not (tmp_path / "aside").exists()


def test_a_disk_that_fills_up_leaves_no_half_backup(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "flush_all", full)
    result = run("backup", tmp_path / "aside")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert [path.name for path in tmp_path.iterdir() if "aside" in path.name] == []


@pytest.mark.parametrize("damage", ["ledger.duckdb", "CURRENT"])
def test_a_damaged_backup_is_refused_by_the_name_of_the_file(
    loaded: Settings, tmp_path: Path, damage: str
) -> None:
    backup(tmp_path / "aside", settings=loaded)
    with (tmp_path / "aside" / damage).open("ab") as file:
        file.write(b"x")
    (tmp_path / "aside" / "releases" / "000001" / "case" / "test.parquet").unlink(missing_ok=True)
    with pytest.raises(DataRefused, match=f"The backup is damaged: {damage}"):
        restore(tmp_path / "aside", settings=elsewhere(loaded))
    assert not (elsewhere(loaded).warehouse / "ledger.duckdb").exists()


def test_a_warehouse_in_use_is_never_overwritten(loaded: Settings, tmp_path: Path) -> None:
    backup(tmp_path / "aside", settings=loaded)
    before = loaded.ledger.read_bytes()
    with pytest.raises(DataRefused, match="already holds a warehouse"):
        restore(tmp_path / "aside", settings=loaded)
    assert loaded.ledger.read_bytes() == before


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", '{"files": 3}', '{"files": {}}', None],
    ids=["empty", "list", "number", "poor", "none"],
)
def test_what_is_no_backup(settings: Settings, tmp_path: Path, manifest: str | None) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    if manifest is not None:
        (folder / "backup.json").write_text(manifest)
    with pytest.raises(DataRefused, match="is not a backup"):
        restore(folder, settings=settings)


def test_a_backup_reaches_nothing_outside_its_folder(loaded: Settings, tmp_path: Path) -> None:
    backup(tmp_path / "aside", settings=loaded)
    manifest = tmp_path / "aside" / "backup.json"
    content = manifest.read_text()
    manifest.write_text(content.replace('"CURRENT"', '"../stolen"'))
    with pytest.raises(DataRefused, match="is not a backup"):
        restore(tmp_path / "aside", settings=elsewhere(loaded))
    manifest.write_text(content)
    pointer = tmp_path / "aside" / "CURRENT"
    shutil.move(pointer, tmp_path / "outside")
    pointer.symlink_to(tmp_path / "outside")
    with pytest.raises(DataRefused, match="The backup is damaged: CURRENT"):
        restore(tmp_path / "aside", settings=elsewhere(loaded))


def test_a_restore_that_was_cut_short_can_be_begun_anew(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(tmp_path / "aside", settings=loaded)
    other = elsewhere(loaded)
    with monkeypatch.context() as broken:
        broken.setattr(backups, "flush_all", lambda _: (_ for _ in ()).throw(OSError("pulled")))
        with pytest.raises(OSError, match="pulled"):
            restore(tmp_path / "aside", settings=other)
    assert publish.in_service(other) is None
    restore(tmp_path / "aside", settings=other)
    assert publish.in_service(other) == publish.in_service(loaded)
    with duckdb.connect(str(other.ledger)) as con:
        assert con.execute("SELECT count(*) FROM upload").fetchone() == (2,)
