"""Differencing everything the screens and downloads of one register show finds nothing."""

from collections.abc import Sequence
from itertools import product
from random import Random

import polars as pl
import pytest

from analysis.disclosure.suppression import suppress, with_totals
from tests.analysis.reader_attack import ranges

Key = tuple[str | None, ...]
KEYS = ["region", "district", "month", "sex"]

#: What each screen shows: headline cards, months, drill-down, sexes, and the file to download.
SCREENS: dict[str, list[tuple[str, ...]]] = {
    "headline": [("region",), ()],
    "months": [("region", "month"), ("month",)],
    "drill-down": [("region", "district"), ("region", "district", "month")],
    "sexes": [("region", "sex"), ("sex",)],
    "download": [("region", "month", "sex"), ("month", "sex")],
}
MARGINS = [kept for screen in SCREENS.values() for kept in screen]


def register(seed: int, *, months: int = 3) -> pl.DataFrame:
    """Return the cases of a seeded register, counted as finely as it goes."""
    random = Random(seed)  # noqa: S311 - no secret
    places = [(r, f"{r}{d}") for r in ("47", "71", "75") for d in "12"]
    rows = [
        (r, d, f"{m:02}", s, random.choice((0, 0, 1, 2, 3, 6, 9, 14, 25)))
        for (r, d), m, s in product(places, range(1, months + 1), "fm")
    ]
    return pl.DataFrame(rows, schema=[*KEYS, "count"], orient="row")


def given_away(truth: pl.DataFrame, shown: set[Key], hidden: set[Key]) -> Sequence[str]:
    """Return the hidden numbers that a reader of all screens and files knows within 5."""
    cells = register(115).select(KEYS).rows()

    def members(key: Key) -> frozenset[object]:
        return frozenset(
            cell
            for cell in cells
            if all(part in (None, value) for part, value in zip(key, cell, strict=True))
        )

    counts = dict(zip(truth.select(KEYS).rows(), truth["count"], strict=True))
    known = {members(key): counts[key] for key in shown}
    wanted = {str(key): members(key) for key in hidden}
    found = ranges(known, wanted, fewest=dict.fromkeys(cells, 0.0))
    return [name for name, (low, high) in found.items() if high - low < 5 - 1e-6]


def split(marked: pl.DataFrame) -> tuple[set[Key], set[Key]]:
    """Return which numbers a suppressed table shows and which it hides."""
    hidden = set(marked.filter(status="c").select(KEYS).rows())
    return set(marked.select(KEYS).rows()) - hidden, hidden


@pytest.fixture(scope="module")
def everything() -> pl.DataFrame:
    return with_totals(register(115), MARGINS, dimensions=KEYS)


def test_hiding_only_the_small_numbers_gives_them_away(everything: pl.DataFrame) -> None:
    small = pl.when(pl.col("count").is_between(1, 4)).then(pl.lit("c")).otherwise(pl.lit("ok"))
    assert given_away(everything, *split(everything.with_columns(status=small)))


def test_protecting_each_screen_by_itself_gives_numbers_away(everything: pl.DataFrame) -> None:
    shown, hidden = set[Key](), set[Key]()
    for screen in SCREENS.values():
        names = [name for name in KEYS if any(name in kept for kept in screen)]
        cells = register(115).group_by(names).agg(pl.col("count").sum())
        marked = suppress(with_totals(cells, screen), margins=screen, dimensions=names)
        absent = [pl.lit(None, dtype=pl.String).alias(n) for n in KEYS if n not in names]
        parts = split(marked.with_columns(absent))
        shown, hidden = shown | parts[0], hidden | parts[1]
    assert given_away(everything, shown, hidden)


def test_all_screens_and_files_as_one_system_give_nothing_away(everything: pl.DataFrame) -> None:
    shown, hidden = split(suppress(everything, margins=MARGINS, dimensions=KEYS))
    assert hidden
    assert given_away(everything, shown, hidden) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_next_release_gives_no_change_away(seed: int) -> None:
    """The unknowns are the first release and what was added since, which is never negative."""
    random = Random(seed)  # noqa: S311 - no secret
    first = register(seed, months=1).drop("month", "district")
    first = first.group_by("region", "sex", maintain_order=True).agg(pl.col("count").sum())
    added = [random.choice((0, 0, 1, 3, 8, 12)) for _ in range(first.height)]
    then = with_totals(first, ["region", "sex"])
    now = with_totals(
        first.with_columns(count=pl.col("count") + pl.Series(added)), ["region", "sex"]
    )
    then = then.with_columns(suppress(then, margins=["region", "sex"])["status"])
    shown = suppress(now, margins=["region", "sex"], previous=then)

    cells = first.select("region", "sex").rows()

    def members(key: Key, *steps: str) -> frozenset[object]:
        return frozenset(
            (step, cell)
            for step in steps
            for cell in cells
            if all(part in (None, value) for part, value in zip(key, cell, strict=True))
        )

    known, wanted = {}, {}
    rows = zip(then.rows(), shown.select("status").to_series(), now["count"].to_list(), strict=True)
    for (region, sex, old, was), status, new in rows:
        key = (region, sex)
        if was != "c":
            known[members(key, "then")] = old
        if status != "c":
            known[members(key, "then", "since")] = new
        else:
            wanted[f"{key} now"] = members(key, "then", "since")
        if 0 < new - old < 5:
            wanted[f"{key} change"] = members(key, "since")
    fewest = {(step, cell): 0.0 for step in ("then", "since") for cell in cells}
    assert any(name.endswith("change") for name in wanted)
    found = ranges(known, wanted, fewest=fewest)
    assert [name for name, (low, high) in found.items() if high - low < 5 - 1e-6] == []
