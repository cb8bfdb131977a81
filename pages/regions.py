"""Regions: where offences were recorded, with the doubt that small numbers carry."""

import streamlit as st

import contracts
from ui import controls, data, frame, places, regional
from ui.cards import loaded_forms
from ui.cards import regions as cards

screen = frame.open("regions")
reader, _ = screen.language, screen.language.text
regions = data.frame(screen.release, contracts.REGION)

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = controls.choose(
        "measure", regional.options(screen), screen.selection, label=_("Measure"), wide=True
    )
    controls.choose(
        "region", places.options(regions, reader), screen.selection, label=_("Place"), wide=True
    )
places.links(screen)

cards.where(screen, measure)
cards.funnel(screen, measure)
cards.smoothed(screen, measure)
if screen.is_published:
    loaded_forms.counts(screen)
frame.close(screen)
