"""Figures as officials stated them: which is newest, which contradict, which cannot be dated."""

import polars as pl

#: Indicators that speak of article 115-1 itself; all others are context.
STALKING = (
    "registered",
    "sent_to_court",
    "convicted",
    "terminated",
    "in_progress",
    "sanction_fine",
    "sanction_arrest",
    "sanction_community_service",
)
NATIONAL = "00"


def about_stalking(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that speak of article 115-1, by date, undated ones last.

    Args:
        figures: As ``contracts.OFFICIAL_FIGURE``.
    """
    return figures.filter(pl.col("indicator").is_in(STALKING)).sort(
        "as_of_date", "figure_id", nulls_last=True
    )


def conflicts(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that another source contradicts: listed, never plotted."""
    return figures.filter("is_conflict").sort("as_of_date", "figure_id", nulls_last=True)


def newest(figures: pl.DataFrame, *, indicator: str, region_code: str = NATIONAL) -> pl.DataFrame:
    """Return the newest dated statement of an indicator, then every undated one.

    An undated figure may be newer than the dated one, but nothing proves it; both are returned
    so that neither is silently preferred. Contradicted figures are left out.

    Args:
        figures: As ``contracts.OFFICIAL_FIGURE``.
        indicator: One indicator code.
        region_code: ``"00"`` for the country, else two digits.

    Returns:
        No row, one or several, of the same columns.
    """
    said = figures.filter(
        (pl.col("indicator") == indicator)
        & (pl.col("region_code") == region_code)
        & ~pl.col("is_conflict")
    )
    dated = said.filter(pl.col("as_of_date").is_not_null()).sort("as_of_date", "figure_id")
    return pl.concat([dated.tail(1), said.filter(pl.col("as_of_date").is_null())])


def newest_by_region(figures: pl.DataFrame, *, indicator: str) -> pl.DataFrame:
    """Return each region's newest dated statement of an indicator.

    Periods differ from region to region, so the values are not comparable and must not be added.

    Returns:
        One row per region with a statement, of the same columns, by region code.
    """
    return (
        figures.filter(
            (pl.col("indicator") == indicator)
            & (pl.col("region_code") != NATIONAL)
            & pl.col("as_of_date").is_not_null()
            & ~pl.col("is_conflict")
        )
        .sort("as_of_date", "figure_id")
        .group_by("region_code", maintain_order=True)
        .last()
        .select(figures.columns)
        .sort("region_code")
    )
