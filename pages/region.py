"""Region profile: everything that is known of one region, on one page."""

import streamlit as st

import contracts
from ui import controls, data, frame, headlines, places, region, regional
from ui.cards import before_after, loaded_forms, practice, public, regions
from ui.cards import region as cards
from words.sentences import region as said

screen = frame.open("region")
reader, _ = screen.language, screen.language.text
names = places.options(data.frame(screen.release, contracts.REGION), reader)

controls.choose("region", names, screen.selection, label=_("Place"), wide=True)
if screen.selection.region is None:
    headlines.section(_("Choose a region, here or on the map"))
    region.list_all(screen, names)
    regions.where(screen, regional.chosen(screen))
    frame.close(screen)
    st.stop()

headlines.section(names[screen.selection.region])
headlines.sentences(said.people(region.residents(screen), reader))
region.links(screen)

measures = region.rated_measures(screen)
measure = controls.choose("measure", measures, screen.selection, label=_("Measure"), wide=True)
cards.position(screen, measure)
if screen.is_published:
    loaded_forms.counts(screen)
    cards.stated(screen)
    cards.reported(screen)
    cards.districts(screen, "documented")
    cards.known_sentences(screen)
    before_after.model(screen, "stalking")
elif screen.is_public:
    cards.districts(screen, measure)
    public.withheld(screen, "practice_funnel", _("From the complaint to the verdict"))
    public.withheld(screen, "sanction_mix", _("Which sanctions are imposed here"))
    public.withheld(screen, "monthly", _("Recorded cases before and after"))
else:
    cards.districts(screen, measure)
    practice.funnel(screen, "all")
    cards.mix(screen)
    before_after.model(screen, "stalking")
frame.close(screen)
