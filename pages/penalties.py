"""Penalties: what do courts impose, and how near the maximum?"""

import streamlit as st

from ui import controls, frame, registers
from ui.cards import penalties as cards
from ui.cards import public

screen = frame.open("penalties")
reader, _ = screen.language, screen.language.text

if screen.is_public:
    public.penalties(screen)
    frame.close(screen)
    st.stop()

if screen.is_published:
    cards.known(screen)
articles = controls.translated(registers.ARTICLES, reader)
article = controls.choose("article", articles, screen.selection, label=_("Article"))
cards.mix(screen, article)
if not screen.is_published:
    cards.fines(screen, article)
    cards.adjusted(screen, article)
    cards.paths(screen, article)
frame.close(screen)
