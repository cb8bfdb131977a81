"""The one call of the linear programming solver (HiGHS, by way of scipy)."""

from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]

#: How far a number of the solver may lie from the whole number that it stands for.
TOLERANCE = 1e-6

#: From this many unknowns on the solver's interior point method is the faster one.
_MANY_UNKNOWNS = 500

_INFEASIBLE = 2


def most(
    gain: Floats,
    *,
    equal: tuple[sparse.csr_array, Floats],
    at_most: tuple[sparse.csr_array, Floats],
    bounds: tuple[Floats, Floats],
) -> Floats | None:
    """Return the unknowns for which ``gain @ unknowns`` is largest.

    Args:
        gain: The worth of one unit of each unknown.
        equal: Rows that must add up to exactly these totals.
        at_most: Rows that must not exceed these totals.
        bounds: The lowest and highest value of each unknown, both allowed.

    Returns:
        The unknowns; ``None`` when the gain has no limit or the solver finds no answer.

    Raises:
        ValueError: Nothing satisfies all the rows.
    """
    # Half a second of every start, and only tables for the public ask for it.
    from scipy.optimize import linprog  # noqa: PLC0415

    for method in ("highs-ipm", "highs-ds") if len(gain) > _MANY_UNKNOWNS else ("highs",):
        solution = linprog(
            -gain,
            A_eq=_rows(equal[0]),
            b_eq=equal[1] if equal[0].shape[0] else None,
            A_ub=_rows(at_most[0]),
            b_ub=at_most[1] if at_most[0].shape[0] else None,
            bounds=cast("Any", np.column_stack(bounds)),
            method=cast("Literal['highs']", method),
        )
        if solution.x is not None:
            return np.asarray(solution.x, dtype=np.float64)
    if solution.status == _INFEASIBLE:
        raise ValueError("the shown numbers contradict each other")
    return None


def settled(numbers: Floats) -> Floats:
    """Return the numbers with the solver's dust blown off those that are whole."""
    whole = np.round(numbers)
    return np.where(np.abs(numbers - whole) < TOLERANCE, whole, numbers)


def _rows(matrix: sparse.csr_array) -> Any:
    """Return the matrix if it has rows; the type of scipy's stubs leaves out sparse arrays."""
    return matrix if matrix.shape[0] else None
