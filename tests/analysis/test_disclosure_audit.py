"""The audit against a published example, and suppression against the audit."""

from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.suppression import audit, suppress, with_totals

COUNTY = ["county", "education"]


def delinquent_children() -> pl.DataFrame:
    """Return the fictitious table of the Federal Committee on Statistical Methodology (2005).

    Statistical Policy Working Paper 22 (second version), chapter II: number of delinquent
    children by county and education level of the household head.
    """
    rows = {
        "Alpha": (15, 1, 3, 1),
        "Beta": (20, 10, 10, 15),
        "Gamma": (3, 10, 10, 2),
        "Delta": (12, 14, 7, 2),
    }
    levels = ("low", "medium", "high", "very high")
    cells = [(c, e, n) for c, row in rows.items() for e, n in zip(levels, row, strict=True)]
    return with_totals(pl.DataFrame(cells, schema=[*COUNTY, "count"], orient="row"), COUNTY)


def without(table: pl.DataFrame, *hidden: tuple[str, str]) -> pl.DataFrame:
    marks = ["c" if key in hidden else "ok" for key in table.select(COUNTY).rows()]
    marked = table.with_columns(status=pl.Series(marks))
    return marked.with_columns(count=pl.when(pl.col("status") != "c").then("count"))


def test_audit_finds_the_cell_that_working_paper_22_gives_away() -> None:
    """Its table with two hidden cells in each row and column still shows one cell to be 1.

    Alpha and Beta together, less medium and high together, leave Alpha's very high: (20 + 55) -
    (35 + 30) - (15 + 20 + 15) + (10 + 14 + 10 + 7) = 1.
    """
    flawed = without(
        delinquent_children(),
        ("Alpha", "medium"),
        ("Alpha", "high"),
        ("Alpha", "very high"),
        ("Beta", "medium"),
        ("Beta", "high"),
        ("Gamma", "low"),
        ("Gamma", "very high"),
        ("Delta", "low"),
        ("Delta", "very high"),
    )
    found = audit(flawed, COUNTY)
    given_away = found.filter(pl.col("low") == pl.col("high"))
    assert given_away.rows() == [("Alpha", "very high", "count", 1.0, 1.0, True, False)]


def test_suppress_protects_that_table() -> None:
    table = delinquent_children()
    shown = suppress(table, margins=COUNTY)
    assert audit(shown, COUNTY)["is_protected"].all()
    assert shown.filter(pl.any_horizontal(pl.col(COUNTY).is_null()))["count"].null_count() == 0
    assert shown["count"].null_count() <= 11  # 6 of them small


def test_audit_says_when_a_total_is_missing() -> None:
    shown = suppress(pl.DataFrame({"sex": ["f", "m"], "count": [3, 9]}), margins=["sex"])
    with pytest.raises(ValueError, match="add them by with_totals"):
        audit(shown, ["sex"])


def test_audit_adds_up_totals_while_the_hidden_counts_are_still_there() -> None:
    inside = pl.DataFrame({"sex": ["f", "m"], "count": [3, 9], "status": ["c", "c"]})
    assert audit(inside, ["sex"])["high"].to_list() == [12.0, 12.0]


def test_a_number_that_nothing_limits_has_no_end() -> None:
    alone = pl.DataFrame({"sex": ["f", "m"], "count": [None, 9]})
    assert audit(alone, [], dimensions=["sex"])["high"].to_list() == [float("inf")]


def test_audit_refuses_contradictions() -> None:
    table = pl.DataFrame({"sex": ["f", "m", None], "count": [None, 9, 8]})
    with pytest.raises(ValueError, match="contradict"):
        audit(table, ["sex"])


@st.composite
def tables(draw: st.DrawFn) -> pl.DataFrame:
    """Draw a table of one to three dimensions, mostly of small counts and zeros."""
    shape = draw(st.sampled_from([(4,), (2, 2), (3, 4), (2, 2, 3)]))
    size = 1
    for length in shape:
        size *= length
    count = st.one_of(st.integers(0, 6), st.integers(0, 60))
    counts = draw(st.lists(count, min_size=size, max_size=size))
    keys = list(product(*(map(str, range(length)) for length in shape)))
    names = ["region", "month", "sex"][: len(shape)]
    return pl.DataFrame(keys, schema=names, orient="row").with_columns(
        count=pl.Series(counts, dtype=pl.Int64)
    )


@settings(max_examples=40)
@given(table=tables(), seed=st.integers(0, 99))
def test_no_hidden_number_can_be_worked_out(table: pl.DataFrame, seed: int) -> None:
    margins = [name for name in table.columns if name != "count"]
    full = with_totals(table, margins)
    shown = suppress(full, margins=margins)
    for fewest in (0, 1):
        assert audit(shown, margins, fewest=fewest)["is_protected"].all()
    truth = full["count"]
    assert (shown["status"] == "c").equals(shown["count"].is_null())
    assert shown["count"].drop_nulls().is_between(1, 4).sum() == 0
    assert ((truth == 0) & (shown["status"] != "ok")).sum() == 0
    stirred = suppress(full.sample(fraction=1, shuffle=True, seed=seed), margins=margins)
    assert stirred.sort(margins).equals(shown.sort(margins))
