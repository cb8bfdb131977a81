"""One writer at a time, one transaction a change, and nothing lost when one dies."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import polars as pl
import pytest

from contracts import CASE, SANCTION
from etl import ledger, publish
from etl.errors import DataRefused
from etl.queries import SQL, in_order, names
from etl.settings import PROJECT, Settings
from etl.warehouse import append, connect, query, rehearsing, writing
from words import Message


def enter(
    con: duckdb.DuckDBPyConnection, name: str = "a.csv", *, cases: tuple[str, ...] = ()
) -> int:
    """Load the cases named, all alike, as one finished upload."""
    upload_id = ledger.start_upload(
        con,
        kind="case",
        dataset="test",
        file_name=name,
        file_sha256=name,
        extract_date=None,
        encoding="utf-8",
        actor="tests",
    )
    if cases:
        known = {
            "dataset": "test",
            "region_code": "47",
            "article": "УК 115-1",
            "registered_on_precision": "day",
            "upload_id": upload_id,
        }
        rows = pl.DataFrame([{"case_id": case, **known} for case in cases]).with_columns(
            registered_on=pl.date(2026, 1, 13), extract_date=pl.date(2026, 2, 1)
        )
        append(con, "case_version", rows)
    n = len(cases)
    ledger.finish_upload(
        con, upload_id, rows_read=n, rows_loaded=n, rows_skipped=0, rows_rejected=0
    )
    return upload_id


def test_tables_hold_what_the_contracts_say(settings: Settings) -> None:
    with writing(settings) as con:
        assert con.table("case_version").columns == list(CASE.schema)
        assert con.table("sanction_version").columns == list(SANCTION.schema)


def test_nothing_is_fetched_from_anywhere(settings: Settings) -> None:
    settings.warehouse.mkdir()
    con = connect(settings)
    options = "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'"
    assert dict(con.sql(options).fetchall()) == {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    con.close()


def test_a_change_is_kept_and_an_exception_takes_all_of_it_back(settings: Settings) -> None:
    with writing(settings) as con:
        enter(con, "kept.csv")
    with pytest.raises(RuntimeError, match="1 rows read"), writing(settings) as con:
        ledger.finish_upload(
            con,
            enter(con, "lost.csv"),
            rows_read=1,
            rows_loaded=0,
            rows_skipped=0,
            rows_rejected=0,
        )
    with rehearsing(settings) as con:
        assert ledger.entries(con)["file_name"].to_list() == ["kept.csv"]


def test_a_rehearsal_sees_its_own_changes_and_leaves_none(settings: Settings) -> None:
    with rehearsing(settings) as con:
        enter(con)
        assert ledger.entries(con).height == 1
    with rehearsing(settings) as con:
        assert ledger.entries(con).height == 0
    assert publish.in_service(settings) is None


def test_a_second_writer_waits_and_says_for_whom(settings: Settings) -> None:
    told: list[Message] = []
    entered, leave = threading.Event(), threading.Event()

    def first() -> None:
        with writing(settings):
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait(10)

    def on_wait(message: Message) -> None:
        told.append(message)
        leave.set()

    with writing(Settings(settings.warehouse, "second"), on_wait=on_wait) as con:
        enter(con)
    thread.join()
    assert [str(message).split(" since ")[0] for message in told] == [
        "tests has been changing the warehouse"
    ]


def test_a_second_writer_gives_up_in_words(settings: Settings) -> None:
    with (
        writing(settings),
        pytest.raises(DataRefused, match=r"tests has been changing .*\n.*Try again"),
        writing(settings, wait_seconds=0),
    ):
        pass


def test_a_damaged_ledger_is_refused_in_words(settings: Settings) -> None:
    settings.warehouse.mkdir()
    settings.ledger.write_bytes(b"this is no database" * 1000)
    with pytest.raises(DataRefused, match="cannot be opened"), writing(settings):
        pass


def test_a_ledger_of_another_version_is_refused_in_words(settings: Settings) -> None:
    settings.warehouse.mkdir()
    con = duckdb.connect(settings.ledger)
    con.execute("CREATE TABLE raw_mci (mci_usd DOUBLE)")
    con.close()
    with pytest.raises(DataRefused, match="another version"), writing(settings):
        pass


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with (
        pytest.raises(DataRefused, match="cannot be written"),
        writing(Settings(tmp_path / "file" / "warehouse", "tests")),
    ):
        pass


def test_appending_to_an_unknown_table_fails(settings: Settings) -> None:
    with rehearsing(settings) as con, pytest.raises(LookupError, match="no such table"):
        append(con, "upload; DROP TABLE upload", pl.DataFrame({"a": [1]}))


def test_a_query_has_one_file() -> None:
    with pytest.raises(LookupError, match="0 SQL files are called nothing"):
        query(duckdb.connect(), "nothing")


def test_every_sql_file_opens_with_its_name_its_grain_and_its_judgement() -> None:
    for path in SQL.glob("*/*.sql"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(line.startswith("-- ") for line in lines[:3]), path
        assert lines[0].startswith((f"-- {path.stem}:", f"-- {path.stem}(")), path
        assert max(map(len, lines)) <= 110, path


def test_views_come_after_what_they_read() -> None:
    order = [name for name, _ in in_order("staging", "core")]
    assert sorted(order) == sorted((*names("staging"), *names("core")))
    assert order.index("core_upload") < order.index("core_case")


DYING_WRITER = """
import sys, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from etl.settings import Settings
from etl.warehouse import writing
from etl import publish
from test_warehouse import enter
if {moment!r} == "publishing":
    publish._point_at = lambda *args: (print("ready", flush=True), time.sleep(60))
with writing(Settings(Path({warehouse!r}), "dying")) as con:
    enter(con, "second.csv", cases=("B",))
    if {moment!r} == "writing":
        print("ready", flush=True)
        time.sleep(60)
"""


@pytest.mark.parametrize("moment", ["writing", "publishing"])
def test_a_killed_writer_leaves_the_ledger_readable_and_the_release_whole(
    settings: Settings, moment: str
) -> None:
    with writing(settings) as con:
        enter(con, "first.csv", cases=("A",))
    before = publish.in_service(settings)
    tests = str(Path(__file__).parent)
    code = DYING_WRITER.format(tests=tests, moment=moment, warehouse=str(settings.warehouse))
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(signal.SIGKILL)

    assert publish.in_service(settings) == before
    assert publish.table(CASE, settings=settings)["case_id"].to_list() == ["A"]
    with writing(settings):  # no change, but what was committed and not yet published is
        pass
    served = publish.table(CASE, settings=settings)["case_id"].to_list()
    assert served == (["A"] if moment == "writing" else ["A", "B"])
    assert not list(settings.releases.glob(".*"))


@pytest.mark.slow
def test_eight_killed_writers_lose_nothing_that_was_acknowledged(settings: Settings) -> None:
    """Kill a writer that loads without end, at eight different moments."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from etl.settings import Settings\nfrom etl.warehouse import writing\n"
        "from test_warehouse import enter\n"
        f"settings = Settings(Path({str(settings.warehouse)!r}), 'dying')\n"
        "n = int(sys.argv[1])\n"
        "while True:\n"
        "    with writing(settings) as con:\n"
        "        enter(con, f'{n}.csv', cases=(f'case {n}',))\n"
        "    print(n, flush=True)\n"
        "    n += 1\n"
    )
    acknowledged: list[int] = []
    for trial in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(1000 * trial)],
            stdout=subprocess.PIPE,
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        ) as child:
            assert child.stdout is not None
            acknowledged.append(int(child.stdout.readline()))
            threading.Event().wait(0.03 * trial)
            child.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in child.stdout.read().splitlines()]
        served = publish.table(CASE, settings=settings)["case_id"].to_list()
        assert {f"case {n}" for n in acknowledged} <= set(served)
    with rehearsing(settings) as con:
        assert {f"{n}.csv" for n in acknowledged} <= set(ledger.entries(con)["file_name"])
