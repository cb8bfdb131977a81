"""Overview: how many stalking cases are known, by whom stated and when."""

import polars as pl
import streamlit as st

import contracts
from analysis import statements
from ui import data, frame, headlines
from ui.cards import overview as cards
from words.sentences import overview

screen = frame.open("overview").of_published()
reader = screen.language
figures = data.frame(screen.release, contracts.OFFICIAL_FIGURE)
cases = data.frame(screen.release, contracts.DOCUMENTED_CASE)
in_court = statements.newest(figures, indicator="sent_to_court")
registered = statements.newest(figures, indicator="registered")

headlines.figures(pl.concat([in_court, registered]), screen=screen)
headlines.sentences(
    overview.in_short(in_court, reader),
    overview.documented(cases, reader),
    overview.not_yet(reader),
)

with st.container(horizontal=True, key="story"):
    with st.container(key="story_numbers"):
        cards.official_figures(screen)
        cards.conflicts(screen)
    with st.container(key="story_law"):
        cards.timeline(screen)
frame.close(screen)
