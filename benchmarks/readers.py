"""Readers who go from screen to screen as people do: at random, with time to think."""

import asyncio
import random
from collections.abc import AsyncIterator

from benchmarks.visitor import Answer, Visitor
from tools.tree import ROOT

#: How long a reader looks before asking for the next screen [s].
THINK_SECONDS = (2.0, 6.0)
LANGUAGES = ("kk", "ru", "en")

#: What a reader chooses on a screen beside the data set and the language.
CHOICES = {
    "regions": ({"measure": "stalking"}, {"measure": "article_115_1"}),
    "before_after": ({"law": "signed"}, {"law": "in_force"}),
    "repeat_offences": ({"days": "90"}, {"days": "180"}, {"days": "365"}),
}


def screens() -> tuple[str, ...]:
    """Return every screen by its name in the address."""
    return ("overview", *(path.stem for path in sorted((ROOT / "pages").glob("[!_]*.py"))))


async def reading(
    port: int, *, number: int, dataset: str, until: float, chance: random.Random
) -> AsyncIterator[Answer]:
    """Yield the screens that one reader asks for in one session.

    Args:
        port: Of the dashboard.
        number: Of the reader, who reads in the language that it falls on.
        dataset: What is read of.
        until: No screen is asked for from this moment of the loop's clock on [s].
        chance: Chooses screens and pauses.

    Raises:
        OSError, ScreenError: A screen did not come.
    """
    loop = asyncio.get_running_loop()
    language = LANGUAGES[number % len(LANGUAGES)]
    async with Visitor(port) as visitor:
        while loop.time() < until:
            screen = chance.choice(screens())
            choice = chance.choice(CHOICES.get(screen, ({},)))
            yield await visitor.see(screen, lang=language, data=dataset, **choice)
            await asyncio.sleep(chance.uniform(*THINK_SECONDS))
