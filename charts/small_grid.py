"""Many small charts in the one pair of axes that all of them share: where each point lies."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

COLUMNS: Final = 3
#: Room between two small charts, and above each for its name: parts of its width and height.
GAP: Final = 0.06
HEAD: Final = 0.3
_STEPS: Final = (0.5, 1, 2, 5)
#: The shortest scale [per 100,000 residents]: its numbers are told apart by two decimals.
_SHORTEST: Final = 0.03


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the small charts lie.

    A pair of axes for each would say the same numbers twenty times, and a browser would take
    four times as long to draw them.

    Attributes:
        first: The first month, counted from year 0.
        months: How many months there are.
        top: The largest number on the scale.
        rows: How many rows of small charts there are.
    """

    first: int
    months: int
    top: float
    rows: int

    def corner(self, i: int) -> tuple[float, float]:
        """Return the left lower corner of the small chart ``i``."""
        row = self.rows - 1 - i // COLUMNS
        return i % COLUMNS * self.months * (1 + GAP), row * self.top * (1 + HEAD)

    def x(self, i: int, month: date) -> float:
        """Return where a month of the small chart ``i`` lies."""
        return self.corner(i)[0] + month_number(month) - self.first

    def y(self, i: int, value: float | None) -> float | None:
        """Return where a value of the small chart ``i`` lies."""
        return None if value is None else self.corner(i)[1] + value


def grid_of(series: pl.DataFrame, places: int) -> tuple[float, Grid]:
    """Return the step of the scale, and the grid that has room for every value.

    Args:
        series: ``month``, ``rate`` and, if there, ``fitted`` and ``counterfactual``.
        places: How many small charts there are.
    """
    shown = [name for name in ("rate", "fitted", "counterfactual") if name in series.columns]
    found = series.select(pl.max_horizontal(pl.col(shown).max())).item()
    highest = max(float(found or 0), _SHORTEST)
    size = 10.0 ** len(str(int(highest))) / 10
    while highest < size:
        size /= 10
    step = next((s * size for s in _STEPS if highest / (s * size) <= 3), 5 * size)
    first, last = month_number(series["month"].min()), month_number(series["month"].max())
    top = step * -(-highest // step)
    return step, Grid(first, max(last - first, 1), top, -(-places // COLUMNS))


def month_number(month: object) -> int:
    """Return a month's number, counted from year 0."""
    if not isinstance(month, date):
        raise ValueError(f"a month is {month!r}: expected a date")
    return month.year * 12 + month.month - 1
