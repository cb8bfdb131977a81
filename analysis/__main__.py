"""Every measure from the command line: ``python -m analysis --help``.

Exit codes: 0 done (a refusal is an answer too), 1 data refused, 2 usage.
"""

import sys
from typing import Annotated, Literal

import typer

import releases
from analysis import commands
from analysis.draft import draft
from analysis.options import (
    IN_FORCE,
    SIGNED,
    Articles,
    By,
    Dataset,
    Days,
    Event,
    Form,
    LawDate,
    Public,
    Region,
    Start,
    Tongue,
)
from analysis.output import Format, answered, written
from analysis.public.commands import Asked, seen
from analysis.question import question_named
from words import N_, Message, language

app = typer.Typer(
    name="python -m analysis",
    help="Print a measure of a data set. Exit: 0 done, 1 data refused, 2 usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


app.command()(draft)


@app.command()
def rates(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """Cases per 100,000 residents of each region, with exact intervals."""
    ask = seen("rates", commands.rates, as_public=public)
    _print(ask, dataset=dataset, region=region, article=article, form=form, tongue=tongue)


@app.command()
def forms(
    *,
    region: Region = None,
    article: Articles = None,
    show: Annotated[Literal["counts", "months"], typer.Option()] = "counts",
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """What each loaded Form 1-M counts, the shipped one of its region beside it."""
    ask = seen("forms", commands.forms, as_public=False, show=show)
    _print(ask, dataset="published", region=region, article=article, form=form, tongue=tongue)


@app.command()
def before_after(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    law_date: LawDate = SIGNED,
    transition: Annotated[int, typer.Option(min=0, help="Months of neither side.")] = 0,
    series: Annotated[Literal["stalking", "admin", "criminal"], typer.Option()] = "stalking",
    show: Annotated[commands.LawShown, typer.Option()] = "model",
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """The change of level at the law, after trend and season."""
    given = {"law_date": law_date.date(), "transition": transition, "series": series, "show": show}
    ask = seen("before_after", commands.before_after, as_public=public, **given)
    _print(ask, dataset=dataset, region=region, article=article, form=form, tongue=tongue)


@app.command()
def repeat_offences(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    by: By = None,
    start: Start = "sanction",
    event: Event = "any",
    days: Days = 365,
    show: Annotated[commands.PeopleShown, typer.Option()] = "within",
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """How many reoffend after a sanction, and how soon."""
    given = {"start": start, "event": event, "days": days, "show": show}
    ask = seen("repeat_offences", commands.repeat_offences, as_public=public, **given)
    _print(ask, dataset=dataset, region=region, article=article, by=by, form=form, tongue=tongue)


@app.command()
def penalties(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    by: By = None,
    start: Start = "sanction",
    event: Event = "any",
    days: Days = 180,
    show: Annotated[commands.PenaltiesShown, typer.Option()] = "mix",
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """Which sanctions are imposed, how large fines are, whether they are paid, what follows."""
    given = {"start": start, "event": event, "days": days, "show": show}
    ask = seen("penalties", commands.penalties, as_public=public, **given)
    _print(ask, dataset=dataset, region=region, article=article, by=by, form=form, tongue=tongue)


@app.command()
def practice(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    by: By = None,
    show: Annotated[Literal["steps", "grounds", "days"], typer.Option()] = "steps",
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """How far cases went, why they ended, how long each step took."""
    ask = seen("practice", commands.practice, as_public=public, show=show)
    _print(ask, dataset=dataset, region=region, article=article, by=by, form=form, tongue=tongue)


@app.command()
def conduct_vs_law(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    in_force: LawDate = IN_FORCE,
    show: Annotated[Literal["cases", "counts"], typer.Option()] = "cases",
    form: Form = "table",
    tongue: Tongue = "en",
    public: Public = False,
) -> None:
    """Which cases the article can reach: before, continuing, after, unknown."""
    given = {"in_force": in_force.date(), "show": show}
    ask = seen("conduct_vs_law", commands.conduct_and_law, as_public=public, **given)
    _print(ask, dataset=dataset, region=region, article=article, form=form, tongue=tongue)


def _print(
    ask: Asked,
    *,
    dataset: str,
    region: str | None,
    article: list[str] | None,
    by: list[str] | None = None,
    form: Format,
    tongue: str,
) -> None:
    """Ask a question of the release in service and print the answer with its origin."""
    try:
        release = releases.public() if ask.as_public else releases.current()
        question = question_named(release, dataset, region=region, articles=article, by=by)
        origin = Message(
            N_("Release {number}, content {hash}."),
            {"number": str(release.number), "hash": release.content_hash[:12]},
        )
        table, notes = answered(ask, question)
    except (ValueError, LookupError) as error:  # names, filters and groups that there are not
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    print(written(table, (*question.notes(), origin, *notes), form=form, reader=language(tongue)))


if __name__ == "__main__":
    sys.exit(app())
