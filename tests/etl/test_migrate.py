"""Ledgers of every earlier version become those of today, whole, or stay what they were."""

import hashlib
import re
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import duckdb
import pytest

from contracts import CASE, SANCTION
from etl import migrate, publish
from etl.errors import DataRefused
from etl.queries import SQL, names
from etl.settings import Settings
from etl.store import store_of
from etl.warehouse import connect, rehearsing, writing
from tests.etl.faulty import SOUND, put, register, said, wait_for

EARLIER = Path(__file__).with_name("earlier_ledgers.sql").read_text(encoding="utf-8")
VERSIONS = re.findall(r"^-- version: (.+)$", EARLIER, re.MULTILINE)
#: What a ledger went through cannot become something else afterwards: add a migration instead.
GONE_THROUGH = {
    "0001_before_numbers": "71c4cd429931dce6",
    "0002_publication": "e063c8730d815bf3",
}
ROWS = """
INSERT INTO upload BY NAME SELECT * FROM (VALUES
    (1, 'case', 'police', 'a.csv', 'a', TIMESTAMPTZ '2026-02-01 09:00:00+00', 'aigul'),
    (2, 'sanction', 'police', 'b.csv', 'b', TIMESTAMPTZ '2026-02-02 09:00:00+00', 'aigul'),
    (3, 'case', 'police', 'c.csv', 'c', TIMESTAMPTZ '2026-02-03 09:00:00+00', 'marat')
) AS rows(upload_id, kind, dataset, file_name, file_sha256, loaded_at, loaded_by);
INSERT INTO upload_result SELECT upload_id, 2, 2, 0, 0 FROM upload;
INSERT INTO case_version BY NAME SELECT * FROM (VALUES
    ('police', 'A', '47', 'УК 115-1', DATE '2026-01-13', 'day', DATE '2026-02-01', 1),
    ('police', 'B', '75', 'УК 115', DATE '2026-01-01', 'month', DATE '2026-02-01', 1),
    ('police', 'B', '71', 'УК 115-1', DATE '2026-01-14', 'day', DATE '2026-02-03', 3),
    ('police', 'C', '10', 'УК 115-1', DATE '2026-01-15', 'day', DATE '2026-02-03', 3)
) AS rows(dataset, case_id, region_code, article, registered_on, registered_on_precision,
          extract_date, upload_id);
INSERT INTO sanction_version BY NAME
SELECT *, 'police' AS dataset, 'УК 115-1' AS article, DATE '2026-02-01' AS extract_date,
    TRUE AS is_principal, 'day' AS imposed_on_precision, 2 AS upload_id
FROM (VALUES
    ('S1', 'A', 's1', DATE '2026-01-20', 'fine'), ('S2', 'B', 's2', DATE '2026-01-21', 'arrest')
) AS rows(sanction_id, case_id, suspect_id, imposed_on, sanction_type);
"""
DROPPED = "INSERT INTO withdrawal VALUES (3, TIMESTAMPTZ '2026-02-04 09:00:00+00', 'marat');"


def earlier(settings: Settings, version: str) -> None:
    """Write the ledger that the program made at ``version``, with the same few rows in each."""
    parts = re.split(r"^-- version: .+$", EARLIER, flags=re.MULTILINE)
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(settings.ledger)) as con:
        con.execute("SET TimeZone = 'UTC'")
        for part in parts[1 : VERSIONS.index(version) + 2]:
            con.execute(part)
        con.execute(ROWS + DROPPED)


def columns(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """Each table's columns with their types."""
    found = con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        " AND table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY 1, column_index"
    )
    return found.fetchall()


@pytest.fixture
def today(tmp_path: Path) -> Settings:
    """A ledger of today with the same rows."""
    settings = Settings(tmp_path / "today", "tests")
    with writing(settings) as con:
        con.execute(ROWS + DROPPED)
    return settings


@pytest.mark.parametrize("version", VERSIONS)
def test_a_ledger_of_an_earlier_version_says_the_same_as_one_of_today(
    version: str, settings: Settings, today: Settings
) -> None:
    earlier(settings, version)
    before = settings.ledger.read_bytes()
    with writing(settings):
        pass
    found, expected = publish.in_service(settings), publish.in_service(today)
    assert found is not None
    assert expected is not None
    assert found.content_hash == expected.content_hash
    for contract in (CASE, SANCTION):
        ours = publish.table(contract, settings=settings)
        assert ours.equals(publish.table(contract, settings=today))
    cases = publish.table(CASE, settings=settings)
    assert cases.select("case_id", "region_code").rows() == [("A", "47"), ("B", "75")]
    assert (settings.warehouse / "ledger.before-0001.duckdb").read_bytes() == before
    with rehearsing(settings) as con, rehearsing(today) as other:
        assert columns(con) == columns(other)
        assert migrate.version_of(con) == migrate.newest()


def test_tables_change_by_a_new_migration_alone() -> None:
    """A column that is only changed in ``tables`` fails the test above; this holds the rest."""
    found = {
        name: hashlib.sha256((SQL / "migrations" / f"{name}.sql").read_bytes()).hexdigest()[:16]
        for name in names("migrations")
    }
    assert found.items() >= GONE_THROUGH.items(), "write a new migration, leave the former ones"
    assert [int(name[:4]) for name in found] == list(range(1, len(found) + 1))
    assert found.keys() == GONE_THROUGH.keys(), "enter the new migration into GONE_THROUGH"


def test_a_second_opening_changes_nothing_and_copies_nothing(settings: Settings) -> None:
    earlier(settings, VERSIONS[0])
    with rehearsing(settings):
        pass
    copy = settings.warehouse / "ledger.before-0001.duckdb"
    written = copy.stat().st_mtime_ns
    with rehearsing(settings) as con:
        stamps = con.execute("SELECT number, title FROM migration ORDER BY number").fetchall()
    assert stamps == [(int(name[:4]), name[5:]) for name in names("migrations")]
    assert copy.stat().st_mtime_ns == written


def test_a_new_ledger_is_of_the_newest_version_and_needs_no_copy(settings: Settings) -> None:
    with rehearsing(settings) as con:
        assert migrate.version_of(con) == migrate.newest()
    with rehearsing(settings):
        pass
    assert not list(settings.warehouse.glob("*.before-*"))


def test_a_ledger_of_a_newer_program_is_refused_and_left_as_it_is(settings: Settings) -> None:
    with writing(settings) as con:
        con.execute("INSERT INTO migration VALUES (9000, 'to_come', NULL, '9.0.0')")
    before = settings.ledger.read_bytes()
    with (
        pytest.raises(DataRefused, match=r"version 9000, this program knows [0-9]+\)"),
        writing(settings),
    ):
        pass
    assert settings.ledger.read_bytes() == before


@pytest.mark.parametrize("step", ["put_aside", "_stamp", "between"])
def test_a_change_of_the_tables_that_fails_leaves_the_ledger_that_was(
    step: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier(settings, VERSIONS[2])
    with duckdb.connect(str(settings.ledger)) as con:
        before = columns(con)
    calls = []

    def fail(*_: object, **__: object) -> None:
        calls.append(step)
        if step == "between" and len(calls) < migrate.newest():
            return  # the last one fails, after the others
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(migrate, "_stamp" if step == "between" else step, fail)
        with pytest.raises(KeyboardInterrupt), writing(settings):
            pass
    con = store_of(settings).open()
    assert columns(con) == before
    assert migrate.version_of(con) == 0
    con.close()
    with writing(settings):
        pass
    con = connect(settings)
    assert migrate.version_of(con) == migrate.newest()
    con.close()


@pytest.mark.parametrize("step", ["etl.migrate.make", "etl.migrate._stamp", "etl.load.keep"])
def test_a_program_killed_over_it_leaves_the_old_ledger_or_the_new_one(
    step: str, settings: Settings, tmp_path: Path, start: Callable[..., BaseProcess]
) -> None:
    earlier(settings, VERSIONS[0])
    process = start(settings, register(tmp_path / "1.csv", first=0), step=step)
    wait_for(lambda: said(tmp_path / "said") == "ready")
    process.kill()
    process.join()
    with store_of(settings).open() as con:
        assert migrate.version_of(con) == (migrate.newest() if step == "etl.load.keep" else 0)
    put(settings, register(tmp_path / "2.csv", first=1000))
    assert publish.table(CASE, settings=settings).height == SOUND + 2
    with rehearsing(settings) as con:
        assert migrate.version_of(con) == migrate.newest()
    assert [path.name for path in settings.warehouse.glob("*.before-*")] == [
        "ledger.before-0001.duckdb"
    ]
