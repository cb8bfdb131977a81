"""How far a piece of work is: said where the work is done, heard by whoever waits for it.

The listener belongs to the running thread of work and not to the functions' arguments: reading,
checking and publishing are the same whether a screen, a terminal or nobody looks on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from words import N_

#: The parts of a load in their order: what each is called, and at what share of the whole it
#: begins, as measured on a file of a million rows.
PHASES: dict[str, tuple[str, float]] = {
    "waiting": (N_("Waiting until another load has ended"), 0.0),
    "reading": (N_("Reading the file"), 0.01),
    "arranging": (N_("Recognising dates, places and codes"), 0.18),
    "checking": (N_("Checking the rows"), 0.50),
    "comparing": (N_("Comparing with what is loaded"), 0.56),
    "writing": (N_("Writing the rows"), 0.58),
    "publishing": (N_("Publishing the new state"), 0.72),
}
LAST = "publishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is.

    Attributes:
        phase: A key of ``PHASES``.
        share: Of the whole, from 0 to 1.
        rows: Rows of the file; None until they are counted.
    """

    phase: str
    share: float
    rows: int | None


_listener: ContextVar[Callable[[Progress], None] | None] = ContextVar("listener", default=None)
_rows: ContextVar[int | None] = ContextVar("rows", default=None)
_end: ContextVar[float] = ContextVar("end", default=1.0)


@contextmanager
def heard_by(listener: Callable[[Progress], None], *, last: str = LAST) -> Iterator[None]:
    """Tell ``listener`` of the progress of everything done in the block.

    Args:
        listener: Called in the thread that works; what it raises ends the work.
        last: The phase with which the work ends: a check ends with ``comparing``.
    """
    token, counted, end = _listener.set(listener), _rows.set(None), _end.set(_span(last)[1])
    try:
        yield
    finally:
        _end.reset(end)
        _rows.reset(counted)
        _listener.reset(token)


def tell(phase: str, *, done: float = 0, of: int = 1, rows: int | None = None) -> None:
    """Say that ``done`` parts ``of`` a phase are over; without a listener nothing happens.

    Args:
        phase: A key of ``PHASES``.
        done: Parts of the phase that are over, the one at work included as far as it is.
        of: Parts that the phase has.
        rows: Rows of the file, once they are counted.

    >>> with heard_by(lambda it: print(it.phase, f"{it.share:.2f}", it.rows)):
    ...     tell("checking", done=10, of=20, rows=7)
    ...     tell("comparing")
    checking 0.53 7
    comparing 0.56 7
    """
    listener = _listener.get()
    if listener is None:
        return
    if rows is not None:
        _rows.set(rows)
    begin, end = _span(phase)
    share = (begin + (end - begin) * done / of) / _end.get()
    listener(Progress(phase, min(share, 1.0), _rows.get()))


def _span(phase: str) -> tuple[float, float]:
    """Return the shares at which a phase begins and ends."""
    begins = [begin for _, begin in PHASES.values()]
    place = list(PHASES).index(phase)
    return begins[place], (*begins, 1.0)[place + 1]
