"""What a reader can work out: every shown number is a sum, and sums can be played off."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.disclosure.solver import TOLERANCE, Floats, most, settled

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class System:
    """Numbers that are shown or hidden, each a sum of counts that nobody can divide further.

    Attributes:
        sums: One row per number, one column per count: 1 where the count is part of the number.
        values: The true numbers; NaN where only the reader's view is known.
        fewest: The least that a reader knows each count to be.
        price: What hiding a number costs, beside the others.
        is_fixed: Numbers whose showing was settled before: earlier releases, true zeros.
    """

    sums: sparse.csr_array
    values: Floats
    fewest: Floats
    price: Floats
    is_fixed: Bools


@dataclass(frozen=True, slots=True)
class Reach:
    """The lowest and highest value of each number in tables that agree with all that is shown.

    Tables found once stay possible when more is hidden, so what was reached is never lost.
    """

    low: Floats
    high: Floats

    def widened(self, numbers: Floats) -> "Reach":
        """Return the reach with one more possible table, given as its numbers.

        Counts are whole, so a number between two of them is worth the nearer end only.
        """
        low, high = np.fmin(self.low, np.ceil(numbers)), np.fmax(self.high, np.floor(numbers))
        return Reach(low, high)

    def is_narrow(self, hidden: Bools, threshold: float) -> Bools:
        """Return which hidden numbers are not known to range over ``threshold`` yet."""
        return hidden & ~(self.high - self.low >= threshold - TOLERANCE)


@dataclass(frozen=True, slots=True)
class Attack:
    """The equations of a reader who sees the numbers that are not hidden.

    Attributes:
        system: All the numbers.
        known: The counts that are shown by themselves; NaN for the others, the unknowns.
        unknown: Which counts are unknown.
        equations: The shown numbers over the unknowns.
        totals: Their values, less the known counts.
        weights: All the numbers over the unknowns.
    """

    system: System
    known: Floats
    unknown: Bools
    equations: sparse.csr_array
    totals: Floats
    weights: sparse.csr_array

    @property
    def fewest(self) -> Floats:
        """Return the least that each number can be, if its counts are each as few as they can."""
        return np.asarray(self.system.sums @ self.system.fewest)

    @classmethod
    def on(cls, system: System, hidden: Bools) -> "Attack":
        """Set up the equations of those numbers of ``system`` that are not ``hidden``.

        Raises:
            ValueError: A count is shown as less than it can be.
        """
        is_single = np.diff(system.sums.indptr) == 1
        single = np.flatnonzero(is_single & ~hidden)
        known = np.full(system.sums.shape[1], np.nan)
        known[system.sums.indices[system.sums.indptr[single]]] = system.values[single]
        if (known < system.fewest).any():
            raise ValueError("the shown numbers contradict each other")
        unknown = np.isnan(known)
        shown = system.sums[~hidden]
        equations = shown[:, unknown]
        totals = system.values[~hidden] - shown @ np.nan_to_num(known)
        in_use = np.diff(equations.indptr) > 0
        return cls(
            system, known, unknown, equations[in_use], totals[in_use], system.sums[:, unknown]
        )

    def table(self, wish: Floats, cap: Floats) -> Floats | None:
        """Return the numbers of the possible table in which those wished for are largest.

        Args:
            wish: The weight of each number; negative to make it small.
            cap: No use is in a number above this; ``inf`` without such a limit.

        Returns:
            All numbers of that table; ``None`` when there is no limit to what is wished for.

        Raises:
            ValueError: The shown numbers contradict each other.
        """
        if not self.unknown.any():
            return np.asarray(self.system.sums @ self.known)
        lengths = np.diff(self.system.sums.indptr)
        limited = np.isfinite(cap) & (wish != 0) & (np.diff(self.weights.indptr) > 0)
        single, rows = (
            np.flatnonzero(limited & (lengths == 1)),
            np.flatnonzero(limited & (lengths > 1)),
        )
        highest = np.full(len(self.known), np.inf)
        highest[self.system.sums.indices[self.system.sums.indptr[single]]] = cap[single]
        offset = self.system.sums[rows] @ np.nan_to_num(self.known)
        found = most(
            self.weights.T @ wish,
            equal=(self.equations, self.totals),
            at_most=(self.weights[rows], cap[rows] - offset),
            bounds=(self.system.fewest[self.unknown], highest[self.unknown]),
        )
        if found is None:
            return None
        counts = self.known.copy()
        counts[self.unknown] = found
        return settled(self.system.sums @ counts)


def incidence(sums: Sequence[tuple[int, ...]], n_counts: int) -> sparse.csr_array:
    """Return the matrix with a row per sum and a 1 for each count that is part of it."""
    lengths = np.cumsum([0, *(len(counts) for counts in sums)])
    members = np.array([count for counts in sums for count in counts], dtype=np.int32)
    return sparse.csr_array((np.ones(len(members)), members, lengths), shape=(len(sums), n_counts))


def way_out(
    system: System, hidden: Bools, *, wish: Floats, cap: Floats, threshold: float, worth: float
) -> Floats | None:
    """Return the numbers of a table that is possible once the cheapest others are hidden too.

    Like ``Attack.table``, but shown numbers may change at their price: those that do are the
    partners to hide.

    Args:
        system: All the numbers, their true values known.
        hidden: Those hidden already; a change of them is free.
        wish: +1 for a number to be made larger, -1 smaller, 0 otherwise.
        cap: How far each number wished for has to go.
        worth: The gain from moving a number wished for by one, beside the dearest price of 1.
        threshold: No number has use for a change of more than a few times this.

    Returns:
        The numbers of the table, or ``None`` when the solver finds none.
    """
    n_counts = system.sums.shape[1]
    shown, wanted = np.flatnonzero(~hidden), np.flatnonzero(wish)
    may_give = shown[~system.is_fixed[shown]]
    give = sparse.csr_array(
        (np.ones(len(may_give)), (np.searchsorted(shown, may_give), np.arange(len(may_give)))),
        shape=(len(shown), len(may_give)),
    )
    price = system.price[may_give] / max(system.price.max(), 1.0)
    targets = sparse.diags_array(wish[wanted]) @ system.sums[wanted]
    nothing = sparse.csr_array((len(wanted), 2 * len(may_give)))
    widest = np.full(2 * len(may_give), 10.0 * threshold * len(wanted))
    found = most(
        np.concatenate([worth * np.asarray(targets.sum(axis=0)).ravel(), -price, -price]),
        equal=(sparse.hstack([system.sums[shown], -give, give]).tocsr(), system.values[shown]),
        at_most=(sparse.hstack([targets, nothing]).tocsr(), (cap * wish)[wanted]),
        bounds=(
            np.concatenate([system.fewest, np.zeros(2 * len(may_give))]),
            np.concatenate([np.full(n_counts, np.inf), widest]),
        ),
    )
    return None if found is None else settled(system.sums @ found[:n_counts])
