"""Attack a table as a reader would: the range in which each hidden number must lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from analysis import disclosure_table as tables
from analysis import validate
from analysis.disclosure_search import examined, surveyed
from analysis.disclosure_system import Attack, Bools, Reach, System, incidence
from analysis.disclosure_table import TO_DATE, Layout, Margins, Number

#: Up to this many pairs of a hidden number and an unknown, each range is found to its very ends.
_EXACT_UP_TO = 40_000


def audit(
    table: pl.DataFrame,
    margins: Margins,
    *,
    counts: str | Sequence[str] = "count",
    threshold: int = 5,
    fewest: int = 0,
    dimensions: Sequence[str] | None = None,
    running: str | None = None,
) -> pl.DataFrame:
    """Find the range of whole numbers in which each hidden number must lie, given all shown.

    Args:
        table: As ``suppress`` returns it: hidden is what has ``status`` ``c`` (or, in a table
            without that column, an empty count). Totals must be rows (``with_totals``), as nobody
            could add them up from hidden cells; or the hidden counts are still in their place.
        margins: The totals shown, as in ``suppress``.
        counts: The column, or columns, to attack.
        threshold: The width from which a range counts as protected.
        fewest: The least that the reader knows a hidden cell to be. ``suppress`` protects against
            readers who know it to be 1, the stronger attack.
        dimensions: As in ``suppress``.
        running: As in ``suppress``.

    Returns:
        One row per hidden number, in the order of the table: the dimensions; ``number`` (the
        column it is hidden in); ``low``, ``high`` (both possible in fractions of people, both
        included; ``inf`` without an end); ``is_exact``: the range ends there, otherwise it is at
        least that wide (large tables, where each end would take too long); ``is_protected``.

    Raises:
        ContractError: A column is missing or no whole number.
        ValueError: Rows repeat, a shown total is missing, or shown numbers contradict each other.

    >>> table = pl.DataFrame({"sex": ["f", "m", None], "count": [None, None, 12]})
    >>> audit(table, ["sex"]).rows()
    [('f', 'count', 0.0, 12.0, True, True), ('m', 'count', 0.0, 12.0, True, True)]
    """
    names = [counts] if isinstance(counts, str) else list(counts)
    shape = tables.layout(
        [table], margins, counts=names, dimensions=dimensions, running=running, where="audit"
    )
    found = []
    for name in names:
        column = "status" if len(names) == 1 else f"{name}_status"
        found.append(_of_one(table, name, column, shape, threshold=threshold, fewest=fewest))
    return pl.concat(found)


def _of_one(
    table: pl.DataFrame, name: str, column: str, shape: Layout, *, threshold: int, fewest: int
) -> pl.DataFrame:
    shown, hidden = read(table, name, column, shape)
    if shape.running is not None:
        to_date = read(table, f"{name}{TO_DATE}", f"{column}{TO_DATE}", shape, is_running=True)
        shown, hidden = {**shown, **to_date[0]}, {**hidden, **to_date[1]}
    view = _view(shown, hidden, shape)
    system = view.system(fewest)
    is_hidden = np.isnan(system.values)
    at = np.array([view.place[number][0] for number in hidden], dtype=np.intp)
    rest = np.array([view.place[number][1] for number in hidden], dtype=np.float64)
    wanted = np.zeros(len(is_hidden), dtype=np.bool_)
    wanted[at] = True
    reach, is_exact = _ranges(system, is_hidden, wanted, threshold)
    rows = tables.as_rows([key for key, _ in hidden], table, shape)
    return rows.with_columns(
        pl.Series(
            "number", [f"{name}{TO_DATE}" if late else name for _, late in hidden], pl.String
        ),
        pl.Series("low", reach.low[at] + rest, pl.Float64),
        pl.Series("high", reach.high[at] + rest, pl.Float64),
        pl.Series("is_exact", [is_exact] * len(hidden), pl.Boolean),
        pl.Series("is_protected", ~reach.is_narrow(wanted, threshold)[at], pl.Boolean),
    )


def _ranges(system: System, hidden: Bools, wanted: Bools, threshold: int) -> tuple[Reach, bool]:
    """Return the range of each wanted number, and whether it was followed to its ends."""
    nothing = np.full(len(hidden), np.nan)
    attack = Attack.on(system, hidden)
    if attack.unknown.sum() * wanted.sum() > _EXACT_UP_TO:
        reach = surveyed(attack, wanted, Reach(nothing, nothing), threshold=threshold, patience=4)
        left = np.flatnonzero(reach.is_narrow(wanted, threshold))
        return examined(attack, wanted, reach, left, threshold=threshold), False
    low, high = nothing.copy(), nothing.copy()
    without_cap = np.full(len(hidden), np.inf)
    for position in np.flatnonzero(wanted):
        wish = np.zeros(len(hidden))
        wish[position] = 1.0
        most, least = attack.table(wish, without_cap), attack.table(-wish, without_cap)
        high[position] = np.inf if most is None else np.floor(most[position])
        low[position] = -np.inf if least is None else np.ceil(least[position])
    return Reach(low, high), True


def read(
    table: pl.DataFrame, name: str, column: str, shape: Layout, *, is_running: bool = False
) -> tuple[dict[Number, int], dict[Number, int | None]]:
    """Return the shown numbers of a column and the hidden ones, their counts where still there.

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
class _View:
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
        size = len(self.values)
        return System(
            incidence(list(self.positions), self.n_unknown),
            np.array(self.values),
            np.full(self.n_unknown, float(fewest)),
            price=np.ones(size),
            is_fixed=np.zeros(size, dtype=np.bool_),
        )


def _view(shown: Mapping[Number, int], hidden: Mapping[Number, int | None], shape: Layout) -> _View:
    """Set up the equations of a reader who sees ``shown``."""
    at_hand = {**hidden, **shown}
    rows = {key for key, _ in at_hand}
    cells = sorted(key for key in rows if None not in key)
    counts = [at_hand.get((cell, False), 0) for cell in cells]
    column = {
        at: place for place, at in enumerate(i for i, c in enumerate(cells) if (c, False) in hidden)
    }
    view = _View(len(column))
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
            f"audit: {missing} totals in margins are no rows of the table while cells of theirs "
            "are hidden; add them by with_totals before suppress"
        )
    return view
