"""Data and methods: where the numbers come from, how they are made, what they cannot say."""

import streamlit as st

import contracts
from ui import data, frame, headlines, ledger, methods
from ui.cards import public
from words.sentences import data as sentences

screen = frame.open("data")
reader, _ = screen.language, screen.language.text

names = [_("Data"), _("Methods")]
# A link to a method opens its page; the menu opens the data.
of_data, of_methods = st.tabs(names, default=names[screen.selection.method is not None])

with of_data:
    headlines.section(_("Before you believe a number"))
    headlines.sentences(*sentences.limits(reader))
    headlines.section(_("Values that are not plain numbers"))
    headlines.sentences(*sentences.signs(reader))

    headlines.section(_("Data sets"))
    methods.show_datasets(screen)
    headlines.section(_("Ledger"))
    if screen.is_public or not screen.visitor.may("see_registers"):
        public.not_here(screen)
    else:
        ledger.show(data.frame(screen.release, contracts.UPLOAD), screen=screen)

    headlines.section(_("What the law allows"))
    methods.show_norms(screen)

with of_methods:
    methods.show_methods(screen)
frame.close(screen)
