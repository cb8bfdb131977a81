"""What the public may see of a register by month: series and legal bases, as far as protected."""

import polars as pl

from analysis.monthly import month_of
from analysis.public.cases import Counted, counted
from analysis.public.cells import protected, shares

__all__ = ["Counted", "composition", "counted", "series"]


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
    told = grid.filter(pl.col("month") < month_of(found.until))
    filled = _by_month(found, told.with_columns(basis=pl.lit(basis, dtype=pl.String)))
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
        ``status``, ``kept`` where a number is as an earlier release had it.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    if not found.has_articles:
        raise protected()
    grid = booked.select("basis", "month").filter(pl.col("month") < month_of(found.until))
    months = grid.select("month").unique().with_columns(basis=pl.lit(None, dtype=pl.String))
    totals = _by_month(found, months).select("month", total="count", total_status="status")
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
    counts = months.select(
        pl.col("month").alias("as_text"), "basis", "count", "status", is_there=True
    )
    wanted = grid.drop("count", strict=False).with_columns(as_text=pl.col("month").cast(pl.String))
    return (
        wanted.join(
            counts, on=["as_text", "basis"], how="left", nulls_equal=True, maintain_order="left"
        )
        .with_columns(pl.when("is_there").then("count").otherwise(0).alias("count"))
        .drop("as_text", "is_there")
    )
