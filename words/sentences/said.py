"""Everything that is said about one figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one card, all in the reader's language.

    Attributes:
        finding: The title: what was found, at most ten words.
        context: Measure, place, period. The card adds the data set.
        text: One or two sentences with value and interval and what not to conclude.
        about: How the number is made and what it cannot say.
    """

    finding: str
    context: str
    text: str
    about: str
