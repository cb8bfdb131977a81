"""What the screen Repeat offences computes: people followed from their first sanction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from analysis.repeat_offences import follow_up, repeat_within
from analysis.series import no_register
from ui import data
from words import N_

if TYPE_CHECKING:
    from analysis.follow_up import FollowUp
    from ui.frame import Screen

START = {"sanction": N_("From the first sanction"), "registration": N_("From the first case")}
EVENT = {
    "any": N_("Any new case"),
    "same_victim": N_("Against the same victim"),
    "same_article": N_("Under the same article"),
}
DAYS = ("90", "180", "365")


def people(screen: Screen) -> FollowUp:
    """Return the people of the chosen register, followed as the reader chose.

    Raises:
        NotAnswerable: There is no register.
    """
    if screen.is_published:
        raise no_register()
    chosen = screen.selection
    return _followed(screen, str(screen.release.folder), chosen.dataset, chosen.start, chosen.event)


@st.cache_resource(max_entries=16, show_spinner=False)
def _followed(_screen: Screen, release: str, dataset: str, start: str, event: str) -> FollowUp:
    return follow_up(
        data.cases(_screen.release, dataset),
        data.sanctions(_screen.release, dataset),
        start=start,  # type: ignore[arg-type]
        event=event,  # type: ignore[arg-type]
        until=_screen.dataset["extract_date"],
    )


def windows(followed: pl.DataFrame, *, by: str | None = None) -> pl.DataFrame:
    """Return the window rates for every window, with its length ``days``."""
    return pl.concat(
        [
            repeat_within(followed, days=int(days), by=by).with_columns(days=pl.lit(int(days)))
            for days in DAYS
        ]
    )
