"""``python -m analysis draft``: what a draft of a register changes, and what may be told of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Literal

import polars as pl
import typer

import releases
from analysis import revision
from analysis.options import Form, Tongue
from analysis.output import written
from analysis.public import edition
from analysis.question import Question, dataset_named
from contracts import CASE
from words import N_, Message, language

TOLD = {
    "month_from": pl.Date,
    "month_to": pl.Date,
    "months": pl.Int64,
    "total_before": pl.Int64,
    "total_after": pl.Int64,
}
NO_DRAFT = N_("There is no draft: the public sees everything that was loaded.")
COMPARED = N_("Draft: release {draft}. The public sees release {public}.")


def draft(
    *,
    dataset: Annotated[str, typer.Option(help="Name of the register.")],
    show: Annotated[Literal["told", "effect", "sanctions", "cases"], typer.Option()] = "told",
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """What a draft changes: told to anybody, seen by the public, or in the cases themselves."""
    try:
        before, after = releases.public(), releases.current()
        after = replace(after, told=before.told)
        known = after if dataset in after.parts else before
        origin = Question(known, dataset_named(known, dataset)).notes()
        table = _SHOWN[show](before, after, dataset)
    except (ValueError, LookupError) as error:  # no release, or no such register
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    numbers: dict[str, object] = {"draft": str(after.number), "public": str(before.number)}
    state = Message(NO_DRAFT if before.number == after.number else COMPARED, numbers)
    typer.echo(written(table, (*origin, state), form=form, reader=language(tongue)))


def _told(before: releases.Release, after: releases.Release, dataset: str) -> pl.DataFrame:
    seen = (edition.cases_of(one, dataset) for one in (before, after))
    return pl.DataFrame([dict(revision.told(*seen))], schema=TOLD)


def _effect(before: releases.Release, after: releases.Release, dataset: str) -> pl.DataFrame:
    return revision.effect(*(edition.cases_of(one, dataset) for one in (before, after)))


def _sanctions(before: releases.Release, after: releases.Release, dataset: str) -> pl.DataFrame:
    seen = (edition.sanctions_of(one, dataset) for one in (before, after))
    return revision.effect_on_sanctions(*seen)


def _cases(before: releases.Release, after: releases.Release, dataset: str) -> pl.DataFrame:
    return revision.changes(*(one.frame(CASE, dataset=dataset) for one in (before, after)))


_SHOWN: dict[str, Callable[[releases.Release, releases.Release, str], pl.DataFrame]] = {
    "told": _told,
    "effect": _effect,
    "sanctions": _sanctions,
    "cases": _cases,
}
