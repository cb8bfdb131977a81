"""From the rows of a table to a release of it, and back to rows that may be shown."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from analysis.disclosure import table as tables
from analysis.disclosure.numbers import Past, Release
from analysis.disclosure.table import TO_DATE, Key, Layout, Number


def as_counted(table: pl.DataFrame, name: str, shape: Layout) -> Release:
    """Return the counts of a table that is still to be shown.

    Raises:
        ValueError: A total is not the sum of its cells. Rows are numbered from 0.
    """
    rows, counts = tables.keys(table, shape), table[name].to_list()
    found = dict(zip(rows, counts, strict=True))
    cells = sorted(key for key in rows if None not in key)
    members = tables.sums(cells, rows, shape)
    wrong = [
        str(row)
        for row, (key, count) in enumerate(found.items())
        if count is not None and count != sum(found[cells[at]] or 0 for at in members[key, False])
    ]
    if wrong:
        raise ValueError(
            f"suppress: {name} is not the sum of its cells in row {', '.join(wrong[:5])}; "
            "an empty dimension means a total, so what is not known needs a name of its own"
        )
    return Release(found)


def as_shown(table: pl.DataFrame, name: str, status: str, shape: Layout) -> Release:
    """Return the counts of an earlier release, which of them it showed and which it hid.

    A row without a status was neither: nobody was told that there is such a number.

    Raises:
        ValueError: A hidden count is missing: the change since then cannot be protected.
    """
    hidden, shown = set[Number](), set[Number]()
    rows = tables.keys(table, shape)
    for column, is_running in ((status, False), (f"{status}{TO_DATE}", True)):
        unmarked = [None if is_running else "ok"] * len(rows)
        marks = table[column].to_list() if column in table.columns else unmarked
        for key, mark in zip(rows, marks, strict=True):
            if mark is not None:
                (hidden if mark == "c" else shown).add((key, is_running))
    counts = dict(zip(rows, table[name].to_list(), strict=True))
    if any(counts[key] is None for key, _ in hidden):
        raise ValueError(f"suppress: previous must hold the true {name} of what it hid")
    return Release(as_counted(table, name, shape).counts, Past(shown, hidden))


def with_status(
    table: pl.DataFrame,
    name: str,
    status: str,
    shape: Layout,
    *,
    secret: Collection[Number],
    value: Mapping[Number, int],
) -> pl.DataFrame:
    """Return the table without its secret numbers, and with what became of each.

    Args:
        table: The true table.
        name: The column of counts.
        status: The column that says what became of them.
        shape: What tells rows apart.
        secret: The numbers to hide.
        value: The running totals, where there are any.
    """
    rows = tables.keys(table, shape)
    before = pl.col(status) if status in table.columns else pl.lit(None, dtype=pl.String)
    hidden = pl.Series([(key, False) in secret for key in rows], dtype=pl.Boolean)
    marked = table.with_columns(
        pl.when(~hidden).then(pl.col(name)).alias(name),
        pl.when(hidden)
        .then(pl.lit("c"))
        .when(pl.col(name).is_null())
        .then(pl.lit("none"))
        .otherwise(before.fill_null("ok"))
        .alias(status),
    )
    if shape.running is None:
        return marked
    running = [value.get((key, True)) for key in rows]
    late = pl.Series([(key, True) in secret for key in rows], dtype=pl.Boolean)
    sums = pl.Series(running, dtype=pl.Int64)
    marks = pl.when(late).then(pl.lit("c")).when(sums.is_null()).then(pl.lit("none"))
    return marked.with_columns(
        pl.when(~late).then(sums).alias(f"{name}{TO_DATE}"),
        marks.otherwise(pl.lit("ok")).alias(f"{status}{TO_DATE}"),
    )


def shown_rows(table: pl.DataFrame, shape: Layout) -> pl.DataFrame:
    """Return the rows of which readers are told: without the cells, if these are not shown."""
    if shape.cells_shown:
        return table
    told = [None in key or shape.is_shown(key) for key in tables.keys(table, shape)]
    return table.filter(pl.Series(told, dtype=pl.Boolean))


def with_hidden_totals(
    table: pl.DataFrame, secret: Mapping[str, Sequence[Key]], shape: Layout
) -> pl.DataFrame:
    """Append a row for each hidden total that is no row of the table.

    Args:
        table: The marked table.
        secret: The hidden numbers by the column of their status.
        shape: What tells rows apart.
    """
    listed = set(tables.keys(table, shape))
    extra = sorted({key for keys in secret.values() for key in keys} - listed, key=str)
    if not extra:
        return table
    rows = tables.as_rows(extra, table, shape)
    for status, keys in secret.items():
        hidden = pl.Series([key in set(keys) for key in extra], dtype=pl.Boolean)
        rows = rows.with_columns(
            pl.when(hidden).then(pl.lit("c")).otherwise(pl.lit("ok")).alias(status)
        )
    return pl.concat([table, rows], how="diagonal")
