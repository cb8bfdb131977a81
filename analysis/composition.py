"""Under which article stalking-type conduct is booked, month by month."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from analysis.monthly import monthly_counts

#: Legal basis → its articles. When a new article takes cases over from old ones, the sum of all
#: need not change: that is substitution, not more conduct.
BASES: Mapping[str, Sequence[str]] = {
    "admin": ("КоАП 434", "КоАП 73", "КоАП 461"),
    "criminal": ("УК 115", "УК 147", "УК 149"),
    "article_115_1": ("УК 115-1",),
}


def monthly_composition(cases: pl.DataFrame, *, until: date) -> pl.DataFrame:
    """Count the cases of each legal basis by month, months and bases without any included.

    Args:
        cases: ``article``, ``registered_on`` and, if there, its precision.
        until: The extract date; see ``monthly_counts``.

    Returns:
        One row per basis and month: ``basis`` (``admin``, ``criminal``, ``article_115_1``,
        ``other``), ``month``, ``days``, ``count``, ``provisional``, ``total`` of the month and
        ``share`` of it [fraction; null in a month without any case].
    """
    lookup = {article: basis for basis, articles in BASES.items() for article in articles}
    booked = cases.with_columns(
        basis=pl.col("article").replace_strict(lookup, default="other", return_dtype=pl.String)
    )
    return (
        monthly_counts(booked, date="registered_on", until=until, by="basis")
        .with_columns(total=pl.col("count").sum().over("month"))
        .with_columns(share=pl.when(pl.col("total") > 0).then(pl.col("count") / pl.col("total")))
    )
