"""What a draft of a register changes: its cases, and what the public would see of them."""

from collections.abc import Mapping

import polars as pl

from analysis.public.cases import Counted
from analysis.public.cells import UNKNOWN
from contracts import CASE

#: What a case says beside where it came from.
_CONTENT = [name for name in CASE.schema if name not in ("upload_id", "extract_date")]
_NO_EFFECT = {
    "region_code": pl.String,
    "month": pl.Date,
    "before": pl.Int64,
    "after": pl.Int64,
    "effect": pl.String,
}


def changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Count the cases that are new, changed and gone, by region and month.

    A case that moved to another region or month counts there, as changed.

    Args:
        before: The cases of the release that the public sees, as ``contracts.CASE``.
        after: Those of the draft.

    Returns:
        ``region_code``, ``month`` (first day of the month of registration; null where only the
        year is known), ``new``, ``changed``, ``gone`` [cases]. No rows where nothing changed.
    """
    content = [name for name in _CONTENT if name != "case_id"]
    then, now = before.select(_CONTENT), after.select(_CONTENT)
    both = now.join(then, on="case_id", suffix="_then")
    other = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_then")) for name in content)
    kinds = {
        "new": now.join(then, on="case_id", how="anti"),
        "changed": both.filter(other).select(_CONTENT),
        "gone": then.join(now, on="case_id", how="anti"),
    }
    month = pl.when(pl.col("registered_on_precision") != "year").then(
        pl.col("registered_on").dt.month_start()
    )
    parts = [rows.select("region_code", month=month, kind=pl.lit(k)) for k, rows in kinds.items()]
    return (
        pl.concat(parts)
        .group_by("region_code", "month")
        .agg((pl.col("kind") == kind).sum().cast(pl.Int64).alias(kind) for kind in kinds)
        .sort("region_code", "month", nulls_last=True)
    )


def effect(before: Counted | None, after: Counted | None) -> pl.DataFrame:
    """Compare what the public sees of a register with what it would see of the draft.

    Args:
        before: The cases as the public counts them now; None where it sees nothing of them.
        after: The same of the draft, protected together with all that was shown before.

    Returns:
        ``region_code`` or ``month`` of each number that would be another (both null: the whole
        register; regions are those of the last twelve whole months), ``before``, ``after`` [cases,
        null where hidden], ``effect``: ``shown`` (was hidden or not there), ``hidden``,
        ``changed``.
    """
    joined = _numbers(before).join(
        _numbers(after), on=["region_code", "month"], how="full", coalesce=True, nulls_equal=True
    )
    return _other(joined, "region_code", "month")


def effect_on_sanctions(before: pl.DataFrame | None, after: pl.DataFrame | None) -> pl.DataFrame:
    """Compare what the public sees of a register's sanctions with what it would see of the draft.

    Args:
        before: As ``edition.sanctions_of`` returns of the release that the public sees.
        after: The same of the draft.

    Returns:
        ``sanction_type`` (null: all), ``fate`` (of fines; null: all) of each number of all articles
        that would be another; ``before``, ``after`` [sanctions], ``effect`` as ``effect``.
    """
    keys = ["sanction_type", "fate"]
    joined = _sanctions(before).join(
        _sanctions(after), on=keys, how="full", coalesce=True, nulls_equal=True
    )
    return _other(joined, *keys)


def told(before: Counted | None, after: Counted | None) -> Mapping[str, object]:
    """Return what anybody may be told of a revision: only of numbers that were and are shown.

    Returns:
        ``months`` in which a number that is shown is another, ``month_from`` and ``month_to`` (the
        first and the last of them), ``total_before``, ``total_after`` [cases]; a total is null
        where it is not shown.
    """
    found = effect(before, after)
    days = found.filter(pl.col("month").is_not_null() & (pl.col("effect") != "hidden"))["month"]
    return {
        "month_from": days.min(),
        "month_to": days.max(),
        "months": days.len(),
        "total_before": _total(before),
        "total_after": _total(after),
    }


def _other(joined: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """Return the numbers that would be another, and in which way."""
    way = (
        pl.when(pl.col("after").is_null())
        .then(pl.lit("hidden"))
        .when(pl.col("before").is_null())
        .then(pl.lit("shown"))
        .otherwise(pl.lit("changed"))
    )
    return (
        joined.select(*keys, before="count", after="count_right")
        .filter(pl.col("before").ne_missing(pl.col("after")))
        .with_columns(effect=way)
        .sort(*keys, nulls_last=False)
    )


def _sanctions(table: pl.DataFrame | None) -> pl.DataFrame:
    """Return the numbers of all articles by kind and fate, hidden ones left out."""
    if table is None:
        schema = {"sanction_type": pl.String, "fate": pl.String, "count": pl.Int64}
        return pl.DataFrame(schema=schema)
    whole = _of_all(table, ("is_own", "is_principal"))
    return whole.filter(pl.col("fate").ne_missing("")).select(  # what is no fine has no fate
        pl.col("sanction_type", "fate").cast(pl.String), pl.col("count").cast(pl.Int64)
    )


def _numbers(table: Counted | None) -> pl.DataFrame:
    """Return the numbers of all articles by month and by region, hidden ones left out."""
    if table is None:
        return pl.DataFrame(schema={"region_code": pl.String, "month": pl.Date, "count": pl.Int64})
    months = _of_all(table.months, ("is_own", "basis")).filter(
        pl.col("month").ne_missing(UNKNOWN),
        pl.col("month").is_not_null() | pl.col("is_last_year").is_null(),
    )
    places = _of_all(table.places, ("is_own", "district_code"))
    return pl.concat(
        [
            months.select(
                pl.lit(None, dtype=pl.String).alias("region_code"),
                pl.col("month").str.to_date(),
                "count",
            ),
            places.filter(pl.col("region_code").is_not_null()).select(
                "region_code", pl.lit(None, dtype=pl.Date).alias("month"), "count"
            ),
        ]
    )


def _total(table: Counted | None) -> int | None:
    found = _numbers(table).filter(pl.col("region_code").is_null() & pl.col("month").is_null())[
        "count"
    ]
    return int(found[0]) if found.len() else None


def _of_all(table: pl.DataFrame, others: tuple[str, ...]) -> pl.DataFrame:
    is_all = [pl.col(name).is_null() for name in others if name in table.columns]
    return table.filter(pl.col("count").is_not_null(), *is_all)
