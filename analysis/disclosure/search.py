"""Which further numbers to hide, so that no hidden one can be worked out."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from analysis.disclosure.solver import TOLERANCE, Floats
from analysis.disclosure.system import Attack, Bools, Reach, System, way_out

#: Up to this many unknowns each number is looked at alone, and partners that turn out not to be
#: needed are shown again; beyond, many numbers are looked at together.
_FEW_UNKNOWNS = 150

#: What moving a number by one person is worth beside the dearest price, where many numbers look
#: for partners together: first only cheap ones, then dearer ones if those settle too little, or
#: have settled all but a rest: a search takes as long for few as for many.
_SHORT_WAY = 0.03
_ANY_WAY = 100.0
_DEARER, _TOO_LITTLE, _A_REST = 5.0, 0.8, 0.1

#: What making a number small is worth that is wide enough already, beside 1 for one that is not.
#: Where it were worth nothing, a whole face of tables would be best, and to walk from its middle,
#: where an interior point method ends, to a corner takes the solver as long as all before.
_LEAN = 0.1

#: How often partners are looked for before everything is hidden.
_MOST_SEARCHES = 400


def hide(system: System, primary: Bools, *, threshold: int) -> Bools:
    """Return which numbers to hide: the primary ones and their partners.

    Each search asks for the cheapest way in which an open number could differ by the threshold;
    what has to change on that way is hidden. Every search hides something or is the last, so the
    search ends; the last resort is to hide everything that may be hidden.

    Args:
        system: All numbers with their true values.
        primary: Those hidden for what they are.
        threshold: The least width of what a reader may infer.
    """
    hidden = primary.copy()
    reach = Reach(system.values, system.values)
    few = system.sums.shape[1] <= _FEW_UNKNOWNS
    worth = _ANY_WAY if few else _SHORT_WAY
    left = np.nan  # nothing to compare the first search with
    for _ in range(_MOST_SEARCHES):
        attack = Attack.on(system, hidden)
        # Where many look for partners together, the search below finds the rest no slower.
        reach = surveyed(attack, hidden, reach, threshold=threshold, patience=int(few))
        targets = reach.is_narrow(hidden, threshold)
        if few:
            reach, targets = _first_open(attack, hidden, reach, threshold)
        if not targets.any():
            return _shown_again(system, hidden, primary, threshold) if few else hidden
        before, left = left, float(targets.sum())
        if left > _TOO_LITTLE * before or left < _A_REST * before:
            worth = min(_DEARER * worth, _ANY_WAY)
        found = _partners(system, hidden, reach, targets, threshold=threshold, worth=worth)
        if found is not None:
            hidden = hidden | found[1]
            reach = reach.widened(found[0])
        elif worth >= _ANY_WAY:
            break
        else:
            left = 0.0
    return hidden | ~system.is_fixed


def surveyed(
    attack: Attack, hidden: Bools, reach: Reach, *, threshold: float, patience: int
) -> Reach:
    """Return how far the hidden numbers reach in tables that move many of them at once.

    Those that may still fall far enough are made small and the others large: where all rise, the
    shown totals stop half of them.

    Args:
        attack: The equations of what is shown.
        hidden: The numbers of interest.
        reach: What is known already; its numbers may be NaN.
        threshold: Nobody needs to know of a wider range than this.
        patience: How many tables in a row may bring little before the search is given up; each
            next one moves half as many.
    """
    single = hidden & (np.diff(attack.system.sums.indptr) == 1)
    if not (reach.low[hidden] < reach.high[hidden]).any():  # the first survey starts from below
        everywhere = np.full(len(hidden), np.inf)
        reach = _widened(reach, attack.table(-single.astype(np.float64), everywhere))
    least = np.full(len(hidden), np.inf)  # totals only rise
    least[single] = attack.fewest[single]
    idle = turn = 0
    while (is_open := reach.is_narrow(hidden, threshold)).any() and idle <= patience:
        # Totals move with their cells; wished for themselves, they would only tie these down.
        wanted = np.flatnonzero(is_open & single if (is_open & single).any() else is_open)
        part = wanted[(np.arange(len(wanted)) + turn) % 2**idle == 0]
        wish = np.where(single, -_LEAN * _spread(np.arange(len(hidden)), turn), 0.0)
        cap = np.full(len(hidden), np.inf)
        falls = reach.high[part] - threshold >= least[part]
        wish[part] = np.where(falls, -1, 1) * _spread(part, turn)
        cap[part] = np.where(falls, np.inf, np.fmax(reach.low[part] + threshold, reach.high[part]))
        reach = _widened(reach, attack.table(wish, cap))
        left = reach.is_narrow(hidden, threshold).sum()
        idle = idle + 1 if left > 0.9 * is_open.sum() else 0
        turn += 1
    return reach


def examined(
    attack: Attack, hidden: Bools, reach: Reach, numbers: Iterable[int], *, threshold: float
) -> Reach:
    """Return how far numbers reach, each looked at by itself until it is wide enough."""
    for at in numbers:
        for side in (1.0, -1.0):
            if reach.is_narrow(hidden, threshold)[at]:
                wish, cap = np.zeros(len(hidden)), np.full(len(hidden), np.inf)
                wish[at] = side
                cap[at] = reach.low[at] + threshold if side > 0 else np.inf
                reach = _widened(reach, attack.table(wish, cap))
    return reach


def _widened(reach: Reach, numbers: Floats | None) -> Reach:
    return reach if numbers is None else reach.widened(numbers)


def _first_open(attack: Attack, hidden: Bools, reach: Reach, threshold: int) -> tuple[Reach, Bools]:
    """Return the first number that is not protected, the smallest by preference.

    It is the hardest to protect, and its partners protect others.
    """
    values = attack.system.values
    first = np.zeros_like(hidden)
    for at in sorted(np.flatnonzero(hidden).tolist(), key=lambda at: (values[at], at)):
        reach = examined(attack, hidden, reach, [at], threshold=threshold)
        if reach.is_narrow(hidden, threshold)[at]:
            first[at] = True
            break
    return reach, first


def _partners(
    system: System, hidden: Bools, reach: Reach, targets: Bools, *, threshold: int, worth: float
) -> tuple[Floats, Bools] | None:
    """Return a table that becomes possible, and what is hidden then; ``None`` without a way.

    A single target is moved up and down, and the cheaper way is taken; many are moved up, and
    down only if that helps none of them.
    """
    best: tuple[float, Floats, Bools] | None = None
    for side in (1.0, -1.0):
        cap = reach.low + threshold if side > 0 else reach.high - threshold
        wish = np.where(targets, side, 0.0)
        numbers = way_out(system, hidden, wish=wish, cap=cap, threshold=threshold, worth=worth)
        if numbers is None:
            continue
        changed = ~hidden & (np.abs(numbers - system.values) > TOLERANCE)
        gained = reach.widened(numbers).is_narrow(targets, threshold).sum() < targets.sum()
        price = float(system.price[changed].sum())
        if gained and (best is None or price < best[0]):
            best = price, numbers, changed
        if best is not None and targets.sum() > 1:
            break
    return None if best is None else best[1:]


def _shown_again(system: System, hidden: Bools, primary: Bools, threshold: int) -> Bools:
    """Show those partners again, the dearest first, without which all stays protected."""
    partners = np.flatnonzero(hidden & ~primary)
    truth = Reach(system.values, system.values)
    for position in sorted(partners, key=lambda at: (-system.price[at], at)):
        fewer = hidden.copy()
        fewer[position] = False
        attack = Attack.on(system, fewer)
        reach = surveyed(attack, fewer, truth, threshold=threshold, patience=1)
        if not _first_open(attack, fewer, reach, threshold)[1].any():
            hidden = fewer
    return hidden


def _spread(numbers: npt.NDArray[np.intp], turn: int) -> Floats:
    """Return weights between 1/2 and 3/2 that differ by number and by turn, always the same.

    Equal weights would bring the solver back to the same corner in every round.
    """
    golden = 0.6180339887498949
    return np.asarray(0.5 + np.modf((numbers + 1.0) * (turn + 1) * golden)[0], dtype=np.float64)
