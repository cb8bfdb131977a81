"""Partial dates: a day, a month or a year, always kept as what is known and no more."""

import polars as pl

#: How exactly a date is known. A null date has a null precision.
PRECISIONS = ("day", "month", "year")


def partial_dates(*names: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    """Return the two columns that hold each partial date.

    ``<name>`` is the earliest day the date can be; ``<name>_precision`` says how exactly it is
    known, so "2025-06" is 2025-06-01 with ``month``: any day from 1 to 30 June 2025.
    """
    columns: dict[str, pl.DataType | type[pl.DataType]] = {}
    for name in names:
        columns[name] = pl.Date
        columns[f"{name}_precision"] = pl.String
    return columns


def latest_day(name: str, precision: str | None = None) -> pl.Expr:
    """Return the last day (inclusive) that the partial date ``name`` can be.

    Args:
        name: The column with the earliest possible day.
        precision: The column with its precision; ``<name>_precision`` by default.
    """
    earliest, how = pl.col(name), pl.col(precision or f"{name}_precision")
    return (
        pl.when(how == "year")
        .then(earliest.dt.offset_by("1y").dt.offset_by("-1d"))
        .when(how == "month")
        .then(earliest.dt.month_end())
        .otherwise(earliest)
    )
