"""The audit against published examples, and suppression against the audit."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.suppression import audit, suppress, with_totals

REGIONS = ["region", "activity"]
ROOT = Path(__file__).parents[2]


def investments() -> pl.DataFrame:
    """Return the introductory table of Fischetti & Salazar (2001), Management Science 47:1008-1027.

    Investments of enterprises by region and activity, as it is written out in the tests of an R
    package that implements their algorithm (``determine_cell_suppression``), with the four cells
    that both hide.
    """
    rows = {"A": (20, 50, 10), "B": (8, 19, 22), "C": (17, 32, 12)}
    cells = [
        (r, a, n) for r, row in rows.items() for a, n in zip(("I", "II", "III"), row, strict=True)
    ]
    return with_totals(pl.DataFrame(cells, schema=[*REGIONS, "count"], orient="row"), REGIONS)


def without(table: pl.DataFrame, *hidden: tuple[str | None, str | None]) -> pl.DataFrame:
    names = table.columns[:2]
    marks = ["c" if key in hidden else "ok" for key in table.select(names).rows()]
    marked = table.with_columns(status=pl.Series(marks))
    return marked.with_columns(count=pl.when(pl.col("status") != "c").then("count"))


def test_audit_finds_the_ranges_of_fischetti_and_salazar() -> None:
    """Four cells in a rectangle move together by one amount t, from -min(8, 12) to min(22, 17)."""
    shown = without(investments(), ("B", "I"), ("B", "III"), ("C", "I"), ("C", "III"))
    assert audit(shown, REGIONS).select("region", "activity", "low", "high").rows() == [
        ("B", "I", 0, 25),
        ("B", "III", 5, 30),
        ("C", "I", 0, 25),
        ("C", "III", 4, 29),
    ]


def test_suppress_hides_the_four_cells_of_fischetti_and_salazar() -> None:
    """Their sensitive cell is 22; hidden for being below 9, 8 takes the same three with it."""
    shown = suppress(investments(), margins=REGIONS, threshold=9)
    hidden = shown.filter(status="c").select(REGIONS).rows()
    assert hidden == [("B", "I"), ("B", "III"), ("C", "I"), ("C", "III")]


def test_a_line_with_its_total_hides_another_line_with_its_total() -> None:
    """The second table of the same tests: 1 + 3 = 4 are small, 52 + 16 = 68 their partners."""
    pairs = [(262, 78), (110, 59), (52, 16), (54, 16), (97, 17), (90, 37), (1, 3), (0, 0)]
    cells = [
        (f"{row}", sex, n)
        for row, pair in enumerate(pairs)
        for sex, n in zip("fm", pair, strict=True)
    ]
    table = with_totals(
        pl.DataFrame(cells, schema=["line", "sex", "count"], orient="row"), ["line", "sex"]
    )
    published = [(line, sex) for line in "26" for sex in ("f", "m", None)]
    found = audit(without(table, *published), ["line", "sex"])
    # Each of the small line shares what is left of its column: 1 + 52, 3 + 16 and 4 + 68.
    limits = {(line, sex): (low, high) for line, sex, _, low, high, *_ in found.rows()}
    assert limits == {
        (line, sex): (0, top)
        for line in "26"
        for sex, top in zip(("f", "m", None), (53, 19, 72), strict=True)
    }
    shown = suppress(table, margins=["line", "sex"])
    assert audit(shown, ["line", "sex"], fewest=1)["is_protected"].all()
    assert shown.filter(status="c").height <= len(published)


def test_audit_finds_a_cell_that_two_in_each_line_still_give_away() -> None:
    """Two hidden cells in every row and column are no protection by themselves.

    Rows 1 and 2 together, less columns 2 and 3 together, leave the corner: every other hidden cell
    of the two rows lies in these columns, and these columns hide nothing else.
    """
    counts = [(15, 1, 3, 1), (20, 10, 10, 15), (3, 10, 10, 2), (12, 14, 7, 2)]
    cells = [(str(r), str(c), n) for r, row in enumerate(counts) for c, n in enumerate(row)]
    table = with_totals(
        pl.DataFrame(cells, schema=["row", "column", "count"], orient="row"), ["row", "column"]
    )
    hidden = ["01", "02", "03", "11", "12", "20", "23", "30", "33"]
    found = audit(without(table, *((at[0], at[1]) for at in hidden)), ["row", "column"])
    given_away = found.filter(pl.col("low") == pl.col("high"))
    assert given_away.rows() == [("0", "3", "count", 1.0, 1.0, True, False)]


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


def test_cells_are_hidden_alike_whatever_order_a_process_gives_its_sets() -> None:
    """Texts are hashed with another seed in each process: what is hidden may not hang on it."""
    program = (
        "import sys, polars as pl\n"
        "from analysis.disclosure.suppression import suppress, with_totals\n"
        "cells = [(r, m, (7 * i + 3 * j) % 11) for i, r in enumerate('ABCDEFG')"
        " for j, m in enumerate('uvwxyz')]\n"
        "table = pl.DataFrame(cells, schema=['region', 'month', 'count'], orient='row')\n"
        "margins = ['region', 'month']\n"
        "sys.stdout.write(suppress(with_totals(table, margins), margins=margins).write_csv())\n"
    )
    hidden = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in range(4)
    }
    assert len(hidden) == 1
    assert b",c" in hidden.pop()
