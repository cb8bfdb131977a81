"""Repeat offences: who comes back, how soon, and after which sanction?"""

import streamlit as st

from analysis import answerable
from analysis.repeat_offences import compare_curves, repeat_offence_curve, repeat_within
from charts.survival import repeat_offence_figure
from charts.windows import window_rates_figure
from ui import controls, follow_up, frame, headlines
from words.sentences import repeat_offences as said

screen = frame.open("repeat_offences")
reader, _ = screen.language, screen.language.text
selection, days = screen.selection, screen.selection.days_window

with st.container(horizontal=True, vertical_alignment="bottom"):
    for field, names, label in (
        ("start", follow_up.START, _("Watched")),
        ("event", follow_up.EVENT, _("What counts as a repeat offence")),
    ):
        controls.choose(
            field, controls.translated(names, reader), selection, label=label, wide=True
        )
    controls.choose(
        "days", {code: reader.plural("{n} day", "{n} days", int(code)) for code in follow_up.DAYS},
        selection, label=_("Window"),
    )  # fmt: skip

with screen.card("curve", _("Recorded again after a first sanction")) as it:
    watched = follow_up.people(screen).people
    it.requires(answerable.follow_up(watched, days=days, until=screen.dataset["extract_date"]))
    overall = repeat_within(watched, days=days).row(0, named=True)
    curve = repeat_offence_curve(watched)
    it.show(
        said.within(overall, days=days, reader=reader),
        figure=repeat_offence_figure(curve, language=reader),
        table=curve,
        columns=["day", "at_risk", "reoffended", "share", "share_low", "share_high"],
    )

if not screen.is_published:
    with screen.card("windows", _("Within fixed windows, by first sanction")) as it:
        watched = follow_up.people(screen).people
        rates = follow_up.windows(watched, by="sanction_type")
        it.show(
            said.compared(compare_curves(watched, by="sanction_type"), reader),
            figure=window_rates_figure(
                rates.filter(days=days), language=reader, by="sanction_type"
            ),
            table=rates,
            columns=["sanction_type", "days", "people", "reoffended", "share", "low", "high"],
        )

headlines.section(_("You can say"))
headlines.sentences(*said.can_say(reader))
headlines.section(_("You cannot say"))
headlines.sentences(*said.cannot_say(reader))
frame.close(screen)
