"""What places can be compared by: names, classes, and which data set has which."""

from charts.classes import Measure
from words import N_

#: Measure code → its name. Fixed classes per measure, so that a colour always means the same.
NAMES = {
    "stated": N_("Cases under 115-1 as stated by officials"),
    "documented": N_("Publicly reported cases"),
    "form_115": N_("Threat (art. 115), Form 1-M, 2022"),
    "form_110": N_("Torment (art. 110), Form 1-M, 2022"),
    "form_126": N_("Unlawful confinement (art. 126), Form 1-M, 2022"),
    "form_147": N_("Breach of privacy (art. 147), Form 1-M, 2022"),
    "form_149": N_("Breach of the home (art. 149), Form 1-M, 2022"),
    "stalking": N_("All stalking-type cases, last 12 months"),
    "article_115_1": N_("Cases under 115-1, last 12 months"),
}
OF_PUBLISHED = tuple(NAMES)[:7]
OF_REGISTER = tuple(NAMES)[7:]
CLASSES = {
    "counts": (2, 4, 8, 16),
    "form": (0.25, 0.5, 1, 2),
    "stalking": (10, 14, 18, 22),
    "article_115_1": (4, 8, 12, 16),
}

#: What a map's label can do without: the word for district or city in a district's name.
KIND_WORDS = r"(?i)\s*(ауданы|қаласы|район|district|city)$|^г\.\s*"


def measure(label: str, classes: str, *, digits: int) -> Measure:
    """Return the measure of a chart.

    Args:
        label: What is measured, in the reader's language.
        classes: A key of ``CLASSES``.
        digits: Decimals of a printed value.
    """
    return Measure(label=label, limits=CLASSES[classes], digits=digits)
