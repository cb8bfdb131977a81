"""The cards of the screen Before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.before_after import segmented_regression
from analysis.composition import booked_since, monthly_composition
from analysis.legal import LAW_DATES
from analysis.series import structural_zero
from charts.composition import composition_figure
from charts.effects import placebo_figure, sensitivity_figure
from charts.series import monthly_figure
from charts.small_multiples import small_multiples_figure
from report.answers.answer import Answer
from ui import before_after, registers
from ui.prepared import card
from words import N_
from words.sentences import months
from words.sentences import series as said

if TYPE_CHECKING:
    from ui.frame import Screen

#: What every model of this screen depends on.
MODEL = ("region", "law", "transition")


def zero(screen: Screen) -> None:
    """Say why article 115-1 itself has no before."""
    _ = screen.language.text
    with screen.card("structural_zero", _("Article 115-1 itself, before and after")) as it:
        it.requires(structural_zero())


@card("monthly", N_("Recorded cases before and after"), by=MODEL)
def model(screen: Screen, series: str) -> Answer:
    """Return the months, the model and the course without the change."""
    reader, _ = screen.language, screen.language.text
    counts = before_after.monthly(screen, series)
    fit = segmented_regression(counts, **before_after.options(screen))
    shown = counts.join(fit.fitted.drop("count"), on="month", how="left", maintain_order="left")
    return Answer(
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


@card("law_dates", N_("The result by choice of law date"), by=MODEL)
def law_dates(screen: Screen, series: str) -> Answer:
    """Return the same estimate at each law date, and the plain ratio small beside them."""
    reader, _ = screen.language, screen.language.text
    estimates = before_after.by_law_date(screen, series)
    return Answer(
        said.sensitivity(estimates, reader),
        figure=sensitivity_figure(estimates, language=reader),
        table=estimates,
        columns=("label", "ratio", "low", "high", "p_value"),
    )


@card("placebo", N_("The same model at dates when nothing happened"), by=MODEL)
def placebo(screen: Screen, series: str) -> Answer:
    """Return the same model at dates when nothing happened."""
    reader, _ = screen.language, screen.language.text
    tried = before_after.placebos(screen, series)
    return Answer(
        said.placebos(tried, reader),
        figure=placebo_figure(tried, language=reader),
        table=tried,
        columns=("date", "ratio", "low", "high", "rank"),
    )


@card("composition", N_("Under which article cases are booked"), by=())
def composition(screen: Screen) -> Answer:
    """Return under which article conduct is booked, month by month."""
    reader, _ = screen.language, screen.language.text
    booked = monthly_composition(registers.cases(screen), until=screen.dataset["extract_date"])
    return Answer(
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


@card("regions_before_after", N_("Region by region"), by=("law", "transition"))
def regions(screen: Screen, series: str) -> Answer:
    """Return every region's months on one scale, by name."""
    reader, _ = screen.language, screen.language.text
    shown, answered = before_after.by_region(screen, series)
    return Answer(
        months.by_region(answered, reader),
        figure=small_multiples_figure(shown, language=reader),
        table=answered,
        columns=("name", "count", "ratio", "low", "high"),
    )
