"""Hide counts that are small enough to point at a person, and whatever gives them away."""

from collections.abc import Sequence

import polars as pl

from analysis.disclosure import table as tables
from analysis.disclosure.attack import audit
from analysis.disclosure.numbers import numbers
from analysis.disclosure.rows import (
    as_counted,
    as_shown,
    shown_rows,
    with_hidden_totals,
    with_status,
)
from analysis.disclosure.rules import percent_allowed, rate_status
from analysis.disclosure.search import hide
from analysis.disclosure.table import Key, Margins

__all__ = ["audit", "percent_allowed", "rate_status", "suppress", "with_totals"]

#: Counts from 1 up to this, not included, are hidden.
THRESHOLD = 5


def suppress(
    table: pl.DataFrame,
    *,
    threshold: int = THRESHOLD,
    counts: str | Sequence[str] = "count",
    margins: Margins,
    dimensions: Sequence[str] | None = None,
    running: str | None = None,
    previous: pl.DataFrame | Sequence[pl.DataFrame] = (),
    cells_shown: bool = True,
) -> pl.DataFrame:
    """Hide the small counts of a table, and as few others as keep them from being worked out.

    Every total that is shown turns the table into equations. Hidden are the counts from 1 to
    ``threshold - 1`` (in cells and totals alike) and partners of theirs, until each hidden number
    could lie anywhere in a range at least ``threshold`` wide. The reader is taken to know all
    that is shown, that counts are not negative, and that none of the hidden ones is 0: a true
    zero is always shown. Partners are chosen by the smallest counts; totals cost more.

    Args:
        table: One row per cell, whole numbers of at least 0 in ``counts``. A row with an empty
            (null) dimension is the total over it; so what is not known needs a name of its own.
            A cell without a row is a shown 0. An empty count is no data: ``none``.
        threshold: The first count that may be shown by itself.
        counts: The column to protect. Several columns are protected each by itself; columns that
            add up to one another must be rows instead.
        margins: The totals shown beside the cells: either names of dimensions, for all totals
            that keep any of them, or tuples, for just the totals that keep these.
        dimensions: The columns that tell rows apart; those in ``margins`` by default, or all that
            are no counts where these do not suffice.
        running: A dimension (month) along which running totals are shown too.
        previous: Earlier releases that readers have, the oldest first: true counts with the
            ``status`` they were shown with, empty (null) where nobody was told of a number. No
            change by 1 to ``threshold - 1`` may show.
        cells_shown: Whether the cells are shown. If not, only the totals that are rows or in
            ``margins`` are, and the cells are left out of the result.

    Returns:
        ``table`` with ``status`` (``<count>_status`` for several counts): ``c`` where a number is
        hidden and its count null, ``none`` without data, otherwise what it was, or ``ok``. With
        ``running``, also ``<count>_to_date`` and its ``status_to_date``. A total in ``margins``
        that is no row may be shown, unless a row for it has been appended here: then it is
        hidden. Use ``with_totals`` first where totals are shown.

    Raises:
        ContractError: A column is missing or no whole number.
        ValueError: A count is negative, rows repeat, or a total is not the sum of its cells.

    References:
        Cox (1980), JASA 75:377-385; Fischetti & Salazar (2000), Management Science 46:1539-1560.

    >>> table = pl.DataFrame({"region": list("AABB"), "sex": list("fmfm"), "count": [2, 9, 8, 30]})
    >>> suppress(table, margins=["region", "sex"])["count"].to_list()
    [None, None, None, None]
    """
    names = [counts] if isinstance(counts, str) else list(counts)
    if threshold < 2:
        raise ValueError(f"suppress: threshold is {threshold}, expected at least 2")
    past = [previous] if isinstance(previous, pl.DataFrame) else list(previous)
    shape = tables.layout(
        [table, *past],
        margins,
        counts=names,
        dimensions=dimensions,
        running=running,
        cells_shown=cells_shown,
        where="suppress",
    )
    marked, unlisted = table, dict[str, list[Key]]()
    for name in names:
        status = "status" if len(names) == 1 else f"{name}_status"
        releases = [as_shown(one, name, status, shape) for one in past]
        found = numbers([*releases, as_counted(table, name, shape)], shape, threshold=threshold)
        hidden = hide(found.system, found.primary, threshold=threshold)
        secret = {number for number, at in found.place.items() if hidden[at]}
        marked = with_status(marked, name, status, shape, secret=secret, value=found.value)
        unlisted[status] = [key for key, to_date in secret if not to_date]
    return with_hidden_totals(shown_rows(marked, shape), unlisted, shape)


def with_totals(
    table: pl.DataFrame,
    margins: Margins,
    *,
    counts: str | Sequence[str] = "count",
    dimensions: Sequence[str] | None = None,
) -> pl.DataFrame:
    """Add the totals that a table is shown with, so that they are protected together with it.

    Args:
        table: One row per cell, as for ``suppress``; totals that it has already are kept.
        margins: As in ``suppress``.
        counts: The column, or columns, to add up.
        dimensions: As in ``suppress``.

    Returns:
        ``table``, then a row per missing total, by its key: empty where a dimension is summed
        out and in columns that cannot be added up. The total over a cell without data is empty.

    Raises:
        ContractError: A column is missing or no whole number.
        ValueError: A count is negative, or rows repeat.

    >>> with_totals(pl.DataFrame({"sex": ["f", "m"], "count": [2, 9]}), ["sex"]).rows()
    [('f', 2), ('m', 9), (None, 11)]
    """
    names = [counts] if isinstance(counts, str) else list(counts)
    shape = tables.layout(
        [table], margins, counts=names, dimensions=dimensions, where="with_totals"
    )
    rows = tables.keys(table, shape)
    cells = sorted(set(rows) - {key for key in rows if None in key})
    members = tables.sums(cells, rows, shape)
    missing = sorted((key for key, _ in members if key not in set(rows)), key=str)
    if not missing:
        return table
    added = tables.as_rows(missing, table, shape)
    for name in names:
        count = dict(zip(rows, table[name].to_list(), strict=True))
        parts = [[count[cells[at]] for at in members[key, False]] for key in missing]
        sums = [None if None in part else sum(part) for part in parts]
        added = added.with_columns(pl.Series(name, sums, table.schema[name]))
    return pl.concat([table, added], how="diagonal")
