"""The frame that every screen opens first: language, data set, menu, notices."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any, NoReturn, Self

import polars as pl
import streamlit as st

import contracts
import releases
from etl import api
from ui import access, controls, data, editions, guide, lasting, page
from ui import card as cards
from ui.navigation import SCREENS, menu
from ui.roles import LOCAL, Visitor
from ui.selection import PUBLISHED, SIMULATED, Selection, read
from words import Language, language, preferred
from words.vocabulary import label

HERE = Path(__file__).resolve().parent
ICON = HERE.parent / "static" / "icon.png"


@dataclass(frozen=True, slots=True)
class Screen:
    """What a screen is given: the reader's language and choices, and one whole release."""

    code: str
    language: Language
    selection: Selection
    release: releases.Release
    dataset: dict[str, Any]  # the chosen row of ``contracts.DATASET``
    visitor: Visitor = LOCAL

    @property
    def is_published(self) -> bool:
        """Tell whether the published record is shown rather than a register."""
        return self.selection.dataset == PUBLISHED

    @property
    def is_public(self) -> bool:
        """Tell whether a register is shown as the public sees it, small counts protected."""
        return self.selection.seen == "public" and not self.is_published

    @property
    def is_simulated(self) -> bool:
        """Tell whether the numbers are invented for teaching."""
        return bool(self.dataset["kind"] == SIMULATED)

    def of_published(self) -> Self:
        """Return this screen as it speaks of the published record, whatever was chosen."""
        datasets = data.frame(self.release, contracts.DATASET)
        record = datasets.row(by_predicate=pl.col("dataset") == PUBLISHED, named=True)
        return replace(self, selection=replace(self.selection, dataset=PUBLISHED), dataset=record)

    def card(self, name: str, topic: str) -> cards.Card:
        """Return a card for one figure; ``topic`` is its heading while it has no finding."""
        return cards.Card(screen=self, name=name, topic=topic)


def open(code: str) -> Screen:  # noqa: A001 - a screen's first line reads best with this word
    """Open the frame of the screen ``code`` and return what the screen needs.

    Sets the page, resolves the release once, reads the choices from the address, draws the
    style, the menu and the notices. Stops the run with a sentence when there is no release or the
    visitor may not see the screen: nothing of the data is read before that is known.
    """
    browser = st.context.locale
    fallback = language(preferred(st.query_params.get("lang"), preferred(browser)))
    entry = SCREENS[code]
    st.set_page_config(fallback.text(entry.title), str(ICON), layout="wide")
    st.html(HERE / "style.css")
    visitor = access.enter(fallback)
    release = _release(visitor, fallback)
    datasets = data.frame(release, contracts.DATASET)
    regions = data.frame(release, contracts.REGION)
    selection, faults = read(
        st.query_params,
        datasets=datasets["dataset"].to_list(),
        regions=regions["region_code"].to_list(),
        browser=browser,
    )
    if not visitor.may("see_registers"):
        selection = replace(selection, seen="public")
    reader = language(selection.language)
    page.speak(reader, here=reader.text(entry.title))
    chosen = datasets.row(by_predicate=pl.col("dataset") == selection.dataset, named=True)
    screen = Screen(code, reader, selection, release, chosen, visitor)
    _sidebar(screen, datasets.to_dicts())
    _header(screen)
    access.require(visitor, entry.right, reader)
    guide.show(screen)
    for fault in faults:
        st.warning(fault.text(reader))
    return screen


def close(screen: Screen) -> None:
    """Draw what stands under every screen: whose borders, whose population figures."""
    st.caption(
        screen.language.text(
            "Borders: © A. Rodionov, geokz (CC BY 4.0), based on OCHA COD-AB; modified. "
            "Population: Bureau of National Statistics, ASPR RK; estimates are marked. "
            "KATO: NK RK 11-2025."
        )
    )
    lasting.settle(screen.code)


def _release(visitor: Visitor, reader: Language) -> releases.Release:
    try:
        return editions.of(visitor, seen=st.query_params.get("seen"))
    except releases.NoRelease:
        _prepare(visitor, reader)
    except api.DataRefused as refused:
        _stop(refused.text(reader))


def _prepare(visitor: Visitor, reader: Language) -> NoReturn:
    _ = reader.text
    st.info(_("The data are being prepared from the shipped files: a few seconds."))
    try:
        api.ensure()
        editions.of(visitor, seen=st.query_params.get("seen"))
    except api.DataRefused as refused:
        _stop(refused.text(reader))
    except releases.NoRelease:
        _stop(_("There is nothing to show: the administrator has to look after it."))
    st.rerun()


def _stop(why: str) -> NoReturn:
    st.error(why)
    st.stop()


def _sidebar(screen: Screen, datasets: list[dict[str, Any]]) -> None:
    _ = screen.language.text
    with st.sidebar:
        st.html(
            f'<p class="brand">{_("Stalking in Kazakhstan")}</p>'
            f'<p class="brand-line">{_("Article 115-1 of the Criminal Code in practice")}</p>'
        )
        with st.container(key="menu", gap=None):
            menu(screen.code, screen.selection, screen.language, screen.visitor)
        options = {row["dataset"]: _dataset_name(row, screen.language) for row in datasets}
        controls.choose("dataset", options, screen.selection, label=_("Data set"), wide=True)
        if not screen.is_published and screen.visitor.may("see_registers"):
            seen = {"analyst": _("An analyst"), "public": _("The public")}
            controls.choose("seen", seen, screen.selection, label=_("As seen by"))
        access.badge(screen.visitor, screen.language)
        st.caption(_("Recorded offences, not prevalence. Association, not cause."))
        st.caption(
            _(
                "Release {number}, {moment} UTC. Contents {hash}.",
                number=screen.language.number(screen.release.number),
                moment=screen.language.moment(screen.release.created_at),
                hash=screen.release.content_hash[:8],
            )
        )
        if editions.is_draft(screen.release):
            st.caption(_("This release is a draft: the public does not see it yet."))


def _dataset_name(row: dict[str, Any], reader: Language) -> str:
    kind = label("dataset_kind", row["kind"], reader)
    return kind if row["dataset"] in (PUBLISHED, SIMULATED) else f"{kind}: {row['dataset']}"


def _header(screen: Screen) -> None:
    _ = screen.language.text
    entry = SCREENS[screen.code]
    with st.container(horizontal=True, vertical_alignment="bottom", key="screen_head"):
        st.html(f'<h1 class="screen">{_(entry.title)}</h1><p class="lead">{_(entry.question)}</p>')
        controls.choose_language(screen.selection, screen.language)
    only_published = screen.code == "overview"
    if screen.is_simulated:
        said = (
            _("The register chosen in the menu is invented; this screen does not use it.")
            if only_published
            else _("Invented cases with a known truth, for teaching. None of them happened.")
        )
        st.html(
            f'<p class="simulated" role="note"><strong>{_("SIMULATED")}</strong> {escape(said)}</p>'
        )
    if screen.is_public:
        st.info(
            _(
                "This is the public view: small counts of people, and others that would give them "
                "away, are hidden and marked c."
            )
        )
    if only_published and not screen.is_published:
        st.info(
            _("This screen shows the published record. The other screens show the chosen register.")
        )
