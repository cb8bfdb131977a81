"""The pictures in the documents: there, told, and small enough for a repository."""

import re

from tools.journeys import JOURNEYS
from tools.tree import ROOT, files

MOST_BYTES = 200 * 1024
PICTURES = files("docs/images/*.png")


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES}
    assert sizes
    assert not {name: size for name, size in sizes.items() if size > MOST_BYTES}


def test_every_journey_is_told_step_by_step() -> None:
    told = re.findall(r"images/(\w+)-(\d)\.png", (ROOT / "docs/journeys.md").read_text("utf-8"))
    taken = [tuple(path.stem.split("-")) for path in PICTURES if "-" in path.stem]
    assert sorted(told) == sorted(taken)
    assert {name for name, _ in told} == set(JOURNEYS)
