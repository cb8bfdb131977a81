"""The cards of the forms that readers loaded: on each screen that shows official forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import polars as pl

import contracts
from analysis import loaded_forms
from charts.dots import region_dots_figure
from charts.measures import measure
from report.origin import FORMS
from ui import data, practice
from ui.upload.preview import place_names
from words.sentences import loaded_forms as said

if TYPE_CHECKING:
    from ui.frame import Screen


def counts(screen: Screen, offence: str | None = None) -> None:
    """Show what each loaded form counts, the shipped form of its region beside it.

    Without a loaded form of the chosen place there is nothing to show, and no card.

    Args:
        screen: The open screen.
        offence: The article of sentence and chart, such as ``115-1``; by default, and where no
            form has it, stalking or the first of its neighbours. The table has all of them.
    """
    found = of_place(screen)
    if found.is_empty():
        return
    here = found["article"].to_list()
    article = f"УК {offence}" if f"УК {offence}" in here else here[0]
    reader, _ = screen.language, screen.language.text
    names = place_names(screen)
    own = _of_forms(screen, found)
    with own.card("loaded_forms", _("Forms 1-M loaded here")) as it:
        rated = _named(
            loaded_forms.with_form_rates(found, data.frame(screen.release, contracts.POPULATION)),
            names,
        )
        it.show(
            said.counts(
                found.filter(pl.col("article") == article),
                names=names, shipped=loaded_forms.SHIPPED,
                place=practice.place_name(screen), reader=reader,
            ),
            figure=_figure(screen, rated.filter(pl.col("article") == article)),
            table=rated,
            columns=("name", "period_from", "period_to", "dataset", "extract_date", "article",
                     "count", "rate", "rate_low", "rate_high", "sent_to_court",
                     "terminated_exonerating", "terminated_non_exonerating", "is_conflict"),
        )  # fmt: skip


def months(screen: Screen) -> None:
    """Show what each loaded form added to the one before it; no card without a loaded form."""
    form = data.frame(screen.release, contracts.FORM_1M_COUNT)
    added = loaded_forms.form_months(form, region_code=screen.selection.region)
    if added.is_empty():
        return
    _ = screen.language.text
    own = _of_forms(screen, added)
    with own.card("form_months", _("Months out of the loaded forms")) as it:
        one = added.filter(pl.col("article") == added["article"][0])
        it.show(
            said.months(one, place=practice.place_name(screen), reader=screen.language),
            table=_named(added, place_names(screen)).rename({"value": "count"}),
            columns=("name", "period_from", "period_to", "months", "dataset", "article", "count",
                     "is_correction"),
        )  # fmt: skip


def of_place(screen: Screen) -> pl.DataFrame:
    """Return the loaded forms of the chosen place, as ``loaded_forms.form_counts``."""
    form = data.frame(screen.release, contracts.FORM_1M_COUNT)
    return loaded_forms.form_counts(form, region_code=screen.selection.region)


def _of_forms(screen: Screen, found: pl.DataFrame) -> Screen:
    """Return this screen as it speaks of the loaded forms: they are not the published record."""
    own = screen.dataset | {"dataset": "forms", "kind": FORMS, "data_to": found["period_to"].max()}
    return replace(screen, dataset=own | {"extract_date": None, "loaded_at": None})


def _named(found: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    return found.with_columns(
        name=pl.col("region_code").replace_strict(names, default=pl.col("region_code"))
    )


def _figure(screen: Screen, rated: pl.DataFrame) -> go.Figure:
    reader = screen.language
    shown = said.newest(rated).with_columns(
        value="rate", value_low="rate_low", value_high="rate_high"
    )
    labels = [
        f"{row['name']}, {row['dataset']}, {reader.date(row['period_to'])}"
        for row in shown.iter_rows(named=True)
    ]
    return region_dots_figure(
        shown.with_columns(name=pl.Series(labels, dtype=pl.String)),
        language=reader,
        measure=measure(reader.text("per 100,000 residents a year"), "form", digits=2),
    )
