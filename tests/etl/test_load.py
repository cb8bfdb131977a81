"""A file of a register from its bytes to the release, and back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from contracts import CASE, SANCTION, UPLOAD
from etl import progress, publish, warehouse
from etl.errors import DataRefused
from etl.ledger import withdraw
from etl.load import check, load
from etl.load_report import LoadReport, describe_problem, rejected_rows
from etl.settings import Settings
from tests.etl.fuzzing import examples
from words import LANGUAGES, language

Register = Callable[..., LoadReport]

THREE_BAD_ROWS = """Номер дела;Дата регистрации;Регион;Район;Статья;Исход;Подозреваемый;Телефон
1;2025-10-01;Мангистауская область;Актау;УК 115-1;осужден;900101300017;87011234567
2;31.02.2026;Мангистауская область;Актау;УК 115-1;;;
3;2025-10-03;Мордор;;УК 115-1;;;
4;2025-10-04;Маңғыстау облысы;Мұнайлы ауданы;ҚК 115-1-бап;тергеуде;900101300017;
5;2025-10-05;Мангистауская область;Актау
"""


def released(settings: Settings) -> pl.DataFrame:
    return publish.table(CASE, settings=settings)


def test_sound_rows_are_loaded_and_bad_ones_kept_apart(
    register: Register, settings: Settings
) -> None:
    report = register(THREE_BAD_ROWS, load_it=True)
    assert (report.rows_read, report.rows_loaded, report.rows_skipped) == (5, 2, 0)
    assert report.rows_rejected == 3
    assert report.problems["check_code"].to_list() == [
        "date_impossible",
        "region_unknown",
        "row_width",
    ]
    assert report.ignored_columns == ("Телефон",)
    cases = released(settings)
    assert cases["case_id"].to_list() == ["1", "4"]
    assert cases["district_code"].to_list() == ["471000000", "475000000"]
    assert cases["outcome"].to_list() == ["convicted", "in_progress"]
    assert cases["track"].to_list() == ["criminal", "criminal"]
    assert cases["suspect_id"].n_unique() == 1
    upload = publish.table(UPLOAD, settings=settings).row(0, named=True)
    assert (upload["rows_read"], upload["rows_rejected"], upload["encoding"]) == (5, 3, "UTF-8")


def test_the_bar_of_a_load_passes_every_phase_and_only_moves_forward(register: Register) -> None:
    heard: list[progress.Progress] = []
    with progress.heard_by(heard.append):
        register(THREE_BAD_ROWS, load_it=True)
    phases = list(dict.fromkeys(it.phase for it in heard))
    assert phases == [phase for phase in progress.PHASES if phase != "waiting"]
    shares = [it.share for it in heard]
    assert shares == sorted(shares)
    assert len({it.share for it in heard if it.phase == progress.LAST}) == 2
    assert shares[-1] < 1


def test_checking_writes_nothing(register: Register, settings: Settings) -> None:
    report = register(THREE_BAD_ROWS)
    assert (report.upload_id, report.rows_loaded) == (None, 2)
    assert released(settings).is_empty()


def test_no_personal_number_reaches_store_or_message(
    register: Register, settings: Settings
) -> None:
    text = "case_id,registered_on,region,article,suspect_id,outcome,contacts_count\n"
    text += "900101300017,2025-10-01,47,УК 115,900101300017,+77011234567,a@b.kz\n"
    text += "2,2025-10-01,47,УК 115,900101300017,,\n"
    report = register(text, load_it=True)
    said = " ".join(str(describe_problem(row)) for row in report.problems.iter_rows(named=True))
    stored = b"".join(p.read_bytes() for p in settings.warehouse.rglob("*") if p.is_file())
    for secret in ("900101300017", "77011234567", "a@b.kz"):
        assert secret not in said
        assert secret.encode() not in stored
    assert report.rows_loaded == 1


def test_partial_dates_keep_their_precision(register: Register, settings: Settings) -> None:
    text = "case_id,registered_on,region,article,conduct_from,conduct_to\n"
    register(text + "1,2025-10-01,47,УК 115,2024,06.2025\n", load_it=True)
    case = released(settings).row(0, named=True)
    assert (case["conduct_from"], case["conduct_from_precision"]) == (date(2024, 1, 1), "year")
    assert (case["conduct_to"], case["conduct_to_precision"]) == (date(2025, 6, 1), "month")
    assert (case["reported_on"], case["reported_on_precision"]) == (None, None)


def test_a_later_file_changes_what_it_says_otherwise(
    register: Register, settings: Settings
) -> None:
    head = "case_id,registered_on,region,article,outcome\n"
    register(head + "1,2025-10-01,47,УК 115,\n2,2025-10-02,47,УК 115,\n", load_it=True)
    before = released(settings)
    later = register(
        head
        + "1,01.10.2025,Мангистау,115 УК,\n2,2025-10-02,47,УК 115,осужден\n3,2025,47,УК 115,\n",
        load_it=True,
    )
    assert (later.rows_identical, later.rows_changed, later.rows_new) == (1, 1, 1)
    assert (later.rows_loaded, later.rows_skipped) == (2, 1)
    assert released(settings)["outcome"].to_list() == [None, "convicted", None]
    with warehouse.writing(settings) as con:
        withdraw(con, later.upload_id or 0, actor="tests")
    assert released(settings).equals(before)


def test_cases_and_sanctions_of_one_person_meet(register: Register, settings: Settings) -> None:
    head = "case_id,registered_on,region,article,suspect_id\n"
    register(head + "1,2025-10-01,47,УК 115-1,p-1\n", load_it=True)
    head = "sanction_id,suspect_id,imposed_on,sanction_type,case_id\n"
    register(head + "1,P-1 ,2025-12-01,штраф,1\n", kind="sanction", load_it=True)
    sanction = publish.table(SANCTION, settings=settings).row(0, named=True)
    assert sanction["suspect_id"] == released(settings)["suspect_id"][0]
    assert sanction["is_principal"] is True


HEADER = "case_id,registered_on,region,article\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "required column case_id is missing"),
        ("case_id,registerd_on,region,article\n1,2,3,4\n", "Did you mean “registerd_on”"),
        (
            "case_id,case id,registered_on,region,article\n1,1,2,3,4\n",
            "two columns are both case_id",
        ),
        (HEADER, "no rows below it"),
        ("900101300017,Иванова Анна Петровна,47,x\n1,2,3,4\n", "required column"),
    ],
)
def test_a_file_that_is_no_register_is_refused(register: Register, text: str, words: str) -> None:
    with pytest.raises(DataRefused) as refusal:
        register(text)
    assert words in str(refusal.value)
    assert "Иванова" not in str(refusal.value)
    assert "900101300017" not in str(refusal.value)


def test_all_missing_columns_are_named_at_once(register: Register) -> None:
    with pytest.raises(DataRefused) as refusal:
        register("foo,bar\n1,2\n")
    assert len(refusal.value.messages) == 4


def test_the_extract_date_is_never_guessed(register: Register) -> None:
    with pytest.raises(DataRefused, match="on what day the data were extracted"):
        register(HEADER + "1,2025-10-01,47,УК 115\n", extract_date=None)
    text = HEADER.replace("\n", ",extract_date\n")
    rows = "1,2025-10-01,47,УК 115,2026-01-31\n2,2025-10-01,47,УК 115,\n"
    report = register(text + rows, extract_date=None)
    assert report.problems["check_code"].to_list() == ["extract_missing"]
    assert report.extract_date == date(2026, 1, 31)


@pytest.mark.parametrize("dataset", ["published", "Police 2025", "", "../x", "x" * 41])
def test_a_bad_name_of_a_data_set_is_refused(register: Register, dataset: str) -> None:
    with pytest.raises(DataRefused):
        register(HEADER + "1,2025-10-01,47,УК 115\n", dataset=dataset)


def test_the_same_file_is_recognised(register: Register, settings: Settings) -> None:
    first = register(THREE_BAD_ROWS, load_it=True)
    with pytest.raises(DataRefused, match=f"already loaded, as upload {first.upload_id}"):
        register(THREE_BAD_ROWS, load_it=True)
    with warehouse.writing(settings) as con:
        withdraw(con, first.upload_id or 0, actor="tests")
    assert register(THREE_BAD_ROWS, load_it=True).rows_loaded == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_download_of_rejected_rows_says_how_to_mend_each(register: Register, code: str) -> None:
    rows = THREE_BAD_ROWS + "=2;2025-10-01;=cmd;;УК 115;;;\n"
    table = rejected_rows(register(rows).problems, language(code))
    assert table.height == 5
    assert table.to_series(0).to_list() == [3, 4, 6, 7, 7]
    assert not table.select(pl.col(pl.String).str.contains("^[=+@-]").any()).row(0).count(True)
    assert table.to_series(6).null_count() == 0


CELL = st.one_of(
    st.sampled_from(
        [
            "",
            "1",
            "2",
            "2025-10-01",
            "31.02.2026",
            "2025",
            "47",
            "Алматы",
            "УК 115-1",
            "434",
            "Итого",
        ]
    ),
    st.sampled_from(
        ["штраф", "fine", "=1+1", '"', '"a', "a\nb", "-", "0", "9" * 30, "SIM-1", "é\u200b"]
    ),
    st.text(max_size=8),
)
COLUMNS = st.lists(
    st.sampled_from(["district", "outcome", "contacts_count", "conduct_forms", "foo", "track"]),
    unique=True,
)


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(40),
    deadline=None,
)
@given(columns=COLUMNS, rows=st.lists(st.lists(CELL, min_size=3, max_size=10), max_size=8))
def test_whatever_the_table_the_rows_add_up_or_it_is_refused(
    tmp_path: Path, settings: Settings, columns: list[str], rows: list[list[str]]
) -> None:
    path = tmp_path / "random.csv"
    head = ["case_id", "registered_on", "region", "article", *columns]
    lines = [",".join(cells) for cells in (head, *rows)]
    path.write_bytes("\n".join(lines).encode(errors="surrogatepass"))
    try:
        report = check(
            path, kind="case", dataset="d", settings=settings, extract_date=date(2026, 9, 30)
        )
    except DataRefused:
        return
    settled = report.rows_loaded + report.rows_skipped + report.rows_rejected
    assert report.rows_read == settled
    for row in report.problems.iter_rows(named=True):
        assert str(describe_problem(row))


def test_a_missing_file_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="was not found"):
        load(tmp_path / "no.csv", kind="case", dataset="d", settings=settings)
