"""Measure suppression and audit of a large table: ``python -m benchmarks.disclosure``."""

import sys
from itertools import product

import numpy as np
import polars as pl

from analysis.disclosure.suppression import audit, suppress, with_totals
from benchmarks.stopwatch import Measured, environment, seconds

SHAPE = {"region": 20, "month": 24, "group": 8}
BUDGET_S = 3.0
ROUNDS = 3

#: Mean count of a cell, from a register in which most cells are small to one in which few are.
MEANS = (3, 10, 40)


def table(mean: float, *, seed: int = 115) -> pl.DataFrame:
    """Return skewed counts by region, month and group, with every total over them."""
    random = np.random.default_rng(seed)
    keys = list(product(*(range(length) for length in SHAPE.values())))
    counts = random.negative_binomial(1, 1 / (1 + mean), len(keys))
    cells = pl.DataFrame(keys, schema=list(SHAPE), orient="row")
    return with_totals(cells.with_columns(count=pl.Series(counts)), list(SHAPE))


def suppression(mean: float) -> Measured:
    """Suppress and audit a table and say how much of it is hidden [s]."""
    full, margins = table(mean), list(SHAPE)
    found: list[pl.DataFrame] = []

    def work() -> None:
        shown = suppress(full, margins=margins)
        found[:] = [shown, audit(shown, margins, fewest=1)]

    taken = min(seconds(work) for _ in range(ROUNDS))
    shown, reader = found
    small = full["count"].is_between(1, 4).sum()
    note = f"{small} small, {reader.height} hidden of {shown.height}"
    if not reader["is_protected"].all():
        note += ", NOT ALL PROTECTED"
    return Measured(f"suppress and audit, mean {mean}", taken, "s", budget=BUDGET_S, note=note)


def main() -> int:
    """Measure each table; return 1 when the budget is missed."""
    print(environment())
    results = []
    for mean in MEANS:
        results.append(suppression(mean))
        print(results[-1], flush=True)
    return 0 if all(result.is_within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
