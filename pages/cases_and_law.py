"""Cases and the law: which conduct article 115-1 can reach."""

import streamlit as st

import contracts
from analysis.conduct_vs_law import conduct_vs_law
from analysis.disclosure.rules import with_share_status
from analysis.law_positions import law_positions
from charts.law import conduct_vs_law_figure
from charts.law_positions import law_positions_figure
from ui import cases, data, frame
from ui.cards import public
from words.sentences import law

screen = frame.open("cases_and_law")
reader, _ = screen.language, screen.language.text

if screen.is_public:
    public.law_positions(screen)
    frame.close(screen)
    st.stop()

with screen.card("conduct_vs_law", _("Conduct and the date of the law")) as it:
    if screen.is_published:
        known = conduct_vs_law(data.frame(screen.release, contracts.DOCUMENTED_CASE))
        shown = cases.labelled(known, data.frame(screen.release, contracts.REGION), reader)
        it.show(
            law.documented(known, reader),
            figure=conduct_vs_law_figure(shown, language=reader),
            table=shown,
            columns=cases.COLUMNS,
        )
    else:
        known = conduct_vs_law(data.cases(screen.release, screen.selection.dataset))
        positions = law_positions(known)
        it.show(
            law.register(known, reader),
            figure=law_positions_figure(positions, language=reader),
            table=with_share_status(positions, "total"),
            columns=["law_position", "count", "share", "low", "high"],
        )
frame.close(screen)
