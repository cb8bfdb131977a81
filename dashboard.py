"""Overview: how many stalking cases are known, by whom stated and when."""

import polars as pl
import streamlit as st

import contracts
from analysis import statements
from analysis.legal import about_article
from charts.law import legal_timeline_figure
from charts.statements import official_figures_figure
from ui import data, frame, headlines
from ui.navigation import link
from words.sentences import overview

screen = frame.open("overview").of_published()
reader, _ = screen.language, screen.language.text
figures = data.frame(screen.release, contracts.OFFICIAL_FIGURE)
cases = data.frame(screen.release, contracts.DOCUMENTED_CASE)
events = data.frame(screen.release, contracts.LEGAL_EVENT)
stalking = statements.about_stalking(figures)
in_court = statements.newest(figures, indicator="sent_to_court")
registered = statements.newest(figures, indicator="registered")
said = overview.official_figures(in_court, reader)

headlines.figures(pl.concat([in_court, registered]), screen=screen)
headlines.sentences(
    overview.in_short(in_court, reader),
    overview.documented(cases, reader),
    overview.not_yet(reader),
)

with st.container(horizontal=True, key="story"):
    with st.container(key="story_numbers"):
        with screen.card("official_figures", _("What officials have stated")) as it:
            national = stalking.filter(region_code=statements.NATIONAL)
            it.show(
                said,
                figure=official_figures_figure(national, language=reader),
                table=stalking,
                columns=headlines.STATEMENT_COLUMNS,
            )
        with screen.card("conflicts", _("Figures that contradict each other")) as it:
            it.show(
                overview.conflicts(reader),
                table=statements.conflicts(figures),
                columns=["as_of_date", "value", "unit", "speaker_or_body", "notes", "source_url"],
            )
            offer = _("All known conflicts, each with its reason")
            link("data", offer, screen.selection, part="conflicts")
    with st.container(key="story_law"), screen.card("timeline", _("The law's own story")) as it:
        it.show(
            overview.timeline(reader),
            figure=legal_timeline_figure(about_article(events), language=reader),
            table=events,
            columns=["date", "event", "instrument", "detail", "source_url"],
        )
frame.close(screen)
