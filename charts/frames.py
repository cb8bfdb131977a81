"""What every figure asks of the frame that it draws."""

from collections.abc import Sequence

import polars as pl

#: A value that is there, a true zero, one hidden to protect people, one too uncertain, none.
STATUSES = ("ok", "zero", "u", "c", "none")


def drawable(frame: pl.DataFrame, columns: Sequence[str], *, figure: str) -> pl.DataFrame:
    """Return ``frame`` if ``figure`` can be drawn from it.

    Raises:
        ValueError: The frame lacks columns (all are named) or has no rows: a screen prints its
            reason in place of an empty chart, so a figure is never asked for one.
    """
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(f"{figure}: columns missing: {', '.join(missing)}")
    if frame.is_empty():
        raise ValueError(f"{figure}: there is nothing to draw; print the reason instead")
    return frame


def with_status(frame: pl.DataFrame) -> pl.DataFrame:
    """Return ``frame`` with a ``status`` in every row; where absent it follows from ``value``.

    Raises:
        ValueError: A status is none of ``STATUSES``, or a value stands beside ``c`` or ``none``.
    """
    derived = (
        pl.when(pl.col("value").is_null())
        .then(pl.lit("none"))
        .when(pl.col("value") == 0)
        .then(pl.lit("zero"))
        .otherwise(pl.lit("ok"))
    )
    if "status" not in frame.columns:
        return frame.with_columns(status=derived)
    zero = (pl.col("status") == "ok") & (pl.col("value") == 0)
    full = frame.with_columns(
        status=pl.when(zero).then(pl.lit("zero")).otherwise(pl.coalesce("status", derived))
    )
    unknown = set(full["status"].unique()) - set(STATUSES)
    if unknown:
        raise ValueError(f"unknown status: {', '.join(sorted(unknown))}")
    hidden = full.filter(pl.col("status").is_in(["c", "none"]) & pl.col("value").is_not_null())
    if hidden.height:
        raise ValueError(f"{hidden.height} rows are hidden or empty but carry a value")
    return full


def column_or_null(frame: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Return ``frame`` with the optional columns ``names``, null where it has none."""
    absent = [pl.lit(None).alias(name) for name in names if name not in frame.columns]
    return frame.with_columns(absent)
