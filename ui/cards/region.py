"""The cards of a region's profile: each says what is known here, or why nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.penalties import sanction_mix
from charts.dots import region_dots_figure
from charts.law import conduct_vs_law_figure
from charts.penalties import sanction_mix_figure
from charts.sentences import sentences_vs_maximum_figure
from charts.statements import official_figures_figure
from ui import cases, headlines, places, practice, region, regional, unusual
from words.sentences import penalties
from words.sentences import region as said
from words.sentences import unusual as compared

if TYPE_CHECKING:
    from ui.frame import Screen


def position(screen: Screen, code: str) -> None:
    """Show the region's rate with its interval beside the country's, without a rank."""
    _ = screen.language.text
    with screen.card("position", _("This region and the country")) as it:
        found = unusual.country(screen, code)
        here = found.judged.areas.filter(region_code=region.code(screen))
        it.show(
            compared.position(
                here.row(0, named=True),
                reference=found.judged.reference,
                context=found.shown.said.context,
                reader=screen.language,
            ),
            # Without a rate there is nothing to compare: a mark at the edge would read as none.
            figure=None
            if here["rate"][0] is None
            else region_dots_figure(
                here,
                language=screen.language,
                measure=found.shown.measure,
                country=found.judged.reference,
            ),
            table=here.rename({"expected": "expected_count"}),
            columns=("name", "count", "population", "rate", "rate_low", "rate_high",
                     "rate_smoothed", "expected_count", "flag"),
        )  # fmt: skip


def stated(screen: Screen) -> None:
    """Show what officials said of the region."""
    _ = screen.language.text
    with screen.card("region_stated", _("What officials said of this region")) as it:
        own, others = region.stated(screen)
        it.show(
            said.officials(
                own, others.height, place=practice.place_name(screen), reader=screen.language
            ),
            figure=official_figures_figure(own, language=screen.language),
            table=pl.concat([own, others]),
            columns=headlines.STATEMENT_COLUMNS,
        )


def reported(screen: Screen) -> None:
    """Show the publicly reported cases of the region."""
    _ = screen.language.text
    with screen.card("region_cases", _("Cases described publicly")) as it:
        known = region.reported(screen)
        it.show(
            said.cases(known, place=practice.place_name(screen), reader=screen.language),
            figure=conduct_vs_law_figure(known, language=screen.language),
            table=known,
            columns=cases.COLUMNS,
        )


def districts(screen: Screen, code: str) -> None:
    """Show the region's districts on the map."""
    _ = screen.language.text
    with screen.card("districts", _("The districts and cities")) as it:
        shown = regional.build(screen, code)
        it.show(
            shown.said,
            figure=places.figure(shown, "map", screen),
            table=shown.values,
            columns=shown.columns,
        )


def known_sentences(screen: Screen) -> None:
    """Show each publicly known sentence of the region against the maximum."""
    _ = screen.language.text
    with screen.card("sentences", _("Known sentences against the maximum")) as it:
        found = region.sentences(screen)
        it.show(
            penalties.sentences_known(found, screen.language),
            figure=sentences_vs_maximum_figure(found, language=screen.language),
            table=found,
            columns=("case_key", "verdict_on", "sanction_type", "value", "max_value", "unit",
                     "share_of_ceiling", "source_url"),
        )  # fmt: skip


def mix(screen: Screen) -> None:
    """Show which sanctions are imposed in the region."""
    _ = screen.language.text
    with screen.card("sanction_mix", _("Which sanctions are imposed here")) as it:
        found = sanction_mix(region.sanctions(screen))
        it.show(
            penalties.mix(found, screen.language),
            figure=sanction_mix_figure(found, language=screen.language),
            table=found.rename({"count": "sanctions"}),
            columns=("is_principal", "sanction_type", "sanctions", "total", "share", "low",
                     "high"),
        )  # fmt: skip
