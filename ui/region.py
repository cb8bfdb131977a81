"""What the region's profile reads: rows of one region, or why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

import contracts
from analysis import statements
from analysis.answerable import NotAnswerable
from analysis.conduct_vs_law import conduct_vs_law
from analysis.known_sentences import known_sentences
from charts.measures import NAMES, OF_REGISTER
from report.answers.courts import labelled
from ui import controls, data, registers
from ui.navigation import link
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen


def code(screen: Screen) -> str:
    """Return the chosen region's code, which there is wherever this module is asked."""
    return screen.selection.region or statements.NATIONAL


def rated_measures(screen: Screen) -> dict[str, str]:
    """Return the measures that have rates: code → name."""
    if screen.is_published:
        names = {it: name for it, name in NAMES.items() if it.startswith("form_")}
    else:
        names = {it: NAMES[it] for it in OF_REGISTER}
    return controls.translated(names, screen.language)


def residents(screen: Screen) -> dict[str, Any] | None:
    """Return the newest count of residents on 1 January, or ``None``."""
    population = data.frame(screen.release, contracts.POPULATION)
    rows = population.filter(place_code=code(screen), basis="jan1").sort("year")
    return rows.row(-1, named=True) if rows.height else None


def stated(screen: Screen) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the statements about article 115-1 in the region, and those about other things.

    Raises:
        NotAnswerable: Nothing about article 115-1 was stated.
    """
    figures = data.frame(screen.release, contracts.OFFICIAL_FIGURE)
    here = figures.filter(region_code=code(screen))
    own = statements.about_stalking(here)
    if own.is_empty():
        raise NotAnswerable(
            N_("No official figure about article 115-1 in this region was found."),
            needed=N_(
                "A statement of the regional police, prosecutor or court with a date; none does "
                "not mean that there were no cases."
            ),
        )
    return own, here.filter(~pl.col("figure_id").is_in(own["figure_id"].implode()))


def reported(screen: Screen) -> pl.DataFrame:
    """Return the publicly reported cases of the region against the law.

    Raises:
        NotAnswerable: The press reported none.
    """
    known = data.frame(screen.release, contracts.DOCUMENTED_CASE)
    here = known.filter(region_code=code(screen))
    if here.is_empty():
        raise NotAnswerable(
            N_("No case from this region was found in the press."),
            needed=N_("A report with its source. No report does not mean that there was no case."),
        )
    regions = data.frame(screen.release, contracts.REGION)
    return labelled(conduct_vs_law(here), regions, screen.language)


def sentences(screen: Screen) -> pl.DataFrame:
    """Return the publicly known sentences of the region.

    Raises:
        NotAnswerable: None is known.
    """
    found = known_sentences(
        data.frame(screen.release, contracts.DOCUMENTED_CASE),
        data.frame(screen.release, contracts.SANCTION_NORM),
    ).filter(region_code=code(screen))
    if found.is_empty():
        raise NotAnswerable(
            N_("No sentence under article 115-1 from this region is publicly known."),
            needed=N_("A report of a court or the press with the kind and amount of the sanction."),
        )
    return labelled(found, data.frame(screen.release, contracts.REGION), screen.language)


def sanctions(screen: Screen) -> pl.DataFrame:
    """Return the sanctions of the register's cases in the region, under article 115-1.

    Raises:
        NotAnswerable: There are none.
    """
    here = registers.cases(screen).filter(region_code=code(screen)).select("case_id")
    found = registers.sanctions(screen, "cc115-1").join(here, on="case_id", how="semi")
    if found.is_empty():
        raise NotAnswerable(
            N_("This register has no sanctions under article 115-1 in this region."),
            needed=N_("One row for each sanction imposed, with its date and type."),
        )
    return found


def list_all(screen: Screen, names: dict[str, str]) -> None:
    """Draw a link to the profile of every region."""
    with st.container(horizontal=True):
        for region, name in names.items():
            if region:
                link("region", name, screen.selection, region=region)


def links(screen: Screen) -> None:
    """Draw the ways from the profile to the screens that say more of this region."""
    _ = screen.language.text
    chosen = screen.selection
    with st.container(horizontal=True):
        link("regions", _("← All regions"), chosen, region=None)
        link("regions", _("This region's districts on the map"), chosen)
        link("practice", _("Practice in this region"), chosen)
        link("before_after", _("Before and after in this region"), chosen)
