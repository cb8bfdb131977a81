"""How many examples the fuzz tests are given: few by default, as many as asked by ``make fuzz``."""

import os


def examples(usual: int) -> int:
    """Return ``usual``, or what ``FUZZ_EXAMPLES`` asks for."""
    return int(os.environ.get("FUZZ_EXAMPLES", usual))
