"""From one sanction to the next: who was fined first and arrested later."""

import polars as pl

from analysis.candidates import with_columns_missing
from analysis.intervals import wilson
from analysis.observations import require


def sanction_paths(
    sanctions: pl.DataFrame, *, steps: int = 3, confidence: float = 0.95
) -> pl.DataFrame:
    """Count the steps from each person's first sanction to the second, and so on.

    Sanctions of one person on one day are one step, named by the principal one. A person whose
    sanctions end is not counted as stopped: they may simply not have been watched long enough.

    Args:
        sanctions: ``sanction_id``, ``suspect_id``, ``imposed_on``, ``sanction_type`` and, if
            there, ``is_principal`` and ``status`` (cancelled ones do not count).
        steps: How many steps to count, at least 1.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per step and pair, by step, then falling count: ``step`` (1: first to second),
        ``from_type``, ``to_type``, ``people``, ``total`` (people with that step), ``share`` with
        its Wilson interval ``low``, ``high`` [fraction].

    Raises:
        ContractError: A column is missing.
        ValueError: ``steps`` is below 1.
    """
    require(
        sanctions, ["sanction_id", "suspect_id", "imposed_on", "sanction_type"], name="sanction"
    )
    if steps < 1:
        raise ValueError(f"steps is {steps}, expected at least 1")
    counted = sanctions
    if "status" in sanctions.columns:
        counted = counted.filter(pl.col("status").ne_missing("cancelled"))
    counted = with_columns_missing(counted, is_principal=pl.lit(value=True))
    days = (
        counted.filter(pl.col("suspect_id").is_not_null() & pl.col("imposed_on").is_not_null())
        .sort(
            "suspect_id",
            "imposed_on",
            ~pl.col("is_principal").fill_null(value=True),
            "sanction_id",
        )
        .unique(["suspect_id", "imposed_on"], keep="first", maintain_order=True)
        .with_columns(
            step=pl.int_range(1, pl.len() + 1).over("suspect_id").cast(pl.Int64),
            to_type=pl.col("sanction_type").shift(-1).over("suspect_id"),
        )
    )
    return (
        days.filter(pl.col("to_type").is_not_null() & (pl.col("step") <= steps))
        .group_by("step", from_type="sanction_type", to_type="to_type")
        .agg(people=pl.len().cast(pl.Int64))
        .with_columns(total=pl.col("people").sum().over("step"))
        .with_columns(wilson("people", "total", confidence=confidence))
        .sort("step", -pl.col("people"), "from_type", "to_type")
    )
