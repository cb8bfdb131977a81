"""Which sanctions are imposed, how severe the fines are, and whether they are paid."""

import polars as pl

from analysis.adjusted import AdjustedComparison, adjusted_comparison
from analysis.fines import fine_payment, fine_severity
from analysis.intervals import wilson
from analysis.observations import Grouping, names, refuse, require

__all__ = [
    "AdjustedComparison",
    "adjusted_comparison",
    "fine_payment",
    "fine_severity",
    "sanction_mix",
]


def sanction_mix(
    sanctions: pl.DataFrame, *, by: Grouping = (), confidence: float = 0.95
) -> pl.DataFrame:
    """Count the sanctions imposed, by type, principal and additional ones apart.

    One person may have a fine and an order not to approach. Shares are therefore of the principal
    sanctions, or of the additional ones, and never of both together. A sanction that was later
    cancelled was still imposed: leave those out beforehand to count what stood.

    Args:
        sanctions: ``sanction_type``, the columns of ``by`` and, if there, ``is_principal``;
            without it every sanction is taken to be a principal one.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group, kind and type, principal ones first, then by falling count: the group
        columns, ``is_principal``, ``sanction_type``, ``count``, ``total`` (of its group and kind),
        and ``share`` of the total with its Wilson interval ``low``, ``high`` [fraction].

    Raises:
        ContractError: A column is missing.
        ValueError: A sanction has no type.

    >>> mix = sanction_mix(pl.DataFrame({"sanction_type": ["fine", "arrest", "fine"]}))
    >>> mix.select("sanction_type", "count", "total").rows()
    [('fine', 2, 3), ('arrest', 1, 3)]
    """
    groups = names(by)
    require(sanctions, ["sanction_type", *groups], name="sanction")
    refuse(sanctions, pl.col("sanction_type").is_null(), column="sanction_type", fault="is empty")
    if "is_principal" not in sanctions.columns:
        sanctions = sanctions.with_columns(is_principal=pl.lit(value=True))
    kind = [*groups, "is_principal"]
    return (
        sanctions.group_by([*kind, "sanction_type"])
        .agg(pl.len().cast(pl.Int64).alias("count"))
        .with_columns(pl.col("count").sum().over(kind).alias("total"))
        .with_columns(wilson("count", "total", confidence=confidence))
        .sort(*groups, ~pl.col("is_principal"), -pl.col("count"), "sanction_type")
    )
