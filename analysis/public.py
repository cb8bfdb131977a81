"""What the public may see of a register: each measure's rows in, its protected table out.

Tables that count the same records in different ways are linked by the totals that they share. Given
these, any two of them go together, so each is protected by itself as long as the totals it shares
are shown. Where one of them would have to be hidden, the whole table is refused instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from analysis.by_place import last_year
from analysis.composition import BASES
from analysis.monthly import month_of
from analysis.public_cells import UNKNOWN, hidden, known, protected, shares


@dataclass(frozen=True, slots=True)
class Counted:
    """The cases of a register, protected as two tables with the same totals.

    Attributes:
        places: ``region_code``, ``district_code``, ``is_own`` (booked under article 115-1),
            ``count``, ``status`` for the last twelve whole months; an empty column is a total.
        months: ``month`` (its first day as text), ``is_last_year``, ``is_in_force``, ``is_own``,
            ``basis``, ``count``, ``status``.
        has_articles: Whether the articles may be told apart at all.
    """

    places: pl.DataFrame
    months: pl.DataFrame
    has_articles: bool


def counted(cases: pl.DataFrame, *, until: date, in_force: date) -> Counted:
    """Count the cases by place and by month, protected together.

    Args:
        cases: As ``contracts.CASE``.
        until: The extract date.
        in_force: The first day on which article 115-1 applied.

    Raises:
        NotAnswerable: Not even the totals that all screens share may be shown.
    """
    marked = _marked(cases, until=until, in_force=in_force)
    last_months = marked.filter("is_last_year")
    for has_articles in (True, False):
        own, basis = (["is_own"], ["is_own", "basis"]) if has_articles else ([], [])
        places = hidden(
            last_months,
            ["region_code", "district_code", *own],
            [[], own, ["region_code"], ["region_code", *own], ["region_code", "district_code"]],
        )
        months = hidden(
            marked,
            ["month", "is_last_year", "is_in_force", *basis],
            [[], basis, ["is_last_year"], ["is_last_year", *own], ["is_last_year", *basis],
             ["is_in_force"], ["is_in_force", *basis], ["month", "is_last_year", "is_in_force"]],
        )  # fmt: skip
        shared = [
            known(places),
            known(months),
            known(months, is_last_year=True),
            *(known(places, is_own=mine) for mine in (True, False) if has_articles),
            *(
                known(months, is_last_year=True, is_own=mine)
                for mine in (True, False)
                if has_articles
            ),
        ]
        if None not in shared:
            return Counted(places, months, has_articles)
    raise protected()


def series(found: Counted, grid: pl.DataFrame, code: str) -> pl.DataFrame:
    """Put the protected counts into the months of a series, as far as all of them are shown.

    Args:
        found: As ``counted`` returns.
        grid: The months, as ``monthly_counts`` returns them for the series.
        code: A key of ``analysis.series.ARTICLES``.

    Returns:
        ``grid`` with what may be shown; hidden months at the end are left out, as the newest
        months are provisional anyway.

    Raises:
        NotAnswerable: A month before those is hidden: no model is made of guesses.
    """
    if code != "stalking" and not found.has_articles:
        raise protected()
    basis = None if code == "stalking" else code
    filled = _by_month(found, grid.with_columns(basis=pl.lit(basis, dtype=pl.String)))
    shown = filled.filter(pl.col("count").is_not_null())
    last = shown["month"].max()
    whole = filled.filter(pl.col("month") <= last)
    if whole.is_empty() or whole["count"].null_count():
        raise protected()
    return whole.select(grid.columns)


def composition(found: Counted, booked: pl.DataFrame) -> pl.DataFrame:
    """Return the protected months of each legal basis.

    Args:
        found: As ``counted`` returns.
        booked: The months and bases to fill, as ``monthly_composition`` returns them.

    Returns:
        ``basis``, ``month``, ``count``, ``total`` of the month, ``share`` (of 30 or more),
        ``status``.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    if not found.has_articles:
        raise protected()
    grid = booked.select("basis", "month")
    months = grid.select("month").unique().with_columns(basis=pl.lit(None, dtype=pl.String))
    totals = _by_month(found, months).select("month", total="count")
    return shares(
        _by_month(found, grid).join(totals, on="month", how="left", maintain_order="left"),
        "count",
        "total",
    ).sort("month", "basis")


def _by_month(found: Counted, grid: pl.DataFrame) -> pl.DataFrame:
    """Fill ``month`` and ``basis`` (empty: all together) with counts; no row is a true 0."""
    months = found.months.filter(pl.col("month").is_not_null())
    if "basis" not in months.columns:
        months = months.with_columns(basis=pl.lit(None, dtype=pl.String))
    counts = months.select(pl.col("month").alias("as_text"), "basis", "count", is_there=True)
    wanted = grid.drop("count", strict=False).with_columns(as_text=pl.col("month").cast(pl.String))
    return (
        wanted.join(
            counts, on=["as_text", "basis"], how="left", nulls_equal=True, maintain_order="left"
        )
        .with_columns(pl.when("is_there").then("count").otherwise(0).alias("count"))
        .drop("as_text", "is_there")
    )


def _marked(cases: pl.DataFrame, *, until: date, in_force: date) -> pl.DataFrame:
    """Give each case the place, month, period and basis under which it is counted."""
    since, before = last_year(until)
    lookup: Mapping[str, str] = {article: name for name, own in BASES.items() for article in own}
    day = pl.col("registered_on")
    dated = (pl.col("registered_on_precision") != "year") & (day < month_of(until))
    month = pl.when(dated).then(day.dt.month_start().cast(pl.String)).otherwise(pl.lit(UNKNOWN))
    return cases.select(
        "region_code",
        pl.col("district_code").fill_null(UNKNOWN),
        month=month.fill_null(UNKNOWN),
        is_last_year=day.is_between(since, before, closed="left"),
        is_in_force=day.dt.month_start() >= in_force,
        basis=pl.col("article").replace_strict(lookup, default="other", return_dtype=pl.String),
    ).with_columns(is_own=pl.col("basis") == "article_115_1")
