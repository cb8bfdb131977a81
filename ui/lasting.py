"""What stays for good is taken out of the collector's way."""

import atexit
import gc
from functools import cache


@cache
def settle(screen: str) -> None:
    """Spare the garbage collector all that the first run of a screen has brought in.

    Its modules, Plotly's above all, are most of half a million objects. They stay as long as the
    program does, and to look through them for garbage stops every reader for a twentieth of a
    second, in the middle of whichever screen is at work then. Once for each screen: what a later
    run makes is looked through as ever.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # else a library that counts what is left says that it leaks
