"""A hundred readers at once, on one process, over a register of a million cases."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.million import DATASET
from benchmarks.readers import CHOICES, LANGUAGES, reading, screens
from benchmarks.stopwatch import Measured
from benchmarks.visitor import ScreenError, Visitor
from tools.serving import serving

READERS = 100
SECONDS = 60.0
#: The readers come one after another, within this many seconds.
ARRIVE_SECONDS = 10.0


@dataclass(slots=True)
class Seen:
    """What all readers together met.

    Attributes:
        first: Seconds until the first screen of each session was complete.
        later: The same of every screen after it.
        failed: What went wrong, in a word each.
    """

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def crowd(warehouse: Path, *, log: Path) -> Iterator[Measured]:
    """Let the readers in and yield what they waited for and what they cost.

    A first reader walks through every screen before, as happens on any day after a start; the
    memory of a session is what the server has grown by from then on, parted among the readers.
    """
    with serving(warehouse=warehouse, log=log) as server:
        seen = Seen()
        asyncio.run(_walk(server.port))
        before = server.memory_bytes()
        asyncio.run(_all(server.port, seen))
        grown = server.memory_bytes() - before
    if seen.failed:
        print(f"  failed: {', '.join(sorted(set(seen.failed)))}")
    yield _p95("first screen of a session, p95 of 100 sessions", seen.first, budget_ms=1000)
    yield _p95("rerun, p95 of 100 sessions", seen.later, budget_ms=250)
    yield Measured("errors met by 100 sessions", len(seen.failed), "", budget=0)
    yield Measured("memory of a session", grown / READERS / 1e6, "MB", budget=1.0)


async def _walk(port: int) -> None:
    async with Visitor(port) as visitor:
        for language in LANGUAGES:
            for screen in screens():
                for choice in CHOICES.get(screen, ({},)):
                    await visitor.see(screen, lang=language, data=DATASET, **choice)


async def _all(port: int, seen: Seen) -> None:
    readers = (_reader(port, number, seen) for number in range(READERS))
    await asyncio.gather(*readers)


async def _reader(port: int, number: int, seen: Seen) -> None:
    chance = random.Random(number)  # noqa: S311 - the same crowd every time
    await asyncio.sleep(number * ARRIVE_SECONDS / READERS)
    until = asyncio.get_running_loop().time() + SECONDS
    waited = seen.first
    answers = reading(port, number=number, dataset=DATASET, until=until, chance=chance)
    try:
        async for answer in answers:
            waited.append(answer.seconds)
            waited = seen.later
    except (OSError, ScreenError) as error:
        seen.failed.append(type(error).__name__)


def _p95(what: str, waited: list[float], *, budget_ms: float) -> Measured:
    milliseconds = 1000 * np.array(waited or [np.inf])
    note = f"median {np.median(milliseconds):,.0f} ms of {len(waited)}"
    return Measured(what, float(np.quantile(milliseconds, 0.95)), "ms", budget=budget_ms, note=note)
