"""Checks that every analysis makes of what it is given, before it computes anything."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from operator import index
from typing import SupportsIndex

import polars as pl

from contracts import ContractError

#: How many faulty rows a message lists before it says how many more there are.
_ROWS_NAMED = 5


def columns(frame: pl.DataFrame, names: Collection[str], *, where: str) -> None:
    """Refuse a frame that lacks one of the columns ``names``.

    Args:
        frame: What the caller passed.
        names: The columns that the function ``where`` reads; others are the caller's own.
        where: The name of that function, for the message.

    Raises:
        ContractError: Naming every missing column, with the nearest one that is there.
    """
    faults = []
    for name in names:
        if name not in frame.columns:
            near = get_close_matches(name, frame.columns, n=1)
            faults.append(f"column {name} is missing" + (f" (is it {near[0]}?)" if near else ""))
    if faults:
        raise ContractError(f"{where}: " + "; ".join(faults))


def counts(frame: pl.DataFrame, name: str, *, where: str, nulls: bool = False) -> None:
    """Refuse a column of counts that is not made of whole numbers of at least 0.

    Args:
        frame: A frame with the column ``name``, an integer type of any width.
        name: The column.
        where: The name of the calling function, for the message.
        nulls: Whether a count may be unknown.

    Raises:
        ContractError: The column has another type, or is empty where it may not be.
        ValueError: A count is negative. Rows are numbered from 0.
    """
    column = frame[name]
    if not column.dtype.is_integer() and column.dtype != pl.Null:
        raise ContractError(f"{where}: column {name} is {column.dtype}, expected whole numbers")
    if not nulls:
        rows(frame, pl.col(name).is_null(), f"column {name} is empty", where=where)
    rows(frame, pl.col(name) < 0, f"column {name} is negative", where=where)


def amounts(
    frame: pl.DataFrame, name: str, *, where: str, nulls: bool = False, zero: bool = False
) -> None:
    """Refuse a column of populations or person-time that nobody can be counted in.

    Args:
        frame: A frame with the numeric column ``name``.
        name: The column.
        where: The name of the calling function, for the message.
        nulls: Whether an amount may be unknown.
        zero: Whether an amount may be 0.

    Raises:
        ContractError: The column is not numeric.
        ValueError: An amount is negative, not finite, or empty or 0 where it may not be.
    """
    column = frame[name]
    if not column.dtype.is_numeric() and column.dtype != pl.Null:
        raise ContractError(f"{where}: column {name} is {column.dtype}, expected numbers")
    if not nulls:
        rows(frame, pl.col(name).is_null(), f"column {name} is empty", where=where)
    infinite = ~pl.col(name).cast(pl.Float64).is_finite()
    rows(frame, infinite, f"column {name} is not a finite number", where=where)
    rows(frame, pl.col(name) < 0, f"column {name} is negative", where=where)
    if not zero:
        rows(frame, pl.col(name) == 0, f"column {name} is 0", where=where)


def areas(frame: pl.DataFrame, *, where: str) -> None:
    """Refuse a frame of areas whose ``count`` and ``population`` contradict each other.

    An area without population, or whose count is unknown, is allowed: nothing can be calculated
    for it, and it keeps its row.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A count or population is negative, or events happened where nobody lives.
    """
    columns(frame, ("count", "population"), where=where)
    counts(frame, "count", where=where, nulls=True)
    amounts(frame, "population", where=where, nulls=True, zero=True)
    nobody = (pl.col("population") == 0) & (pl.col("count") > 0)
    rows(frame, nobody, "population is 0 but count is not", where=where)


def rows(frame: pl.DataFrame, fault: pl.Expr, what: str, *, where: str) -> None:
    """Refuse a frame in which ``fault`` is true of any row; the rows are numbered from 0.

    Raises:
        ValueError: Naming the first faulty rows by number, never by what stands in them.
    """
    found = frame.select(pl.arg_where(fault.fill_null(value=False))).to_series().to_list()
    if found:
        named = ", ".join(str(row) for row in found[:_ROWS_NAMED])
        more = f" and {len(found) - _ROWS_NAMED} more" if len(found) > _ROWS_NAMED else ""
        raise ValueError(f"{where}: {what} in row {named}{more} of {frame.height}")


def count(value: SupportsIndex, name: str, *, where: str) -> int:
    """Return one count as an int.

    Raises:
        ValueError: ``value`` is not a whole number of at least 0.
    """
    try:
        whole = index(value)
    except TypeError:
        raise ValueError(f"{where}: {name} is {value!r}, expected a whole number") from None
    if whole < 0:
        raise ValueError(f"{where}: {name} is {whole}, expected at least 0")
    return whole


def confidence(value: float) -> float:
    """Return the probability outside a two-sided interval of level ``value``.

    Raises:
        ValueError: ``value`` is not between 0 and 1, both excluded.

    >>> confidence(0.75)
    0.25
    """
    if not 0 < value < 1:
        raise ValueError(f"confidence is {value}, expected a fraction between 0 and 1")
    return 1 - value


def positive(value: float, name: str) -> None:
    """Refuse a number that is not finite and above 0.

    Raises:
        ValueError: Naming the argument and its value.
    """
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} is {value}, expected a number above 0")


def choice(value: str, name: str, allowed: Sequence[str]) -> None:
    """Refuse an option that is not one of those ``allowed``.

    Raises:
        ValueError: Naming the argument, its value and what is allowed.
    """
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}, expected one of {', '.join(allowed)}")


def number_of_waves(harmonics: int) -> None:
    """Refuse a season of more waves than twelve months can tell apart.

    Raises:
        ValueError: ``harmonics`` is not from 0 to 5.
    """
    if not 0 <= harmonics <= 5:
        raise ValueError(f"harmonics is {harmonics}, expected 0 to 5")
