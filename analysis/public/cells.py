"""Cells of a register for the public: counted, protected together, and looked up."""

from typing import Any

import polars as pl

from analysis.disclosure.rules import percent_allowed
from analysis.intervals import wilson
from analysis.refusal import NotAnswerable
from words import N_

#: Stands for what is not known; an empty dimension is a total.
UNKNOWN = "unknown"


def protected() -> NotAnswerable:
    """Return the refusal of whatever would show the public a small count."""
    return NotAnswerable(
        N_("Small counts of people are protected, so this is not shown to the public."),
        needed=N_("More records, or the analyst's view."),
    )


def known(table: pl.DataFrame, **key: Any) -> int | None:
    """Return the number of a protected table with this key; ``None`` where it is hidden.

    Args:
        table: With ``count`` and ``status``; what ``key`` does not name is summed out.
        **key: Values of dimensions. A key without a row is a true 0.
    """
    names = [name for name in table.columns if name not in ("count", "status")]
    at = [pl.col(name).eq_missing(pl.lit(key.get(name))) for name in names]
    found = table.filter(*at)
    if found.is_empty():
        return 0
    row = found.row(0, named=True)
    return None if row["status"] == "c" else int(row["count"])


def shares(table: pl.DataFrame, part: str, whole: str) -> pl.DataFrame:
    """Add ``share``, ``low``, ``high``, only of 30 or more, and ``status``.

    A number that is as old as an earlier release, ``kept`` by its own or the whole's status, stays
    marked.
    """
    marks = [name for name in ("status", f"{whole}_status") if name in table.columns]
    is_kept = pl.any_horizontal(pl.lit(value=False), *(pl.col(name) == "kept" for name in marks))
    enough = pl.col(part).is_not_null() & percent_allowed(pl.col(whole)).fill_null(value=False)
    return (
        table.with_columns(wilson(part, whole))
        .with_columns(pl.when(enough).then(pl.col("share", "low", "high")))
        .with_columns(
            status=pl.when(pl.col(part).is_null() | pl.col(whole).is_null())
            .then(pl.lit("c"))
            .when(is_kept.fill_null(value=False))
            .then(pl.lit("kept"))
            .otherwise(pl.lit("ok"))
        )
        .drop(f"{whole}_status", strict=False)
    )
