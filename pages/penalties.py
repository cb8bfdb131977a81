"""Penalties: what do courts impose, and how near the maximum?"""

import streamlit as st

import contracts
from analysis.known_sentences import known_sentences
from analysis.penalties import fine_payment, fine_severity, sanction_mix
from charts.penalties import fine_severity_figure, sanction_mix_figure
from charts.sentences import sentences_vs_maximum_figure
from ui import cases, controls, data, frame, registers
from ui.cards import penalties as cards
from ui.cards import public
from words.sentences import penalties as said

screen = frame.open("penalties")
reader, _ = screen.language, screen.language.text
norms = data.frame(screen.release, contracts.SANCTION_NORM)
mci = data.frame(screen.release, contracts.MCI)

if screen.is_public:
    public.penalties(screen)
    frame.close(screen)
    st.stop()

if screen.is_published:
    with screen.card("sentences", _("Known sentences against the maximum")) as it:
        documented = data.frame(screen.release, contracts.DOCUMENTED_CASE)
        known = known_sentences(documented, norms)
        shown = cases.labelled(known, data.frame(screen.release, contracts.REGION), reader)
        it.show(
            said.sentences_known(known, reader),
            figure=sentences_vs_maximum_figure(shown, language=reader),
            table=shown,
            columns=["case_key", "place", "verdict_on", "sanction_type", "value", "max_value", "unit", "share_of_ceiling", "source_url"],  # noqa: E501
        )  # fmt: skip

article = controls.choose(
    "article", controls.translated(registers.ARTICLES, reader), screen.selection,
    label=_("Article"),
)  # fmt: skip
with screen.card("sanction_mix", _("Which sanctions are imposed, how large, whether paid")) as it:
    mix = sanction_mix(registers.sanctions(screen, article))
    it.show(
        said.mix(mix, reader),
        figure=sanction_mix_figure(mix, language=reader),
        table=mix.rename({"count": "sanctions"}),
        columns=["is_principal", "sanction_type", "sanctions", "total", "share", "low", "high"],
    )

if screen.is_published:
    frame.close(screen)
    st.stop()

with screen.card("fines", _("How large fines are and whether they are paid")) as it:
    fines = fine_severity(registers.sanctions(screen, article), mci=mci, norms=norms)
    it.show(
        said.fines(fines, fine_payment(fines), reader),
        figure=fine_severity_figure(fines, language=reader),
        table=fines,
        columns=["imposed_on", "article", "fine_mci", "fine_kzt", "ceiling_mci", "share_of_ceiling", "status", "days_to_payment"],  # noqa: E501
    )  # fmt: skip
cards.adjusted(screen, article)
cards.paths(screen, article)
frame.close(screen)
