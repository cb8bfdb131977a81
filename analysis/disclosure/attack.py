"""Attack a table as a reader would: the range in which each hidden number must lie."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from analysis.disclosure import table as tables
from analysis.disclosure.search import examined, surveyed
from analysis.disclosure.system import Attack, Bools, Reach, System
from analysis.disclosure.table import TO_DATE, Layout, Margins
from analysis.disclosure.view import read, view_of

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
        One row per hidden number, in the order of the table: the dimensions; ``number``, the
        column it is hidden in; ``low``, ``high`` [whole numbers, both included; ``inf`` without
        an end]; ``is_exact``: the linear program ends there, otherwise the range is at least
        that wide (large tables, where every end would take too long); ``is_protected``: it is at
        least ``threshold`` wide. The other cells need not be whole in the linear program: from
        three dimensions on a range may in truth be narrower, which is rare.

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
    view = view_of(shown, hidden, shape)
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
