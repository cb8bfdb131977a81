"""How one column is headed and printed, and the usual forms of numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from words import Language, forms
from words.forms import Row


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column (a message id) and how a value becomes text.

    Attributes:
        heading: English message id.
        show: From the row and the reader's language to text; ``None`` values are given too.
        is_number: Whether the column is set right-aligned.
    """

    heading: str
    show: Callable[[Row, str, Language], str]
    is_number: bool = False


def counted(heading: str) -> Column:
    """Return the column of a whole number."""
    return Column(heading, forms.number(0), is_number=True)


def rated(heading: str) -> Column:
    """Return the column of a rate to two decimals."""
    return Column(heading, forms.number(2), is_number=True)


def shared(heading: str) -> Column:
    """Return the column of a share as per cent."""
    return Column(heading, forms.percent, is_number=True)
