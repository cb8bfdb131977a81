"""A briefing note as words and one figure, before it becomes a file of some kind."""

from dataclasses import dataclass

import plotly.graph_objects as go

from words import Language

#: Width of the figure: the paper between its margins [px].
FIGURE_WIDTH = 643
LOW, HIGH, TALL = 415, 470, 480


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words: headings, rows, which columns are numbers, what is left out."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    are_numbers: tuple[bool, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One note, all in the reader's language.

    Attributes:
        language: The reader's.
        kind: What this paper is, and of which data.
        mark: What stands on each page of invented data; empty for real ones.
        question: What was asked.
        finding: The answer in at most ten words, or that there is none.
        context: Measure, place, period, data set.
        sentence: The answer with its interval, as the card says it.
        figure: The card's chart.
        table: The numbers behind it.
        facts: Of a refusal: what it takes, what there is, when to ask again.
        parts: What it does not say, the method, the sources, the version.
        source: Whose data, how fresh, which version: the line under every figure.
        footer: What stands at the foot of each page.
        name: The file's name without its ending.
    """

    language: Language
    kind: str
    mark: str
    question: str
    finding: str
    context: str
    sentence: str
    figure: go.Figure | None
    table: Table | None
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    source: str
    footer: str
    name: str

    @property
    def figure_height(self) -> int:
        """Return the most that the figure may take of a page [px].

        A course over time reads as well when it is lower, and often lets the note be one page; rows
        of names need their height, and such a note has two pages anyway.
        """
        own = 0 if self.figure is None else int(self.figure.layout.height or 0)
        return LOW if own <= TALL else HIGH
