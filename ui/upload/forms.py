"""The forms that were loaded here: what each counts of stalking and the offences beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

import contracts
from ui import data, headlines, table
from ui.upload.preview import place_names

if TYPE_CHECKING:
    from ui.frame import Screen

#: Stalking itself, once a form has a row for it, and the articles under which it came before.
ARTICLES = ("УК 115-1", "УК 115", "УК 110", "УК 126", "УК 147", "УК 149")
SHIPPED = "published"


def show(screen: Screen) -> None:
    """Draw what the loaded forms count, by region and period; nothing if there are none."""
    reader, _ = screen.language, screen.language.text
    found = loaded(data.frame(screen.release, contracts.FORM_1M_COUNT))
    if found.is_empty():
        return
    names = place_names(screen)
    places = pl.col("region_code").replace_strict(names, default=_("Region not known"))
    periods = [
        f"{reader.date(first)} – {reader.date(last)}"
        for first, last in found.select("period_from", "period_to").rows()
    ]
    headlines.section(_("Forms 1-M loaded here"))
    st.caption(
        _(
            "Offences registered since the start of the year, as the form counts them. Each form "
            "keeps its data set; Regions, Region profile, Practice and Before and after show it "
            "on a card of its own. The maps use the forms that came with the program."
        )
    )
    table.show(
        found.with_columns(place=places, period=pl.Series(periods, dtype=pl.String)),
        columns=["dataset", "place", "period", "article", "count"],
        caption=_("Forms 1-M loaded here"),
        language=reader,
    )


def loaded(form: pl.DataFrame) -> pl.DataFrame:
    """Return the registered offences of ``ARTICLES`` in each form that did not come shipped.

    Args:
        form: As ``contracts.FORM_1M_COUNT``.

    Returns:
        ``dataset``, ``region_code``, ``period_from``, ``period_to``, ``article``, ``count``, by
        data set, region, period and the order of ``ARTICLES``.
    """
    wanted = pl.DataFrame({"article": ARTICLES}).with_row_index("order")
    return (
        form.filter(
            (pl.col("dataset") != SHIPPED)
            & (pl.col("section") == "1")
            & (pl.col("measure") == "registered")
        )
        .join(wanted, on="article")
        .sort("dataset", "region_code", "period_to", "order")
        .select("dataset", "region_code", "period_from", "period_to", "article", count="value")
    )
