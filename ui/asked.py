"""A reader's choices as a note, or an address of numbers, is asked with them."""

from report.asked import Choices
from ui.selection import Selection


def choices(selection: Selection) -> Choices:
    """Return what an answer depends on besides data set, language and who asks."""
    return Choices(
        region=selection.region,
        law_date=selection.law_date,
        transition_months=int(selection.transition),
        series=selection.series,
        measure=selection.measure,
        article=selection.article,
        start=selection.start,
        event=selection.event,
        days=selection.days_window,
    )
