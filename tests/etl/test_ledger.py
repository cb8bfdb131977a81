"""The ledger: numbers that add up, files that are recognised, withdrawals that undo exactly."""

from datetime import date

import duckdb
import polars as pl
import pytest

from contracts import CASE, UPLOAD
from etl import ledger, publish
from etl.errors import DataRefused
from etl.settings import Settings
from etl.warehouse import append, query, rehearsing, writing


def start(con: duckdb.DuckDBPyConnection, *, dataset: str = "qamqor", sha256: str = "ab12") -> int:
    return ledger.start_upload(
        con,
        kind="case",
        dataset=dataset,
        file_name="cases.csv",
        file_sha256=sha256,
        extract_date=date(2026, 2, 1),
        encoding="cp1251",
        actor="A. Analyst",
    )


def finish(con: duckdb.DuckDBPyConnection, upload_id: int, *, loaded: int = 0) -> None:
    ledger.finish_upload(
        con, upload_id, rows_read=loaded, rows_loaded=loaded, rows_skipped=0, rows_rejected=0
    )


def add_case(con: duckdb.DuckDBPyConnection, upload_id: int, case_id: str, outcome: str) -> None:
    row = CASE.empty().to_dict(as_series=False) | {
        "dataset": ["qamqor"],
        "case_id": [case_id],
        "region_code": ["47"],
        "article": ["УК 115-1"],
        "registered_on": [date(2026, 1, 13)],
        "registered_on_precision": ["day"],
        "outcome": [outcome],
        "extract_date": [date(2026, 2, 1)],
        "upload_id": [upload_id],
    }
    append(con, "case_version", pl.DataFrame({k: v or [None] for k, v in row.items()}))


def outcomes(settings: Settings) -> dict[str, str]:
    cases = publish.table(CASE, settings=settings)
    return dict(cases.select("case_id", "outcome").iter_rows())


def test_an_upload_is_entered_with_everything_known_about_it(settings: Settings) -> None:
    with writing(settings) as con:
        upload_id = start(con)
        ledger.finish_upload(
            con, upload_id, rows_read=10, rows_loaded=6, rows_skipped=1, rows_rejected=3
        )
    entry = UPLOAD.check(publish.table(UPLOAD, settings=settings)).row(0, named=True)
    assert entry["loaded_at"].utcoffset().total_seconds() == 0
    del entry["loaded_at"]
    assert entry == {
        "upload_id": 1,
        "kind": "case",
        "dataset": "qamqor",
        "file_name": "cases.csv",
        "file_sha256": "ab12",
        "loaded_by": "A. Analyst",
        "extract_date": date(2026, 2, 1),
        "encoding": "cp1251",
        "mapping": None,
        "rows_read": 10,
        "rows_loaded": 6,
        "rows_skipped": 1,
        "rows_rejected": 3,
        "state": "committed",
        "withdrawn_at": None,
        "code_version": "0.1.0",
    }


def test_rows_that_do_not_add_up_stop_the_upload(settings: Settings) -> None:
    with pytest.raises(RuntimeError, match="10 rows read, but 6 loaded"), writing(settings) as con:
        ledger.finish_upload(
            con, start(con), rows_read=10, rows_loaded=6, rows_skipped=1, rows_rejected=2
        )
    with rehearsing(settings) as con:
        assert ledger.entries(con).is_empty()


def test_an_upload_that_was_not_finished_does_not_count(settings: Settings) -> None:
    with writing(settings) as con:
        add_case(con, start(con), "1", "convicted")
    assert outcomes(settings) == {}


def test_the_same_file_is_recognised_until_it_is_withdrawn(settings: Settings) -> None:
    same = {"kind": "case", "dataset": "qamqor", "file_sha256": "ab12"}
    with writing(settings) as con:
        assert ledger.find_upload(con, **same) is None
        upload_id = start(con)
        finish(con, upload_id)
        assert ledger.find_upload(con, **same) == upload_id
        assert ledger.find_upload(con, **same | {"dataset": "other"}) is None
        assert ledger.find_upload(con, **same | {"kind": "sanction"}) is None
        ledger.withdraw(con, upload_id, actor="A. Analyst")
        assert ledger.find_upload(con, **same) is None


def test_the_newest_version_counts_and_a_withdrawal_brings_the_former_back(
    settings: Settings,
) -> None:
    with writing(settings) as con:
        first = start(con)
        add_case(con, first, "1", "in_progress")
        add_case(con, first, "2", "in_progress")
        finish(con, first, loaded=2)
    before = publish.in_service(settings)
    with writing(settings) as con:
        second = start(con, sha256="cd34")
        add_case(con, second, "1", "convicted")
        add_case(con, second, "3", "refused")
        finish(con, second, loaded=2)
    assert outcomes(settings) == {"1": "convicted", "2": "in_progress", "3": "refused"}
    with writing(settings) as con:
        ledger.withdraw(con, second, actor="A. Analyst")
    after = publish.in_service(settings)
    assert outcomes(settings) == {"1": "in_progress", "2": "in_progress"}
    assert before
    assert after
    assert after.content_hash == before.content_hash
    assert after.number == before.number + 2


def test_withdrawing_deletes_nothing(settings: Settings) -> None:
    with writing(settings) as con:
        upload_id = start(con)
        add_case(con, upload_id, "1", "convicted")
        finish(con, upload_id, loaded=1)
        ledger.withdraw(con, upload_id, actor="A. Analyst")
        assert con.table("case_version").count("case_id").fetchall() == [(1,)]
        assert ledger.entries(con)["state"].to_list() == ["withdrawn"]


def test_a_withdrawal_without_sense_is_refused(settings: Settings) -> None:
    with writing(settings) as con:
        upload_id = start(con)
        finish(con, upload_id)
        ledger.withdraw(con, upload_id, actor="A. Analyst")
        with pytest.raises(DataRefused, match="already withdrawn on"):
            ledger.withdraw(con, upload_id, actor="A. Analyst")
        with pytest.raises(DataRefused, match="There is no upload 99"):
            ledger.withdraw(con, 99, actor="A. Analyst")


@pytest.mark.parametrize("name", ["", "Қамқор", "a b", "../up", "x" * 41, "-a", "a'; DROP"])
def test_a_data_set_needs_a_name_that_fits_an_address(name: str) -> None:
    with pytest.raises(DataRefused, match="cannot name a data set"):
        ledger.check_dataset_name(name, kind="case")


def test_the_published_record_is_not_a_register() -> None:
    with pytest.raises(DataRefused, match="kept for the published record"):
        ledger.check_dataset_name("published", kind="case")
    ledger.check_dataset_name("published", kind="published")


def test_numbers_start_at_one(settings: Settings) -> None:
    with rehearsing(settings) as con:
        assert query(con, "next_upload_id").item() == 1


def test_a_restored_upload_counts_again_and_may_be_withdrawn_anew(settings: Settings) -> None:
    with writing(settings) as con:
        upload_id = start(con)
        add_case(con, upload_id, "A-1", "convicted")
        finish(con, upload_id, loaded=1)
    for _ in range(2):
        with writing(settings) as con:
            ledger.withdraw(con, upload_id, actor="B")
        assert outcomes(settings) == {}
        with writing(settings) as con:
            ledger.restore(con, upload_id, actor="B")
        assert outcomes(settings) == {"A-1": "convicted"}
    entry = publish.table(UPLOAD, settings=settings).row(0, named=True)
    assert (entry["state"], entry["withdrawn_at"]) == ("committed", None)


def test_a_restoration_without_sense_is_refused(settings: Settings) -> None:
    with writing(settings) as con:
        first = start(con)
        finish(con, first)
        with pytest.raises(DataRefused, match="is not withdrawn"):
            ledger.restore(con, first, actor="B")
        ledger.withdraw(con, first, actor="B")
        again = start(con)
        finish(con, again)
        with pytest.raises(DataRefused, match=f"loaded again since, as upload {again}"):
            ledger.restore(con, first, actor="B")
        with pytest.raises(DataRefused, match="no upload 99"):
            ledger.restore(con, 99, actor="B")


def test_what_was_said_by_hand_stands_in_the_ledger(settings: Settings) -> None:
    with writing(settings) as con:
        upload_id = start(con)
        columns = {"upload_id": [upload_id] * 3, "header": ["№", "Дата", "Прим."]}
        columns |= {"column_name": ["case_id", "registered_on", None], "position": [1, 2, 3]}
        by_hand = pl.Series("is_by_hand", [True, False, True])
        append(con, "column_mapping", pl.DataFrame(columns).with_columns(by_hand))
        values = {"upload_id": [upload_id], "column_name": ["region"]}
        values |= {"value": ["Мангистау"], "code": ["47"]}
        append(con, "value_mapping", pl.DataFrame(values))
        finish(con, upload_id)
    entry = publish.table(UPLOAD, settings=settings).row(0, named=True)
    assert entry["mapping"] == "Прим. → –; № → case_id; region: Мангистау → 47"
