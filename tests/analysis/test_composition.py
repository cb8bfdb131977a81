"""Composition: each case under one basis, shares of a month add up, substitution is seen."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis.composition import booked_since, monthly_composition
from contracts import ContractError

UNTIL = date(2026, 1, 1)
ARTICLES = ["КоАП 434", "КоАП 73", "КоАП 461", "УК 115", "УК 147", "УК 149", "УК 115-1", "УК 120"]


def cases(*rows: tuple[str | None, date]) -> pl.DataFrame:
    schema = {"article": pl.String, "registered_on": pl.Date}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def test_cases_move_from_one_basis_to_another_while_the_sum_stays() -> None:
    august, october = date(2025, 8, 5), date(2025, 10, 5)
    got = monthly_composition(
        cases(
            *[("КоАП 434", august)] * 3,
            ("УК 115", august),
            ("КоАП 434", october),
            ("УК 115-1", october),
            ("УК 115-1", october),
            (None, october),
        ),
        until=date(2025, 11, 1),
    )
    assert got.select("basis", "month", "count", "total", "share").rows() == [
        ("admin", date(2025, 8, 1), 3, 4, 0.75),
        ("admin", date(2025, 9, 1), 0, 0, None),
        ("admin", date(2025, 10, 1), 1, 4, 0.25),
        ("article_115_1", date(2025, 8, 1), 0, 4, 0.0),
        ("article_115_1", date(2025, 9, 1), 0, 0, None),
        ("article_115_1", date(2025, 10, 1), 2, 4, 0.5),
        ("criminal", date(2025, 8, 1), 1, 4, 0.25),
        ("criminal", date(2025, 9, 1), 0, 0, None),
        ("criminal", date(2025, 10, 1), 0, 4, 0.0),
        ("other", date(2025, 8, 1), 0, 4, 0.0),
        ("other", date(2025, 9, 1), 0, 0, None),
        ("other", date(2025, 10, 1), 1, 4, 0.25),
    ]


@pytest.mark.parametrize(
    ("article", "basis"),
    [
        *((article, "admin") for article in ARTICLES[:3]),
        *((article, "criminal") for article in ARTICLES[3:6]),
        ("УК 115-1", "article_115_1"),
        ("УК 120", "other"),
    ],
)
def test_every_article_has_its_basis(article: str, basis: str) -> None:
    got = monthly_composition(cases((article, date(2025, 12, 1))), until=UNTIL)
    assert got.select("basis", "count", "share").rows() == [(basis, 1, 1.0)]


def test_share_booked_since_the_law_has_its_interval() -> None:
    day = date(2025, 10, 5)
    seen = monthly_composition(cases(("УК 115-1", day), *[("УК 115", day)] * 3), until=UNTIL)
    booked = booked_since(seen, day=date(2025, 10, 1))
    assert (booked["count"], booked["total"], booked["share"]) == (1, 4, 0.25)
    assert (booked["low"], booked["high"]) == pytest.approx((0.0456, 0.6994), abs=5e-5)
    assert booked_since(seen, day=date(2025, 11, 1)) == {
        "count": 0,
        "total": 0,
        **dict.fromkeys(("share", "low", "high")),
    }


def test_no_rows_and_missing_columns() -> None:
    assert monthly_composition(cases(), until=UNTIL).is_empty()
    assert booked_since(monthly_composition(cases(), until=UNTIL), day=UNTIL)["share"] is None
    with pytest.raises(ContractError, match="column article is missing"):
        monthly_composition(cases().drop("article"), until=UNTIL)


DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@given(st.lists(st.tuples(st.sampled_from([*ARTICLES, None]), DAYS)), st.integers(0, 2**16))
def test_shares_of_a_month_add_up_whatever_the_row_order(
    rows: list[tuple[str | None, date]], seed: int
) -> None:
    table = cases(*rows)
    got = monthly_composition(table, until=UNTIL)
    assert got["count"].sum() == len(rows)
    sums = got.group_by("month").agg(pl.col("share").sum(), pl.col("total").first())
    for share, total in sums.select("share", "total").rows():
        assert share == pytest.approx(1.0 if total else 0.0)
    mixed = table.sample(fraction=1, shuffle=True, seed=seed)
    assert_frame_equal(monthly_composition(mixed, until=UNTIL), got)
