"""The equations of a reader who sees a table with some of its numbers hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from analysis import validate
from analysis.disclosure import table as tables
from analysis.disclosure.system import System, incidence
from analysis.disclosure.table import Layout, Number


def read(
    table: pl.DataFrame, name: str, column: str, shape: Layout, *, is_running: bool = False
) -> tuple[dict[Number, int], dict[Number, int | None]]:
    """Return the shown numbers of a column, and the hidden ones with their counts if still there.

    A row without data is in neither.
    """
    validate.columns(table, [name], where="audit")
    is_hidden = (
        table.select((pl.col(column) == "c").fill_null(value=False)).to_series()
        if column in table.columns
        else table[name].is_null()
    )
    shown: dict[Number, int] = {}
    hidden: dict[Number, int | None] = {}
    for key, count, secret in zip(
        tables.keys(table, shape), table[name].to_list(), is_hidden.to_list(), strict=True
    ):
        if secret:
            hidden[key, is_running] = count
        elif count is not None:
            shown[key, is_running] = count
    return shown, hidden


@dataclass(slots=True)
class View:
    """The reader's equations: each number less the cells of it that are shown.

    Attributes:
        positions: Where each sum of hidden cells stands among the numbers.
        values: What each sum is; NaN where nothing shown says so.
        place: The position of each hidden number, and what its shown cells add up to.
        n_unknown: How many cells are hidden.
    """

    n_unknown: int
    positions: dict[tuple[int, ...], int] = field(default_factory=lambda: {(): 0})
    values: list[float] = field(default_factory=lambda: [0.0])
    place: dict[Number, tuple[int, int]] = field(default_factory=dict)

    def add(self, terms: tuple[int, ...], value: float) -> int:
        """Add a sum of hidden cells; of two that are the same, one shown is enough."""
        at = self.positions.setdefault(terms, len(self.values))
        if at == len(self.values):
            self.values.append(value)
        elif np.isnan(self.values[at]):
            self.values[at] = value
        elif not np.isnan(value) and value != self.values[at]:
            raise ValueError("audit: the shown numbers contradict each other")
        return at

    def system(self, fewest: int) -> System:
        """Return the system of these sums, each hidden cell known to be ``fewest`` or more."""
        size = len(self.values)
        return System(
            incidence(list(self.positions), self.n_unknown),
            np.array(self.values),
            np.full(self.n_unknown, float(fewest)),
            price=np.ones(size),
            is_fixed=np.zeros(size, dtype=np.bool_),
        )


def view_of(
    shown: Mapping[Number, int], hidden: Mapping[Number, int | None], shape: Layout
) -> View:
    """Set up the equations of a reader who sees ``shown``."""
    at_hand = {**hidden, **shown}
    rows = dict.fromkeys(key for key, _ in at_hand)  # in order: the solver's corners hang on it
    cells = sorted(key for key in rows if None not in key)
    counts = [at_hand.get((cell, False), 0) for cell in cells]
    column = {
        at: place for place, at in enumerate(i for i, c in enumerate(cells) if (c, False) in hidden)
    }
    view = View(len(column))
    missing = 0
    for number, parts in tables.sums(cells, rows, shape).items():
        terms = tuple(column[part] for part in parts if part in column)
        inside = [counts[part] for part in parts]
        rest = sum(counts[part] or 0 for part in parts if part not in column)
        if number in hidden:
            view.place[number] = view.add(terms, np.nan if terms else 0.0), rest
        elif number in shown:
            view.add(terms, float(shown[number] - rest))
        elif not number[1] and None in inside:
            missing += 1
        elif not number[1]:
            view.add(terms, float(sum(count or 0 for count in inside) - rest))
    if missing:
        raise ValueError(
            "audit: totals in margins are no rows of the table while cells of theirs are hidden "
            f"({missing} of them); add them by with_totals before suppress"
        )
    return view
