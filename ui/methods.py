"""Data sets, norms and the page of each method, for the screen that explains the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import contracts
from analysis.known_conflicts import CONFLICTS
from ui import controls, data, table
from ui.navigation import link
from ui.selection import METHODS

if TYPE_CHECKING:
    from ui.frame import Screen

PAGES = Path(__file__).resolve().parent.parent / "docs" / "methods"

#: Name of a card → the methods that its numbers come from.
OF_CARD: Mapping[str, tuple[str, ...]] = {
    "official_figures": ("recorded_not_prevalence",),
    "conflicts": ("recorded_not_prevalence",),
    "timeline": ("conduct_vs_law",),
    "regions": ("recorded_not_prevalence", "crude_rate", "empirical_bayes"),
    "funnel": ("funnel", "crude_rate"),
    "smoothed": ("empirical_bayes", "crude_rate"),
    "position": ("funnel", "crude_rate"),
    "region_stated": ("recorded_not_prevalence",),
    "region_cases": ("conduct_vs_law", "recorded_not_prevalence"),
    "districts": ("crude_rate", "recorded_not_prevalence"),
    "structural_zero": ("before_after",),
    "monthly": ("before_after", "smallest_detectable_ratio"),
    "law_dates": ("before_after", "crude_change", "rate_ratio"),
    "placebo": ("placebo_dates",),
    "composition": ("recorded_not_prevalence",),
    "regions_before_after": ("before_after",),
    "practice_stated": ("recorded_not_prevalence",),
    "practice_known": ("recorded_not_prevalence",),
    "practice_form": ("practice", "recorded_not_prevalence"),
    "loaded_forms": ("crude_rate", "recorded_not_prevalence"),
    "form_months": ("recorded_not_prevalence",),
    "practice_funnel": ("practice",),
    "practice_parts": ("practice",),
    "practice_grounds": ("practice",),
    "practice_days": ("practice",),
    "sentences": ("fine_severity",),
    "sanction_mix": ("sanction_mix",),
    "fines": ("fine_severity",),
    "adjusted": ("adjusted_comparison", "follow_up"),
    "paths": ("paths", "sanction_mix"),
    "curve": ("repeat_offence_curve", "repeat_within", "follow_up"),
    "curves": ("repeat_offence_curve", "compare_curves", "follow_up"),
    "windows": ("repeat_within", "compare_curves", "follow_up"),
    "cohorts": ("repeat_within", "follow_up"),
    "frequency": ("repeat_frequency", "follow_up"),
    "endings": ("cumulative_incidence", "follow_up"),
    "repeat_regions": ("repeat_within", "follow_up"),
    "conduct_vs_law": ("conduct_vs_law",),
    **{f"conflict_{code}": ("recorded_not_prevalence",) for code in CONFLICTS},
}


@dataclass(frozen=True, slots=True)
class Page:
    """One method as its page tells it: a title, then headings each with their text (Markdown)."""

    title: str
    sections: tuple[tuple[str, str], ...]


@cache
def page(code: str, language: str) -> Page:
    """Read the page of a method in one language; every page is there in all of them.

    Args:
        code: One of ``METHODS``.
        language: ``kk``, ``ru`` or ``en``.
    """
    head, *parts = (PAGES / f"{code}.{language}.md").read_text(encoding="utf-8").split("\n## ")
    sections = (part.partition("\n") for part in parts)
    return Page(
        title=head.removeprefix("# ").strip(),
        sections=tuple((heading, text.strip()) for heading, _, text in sections),
    )


def links(screen: Screen, *codes: str) -> None:
    """Draw a link to the page of each method."""
    reader = screen.language
    for code in codes:
        name = reader.text("Method: {name}", name=page(code, reader.code).title)
        link("data", name, screen.selection, method=code)


def show_datasets(screen: Screen) -> None:
    """Draw the data sets of the release, never mixed."""
    datasets = data.frame(screen.release, contracts.DATASET)
    counts = () if screen.is_public else ("cases", "sanctions")
    table.show(
        datasets.rename({"kind": "dataset_kind"}),
        columns=("dataset_kind", "dataset", "data_to", "extract_date", "loaded_at", *counts),
        caption=screen.language.text("Data sets of this release"),
        language=screen.language,
    )  # fmt: skip


def show_norms(screen: Screen) -> None:
    """Draw what the law allows: the ceilings of each article, with their source."""
    norms = data.frame(screen.release, contracts.SANCTION_NORM)
    table.show(
        norms.rename({"sanction_type": "norm_type", "title_en": "title"}),
        columns=("article", "title", "norm_type", "max_value", "unit", "valid_from",
                 "valid_to", "source_url"),
        caption=screen.language.text("Sanctions by article, as sourced"),
        language=screen.language,
    )  # fmt: skip


def show_methods(screen: Screen) -> None:
    """Draw the choice of a method and its page."""
    reader = screen.language
    titles = {code: page(code, reader.code).title for code in METHODS}
    chosen = controls.choose(
        "method", titles, screen.selection, label=reader.text("Method"), wide=True
    )
    with st.container(border=True, key="method_page", gap="xsmall"):
        st.html(f'<h2 class="finding">{escape(titles[chosen])}</h2>')
        for heading, text in page(chosen, reader.code).sections:
            # Streamlit's own headings carry an anchor whose words are English only.
            st.html(f'<h3 class="part">{escape(heading)}</h3>')
            st.markdown(text)
