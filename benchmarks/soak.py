"""Half an hour of readers while a whole register is loaded anew every minute."""

import asyncio
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

import releases
from benchmarks.readers import LANGUAGES, THINK_SECONDS, reading, screens
from benchmarks.stopwatch import Measured
from benchmarks.visitor import ScreenError, Visitor
from tools.serving import Server, serving
from tools.tree import ROOT

MINUTES = 30.0
READERS = 20
#: Rows of each load: the same cases under the same identifiers, all of them otherwise than before.
ROWS = 100_000
DATASET = "simulated_soak"
#: How often the pointer to the release in service is looked at [s].
LOOK_SECONDS = 0.05


@dataclass(slots=True)
class Seen:
    """What readers, loader and memory did.

    Attributes:
        answers: When each screen was complete, how long it took [s], the release that it showed.
        published: Release → when it came into service, oldest first. Moments are of one clock [s].
        memory: Resident memory of the server at each minute [bytes].
        loads: How long each load took [s].
        failed: What went wrong, in a word each.
    """

    answers: list[tuple[float, float, str]] = field(default_factory=list)
    published: dict[str, float] = field(default_factory=dict)
    memory: list[int] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def soak(warehouse: Path, *, scratch: Path, minutes: float = MINUTES) -> Iterator[Measured]:
    """Let readers read and a loader load for so long, and yield what they met."""
    with serving(warehouse=warehouse, log=scratch / "soak.log") as server:
        seen = asyncio.run(_all(server, scratch, seconds=60 * minutes))
    if seen.failed:
        print(f"  failed: {', '.join(sorted(set(seen.failed)))}")
    print(f"  memory by the minute: {', '.join(f'{it / 1e6:.0f}' for it in seen.memory)} MB")
    waited = [taken for _, taken, _ in seen.answers] or [np.inf]
    note = f"{len(seen.loads)} loads in {minutes:g} min, median {np.median(seen.loads):.0f} s"
    yield Measured("memory, growth over the second half", growth(seen.memory), "%", 5.0, note)
    note = f"{len(waited)} screens, median {1000 * np.median(waited):.0f} ms"
    yield Measured("longest wait of a reader while loading", max(waited), "s", 5.0, note)
    late = staleness(seen.answers, seen.published)
    note = f"{len(seen.published)} releases"
    yield Measured("how long replaced, what a screen showed, at most", max(late), "s", 5.0, note)
    yield Measured("errors while loading", len(seen.failed), "", 0)


def growth(memory: Sequence[float]) -> float:
    """Return by how much memory grows over the second half [per cent of its mean there].

    The growth is that of a straight line through the marks, of which the first and the last alone
    would say little: a mark may fall into a load.

    Args:
        memory: Marks at equal distances.

    >>> growth([10, 50, 90, 95, 100, 105])
    10.0
    """
    half = np.array(memory[len(memory) // 2 :], dtype=float)
    if half.size <= 1:  # no line goes through one point
        return 0.0
    slope = np.polyfit(np.arange(half.size), half, 1)[0]
    return float(round(100 * slope * (half.size - 1) / half.mean(), 6))


def staleness(
    answers: Sequence[tuple[float, float, str]], published: dict[str, float]
) -> list[float]:
    """Return for each screen how long its release had been replaced when it was complete [s].

    Args:
        answers: When complete, how long it took, which release it showed.
        published: Release → when it came into service, oldest first.

    >>> staleness([(5.0, 0.1, "a"), (12.0, 3.0, "a"), (12.5, 0.1, "b")], {"a": 0.0, "b": 10.0})
    [0.0, 2.0, 0.0]
    """
    replaced = {old: published[new] for old, new in pairwise(published)}
    return [max(0.0, at - replaced.get(release, at)) for at, _, release in answers]


async def _all(server: Server, scratch: Path, *, seconds: float) -> Seen:
    seen = Seen()
    loop = asyncio.get_running_loop()
    watching = asyncio.create_task(_watch(server.warehouse, seen))
    await _load(server.warehouse, scratch, 0, seen)
    await _walk(server.port)
    seen.loads.clear()
    until = loop.time() + seconds
    remembering = asyncio.create_task(_remember(server, seen))
    readers = (_reader(server.port, number, until, seen) for number in range(READERS))
    await asyncio.gather(_loader(server.warehouse, scratch, until, seen), *readers)
    watching.cancel()
    remembering.cancel()
    return seen


async def _watch(warehouse: Path, seen: Seen) -> None:
    loop = asyncio.get_running_loop()
    while True:
        release = releases.current(warehouse)
        seen.published.setdefault(release.content_hash[:8], loop.time())
        await asyncio.sleep(LOOK_SECONDS)


async def _remember(server: Server, seen: Seen) -> None:
    while True:
        await asyncio.sleep(60)
        seen.memory.append(server.memory_bytes())


async def _loader(warehouse: Path, scratch: Path, until: float, seen: Seen) -> None:
    loop = asyncio.get_running_loop()
    number = 0
    while (began := loop.time()) < until:
        number += 1
        await _load(warehouse, scratch, number, seen)
        await asyncio.sleep(max(0.0, min(until, began + 60) - loop.time()))


async def _load(warehouse: Path, scratch: Path, number: int, seen: Seen) -> None:
    """Invent the register once more, with another seed, and load it over what there is."""
    made, loop = scratch / "soak", asyncio.get_running_loop()
    size = ("--cases", str(ROWS), "--seed", str(number))
    await _etl("simulate", *size, "--out", str(made), warehouse=warehouse, seen=seen)
    began = loop.time()
    about = ("--kind", "case", "--dataset", DATASET)
    await _etl("load", str(made / "cases.csv"), *about, warehouse=warehouse, seen=seen)
    seen.loads.append(loop.time() - began)


async def _etl(*words: str, warehouse: Path, seen: Seen) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "etl", *words),
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_WAREHOUSE": str(warehouse)},
        stdout=asyncio.subprocess.DEVNULL,
    )
    if await process.wait() != 0:
        seen.failed.append(words[0])


async def _walk(port: int) -> None:
    async with Visitor(port) as visitor:
        for screen in screens():
            await visitor.see(screen, lang=LANGUAGES[0], data=DATASET)


async def _reader(port: int, number: int, until: float, seen: Seen) -> None:
    chance = random.Random(number)  # noqa: S311 - the same readers every time
    loop = asyncio.get_running_loop()
    await asyncio.sleep(chance.uniform(*THINK_SECONDS))
    answers = reading(port, number=number, dataset=DATASET, until=until, chance=chance)
    try:
        async for answer in answers:
            seen.answers.append((loop.time(), answer.seconds, answer.release))
            if not answer.release:
                seen.failed.append("no release")
    except (OSError, ScreenError) as error:
        seen.failed.append(type(error).__name__)
