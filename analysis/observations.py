"""What every follow-up analysis asks of its frame, checked before anything is counted."""

from collections.abc import Sequence

import polars as pl

from contracts import ContractError

Grouping = str | Sequence[str] | None

#: Columns that the measures return or read; a group of one of these names would overwrite them.
RESERVED = frozenset(
    {"day", "days_observed", "reoffended", "ended_by", "at_risk", "ended", "people"}
    | {"share", "share_low", "share_high", "low", "high"}
)


def names(by: Grouping) -> list[str]:
    """Return the grouping columns as a list.

    >>> names(None), names("article"), names(["article", "region_code"])
    ([], ['article'], ['article', 'region_code'])
    """
    if by is None:
        return []
    return [by] if isinstance(by, str) else list(by)


def require(frame: pl.DataFrame, columns: Sequence[str], *, name: str) -> None:
    """Check that ``frame`` has ``columns``.

    Raises:
        ContractError: Naming every missing column and the columns that are there.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        there = ", ".join(frame.columns) or "no columns"
        raise ContractError(f"{name}: column {', '.join(missing)} is missing; there are: {there}")


def refuse(frame: pl.DataFrame, wrong: pl.Expr, *, column: str, fault: str) -> None:
    """Check that ``wrong`` holds in no row of ``frame``.

    Raises:
        ValueError: Naming the column, the fault and the numbers of the first five wrong rows
            (from 0); never a value, which may be personal.
    """
    if frame.select(wrong.any()).item():
        rows = frame.select(wrong.fill_null(value=False).arg_true().alias("row"))["row"]
        first = ", ".join(str(row) for row in rows.head(5))
        raise ValueError(f"column {column} {fault} in {rows.len()} rows (first: {first})")


def observations(people: pl.DataFrame, *, by: Grouping = None, ending: bool = False) -> list[str]:
    """Check the columns from which a curve is made and return the grouping columns.

    Args:
        people: ``days_observed`` (any integer type), ``reoffended`` (Boolean, or 0 and 1).
        by: Further columns that must be there.
        ending: Ask for ``ended_by`` in place of ``reoffended``.

    Raises:
        ContractError: A column is missing or has a type that cannot be meant.
        ValueError: A time is negative or missing, a flag is missing or neither 0 nor 1, or a
            group has the name of a column of the result.
    """
    groups = names(by)
    flag = "ended_by" if ending else "reoffended"
    if taken := sorted(RESERVED.intersection(groups)):
        raise ValueError(f"cannot group by {', '.join(taken)}: the result has a column so named")
    require(people, ["days_observed", flag, *groups], name="follow_up")
    if people.is_empty():
        return groups  # a frame without rows may not know its types either
    if not people.schema["days_observed"].is_integer():
        kind = people.schema["days_observed"]
        raise ContractError(f"follow_up: column days_observed is {kind}, expected whole days")
    days = pl.col("days_observed")
    refuse(people, days.is_null(), column="days_observed", fault="is empty")
    refuse(people, days < 0, column="days_observed", fault="is negative")
    refuse(people, pl.col(flag).is_null(), column=flag, fault="is empty")
    if not ending and people.schema[flag] != pl.Boolean:
        if not people.schema[flag].is_integer():
            kind = people.schema[flag]
            raise ContractError(f"follow_up: column {flag} is {kind}, expected Boolean")
        refuse(people, ~pl.col(flag).is_between(0, 1), column=flag, fault="is neither 0 nor 1")
    return groups


def within(expression: pl.Expr, groups: Sequence[str]) -> pl.Expr:
    """Return a running ``expression`` that starts anew in each group."""
    return expression.over(list(groups)) if groups else expression
