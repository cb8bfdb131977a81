"""One code, two stores: a lake gives what a file gives, and excludes writers on other machines."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from contracts import CASE, UPLOAD
from etl import ledger, migrate, publish
from etl.backup import backup, restore
from etl.errors import DataRefused
from etl.lock import WRITER
from etl.settings import Settings
from etl.store import store_of
from etl.warehouse import append, query, rehearsing, writing
from tests.etl.faulty import SOUND, assert_whole, put, register
from tests.lake import crowd
from tests.lake.postgres import Postgres

MEASURES = (
    ("rates", "--dataset", "simulated"),
    ("before-after", "--dataset", "simulated"),
    ("repeat-offences", "--dataset", "simulated"),
    ("penalties", "--dataset", "simulated"),
    ("practice", "--dataset", "simulated"),
)
#: What an administrator may do to a connection, and a network to a machine.
END_HOLDERS = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"


def test_the_same_files_give_the_same_content(shipped: Settings, warehouse: Path) -> None:
    file, lake = (publish.in_service(each) for each in (Settings(warehouse, "tests"), shipped))
    assert file is not None
    assert lake is not None
    assert lake.content_hash == file.content_hash
    assert lake.rows == file.rows
    assert not shipped.ledger.exists()
    assert_whole(shipped)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure[0])
def test_the_same_files_give_the_same_measures(
    measure: tuple[str, ...], shipped: Settings, warehouse: Path
) -> None:
    assert crowd.answer(shipped.warehouse, *measure) == crowd.answer(warehouse, *measure)


def test_every_row_is_in_a_file_that_other_engines_can_read(shipped: Settings) -> None:
    with rehearsing(shipped) as con:
        files = con.sql("SELECT data_file FROM ducklake_list_files('lake', 'case_version')").pl()
        kept = con.sql("SELECT count(*) FROM case_version").pl().item()
    assert pl.scan_parquet(files["data_file"].to_list()).select(pl.len()).collect().item() == kept


def test_a_withdrawal_is_taken_back_exactly(own: Settings, tmp_path: Path) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    before = publish.in_service(own)
    put(own, register(tmp_path / "1.csv", first=1000))
    with writing(own) as con:
        ledger.withdraw(con, 2, actor="tests")
    after = publish.in_service(own)
    assert before is not None
    assert after is not None
    assert after.content_hash == before.content_hash
    assert publish.table(UPLOAD, settings=own)["state"].to_list() == ["committed", "withdrawn"]


def test_what_fails_is_taken_back_whole(own: Settings, tmp_path: Path) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    with pytest.raises(KeyError), writing(own) as con:  # noqa: PT012 - the block is what fails
        append(con, "upload", pl.DataFrame({"upload_id": [2]}))
        raise KeyError
    with rehearsing(own) as con:
        assert query(con, "next_upload_id").item() == 2


def test_tables_can_be_changed_by_a_migration(own: Settings, tmp_path: Path) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    with rehearsing(own) as con:
        con.execute("CREATE TABLE remark (upload_id BIGINT, said VARCHAR)")
        con.execute("ALTER TABLE case_version ADD COLUMN IF NOT EXISTS remark VARCHAR")
        con.execute("ALTER TABLE case_version RENAME COLUMN remark TO said")
        found = con.sql("SELECT said FROM case_version").pl()
    assert found.height == SOUND
    assert found["said"].null_count() == SOUND


def test_a_lake_of_an_earlier_version_goes_through_the_migrations(
    own: Settings, tmp_path: Path
) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    with closing(store_of(own).open()) as con:
        for table in ("migration", "publication", "revision"):
            con.execute(f"DROP TABLE {table}")
    put(own, register(tmp_path / "1.csv", first=1000))
    with rehearsing(own) as con:
        assert migrate.version_of(con) == migrate.newest()
    assert publish.table(CASE, settings=own).height == 2 * SOUND


def test_a_writer_on_another_machine_waits_and_is_told_for_whom(
    own: Settings, tmp_path: Path
) -> None:
    """Folders of their own stand for machines that share no lock of a file system."""
    other = replace(own, warehouse=tmp_path / "other", actor="A. Analyst")
    told = []
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store_of(other).alone(WRITER, wait_seconds=0, on_wait=None):
            begun.set()
            done.wait(60)

    def hear(message: object) -> None:
        told.append(str(message))
        done.set()

    holder = threading.Thread(target=hold)
    holder.start()
    assert begun.wait(60)
    with pytest.raises(DataRefused, match=r"A\. Analyst has been changing the warehouse since 20"):
        store_of(own).alone(WRITER, wait_seconds=0, on_wait=None).__enter__()
    with writing(own, on_wait=hear):
        pass
    holder.join()
    assert len(told) == 1


def test_a_lock_that_was_lost_stops_the_commit(
    own: Settings, tmp_path: Path, postgres: Postgres
) -> None:
    import psycopg  # noqa: PLC0415 - not installed where these tests are skipped

    put(own, register(tmp_path / "0.csv", first=0))
    with pytest.raises(DataRefused, match="was lost in the middle"), writing(own) as con:  # noqa: PT012
        append(con, "upload", pl.DataFrame({"upload_id": [2]}))
        with psycopg.connect(postgres.catalog("postgres")) as admin:
            admin.execute(END_HOLDERS)
    with rehearsing(own) as con:
        assert query(con, "next_upload_id").item() == 2
    assert publish.table(CASE, settings=own).height == SOUND


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "must say catalog and data"),
        ('catalog = "dbname=x"', "they say catalog"),
        ('catalog = "dbname=x"\ndata = "/x"\ncolour = "red"', "catalog, colour, data"),
        ('catalog = "dbname=x password=y"\ndata = "/x"', "hold a password"),
        ('catalog = "postgresql://me:y@host/x"\ndata = "/x"', "hold a password"),
        ('catalog = "dbname"\ndata = "/x"', "cannot be read: catalog"),
        ('catalog = "dbname=x"\ndata = "s3://a"\ns3 = {key = "y"}', "it says key"),
        ('catalog = "dbname=x"\ndata = "s3://a"\ns3 = {endpoint = "http://x"}', "that endpoint"),
        ('catalog = "dbname=x"\ndata = "s3://a"\ns3 = {use_ssl = "no"}', "that use_ssl"),
        ('catalog = "dbname=x"\ndata = "s3://a"\ns3 = {url_style = "x"}', "that url_style"),
        ("catalog = ", "cannot be read"),
    ],
)
@pytest.mark.usefixtures("postgres")
def test_settings_that_say_too_little_or_too_much_are_refused(
    said: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "lake.toml"
    file.write_text(said)
    with pytest.raises(DataRefused, match=told):
        store_of(Settings(tmp_path, "tests", f"ducklake:{file}"))


def test_an_unknown_store_is_refused(settings: Settings) -> None:
    with pytest.raises(DataRefused, match="It can say file: or ducklake:"):
        store_of(replace(settings, store="oracle:"))


def test_a_warehouse_goes_from_lake_to_file_to_another_lake(
    own: Settings, lake: Callable[[Path], Settings], tmp_path: Path
) -> None:
    put(own, register(tmp_path / "0.csv", first=0))
    made = backup(tmp_path / "aside", settings=own)
    file = Settings(tmp_path / "file", "tests")
    restore(tmp_path / "aside", settings=file)
    put(file, register(tmp_path / "1.csv", first=1000))
    grown = backup(tmp_path / "grown", settings=file)

    other = lake(tmp_path / "other")
    restore(tmp_path / "grown", settings=other)
    with writing(other) as con:
        assert query(con, "next_upload_id").item() == 3
        ledger.withdraw(con, 2, actor="tests")
    serving = publish.in_service(other)
    assert serving is not None
    assert serving.content_hash == made.content_hash != grown.content_hash
    assert not other.ledger.exists()
    with pytest.raises(DataRefused, match="holds tables already"):
        restore(tmp_path / "grown", settings=replace(other, warehouse=tmp_path / "third"))
