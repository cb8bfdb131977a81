"""How a draft differs from what the public sees: in its cases, and in the numbers it would see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

import contracts
from analysis import revision
from analysis.public import edition
from ui import data, headlines, table
from ui.shelf import of_release
from ui.upload.preview import place_names
from words.vocabulary import label

if TYPE_CHECKING:
    import releases
    from analysis.public.cases import Counted
    from ui.frame import Screen


def show(
    dataset: str, before: releases.Release, after: releases.Release, screen: Screen
) -> dict[str, object]:
    """Draw what changes in one data set; return what the public may be told of it."""
    reader, _ = screen.language, screen.language.text
    headlines.sentences(_("Data set: {name}", name=dataset))
    cases = [data.frame(one, contracts.CASE, dataset=dataset) for one in (before, after)]
    sanctions = [data.frame(one, contracts.SANCTION, dataset=dataset) for one in (before, after)]
    st.caption(
        _(
            "Cases: {cases_before} → {cases_after}. Sanctions: {before} → {after}.",
            cases_before=reader.number(cases[0].height),
            cases_after=reader.number(cases[1].height),
            before=reader.number(sanctions[0].height),
            after=reader.number(sanctions[1].height),
        )
    )
    releases_seen = (before, replace(after, told=before.told))
    told: dict[str, object] = {}
    if any(not one.is_empty() for one in cases):
        seen = [_as_public(one, dataset) for one in releases_seen]
        _cases(revision.changes(*cases), revision.effect(*seen), screen)
        told = dict(revision.told(*seen))
    if any(not one.is_empty() for one in sanctions):
        _sanctions(dataset, *releases_seen, screen)
    return told


def _cases(changed: pl.DataFrame, effect: pl.DataFrame, screen: Screen) -> None:
    reader, _ = screen.language, screen.language.text
    names = place_names(screen)
    place = pl.col("region_code").replace_strict(names, default=_("Region not known"))
    table.show(
        changed.with_columns(place=place),
        columns=("place", "month", "new", "changed", "gone"),
        caption=_("Cases by region and month"),
        language=reader,
    )
    shown = effect.rename({"before": "shown_before", "after": "shown_after"})
    shown = shown.with_columns(
        place=pl.when(pl.col("region_code").is_null())
        .then(pl.lit(_("Kazakhstan")))
        .otherwise(place)
    )
    if shown.is_empty():
        st.caption(_("No number that the public sees would be another."))
    else:
        table.show(
            shown,
            columns=("place", "month", "shown_before", "shown_after", "effect"),
            caption=_("What the public would see; – is hidden or not there"),
            language=reader,
        )


def _sanctions(
    dataset: str, before: releases.Release, after: releases.Release, screen: Screen
) -> None:
    _ = screen.language.text
    seen = [_fates(one, str(one.folder), one.told, dataset) for one in (before, after)]
    shown = revision.effect_on_sanctions(*seen)
    if shown.is_empty():
        st.caption(_("No number of sanctions that the public sees would be another."))
        return
    names = [_name(row, screen) for row in shown.iter_rows(named=True)]
    table.show(
        shown.rename({"before": "shown_before", "after": "shown_after"}).with_columns(
            sanctions_of=pl.Series(names, dtype=pl.String)
        ),
        columns=("sanctions_of", "shown_before", "shown_after", "effect"),
        caption=_("What the public would see of sanctions; – is hidden or not there"),
        language=screen.language,
    )


def _name(row: dict[str, Any], screen: Screen) -> str:
    reader, _ = screen.language, screen.language.text
    if row["sanction_type"] is None:
        return _("All sanctions")
    kind = label("sanction_type", row["sanction_type"], reader)
    return kind if row["fate"] is None else f"{kind}: {label('status', row['fate'], reader)}"


@of_release(most=16)
def _fates(
    _release: releases.Release, folder: str, told: tuple[int, ...] | None, dataset: str
) -> pl.DataFrame | None:
    return edition.sanctions_of(_release, dataset)


def _as_public(release: releases.Release, dataset: str) -> Counted | None:
    return _counted(release, str(release.folder), release.told, dataset)


@of_release(most=16)
def _counted(
    _release: releases.Release, folder: str, told: tuple[int, ...] | None, dataset: str
) -> Counted | None:
    return edition.cases_of(_release, dataset)
