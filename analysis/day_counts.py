"""How many people's observation ends on each day: the table from which every curve is made."""

from collections.abc import Sequence
from math import prod

import numpy as np
import numpy.typing as npt
import polars as pl

#: Rows counted at a stroke: their cell numbers stay in a core's own cache.
ROWS_AT_ONCE = 1 << 16

#: How many cells numbers of each width tell apart, the narrowest first.
_WIDTHS = ((np.uint8, 1 << 8), (np.uint16, 1 << 16), (np.int32, 1 << 31), (np.int64, 1 << 63))

Codes = tuple[pl.Series, int]


def day_counts(people: pl.DataFrame, groups: Sequence[str]) -> pl.DataFrame:
    """Count whose observation ends on each day, and who of them reoffended.

    Args:
        people: ``days_observed`` (any integer type), ``reoffended`` (Boolean, or 0 and 1) without
            missing or negative values, and ``groups``; a missing group is a group.
        groups: The grouping columns.

    Returns:
        The group columns, ``day``, ``observed`` and ``reoffended`` [people, Int64], one row per
        group and day that occurs, by group and day.

    >>> people = pl.DataFrame({"days_observed": [6, 6, 9], "reoffended": [True, False, True]})
    >>> day_counts(people, []).rows()
    [(6, 2, 1), (9, 1, 1)]
    """
    counters = _counters(people, groups)
    counts = _grouped(people, groups) if counters is None else _counted(people, groups, counters)
    return counts.sort([*groups, "day"])


def _grouped(people: pl.DataFrame, groups: Sequence[str]) -> pl.DataFrame:
    """Count by hashing each row: for groups of any type."""
    return (
        people.lazy()  # the streaming engine groups ten million rows several times faster
        .group_by([*groups, pl.col("days_observed").alias("day")])
        .agg(
            pl.len().cast(pl.Int64).alias("observed"),
            pl.col("reoffended").cast(pl.Boolean).sum().cast(pl.Int64),
        )
        .collect()
    )


def _counters(people: pl.DataFrame, groups: Sequence[str]) -> list[Codes] | None:
    """Return each group's and the days' codes, or None if one counter per cell does not pay."""
    if people.is_empty():
        return None
    counters = []
    for column in (*groups, "days_observed"):
        codes = _codes(people[column], is_natural=column == "days_observed")
        if codes is None:
            return None
        counters.append(codes)
    return counters if 2 * prod(size for _, size in counters) <= people.height else None


def _codes(values: pl.Series, *, is_natural: bool) -> Codes | None:
    """Return small numbers from 0 that stand for ``values`` and how many there can be.

    The last number stands for a missing value. None where values have no numbers of their own, as
    texts do, or are spread too widely. To look for negative ones costs a pass over all of them, and
    is left out where ``is_natural`` says that there are none.
    """
    if _coded(values):
        values = values.to_physical()
    elif values.dtype == pl.Boolean:
        values = values.cast(pl.UInt8)
    elif not values.dtype.is_integer():
        return None
    largest, least = values.max(), 0 if is_natural else values.min()
    if largest is None or int(least) < 0 or int(largest) > values.len():  # type: ignore[arg-type]
        return None
    size = int(largest) + 1  # type: ignore[arg-type]
    if not values.null_count():
        return values, size
    return values.cast(pl.Int64).fill_null(size), size + 1


def _counted(
    people: pl.DataFrame, groups: Sequence[str], counters: Sequence[Codes]
) -> pl.DataFrame:
    """Count by one counter per group, day and answer: no row is hashed or compared."""
    sizes = [size for _, size in counters]
    table = _table(counters, people["reoffended"].cast(pl.Boolean))
    cells = np.flatnonzero(table.any(axis=1))
    free, reoffended = table[cells].T
    *places, days = np.unravel_index(cells, sizes)
    values = [
        _values(people[name], place, size)
        for name, place, size in zip(groups, places, sizes[:-1], strict=True)
    ]
    return pl.DataFrame(
        [
            *values,
            pl.Series("day", days).cast(people.schema["days_observed"]),
            pl.Series("observed", free + reoffended),
            pl.Series("reoffended", reoffended),
        ]
    )


def _table(counters: Sequence[Codes], reoffended: pl.Series) -> npt.NDArray[np.int64]:
    """Return the counts, one row per cell of the groups and days: free of an event, reoffended.

    Ten million rows are read once, so what costs is how wide they are: groups are mostly bytes, and
    a cell's number stays as narrow for as long as it fits.
    """
    sizes = [2, *(size for _, size in counters)]
    counts = np.zeros(prod(sizes), dtype=np.int64)
    step = max(ROWS_AT_ONCE, 4 * counts.size)  # adding counters up costs as much as they are many
    for start in range(0, reoffended.len(), step):
        rows = min(step, reoffended.len() - start)
        cell = reoffended.slice(start, rows).to_numpy(writable=True).view(np.uint8)
        so_far = 2
        for codes, size in counters:
            so_far *= size
            width = next(width for width, cells in _WIDTHS if so_far <= cells)
            cell = cell.astype(width, copy=False)
            cell *= cell.dtype.type(size)
            cell += codes.slice(start, rows).to_numpy().astype(cell.dtype, copy=False)
        counts += np.bincount(cell, minlength=counts.size)
    return counts.reshape(2, -1).T


def _values(column: pl.Series, codes: npt.NDArray[np.intp], size: int) -> pl.Series:
    """Return the values of ``column`` that ``codes`` stand for."""
    found = pl.Series(column.name, codes)
    if column.null_count():
        found = found.set(found == size - 1, None)
    found = found.cast(column.to_physical().dtype)
    return found.cat.to(column.dtype) if _coded(column) else found.cast(column.dtype)


def _coded(values: pl.Series) -> bool:
    """Tell whether ``values`` are kept as numbers into a list of texts."""
    return isinstance(values.dtype, pl.Categorical | pl.Enum)
