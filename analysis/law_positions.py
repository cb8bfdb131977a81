"""How many cases of a register lie before, across and after the law."""

import polars as pl

from analysis.intervals import wilson

ORDER = ("before", "continuing", "after", "unknown")


def law_positions(cases: pl.DataFrame) -> pl.DataFrame:
    """Count cases by their position against the law, positions without any included.

    Args:
        cases: As ``conduct_vs_law`` returns: ``law_position``.

    Returns:
        Four rows in the order before, continuing, after, unknown: ``law_position``, ``count``,
        ``total``, ``share`` with its Wilson interval ``low``, ``high`` [fraction; null without
        any case].

    >>> law_positions(pl.DataFrame({"law_position": ["after", "after"]}))["count"].to_list()
    [0, 0, 2, 0]
    """
    seen = cases.group_by("law_position").agg(count=pl.len().cast(pl.Int64))
    return (
        pl.DataFrame({"law_position": ORDER})
        .join(seen, on="law_position", how="left", maintain_order="left")
        .with_columns(pl.col("count").fill_null(0))
        .with_columns(total=pl.col("count").sum())
        .with_columns(wilson("count", "total"))
    )
