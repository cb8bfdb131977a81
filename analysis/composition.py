"""Under which article stalking-type conduct is booked, month by month."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from analysis.intervals import wilson
from analysis.monthly import monthly_counts
from analysis.observations import require

#: Legal basis → its articles. When a new article takes cases over from old ones, the sum of all
#: need not change: that is substitution, not more conduct.
BASES: Mapping[str, Sequence[str]] = {
    "admin": ("КоАП 434", "КоАП 73", "КоАП 461"),
    "criminal": ("УК 115", "УК 147", "УК 149"),
    "article_115_1": ("УК 115-1",),
}


def monthly_composition(cases: pl.DataFrame, *, until: date) -> pl.DataFrame:
    """Count the cases of each legal basis by month, months without any included.

    Args:
        cases: ``article``, ``registered_on`` and, if there, its precision.
        until: The extract date; see ``monthly_counts``.

    Returns:
        One row per basis and month: ``basis`` (``admin``, ``criminal``, ``article_115_1``,
        ``other``), ``month``, ``days``, ``count``, ``provisional``, ``total`` of the month and
        ``share`` of it [fraction; null in a month without any case]; by basis and month. A basis
        that no case is booked under has no rows. A case without an article is ``other``.

    Raises:
        ContractError: A column is missing.
    """
    require(cases, ["article", "registered_on"], name="case")
    lookup = {article: basis for basis, articles in BASES.items() for article in articles}
    booked = cases.with_columns(
        basis=pl.col("article").replace_strict(lookup, default="other", return_dtype=pl.String)
    )
    return (
        monthly_counts(booked, date="registered_on", until=until, by="basis")
        .with_columns(total=pl.col("count").sum().over("month"))
        .with_columns(share=pl.when(pl.col("total") > 0).then(pl.col("count") / pl.col("total")))
    )


def booked_since(composition: pl.DataFrame, *, day: date) -> dict[str, Any]:
    """Return how many cases of whole months since ``day`` are booked under article 115-1.

    Args:
        composition: As ``monthly_composition`` returns it.
        day: Months that begin on it or later count.

    Returns:
        ``count``, ``total``, and ``share`` with its Wilson interval ``low``, ``high`` [fraction;
        ``None`` without any case].
    """
    later = composition.filter(pl.col("month") >= day)
    own = later.filter(pl.col("basis") == "article_115_1")
    counts = {"count": int(own["count"].sum()), "total": int(later["count"].sum())}
    return pl.DataFrame(counts).with_columns(wilson("count", "total")).row(0, named=True)
