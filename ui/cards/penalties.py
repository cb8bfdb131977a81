"""The cards of the screen Penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contracts
from analysis.disclosure.rules import with_share_status
from analysis.known_sentences import known_sentences
from analysis.paths import sanction_paths
from analysis.penalties import fine_payment, fine_severity, sanction_mix
from charts.adjusted import difference_figure
from charts.paths import sanction_paths_figure
from charts.penalties import fine_severity_figure, sanction_mix_figure
from charts.sentences import sentences_vs_maximum_figure
from report.answers.answer import Answer, require
from report.answers.courts import labelled
from report.answers.people import difference_rows
from ui import comparison, data, registers
from ui.prepared import card
from words import N_
from words.sentences import comparison as compared
from words.sentences import penalties as said

if TYPE_CHECKING:
    from ui.frame import Screen


@card("sentences", N_("Known sentences against the maximum"), by=())
def known(screen: Screen) -> Answer:
    """Return each publicly known sentence against the most that the law allows."""
    reader, _ = screen.language, screen.language.text
    found = known_sentences(
        data.frame(screen.release, contracts.DOCUMENTED_CASE),
        data.frame(screen.release, contracts.SANCTION_NORM),
    )
    shown = labelled(found, data.frame(screen.release, contracts.REGION), reader)
    return Answer(
        said.sentences_known(found, reader),
        figure=sentences_vs_maximum_figure(shown, language=reader),
        table=shown,
        columns=("case_key", "place", "verdict_on", "sanction_type", "value", "max_value",
                 "unit", "share_of_ceiling", "source_url"),
    )  # fmt: skip


@card("sanction_mix", N_("Which sanctions are imposed, how large, whether paid"), by=())
def mix(screen: Screen, article: str) -> Answer:
    """Return which sanctions are imposed."""
    reader, _ = screen.language, screen.language.text
    found = sanction_mix(registers.sanctions(screen, article))
    return Answer(
        said.mix(found, reader),
        figure=sanction_mix_figure(found, language=reader),
        table=with_share_status(found, "total").rename({"count": "sanctions"}),
        columns=("is_principal", "sanction_type", "sanctions", "total", "share", "low",
                 "high"),
    )  # fmt: skip


@card("fines", N_("How large fines are and whether they are paid"), by=())
def fines(screen: Screen, article: str) -> Answer:
    """Return how large fines are and whether they are paid."""
    reader, _ = screen.language, screen.language.text
    found = fine_severity(
        registers.sanctions(screen, article),
        mci=data.frame(screen.release, contracts.MCI),
        norms=data.frame(screen.release, contracts.SANCTION_NORM),
    )
    return Answer(
        said.fines(found, fine_payment(found), reader),
        figure=fine_severity_figure(found, language=reader),
        table=found,
        columns=("imposed_on", "article", "fine_mci", "fine_kzt", "ceiling_mci",
                 "share_of_ceiling", "status", "days_to_payment"),
    )  # fmt: skip


@card("adjusted", N_("Do fines do worse than other sanctions?"), by=("start", "event", "days"))
def adjusted(screen: Screen, article: str) -> Answer:
    """Return how fines and other sanctions compare: plain in small, adjusted beside it."""
    reader, _ = screen.language, screen.language.text
    days = screen.selection.days_window
    found = comparison.fines_against_others(screen, article)
    shown = difference_rows(found, reader)
    return Answer(
        compared.adjusted(found, days=days, reader=reader),
        figure=difference_figure(shown, language=reader),
        table=shown,
        columns=("estimate", "per_100", "per_100_low", "per_100_high", "people"),
    )


@card("paths", N_("From one sanction to the next"), by=())
def paths(screen: Screen, article: str) -> Answer:
    """Return what follows a sanction when another one follows at all."""
    reader, _ = screen.language, screen.language.text
    steps = sanction_paths(registers.sanctions(screen, article), steps=2)
    require(comparison.any_path(steps))
    return Answer(
        compared.paths(steps, reader),
        figure=sanction_paths_figure(steps, language=reader),
        table=with_share_status(steps, "total"),
        columns=("step", "from_type", "to_type", "people", "total", "share", "low", "high"),
    )
