"""The cards of the screen Regions: the map, and all regions compared with the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.public.cells import protected
from charts.funnel import funnel_figure
from charts.smoothed import smoothed_figure
from report.answers.answer import Answer
from ui import controls, places, regional, unusual
from ui.prepared import card, kept, narrowly
from words import N_
from words.sentences import unusual as said

if TYPE_CHECKING:
    from ui.frame import Screen


#: Which place is chosen; the measure is told by the page.
PLACE = ("region",)


def where(screen: Screen, code: str) -> None:
    """Show the values of places as the map, tiles, dots or table that the reader chooses."""
    _ = screen.language.text
    with screen.card("regions", _("Where offences were recorded")) as it:
        shown = regional.build(screen, code)
        view = controls.choose(
            "view", places.views(shown, screen), screen.selection, label=_("View"), hide_label=True
        )
        narrow = narrowly(screen, PLACE)

        def make() -> Answer:
            figure = places.figure(shown, view, narrow)
            return Answer(shown.said, shown.values, shown.columns, figure)

        what = kept(narrow, make, (__name__, "where", code, view))
        it.draw(what, make, on_select=places.drill_down(screen))


@card("funnel", N_("Is a region unusual?"), by=PLACE)
def funnel(screen: Screen, code: str) -> Answer:
    """Return which regions differ from the country by more than chance."""
    found = unusual.country(screen, code)
    areas = found.judged.areas
    return Answer(
        said.funnel(areas, context=found.shown.said.context, reader=screen.language),
        figure=funnel_figure(
            areas,
            language=screen.language,
            measure_label=found.shown.measure.label,
            limits=found.judged.limits,
            reference=found.judged.reference,
            selected=screen.selection.region,
        ),
        table=areas.rename({"expected": "expected_count"}),
        columns=("name", "count", "population", "expected_count", "rate", "flag"),
    )


@card("smoothed", N_("Raw and smoothed rates side by side"), by=PLACE)
def smoothed(screen: Screen, code: str) -> Answer:
    """Return raw and smoothed rates side by side."""
    shown = unusual.country(screen, code).shown
    if shown.values.filter(pl.col("rate_smoothed").is_not_null()).is_empty():
        raise protected()
    return Answer(
        said.smoothed(shown.values, context=shown.said.context, reader=screen.language),
        figure=smoothed_figure(
            shown.values,
            language=screen.language,
            measure=shown.measure,
            country=shown.country,
            selected=screen.selection.region,
        ),
        table=shown.values,
        columns=("name", "count", "population", "rate", "rate_low", "rate_high", "rate_smoothed"),
    )
