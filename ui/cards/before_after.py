"""The cards of the screen Before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.before_after import segmented_regression
from analysis.composition import booked_since, monthly_composition
from analysis.series import structural_zero
from charts.composition import composition_figure
from charts.effects import placebo_figure, sensitivity_figure
from charts.series import monthly_figure
from charts.small_multiples import small_multiples_figure
from ui import before_after, registers
from ui.selection import LAW_DATES
from words import Language
from words.sentences import months
from words.sentences import series as said

if TYPE_CHECKING:
    from ui.frame import Screen


def zero(screen: Screen) -> None:
    """Say why article 115-1 itself has no before."""
    _ = screen.language.text
    with screen.card("structural_zero", _("Article 115-1 itself, before and after")) as it:
        it.requires(structural_zero())


def model(screen: Screen, series: str) -> None:
    """Show the months, the model and the course without the change."""
    reader, _ = screen.language, screen.language.text
    with screen.card("monthly", _("Recorded cases before and after")) as it:
        counts = before_after.monthly(screen, series)
        fit = segmented_regression(counts, **before_after.options(screen))
        shown = counts.join(fit.fitted.drop("count"), on="month", how="left", maintain_order="left")
        it.show(
            said.level_change(
                fit.estimates,
                dispersion=fit.dispersion,
                detectable=before_after.detectable(screen, series),
                reader=reader,
            ),
            figure=monthly_figure(
                shown,
                language=reader,
                measure_label=_("Recorded cases a month"),
                signed=LAW_DATES["signed"],
                in_force=LAW_DATES["in_force"],
            ),
            table=shown,
            columns=before_after.COLUMNS,
        )


def law_dates(screen: Screen, series: str) -> None:
    """Show the same estimate at each law date, and the plain ratio small beside them."""
    reader, _ = screen.language, screen.language.text
    with screen.card("law_dates", _("The result by choice of law date")) as it:
        estimates = before_after.by_law_date(before_after.monthly(screen, series), screen)
        it.show(
            said.sensitivity(estimates, reader),
            figure=sensitivity_figure(estimates, language=reader),
            table=estimates,
            columns=("label", "ratio", "low", "high", "p_value"),
        )


def placebo(screen: Screen, series: str) -> None:
    """Show the same model at dates when nothing happened."""
    reader, _ = screen.language, screen.language.text
    with screen.card("placebo", _("The same model at dates when nothing happened")) as it:
        tried = before_after.placebos(screen, series)
        it.show(
            said.placebos(tried, reader),
            figure=placebo_figure(tried, language=reader),
            table=tried,
            columns=("date", "ratio", "low", "high", "rank"),
        )


def composition(screen: Screen) -> None:
    """Show under which article conduct is booked, month by month."""
    reader, _ = screen.language, screen.language.text
    with screen.card("composition", _("Under which article cases are booked")) as it:
        booked = monthly_composition(registers.cases(screen), until=screen.dataset["extract_date"])
        it.show(
            months.composition(booked_since(booked, day=LAW_DATES["in_force"]), reader),
            figure=composition_figure(
                booked,
                language=reader,
                signed=LAW_DATES["signed"],
                in_force=LAW_DATES["in_force"],
            ),
            table=booked,
            columns=("month", "basis", "count", "total", "share"),
        )


def regions(screen: Screen, series: str) -> None:
    """Show every region's months on one scale, by name."""
    reader, _ = screen.language, screen.language.text
    with screen.card("regions_before_after", _("Region by region")) as it:
        shown, answered = before_after.by_region(screen, series)
        it.show(
            months.by_region(answered, reader),
            figure=_regions_figure(shown, reader, *before_after.result_key(screen, series)),
            table=answered,
            columns=("name", "count", "ratio", "low", "high"),
        )


@st.cache_resource(max_entries=32, show_spinner=False)
def _regions_figure(
    _shown: pl.DataFrame, _reader: Language, release: str, key: tuple[object, ...]
) -> go.Figure:
    """Draw twenty small charts once for each choice: laying them out takes its time."""
    return small_multiples_figure(_shown, language=_reader)
