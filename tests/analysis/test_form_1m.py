"""Months out of the cumulative Form 1-M: differences that add up to the year again."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from analysis.form_1m import MONTHLY, monthly_from_cumulative
from contracts import FORM_1M_COUNT

MONTH_ENDS = [date(2026, m + 1, 1) - timedelta(days=1) for m in range(1, 12)] + [date(2026, 12, 31)]


def form(
    values: dict[date, int], *, article: str | None = "УК 115-1", row_code: int = 32
) -> pl.DataFrame:
    """A form of Mangystau in 2026: the last day of each report to what it counts."""
    rows = [
        {
            "dataset": "kps",
            "region_code": "47",
            "period_from": date(day.year, 1, 1),
            "period_to": day,
            "section": "1",
            "row_code": row_code,
            "label": "Сталкинг (ст.115-1)" if article else "Всего правонарушений",
            "article": article,
            "form_column": 2,
            "measure": "registered",
            "value": value,
        }
        for day, value in values.items()
    ]
    return pl.DataFrame(rows, schema=dict(FORM_1M_COUNT.schema))


def added(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    columns = ("period_from", "period_to", "months", "value", "is_correction")
    return monthly_from_cumulative(frame).select(columns).rows()


def test_a_month_is_what_a_report_adds_to_the_one_before() -> None:
    january, february = date(2026, 1, 31), date(2026, 2, 28)
    assert added(form({january: 3, february: 7})) == [
        (date(2026, 1, 1), january, 1, 3, False),
        (date(2026, 2, 1), february, 1, 4, False),
    ]


def test_a_correction_stays_negative_and_is_flagged() -> None:
    assert added(form({date(2026, 1, 31): 5, date(2026, 2, 28): 3}))[1] == (
        date(2026, 2, 1),
        date(2026, 2, 28),
        1,
        -2,
        True,
    )


def test_a_missing_report_makes_a_difference_of_several_months() -> None:
    assert added(form({date(2026, 1, 31): 5, date(2026, 4, 30): 9}))[1] == (
        date(2026, 2, 1),
        date(2026, 4, 30),
        3,
        4,
        False,
    )


def test_a_new_year_begins_at_nought() -> None:
    assert added(form({date(2026, 12, 31): 50, date(2027, 1, 31): 2}))[1] == (
        date(2027, 1, 1),
        date(2027, 1, 31),
        1,
        2,
        False,
    )


def test_a_row_keeps_its_months_when_an_article_is_inserted_above_it() -> None:
    january = form({date(2026, 1, 31): 4}, article="УК 116", row_code=32)
    february = form({date(2026, 2, 28): 6}, article="УК 116", row_code=33)
    assert [row[3] for row in added(pl.concat([january, february]))] == [4, 2]


def test_totals_are_known_by_their_label() -> None:
    months = monthly_from_cumulative(form({date(2026, 1, 31): 9}, article=None))
    assert months.select("article", "label").rows() == [(None, "Всего правонарушений")]


def test_nothing_comes_of_nothing() -> None:
    assert monthly_from_cumulative(FORM_1M_COUNT.empty()).schema == pl.Schema(MONTHLY)
    without_code = form({date(2026, 1, 31): 9}).with_columns(measure=pl.lit(None, pl.String))
    assert monthly_from_cumulative(without_code).is_empty()


@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=12), st.randoms())
def test_the_months_add_up_to_the_year_in_any_order_of_reports(values: list[int], random) -> None:  # type: ignore[no-untyped-def]
    reports = dict(zip(MONTH_ENDS, values, strict=True))
    days = list(reports)
    random.shuffle(days)
    months = monthly_from_cumulative(form({day: reports[day] for day in days}))
    assert months["value"].sum() == values[-1]
    assert months["is_correction"].to_list() == (months["value"] < 0).to_list()
