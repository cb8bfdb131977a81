"""A reader with a linear program, written apart from the code under test."""

from collections.abc import Hashable, Mapping

import numpy as np
from scipy.optimize import linprog

Cells = frozenset[Hashable]


def ranges(
    shown: Mapping[Cells, int], wanted: Mapping[str, Cells], *, fewest: Mapping[Hashable, float]
) -> dict[str, tuple[float, float]]:
    """Return between which values each wanted sum of cells must lie.

    Args:
        shown: Sums of cells and their values.
        wanted: The sums to find out.
        fewest: Every cell, with the least that it can be.
    """
    cells = {cell: at for at, cell in enumerate(fewest)}

    def row(members: Cells) -> list[float]:
        return [float(cell in members) for cell in cells]

    rows = [row(members) for members in shown]
    found = {}
    for name, members in wanted.items():
        ends = []
        for side in (1.0, -1.0):
            answer = linprog(
                side * np.array(row(members)),
                A_eq=rows or None,
                b_eq=list(shown.values()) or None,
                bounds=[(least, None) for least in fewest.values()],
            )
            ends.append(side * np.inf * -1 if answer.x is None else side * answer.fun)
        found[name] = (ends[0], ends[1])
    return found
