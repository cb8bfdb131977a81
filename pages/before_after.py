"""Before and after: did July 2025 change anything?"""

import streamlit as st

from analysis.before_after import segmented_regression
from analysis.series import structural_zero
from charts.effects import placebo_figure, sensitivity_figure
from charts.series import monthly_figure
from ui import before_after, controls, frame
from ui.selection import LAW_DATES
from words.sentences import series as said

screen = frame.open("before_after")
reader, _ = screen.language, screen.language.text
selection, law_date = screen.selection, screen.selection.law_date

with st.container(horizontal=True, vertical_alignment="bottom"):
    names = controls.translated(before_after.SERIES, reader)
    series = controls.choose("series", names, selection, label=_("Series"), wide=True)
    controls.choose("law", before_after.law_options(screen), selection, label=_("Law date"))

with screen.card("structural_zero", _("Article 115-1 itself, before and after")) as it:
    it.requires(structural_zero())

with screen.card("monthly", _("Recorded cases before and after")) as it:
    counts = before_after.monthly(screen, series)
    fit = segmented_regression(counts, law_date=law_date, drop_provisional=True)
    shown = counts.join(fit.fitted.drop("count"), on="month", how="left", maintain_order="left")
    it.show(
        said.level_change(fit.estimates, dispersion=fit.dispersion, reader=reader),
        figure=monthly_figure(
            shown, language=reader, measure_label=_("Recorded cases a month"),
            signed=LAW_DATES["signed"], in_force=LAW_DATES["in_force"],
        ),
        table=shown,
        columns=before_after.COLUMNS,
    )  # fmt: skip

if screen.is_published:
    frame.close(screen)
    st.stop()

with screen.card("law_dates", _("The result by choice of law date")) as it:
    estimates = before_after.by_law_date(before_after.monthly(screen, series), screen)
    it.show(
        said.sensitivity(estimates, reader),
        figure=sensitivity_figure(estimates, language=reader),
        table=estimates,
        columns=["label", "ratio", "low", "high", "p_value"],
    )

with screen.card("placebo", _("The same model at dates when nothing happened")) as it:
    tried = before_after.placebos(screen, series)
    it.show(
        said.placebos(tried, reader),
        figure=placebo_figure(tried, language=reader),
        table=tried,
        columns=["date", "ratio", "low", "high", "rank"],
    )
frame.close(screen)
