"""Practice: how far do cases go, from the complaint to the verdict?"""

import streamlit as st

import contracts
from ui import controls, data, frame, places, practice, registers
from ui.cards import loaded_forms, public_practice
from ui.cards import practice as cards

screen = frame.open("practice")
reader, _ = screen.language, screen.language.text
chosen = screen.selection

if screen.is_public:
    public_practice.all_cards(screen)
    frame.close(screen)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    regions = places.options(data.frame(screen.release, contracts.REGION), reader)
    controls.choose("region", regions, chosen, label=_("Place"), wide=True)
    if screen.is_published:
        offences = practice.offences(screen)
        offence = controls.choose(
            "offence", offences, chosen, label=_("Neighbouring article"), wide=True
        )
    else:
        articles = controls.translated(registers.ARTICLES, reader)
        article = controls.choose("article", articles, chosen, label=_("Article"))

if screen.is_published:
    cards.officials(screen)
    cards.known(screen)
    cards.form(screen, offence)
    loaded_forms.counts(screen, offence)
    cards.funnel(screen, chosen.article)
else:
    cards.funnel(screen, article)
    cards.parts(screen, article)
    cards.grounds(screen, article)
    cards.days(screen, article)
frame.close(screen)
