"""Repeat offences: who comes back, how soon, and after which sanction?"""

import streamlit as st

from ui import controls, follow_up, frame, headlines
from ui.cards import curves, public
from ui.cards import repeat_offences as cards
from words.sentences import repeat_offences as said

screen = frame.open("repeat_offences")
reader, _ = screen.language, screen.language.text
chosen = screen.selection

if screen.is_public:
    public.repeat_offences(screen)
    frame.close(screen)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    starts = controls.translated(follow_up.START, reader)
    controls.choose("start", starts, chosen, label=_("Watched"), wide=True)
    events = controls.translated(follow_up.EVENT, reader)
    label = _("What counts as a repeat offence")
    controls.choose("event", events, chosen, label=label, wide=True)
    windows = {n: reader.plural("{n} day", "{n} days", int(n)) for n in follow_up.DAYS}
    controls.choose("days", windows, chosen, label=_("Window"))

cards.curve(screen)
if not screen.is_published:
    curves.by_sanction(screen)
    cards.by_sanction(screen)
    cards.cohorts(screen)
    cards.frequency(screen)
    cards.endings(screen)
    cards.by_region(screen)

headlines.section(_("You can say"))
headlines.sentences(*said.can_say(reader))
headlines.section(_("You cannot say"))
headlines.sentences(*said.cannot_say(reader))
frame.close(screen)
