"""Fines as objects: how large on the day they were imposed, and what became of them."""

import polars as pl

from analysis.intervals import wilson
from analysis.observations import Grouping, names, refuse, require
from contracts import latest_day

#: What became of a fine, as ``contracts.SANCTION.status`` says it.
STATES = ("imposed", "paid", "part_paid", "unpaid", "converted", "appealed", "cancelled")


def fine_severity(
    sanctions: pl.DataFrame, *, mci: pl.DataFrame, norms: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Measure each fine in MCI of its own day, in tenge and against the statutory ceiling.

    The monthly calculation index (MCI) rises each year: 786,400 tenge were 200 MCI in 2025, the
    ceiling of article 115-1, and are 182 MCI in 2026. Only fines in MCI can be compared over time.

    Args:
        sanctions: ``sanction_type``, ``imposed_on`` (Date), and ``amount_mci`` or ``amount_kzt``
            [tenge] or both; if there also ``imposed_on_precision``, ``article``, ``status``,
            ``paid_on`` with its precision, ``paid_kzt`` and any others. Only fines are used.
        mci: As ``contracts.MCI``: ``valid_from`` (the first day of a value), ``mci_kzt`` [tenge].
        norms: As ``contracts.SANCTION_NORM``; without them there is no ceiling.

    Returns:
        The fines in the order in which they came, with all their columns, and: ``mci_kzt``, the
        index of the day [tenge]; ``fine_mci``, as stated, else from tenge; ``fine_kzt``, as
        stated, else from MCI [tenge, whole]; ``ceiling_mci``, the highest ceiling of any part of
        the article on that day; ``share_of_ceiling`` [1 = the most the law allows];
        ``days_to_payment``. What cannot be known is null: the index of a day before the first one
        or of a date whose year had two values, a ceiling that nobody verified.

    Raises:
        ContractError: A column is missing.
        ValueError: An amount is negative or a payment is dated before its fine (with the rows).

    >>> from datetime import date
    >>> index = pl.DataFrame({"valid_from": [date(2025, 1, 1)], "mci_kzt": [3932]})
    >>> fine = {"sanction_type": "fine", "imposed_on": date(2025, 12, 1), "amount_mci": 200.0}
    >>> fine_severity(pl.DataFrame([fine]), mci=index)["fine_kzt"].to_list()
    [786400]
    """
    require(sanctions, ["sanction_type", "imposed_on"], name="sanction")
    if not {"amount_mci", "amount_kzt"}.intersection(sanctions.columns):
        require(sanctions, ["amount_mci"], name="sanction")
    require(mci, ["valid_from", "mci_kzt"], name="mci")
    fines = _completed(sanctions.filter(pl.col("sanction_type") == "fine"))
    for column in ("amount_mci", "amount_kzt", "paid_kzt"):
        refuse(fines, pl.col(column) < 0, column=column, fault="is negative")
    stated, tenge, index = pl.col("amount_mci"), pl.col("amount_kzt"), pl.col("mci_kzt")
    measured = (
        _index_of_the_day(fines, mci)
        .with_columns(
            fine_mci=pl.coalesce(stated, tenge / index),
            fine_kzt=pl.coalesce(tenge, (stated * index).round().cast(pl.Int64)),
        )
        .with_columns(days_to_payment=_days_to_payment())
    )
    late = pl.col("days_to_payment") < 0
    refuse(measured, late, column="paid_on", fault="is before imposed_on")
    return (
        _ceiling(measured, norms)
        .with_columns(share_of_ceiling=pl.col("fine_mci") / pl.col("ceiling_mci"))
        .select(
            *sanctions.columns,
            *("mci_kzt", "fine_mci", "fine_kzt"),
            *("ceiling_mci", "share_of_ceiling", "days_to_payment"),
        )
    )


def fine_payment(
    fines: pl.DataFrame, *, by: Grouping = None, confidence: float = 0.95
) -> pl.DataFrame:
    """Sum up what became of the fines.

    Args:
        fines: As ``fine_severity`` returns them, with ``status`` and, if known, ``paid_kzt``.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group, by group: ``fines``; how many are ``paid``, ``part_paid``, ``unpaid``,
        ``converted`` (into another sanction), ``appealed``, ``cancelled``, or of ``unknown`` fate;
        ``imposed_kzt`` and ``collected_kzt`` [tenge]; ``median_days_to_payment`` among those paid,
        which says nothing of those still owed; ``share`` fully paid of the fines that were not
        cancelled and whose fate is known, with its Wilson interval ``low``, ``high`` [fraction].

    Raises:
        ContractError: A column is missing.
    """
    groups = names(by)
    require(fines, ["status", "fine_kzt", "days_to_payment", *groups], name="fines")
    if "paid_kzt" not in fines.columns:
        fines = fines.with_columns(paid_kzt=pl.lit(None, dtype=pl.Int64))
    status, total = pl.col("status"), pl.col("fine_kzt")
    fates = STATES[1:]
    collected = pl.when(status == "paid").then(pl.coalesce("paid_kzt", total)).otherwise("paid_kzt")
    figures = [
        pl.len().cast(pl.Int64).alias("fines"),
        *((status == fate).sum().cast(pl.Int64).alias(fate) for fate in fates),
        (~status.is_in(list(fates))).fill_null(value=True).sum().cast(pl.Int64).alias("unknown"),
        total.sum().alias("imposed_kzt"),
        collected.sum().alias("collected_kzt"),
        pl.col("days_to_payment").median().alias("median_days_to_payment"),
    ]
    table = fines.group_by(groups).agg(figures).sort(groups) if groups else fines.select(figures)
    settled = pl.sum_horizontal("paid", "part_paid", "unpaid", "converted").alias("settled")
    return (
        table.with_columns(settled)
        .with_columns(wilson("paid", "settled", confidence=confidence))
        .drop("settled")
    )


def _completed(fines: pl.DataFrame) -> pl.DataFrame:
    """Add the columns that a sender may leave out, empty."""
    empty: dict[str, pl.DataType | type[pl.DataType]] = {
        "amount_mci": pl.Float64,
        "amount_kzt": pl.Int64,
        "paid_kzt": pl.Int64,
        "paid_on": pl.Date,
        "article": pl.String,
    }
    exact = {"imposed_on_precision": pl.String, "paid_on_precision": pl.String}
    return fines.with_columns(
        *(pl.lit(None, dtype=t).alias(c) for c, t in empty.items() if c not in fines.columns),
        *(pl.lit("day", dtype=t).alias(c) for c, t in exact.items() if c not in fines.columns),
    )


def _index_of_the_day(fines: pl.DataFrame, mci: pl.DataFrame) -> pl.DataFrame:
    """Add ``mci_kzt``; null if the date can lie on both sides of a change."""
    values = mci.select("valid_from", "mci_kzt").sort("valid_from")
    placed = fines.with_row_index("row").with_columns(imposed_latest=latest_day("imposed_on"))
    for day, name in (("imposed_on", "first"), ("imposed_latest", "last")):
        found = placed.sort(day, nulls_last=True).join_asof(
            values.rename({"mci_kzt": f"mci_{name}"}), left_on=day, right_on="valid_from"
        )
        placed = found.drop("valid_from")
    same = pl.col("mci_first") == pl.col("mci_last")
    return placed.with_columns(mci_kzt=pl.when(same).then("mci_first")).sort("row")


def _days_to_payment() -> pl.Expr:
    exact = (pl.col("imposed_on_precision") == "day") & (pl.col("paid_on_precision") == "day")
    days = (pl.col("paid_on") - pl.col("imposed_on")).dt.total_days().cast(pl.Int32)
    return pl.when(exact).then(days)


def _ceiling(fines: pl.DataFrame, norms: pl.DataFrame | None) -> pl.DataFrame:
    """Add ``ceiling_mci``: the highest fine that any part of the article allowed on that day."""
    if norms is None:
        return fines.with_columns(ceiling_mci=pl.lit(None, dtype=pl.Float64))
    needed = ["article", "sanction_type", "max_value", "unit", "valid_from", "valid_to"]
    require(norms, needed, name="sanction_norm")
    in_mci = norms.filter(
        pl.col("sanction_type") == "fine",
        pl.col("unit").str.starts_with("MCI"),
        pl.col("max_value").is_not_null(),
    ).select("article", "max_value", pl.col("valid_from").alias("norm_from"), "valid_to")
    day = pl.col("imposed_on")
    in_force = (pl.col("norm_from").is_null() | (pl.col("norm_from") <= day)) & (
        pl.col("valid_to").is_null() | (day <= pl.col("valid_to"))
    )
    found = (
        fines.select("row", "article", "imposed_on")
        .join(in_mci, on="article")
        .filter(in_force)
        .group_by("row")
        .agg(pl.col("max_value").max().alias("ceiling_mci"))
    )
    return fines.join(found, on="row", how="left").sort("row")
