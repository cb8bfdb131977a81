"""Which cells each number of a table is the sum of: rows, totals, running totals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from analysis import validate

#: The value of each dimension, as text; ``None`` where the dimension is summed out.
Key = tuple[str | None, ...]

#: A number of a table: its key, and whether it is the running total up to it.
Number = tuple[Key, bool]

Margins = Sequence[str] | Sequence[Sequence[str]]

#: What ``suppress`` adds to the name of a count for its running total.
TO_DATE = "_to_date"


@dataclass(frozen=True, slots=True)
class Layout:
    """What the rows of a table are told apart by, and which totals are shown beside them.

    Attributes:
        dimensions: Columns that tell rows apart; empty (null) in a row that sums them out.
        margins: The dimensions that each shown total keeps.
        running: The dimension along which running totals are shown too.
        order: The values of ``running``, as text, in their order.
        cells_shown: Whether every cell is shown; if not, only what ``margins`` name.
    """

    dimensions: tuple[str, ...]
    margins: tuple[tuple[str, ...], ...]
    running: str | None = None
    order: tuple[str, ...] = ()
    cells_shown: bool = True

    def kept(self, key: Key) -> tuple[str, ...]:
        """Return the dimensions that a key does not sum out."""
        named = zip(self.dimensions, key, strict=True)
        return tuple(name for name, value in named if value is not None)

    def is_shown(self, key: Key) -> bool:
        """Tell whether a cell, or a total in ``margins``, is one that readers are shown."""
        if self.cells_shown and None not in key:
            return True
        kept = set(self.kept(key))
        return any(kept == set(margin) for margin in self.margins)


def layout(
    tables: Sequence[pl.DataFrame],
    margins: Margins,
    *,
    counts: Sequence[str],
    dimensions: Sequence[str] | None = None,
    running: str | None = None,
    cells_shown: bool = True,
    where: str,
) -> Layout:
    """Find out what tells the rows of all the tables apart, and which totals are shown.

    Raises:
        ContractError: A column is missing, or a count is no whole number.
        ValueError: A count is negative, or rows repeat.
    """
    totals = _totals(margins)
    named = dict.fromkeys(name for kept in totals for name in kept)
    for name in (dimensions or (), (running,) if running else ()):
        named.update(dict.fromkeys(name))
    for table in tables:
        validate.columns(table, [*named, *counts], where=where)
        for name in counts:
            validate.counts(table, name, where=where, nulls=True)
    own = ("status", *counts, *(f"{name}_status" for name in counts))
    described = {name + late for name in own for late in ("", TO_DATE)}
    if dimensions is None and any(_repeats(table, named) for table in tables):
        named.update(dict.fromkeys(n for n in tables[0].columns if n not in described))
    if any(_repeats(table, named) for table in tables):
        raise ValueError(f"{where}: rows repeat for the same {', '.join(named) or 'total'}")
    order: tuple[str, ...] = ()
    if running:
        seen = pl.concat([table[running].drop_nulls() for table in tables]).unique().sort()
        order = tuple(seen.cast(pl.String).to_list())
    return Layout(tuple(named), tuple(totals), running, order, cells_shown)


def _totals(margins: Margins) -> list[tuple[str, ...]]:
    """Return the dimensions that each shown total keeps; names mean every choice of them."""
    parts = (margins,) if isinstance(margins, str) else tuple(margins)
    names = [part for part in parts if isinstance(part, str)]
    if len(names) < len(parts):
        return [(part,) if isinstance(part, str) else tuple(part) for part in parts]
    sizes = range(len(names) + 1) if names else ()
    return [kept for size in sizes for kept in combinations(dict.fromkeys(names), size)]


def _repeats(table: pl.DataFrame, names: Collection[str]) -> bool:
    return table.height > (table.n_unique(list(names)) if names else 1)


def keys(table: pl.DataFrame, shape: Layout) -> list[Key]:
    """Return the key of each row."""
    if not shape.dimensions:
        return [()] * table.height
    return table.select(pl.col(*shape.dimensions).cast(pl.String)).rows()


def sums(cells: Sequence[Key], rows: Collection[Key], shape: Layout) -> dict[Number, list[int]]:
    """Return the cells that each number adds up, as positions in ``cells``.

    Args:
        cells: The keys without any ``None``.
        rows: The keys of all rows that a table has, totals among them.
        shape: Whose margins and running totals are numbers too.
    """
    found: dict[Number, list[int]] = {(key, False): [] for key in rows}
    patterns = dict.fromkeys(tuple(n for n in shape.dimensions if n in m) for m in shape.margins)
    patterns.update(dict.fromkeys(shape.kept(key) for key in rows))
    for kept in patterns:
        is_kept = [name in kept for name in shape.dimensions]
        for position, cell in enumerate(cells):
            key = tuple([part if own else None for part, own in zip(cell, is_kept, strict=True)])
            found.setdefault((key, False), []).append(position)
    if shape.running is not None:
        found.update(_running(cells, found, shape, shape.dimensions.index(shape.running)))
    return found


def _running(
    cells: Sequence[Key], found: Mapping[Number, list[int]], shape: Layout, at: int
) -> dict[Number, list[int]]:
    """Return, for each number that stands at a point of the running dimension, all up to it."""
    rank = {value: position for position, value in enumerate(shape.order)}
    lines: dict[Key, list[tuple[int, Key, list[int]]]] = {}
    for (key, _), members in found.items():
        if (value := key[at]) is not None:
            lines.setdefault((*key[:at], None, *key[at + 1 :]), []).append(
                (rank[value], key, members)
            )
    running: dict[Number, list[int]] = {}
    for points in lines.values():
        so_far: list[int] = []
        for _, key, members in sorted(points, key=lambda point: point[0]):
            so_far = sorted({*so_far, *members})
            running[key, True] = so_far
    return running


def as_rows(found: Sequence[Key], table: pl.DataFrame, shape: Layout) -> pl.DataFrame:
    """Return keys as rows with the dimensions of a table, in the types they have there."""
    if not shape.dimensions:
        return pl.DataFrame([{}] * len(found))
    text = pl.DataFrame(
        list(found), schema=dict.fromkeys(shape.dimensions, pl.String), orient="row"
    )
    back = []
    for name in shape.dimensions:
        values = table[name].unique().drop_nulls()
        known = dict(zip(values.cast(pl.String).to_list(), values.to_list(), strict=True))
        cells = [None if value is None else known[value] for value in text[name]]
        back.append(pl.Series(name, cells, dtype=table.schema[name]))
    return pl.DataFrame(back)
