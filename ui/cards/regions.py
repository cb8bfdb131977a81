"""The cards of the screen Regions that compare all regions with the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.public.cells import protected
from charts.funnel import funnel_figure
from charts.smoothed import smoothed_figure
from ui import unusual
from words.sentences import unusual as said

if TYPE_CHECKING:
    from ui.frame import Screen


def funnel(screen: Screen, code: str) -> None:
    """Show which regions differ from the country by more than chance."""
    _ = screen.language.text
    with screen.card("funnel", _("Is a region unusual?")) as it:
        found = unusual.country(screen, code)
        areas = found.judged.areas
        it.show(
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


def smoothed(screen: Screen, code: str) -> None:
    """Show raw and smoothed rates side by side."""
    _ = screen.language.text
    with screen.card("smoothed", _("Raw and smoothed rates side by side")) as it:
        shown = unusual.country(screen, code).shown
        if shown.values.filter(pl.col("rate_smoothed").is_not_null()).is_empty():
            raise protected()
        it.show(
            said.smoothed(shown.values, context=shown.said.context, reader=screen.language),
            figure=smoothed_figure(
                shown.values,
                language=screen.language,
                measure=shown.measure,
                country=shown.country,
                selected=screen.selection.region,
            ),
            table=shown.values,
            columns=("name", "count", "population", "rate", "rate_low", "rate_high",
                     "rate_smoothed"),
        )  # fmt: skip
