"""Data and methods: where the numbers come from, how they are made, what they cannot say."""

import streamlit as st

import contracts
from ui import data, frame, glossary, headlines, ledger, methods, revisions
from ui.cards import conflicts, public
from words.sentences import data as sentences

screen = frame.open("data")
reader, _ = screen.language, screen.language.text

names = {"data": _("Data"), "methods": _("Methods"), "conflicts": _("Conflicts"),
         "glossary": _("Glossary")}  # fmt: skip
# A link to a method opens its page; the menu opens the data.
opened = "methods" if screen.selection.method is not None else screen.selection.part
of_data, of_methods, of_conflicts, of_words = st.tabs(list(names.values()), default=names[opened])

with of_data:
    headlines.section(_("Before you believe a number"))
    headlines.sentences(*sentences.limits(reader))
    headlines.section(_("Values that are not plain numbers"))
    headlines.sentences(*sentences.signs(reader))

    headlines.section(_("Data sets"))
    methods.show_datasets(screen)
    headlines.section(_("Revisions and corrections"))
    revisions.show(screen)
    headlines.section(_("Ledger"))
    if screen.is_public or not screen.visitor.may("see_registers"):
        public.not_here(screen)
    else:
        ledger.show(data.frame(screen.release, contracts.UPLOAD), screen=screen)

    headlines.section(_("What the law allows"))
    methods.show_norms(screen)

with of_methods:
    methods.show_methods(screen)

with of_conflicts:
    headlines.sentences(*sentences.conflicts(reader))
    conflicts.each(screen)

with of_words:
    glossary.show(screen)
frame.close(screen)
