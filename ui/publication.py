"""The draft on the Upload screen: how it differs from what the public sees, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import releases
from etl import api
from etl.api import DataRefused
from ui import differences, headlines, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.frame import Screen

COLUMNS = ("upload_id", "draft_change", "kind", "dataset", "file_name", "rows_read", "loaded_by")
MOST_REASON_CHARACTERS = 500


def show(screen: Screen) -> None:
    """Draw how the draft stands and differs; for reviewers, the two decisions."""
    reader, _ = screen.language, screen.language.text
    draft = api.publication.draft()
    if draft is None:
        return
    headlines.section(_("Draft and publication"))
    _say_what_was_done(screen)
    if draft.uploads.is_empty():
        st.caption(_("The public sees everything that was loaded."))
        return
    numbers = {"draft": reader.number(draft.number), "public": reader.number(draft.public)}
    st.info(_("Release {draft} is a draft. The public still sees release {public}.", **numbers))
    if draft.returned is not None:
        _say_returned(draft.returned, screen)
    table.show(
        draft.uploads.rename({"change": "draft_change"}),
        columns=COLUMNS,
        caption=_("What would become public"),
        language=reader,
    )
    if not st.toggle(_("Show the differences"), key=f"publication_look_{draft.number}"):
        st.caption(_("Look at the differences before you publish or return the draft."))
        return
    before, after = releases.public(), screen.release
    if after.number != draft.number:  # loaded while this screen was being drawn
        st.rerun()
    compared = {
        dataset: differences.show(dataset, before, after, screen)
        for dataset in draft.uploads["dataset"].unique().sort()
    }
    _decision(draft.number, compared, screen)


def _decision(number: int, compared: dict[str, dict[str, object]], screen: Screen) -> None:
    _ = screen.language.text
    if not screen.visitor.may("publish"):
        st.caption(_("A reviewer who loaded nothing of it publishes the draft or returns it."))
        return
    actor = screen.visitor.actor
    publish, give_back = headlines.halves()
    with publish:
        st.caption(_("Whoever loaded, withdrew or restored something of it cannot publish it."))
        if st.button(_("Publish the draft"), type="primary", key="publication_publish"):
            _act(
                lambda: api.publication.approve(number, actor=actor, compared=compared),
                "published",
                screen,
            )
    with give_back, st.form("publication_return", border=False):
        reason = st.text_area(
            _("Why it is returned"),
            max_chars=MOST_REASON_CHARACTERS,
            help=_("Whoever loads files reads this. Name no person."),
        )
        if st.form_submit_button(_("Return the draft")):
            _act(
                lambda: api.publication.give_back(number, reason=reason, actor=actor),
                "returned",
                screen,
            )


def _act(act: Callable[[], None], done: str, screen: Screen) -> None:
    try:
        act()
    except DataRefused as refused:
        for message in refused.messages:
            st.error(message.text(screen.language))
        return
    st.session_state["publication_notice"] = done
    st.rerun()


def _say_what_was_done(screen: Screen) -> None:
    _ = screen.language.text
    match st.session_state.pop("publication_notice", None):
        case "published":
            st.success(_("The draft is published: the public sees it from now on."))
        case "returned":
            st.success(_("The draft is returned."))


def _say_returned(returned: dict[str, Any], screen: Screen) -> None:
    st.warning(
        screen.language.text(
            "{who} returned this draft: “{reason}” Change what is in it, then it can be published.",
            who=str(returned["decided_by"]).partition(" #")[0],
            reason=returned["reason"],
        )
    )
