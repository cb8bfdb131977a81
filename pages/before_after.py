"""Before and after: did July 2025 change anything?"""

import streamlit as st

import contracts
from ui import before_after, controls, data, frame, places
from ui.cards import before_after as cards
from ui.cards import loaded_forms, public

screen = frame.open("before_after")
reader, _ = screen.language, screen.language.text
chosen = screen.selection

with st.container(horizontal=True, vertical_alignment="bottom"):
    names = controls.translated(before_after.SERIES, reader)
    series = controls.choose("series", names, chosen, label=_("Series"), wide=True)
    regions = places.options(data.frame(screen.release, contracts.REGION), reader)
    controls.choose("region", regions, chosen, label=_("Place"), wide=True)
with st.container(horizontal=True, vertical_alignment="bottom"):
    controls.choose("law", before_after.law_options(screen), chosen, label=_("Law date"))
    controls.choose_date("law", chosen, reader, label=_("Another date (year-month-day)"))
    months = {n: reader.plural("{n} month", "{n} months", int(n)) for n in before_after.TRANSITIONS}
    controls.choose("transition", months, chosen, label=_("Months in transition"))

cards.zero(screen)
cards.model(screen, series)
if screen.is_published:
    loaded_forms.months(screen)
else:
    cards.law_dates(screen, series)
    cards.placebo(screen, series)
if screen.is_public:
    public.composition(screen)
    public.withheld(screen, "regions_before_after", _("Region by region"))
elif not screen.is_published:
    cards.composition(screen)
    cards.regions(screen, series)
frame.close(screen)
