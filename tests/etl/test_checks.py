"""Each check: the row it is there for, and the word it says."""

import re
from collections.abc import Callable

import pytest

from etl.checks.find import CHECKS
from etl.load_report import LoadReport
from etl.queries import SQL, names, text

Register = Callable[..., LoadReport]

CASE = "case_id,registered_on,region,article,"
SANCTION = "sanction_id,suspect_id,imposed_on,sanction_type,"


def objections(report: LoadReport) -> list[tuple[int, str, str | None, str | None]]:
    frame = report.problems.select("line", "check_code", "column_name", "value")
    return [(r[0], r[1], r[2], r[3]) for r in frame.rows()]


@pytest.mark.parametrize(
    ("columns", "row", "code", "column", "value"),
    [
        ("district", "1,,47,УК 115,", "required_missing", "registered_on", ""),
        ("district", ",2025-10-01,47,УК 115,", "required_missing", "case_id", ""),
        ("district", "1,2025-10-01,,УК 115,", "region_missing", "region", ""),
        ("outcome_on", "1,31.02.2026,47,УК 115,", "date_impossible", "registered_on", "31.02.2026"),
        ("outcome_on", "1,2025-10-01,47,УК 115,2026-13", "date_impossible", "outcome_on",
         "2026-13"),
        ("outcome_on", "1,03/04/2026,47,УК 115,", "date_unreadable", "registered_on", "03/04/2026"),
        ("outcome_on", "1,2025-10-01,47,УК 115,soon", "date_unreadable", "outcome_on", "soon"),
        ("contacts_count", "1,2025-10-01,47,УК 115,-3", "number_unreadable", "contacts_count",
         "-3"),
        ("contacts_count", "1,2025-10-01,47,УК 115,2.5", "number_unreadable",
         "contacts_count", "2.5"),
        ("outcome", "1,2025-10-01,47,УК 115,killed", "code_unknown", "outcome", "killed"),
        ("suspect_sex", "1,2025-10-01,47,УК 115,x", "code_unknown", "suspect_sex", "x"),
        ("track", "1,2025-10-01,47,УК 115,civil", "code_unknown", "track", "civil"),
        ("track", "1,2025-10-01,47,УК 115,admin", "case_track_disagrees", "track",
         "administrative"),
        ("conduct_forms", "1,2025-10-01,47,УК 115,calls;x", "case_conduct_form_unknown",
         "conduct_forms", "calls;x"),
        ("district", "1,2025-10-01,Мордор,УК 115,", "region_unknown", "region", "Мордор"),
        ("district", "1,2025-10-01,47,УК 115,Шир", "district_unknown", "district", "Шир"),
        ("district", "1,2025-10-01,47,УК 115,г. Семей", "district_elsewhere", "district",
         "г. Семей"),
        ("district", "1,2025-10-01,,УК 115,Абай ауданы", "district_ambiguous", "district",
         "Абай ауданы"),
        ("district", "1,2025-10-01,47,434,", "article_unreadable", "article", "434"),
        ("district", "1,2025-10-01,47,УК 999,", "article_unknown", "article", "УК 999"),
        ("district", "1,2025-10-01,47,КоАП 77,", "article_unlisted", "article", "КоАП 77"),
        ("district", "1,2025-09-15,47,УК 115-1,", "article_not_in_force", "article", "УК 115-1"),
        ("district", "1,2024-07-01,47,КоАП 73-1,", "article_repealed", "article", "КоАП 73-1"),
        ("district", "1,2026-10-01,47,УК 115,", "after_extract", "registered_on", "2026-10-01"),
        ("reported_on", "1,2025-10-01,47,УК 115,2025-10-02", "case_date_order", "registered_on",
         "2025-10-01"),
        ("outcome_on", "1,2025-10-01,47,УК 115,2025-09", "case_date_order", "outcome_on",
         "2025-09-30"),
        ("suspect_birth_year", "1,2025-10-01,47,УК 115,2026", "case_birth_year",
         "suspect_birth_year", "2026"),
        ("district", "=1+1,2025-10-01,47,УК 115,", "formula_text", "case_id", None),
        ("district", "Итого,,,,", "total_row", "case_id", "Итого"),
    ],
)  # fmt: skip
def test_cases(
    register: Register, columns: str, row: str, code: str, column: str, value: str | None
) -> None:
    report = register(f"{CASE}{columns}\n{row}\n")
    assert (2, code, column, value) in objections(report)
    assert report.rows_rejected == (CHECKS[code].severity == "error")


def test_simulated_and_real_rows_never_share_a_data_set(register: Register) -> None:
    real, simulated = "1,2025-10-01,47,УК 115,", "SIM-1,2025-10-01,47,УК 115,"
    mixed = register(f"{CASE}district\n{real}\n{simulated}\n")
    assert objections(mixed) == [(3, "simulated_mixed", "case_id", "SIM-1")]
    assert objections(register(f"{CASE}district\n{simulated}\n")) == []
    register(f"{CASE}district\n{simulated}\n", load_it=True)
    later = register(f"{CASE}district\n{real}\n")
    assert objections(later) == [(2, "simulated_mixed", "case_id", "1")]


@pytest.mark.parametrize(
    "row",
    [
        "1,2025-10-01,47,УК 115-1,2025-09-16",
        "1,01.10.2025,47,115-1,16.09.2025",
        "1,2025-10,47,УК 115-1,2025",  # the reports of 2025 may precede October 2025
        "1,2025-09,47,УК 115-1,2025-09",  # part of September 2025 is after the 16th
        "1,2026-09,47,УК 115-1,09.2026",  # part of September 2026 is before the extract
        "1,2025-10-01 14:30,47,УК 115-1,1.9.2025",
    ],
)
def test_what_is_possible_is_kept(register: Register, row: str) -> None:
    report = register(f"{CASE}reported_on\n{row}\n")
    assert objections(report) == []
    assert report.rows_loaded == 1


@pytest.mark.parametrize(
    ("columns", "row", "code", "column", "value"),
    [
        ("article,amount_mci", "1,p,2025-12-01,fine,УК 115-1,201", "sanction_above_ceiling",
         "amount_mci", "201"),
        ("article,amount_kzt", "1,p,2025-12-01,fine,УК 115-1,790 000", "sanction_above_ceiling",
         "amount_kzt", "790000"),
        ("article,amount_mci", "1,p,2025-12-01,correctional_work,УК 115-1,200.5",
         "sanction_above_ceiling", "amount_mci", "200.5"),
        ("article,hours", "1,p,2025-12-01,community_service,УК 115-1,201",
         "sanction_above_ceiling", "hours", "201"),
        ("article,days", "1,p,2025-12-01,arrest,УК 115-1,51", "sanction_above_ceiling",
         "days", "51"),
        ("article,days", "1,p,2025-12-01,admin_arrest,КоАП 434,31", "sanction_above_ceiling",
         "days", "31"),
        ("article,amount_mci", "1,p,2023-03-05,fine,КоАП 434,6", "sanction_above_ceiling",
         "amount_mci", "6"),
        ("article,months", "1,p,2025-12-01,imprisonment,УК 115-1,6", "sanction_not_possible",
         "sanction_type", "imprisonment"),
        ("article,hours", "1,p,2025-08-31,community_service,КоАП 434,40", "sanction_not_possible",
         "sanction_type", "community_service"),
        ("article,days", "1,p,2025-12-01,admin_arrest,УК 115-1,5", "sanction_not_possible",
         "sanction_type", "admin_arrest"),
        ("article,days", "1,p,2025-09-01,arrest,УК 115-1,5", "article_not_in_force", "article",
         "УК 115-1"),
        ("amount_mci,amount_kzt", "1,p,2025-12-01,fine,100,786400", "sanction_amounts_disagree",
         "amount_kzt", "786400"),
        ("case_id,days", "1,p,2025-12-01,arrest,c9,5", "sanction_case_unknown", "case_id", "c9"),
        ("paid_on,status", "1,p,2025-12-01,fine,2025-11-30,paid", "sanction_date_order", "paid_on",
         "2025-11-30"),
        ("court,status", "1,p,2025-12-01,fine,Иванова Анна Петровна,paid", "personal_data", "court",
         None),
        ("court,status", f"1,p,2025-12-01,fine,{'x' * 201},paid", "text_too_long", "court", None),
        ("court,status", "1,,2025-12-01,fine,,paid", "required_missing", "suspect_id", ""),
    ],
)  # fmt: skip
def test_sanctions(
    register: Register, columns: str, row: str, code: str, column: str, value: str | None
) -> None:
    report = register(f"{SANCTION}{columns}\n{row}\n", kind="sanction")
    assert (2, code, column, value) in objections(report)
    assert report.rows_rejected == (CHECKS[code].severity == "error")


@pytest.mark.parametrize(
    "row",
    [
        "1,p,2025-12-01,fine,УК 115-1,200,786400,,",  # 200 x 3932 tenge
        "1,p,2026-02-01,штраф,115-1,200,865000,,",  # 200 x 4325
        "1,p,2025-12-01,arrest,ҚК 115-1-бап,,,,50",
        "1,p,2023-03-05,fine,КоАП 434,5,17250,,",
        "1,p,2023-03-06,fine,КоАП 434,20,69000,,",
        "1,p,2023-03,fine,КоАП 434,20,69000,,",  # may have been after the 6th
        "1,p,2022-05-01,fine,КоАП 434,5,15315,,",  # some rules kept 3063 after April 2022
        "1,p,2025-12-01,admin_arrest,КоАП 73,,,,40",  # no verified ceiling, no judgement
        "1,p,2025-12-01,protective_order,УК 115-1,,,,30",  # accompanies any article
    ],
)
def test_lawful_sanctions_are_kept(register: Register, row: str) -> None:
    columns = "article,amount_mci,amount_kzt,hours,days"
    assert objections(register(f"{SANCTION}{columns}\n{row}\n", kind="sanction")) == []


def test_a_sanction_without_article_is_judged_by_that_of_its_case(register: Register) -> None:
    register(f"{CASE}conduct_from\nc1,2025-10-01,47,УК 115-1,2025-09-20\n", load_it=True)
    rows = "1,p,2025-12-01,arrest,c1,51\n2,p,2025-09-19,arrest,c1,5\n3,p,2025-12-01,arrest,c1,50\n"
    report = register(f"{SANCTION}case_id,days\n{rows}", kind="sanction")
    assert objections(report) == [
        (2, "sanction_above_ceiling", "days", "51"),
        (3, "sanction_before_conduct", "imposed_on", "2025-09-19"),
    ]


def test_duplicates_within_a_file(register: Register) -> None:
    rows = "1,2025-10-01,47,УК 115\n1,01.10.2025,Мангистау,115 УК\n"
    rows += "2,2025-10-01,47,УК 115\n2,2025-10-02,47,УК 115\n"
    report = register(f"{CASE[:-1]}\n{rows}")
    assert objections(report) == [
        (3, "duplicate_row", "case_id", "1"),
        (4, "duplicate_conflict", "case_id", "2"),
        (5, "duplicate_conflict", "case_id", "2"),
    ]
    assert (report.rows_loaded, report.rows_skipped, report.rows_rejected) == (1, 1, 2)


def test_every_check_has_its_words_and_its_header() -> None:
    folder = SQL / "checks"
    for name in names("checks"):
        header = text(f"checks/{name}").splitlines()[:3]
        assert header[0].startswith(f"-- {name}: "), folder / name
        assert header[1].startswith("-- Grain: line"), folder / name
        assert all(line.startswith("-- ") for line in header), folder / name
        severity = re.search(r"(Error|Warning)\.", header[0])
        assert severity, folder / name
        if name != "case_place_unresolved":
            assert CHECKS[name].severity == severity.group(1).lower()
