"""What a draft changes: in the cases, and in what the public sees of them."""

from datetime import date

import polars as pl

from analysis import revision
from analysis.public import cases as public_cases
from analysis.public import edition
from contracts import CASE, SANCTION
from tests.analysis.written_releases import Release, registers, released
from tests.analysis.written_rows import filled

Rows = list[tuple[str, str, str]]


def cases(rows: Rows, *, upload: int = 1) -> pl.DataFrame:
    """Cases as (identifier, region, day of registration or just its year)."""
    days = [day for *_, day in rows]
    return filled(
        CASE,
        dataset=["own"] * len(rows),
        case_id=[key for key, *_ in rows],
        region_code=[region for _, region, _ in rows],
        district_code=["d"] * len(rows),
        article=["УК 115-1"] * len(rows),
        registered_on=[date.fromisoformat(d if len(d) > 4 else f"{d}-01-01") for d in days],
        registered_on_precision=["day" if len(d) > 4 else "year" for d in days],
        upload_id=[upload] * len(rows),
    )


def test_cases_are_new_changed_or_gone_where_they_are_now() -> None:
    before = [("A", "47", "2026-01-13"), ("B", "47", "2026-01-14"), ("C", "75", "2026-02-01")]
    after = [
        ("A", "47", "2026-01-13"),
        ("B", "71", "2026-03-02"),
        ("D", "47", "2026-01-20"),
        ("E", "47", "2026"),
    ]
    found = revision.changes(cases(before), cases(after, upload=2))
    assert found.rows() == [
        ("47", date(2026, 1, 1), 1, 0, 0),
        ("47", None, 1, 0, 0),
        ("71", date(2026, 3, 1), 0, 1, 0),
        ("75", date(2026, 2, 1), 0, 0, 1),
    ]
    assert found.columns == ["region_code", "month", "new", "changed", "gone"]


def test_the_same_cases_from_another_file_are_no_change() -> None:
    rows: Rows = [("A", "47", "2026-01-13")]
    assert revision.changes(cases(rows), cases(rows, upload=2)).is_empty()
    assert revision.changes(CASE.empty(), CASE.empty()).is_empty()


def month(number: int, count: int) -> Rows:
    return [(f"{number}-{n}", "47", f"2025-{number:02}-05") for n in range(count)]


def counted(*states: Rows) -> public_cases.Counted:
    return public_cases.counted(registers(*((cases(rows), date(2026, 1, 1)) for rows in states)))


def test_what_the_public_would_see_is_compared_after_its_protection() -> None:
    first, second = month(1, 40) + month(2, 30), month(1, 40) + month(2, 30) + month(3, 20)
    before, after = counted(first), counted(first, second)
    found = revision.effect(before, after)
    assert found.rows() == [
        (None, None, 70, 90, "changed"),
        (None, date(2025, 3, 1), None, 20, "shown"),
        ("47", None, 70, 90, "changed"),
    ]
    assert revision.told(before, after) == {
        "month_from": date(2025, 3, 1),
        "month_to": date(2025, 3, 1),
        "months": 1,
        "total_before": 70,
        "total_after": 90,
    }


def test_a_correction_too_small_to_be_shown_is_not_told() -> None:
    """Neither by a month, nor by a total: the difference would be two people."""
    first = month(1, 40) + month(2, 30)
    before, after = counted(first), counted(first, first + [("x", "47", "2025-02-06")] * 2)
    assert revision.effect(before, after).is_empty()
    told = revision.told(before, after)
    assert (told["months"], told["total_before"], told["total_after"]) == (0, 70, 70)


def test_a_register_that_appears_or_goes_is_shown_or_hidden_as_a_whole() -> None:
    own = counted(month(1, 40))
    assert set(revision.effect(None, own)["effect"]) == {"shown"}
    assert set(revision.effect(own, None)["effect"]) == {"hidden"}
    gone = revision.told(own, None)
    assert (gone["months"], gone["total_before"], gone["total_after"]) == (0, 40, None)
    assert revision.effect(None, None).is_empty()
    assert revision.told(None, None)["total_after"] is None


def fined(paid: int, open_: int, arrests: int) -> Release:
    """A register of sanctions: so many fines paid and not paid, and arrests."""
    kinds = ["fine"] * (paid + open_) + ["arrest"] * arrests
    statuses = ["paid"] * paid + ["unpaid"] * open_ + [None] * arrests
    rows = filled(
        SANCTION,
        dataset=["own"] * len(kinds),
        sanction_id=[str(n) for n in range(len(kinds))],
        article=["УК 115-1"] * len(kinds),
        sanction_type=kinds,
        is_principal=[True] * len(kinds),
        status=statuses,
    )
    return released((cases(month(1, 40)), date(2026, 1, 1)), sanctions=rows)


def test_what_the_public_would_see_of_sanctions_is_compared() -> None:
    before, after = (
        edition.sanctions_of(one, "own") for one in (fined(40, 30, 20), fined(60, 30, 20))
    )
    assert revision.effect_on_sanctions(before, after).rows() == [
        (None, None, 90, 110, "changed"),
        ("fine", None, 70, 90, "changed"),
        ("fine", "paid", 40, 60, "changed"),
    ]
    assert revision.effect_on_sanctions(before, before).is_empty()
    assert set(revision.effect_on_sanctions(None, after)["effect"]) == {"shown"}
    assert set(revision.effect_on_sanctions(before, None)["effect"]) == {"hidden"}
    assert revision.effect_on_sanctions(None, None).is_empty()


def test_few_sanctions_are_not_among_what_would_be_shown() -> None:
    small = edition.sanctions_of(fined(40, 2, 20), "own")
    rows = revision.effect_on_sanctions(None, small).rows()
    assert ("fine", "unpaid", None, 2, "shown") not in rows
    assert all(after is None or after > 4 for *_, after, _ in rows)


def test_a_register_without_sanctions_shows_none() -> None:
    bare = released((cases(month(1, 40)), date(2026, 1, 1)))
    assert edition.sanctions_of(bare, "own") is None
    assert edition.cases_of(bare, "own") is not None
    assert edition.cases_of(bare, "other") is None
