"""An answer with everything that must stand beside it."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl

from analysis.refusal import NotAnswerable
from words.sentences import Said


@dataclass(frozen=True, slots=True)
class Estimate:
    """The one number of an answer.

    Attributes:
        value: The estimate; ``None`` where it is hidden or there is none.
        unit: What it counts, as programs call it.
        low: Lower end of the 95 % interval; ``None`` for a count as stated.
        high: Upper end of it.
    """

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a card shows and a note prints.

    Attributes:
        said: Finding, sentence, context and method, in the reader's language.
        table: The rows to print, from the frame that the figure is drawn from.
        columns: The columns to print, in order.
        figure: The chart; ``None`` where only a table may be shown.
        estimate: The number in the sentence; ``None`` where there is not just one.
        of_form: Whether the numbers are those of the official form.
    """

    said: Said
    table: pl.DataFrame
    columns: tuple[str, ...]
    figure: go.Figure | None = None
    estimate: Estimate | None = None
    of_form: bool = False


def drawn(frame: pl.DataFrame, draw: Callable[[], go.Figure]) -> go.Figure | None:
    """Return the figure of a frame, or ``None`` where there is nothing to draw."""
    return None if frame.is_empty() else draw()


def require(refusal: NotAnswerable | None) -> None:
    """Stop here with a refusal, if there is one.

    Raises:
        NotAnswerable: There is.
    """
    if refusal is not None:
        raise refusal
