"""Every measure from the command line: ``python -m analysis --help``.

Exit codes: 0 done (a refusal is an answer too), 1 data refused, 2 usage.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal

import polars as pl
import typer

import releases
from analysis import commands
from analysis.output import Format, refused, written
from analysis.question import Answer, Question, dataset_named, region_named
from analysis.refusal import NotAnswerable
from words import N_, Message, language

app = typer.Typer(
    name="python -m analysis",
    help="Print a measure of a data set. Exit: 0 done, 1 data refused, 2 usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Dataset = Annotated[str, typer.Option(help="Name of the data set.")]
Region = Annotated[str | None, typer.Option(help="Two-digit code of one region, such as 47.")]
Articles = Annotated[list[str] | None, typer.Option("--article", help="Only this article; again.")]
By = Annotated[list[str] | None, typer.Option(help="Column of the groups; may be repeated.")]
Form = Annotated[Format, typer.Option("--format", help="How to print it.")]
Tongue = Annotated[Literal["kk", "ru", "en"], typer.Option("--language", help="Of the notes.")]
LawDate = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The law's date.")]

SIGNED = datetime.fromisoformat("2025-07-16")
IN_FORCE = datetime.fromisoformat("2025-09-16")


@app.command()
def rates(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """Cases per 100,000 residents of each region, with exact intervals."""
    _print(
        commands.rates, dataset=dataset, region=region, article=article, form=form, tongue=tongue
    )


@app.command()
def before_after(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    law_date: LawDate = SIGNED,
    series: Annotated[Literal["stalking", "admin", "criminal"], typer.Option()] = "stalking",
    show: Annotated[Literal["model", "crude", "monthly"], typer.Option()] = "model",
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """The change of level at the law, after trend and season."""

    def ask(question: Question) -> Answer:
        return commands.before_after(question, law_date=law_date.date(), series=series, show=show)

    _print(ask, dataset=dataset, region=region, article=article, form=form, tongue=tongue)


@app.command()
def repeat_offences(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    by: By = None,
    start: Annotated[Literal["sanction", "registration"], typer.Option()] = "sanction",
    event: Annotated[Literal["any", "same_victim", "same_article"], typer.Option()] = "any",
    days: Annotated[int, typer.Option(min=1, help="Length of the window.")] = 365,
    show: Annotated[Literal["curve", "within", "endings", "left-out"], typer.Option()] = "within",
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """How many reoffend after a sanction, and how soon."""

    def ask(question: Question) -> Answer:
        return commands.repeat_offences(question, start=start, event=event, days=days, show=show)

    _print(ask, dataset=dataset, region=region, article=article, by=by, form=form, tongue=tongue)


@app.command()
def penalties(
    *,
    dataset: Dataset = "published",
    region: Region = None,
    article: Articles = None,
    by: By = None,
    show: Annotated[Literal["mix", "fines", "payment"], typer.Option()] = "mix",
    form: Form = "table",
    tongue: Tongue = "en",
) -> None:
    """Which sanctions are imposed, how large fines are, and whether they are paid."""

    def ask(question: Question) -> Answer:
        return commands.penalties(question, show=show)

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
) -> None:
    """How far cases went, why they ended, how long each step took."""

    def ask(question: Question) -> Answer:
        return commands.practice(question, show=show)

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
) -> None:
    """Which cases the article can reach: before, continuing, after, unknown."""

    def ask(question: Question) -> Answer:
        return commands.conduct_and_law(question, in_force=in_force.date(), show=show)

    _print(ask, dataset=dataset, region=region, article=article, form=form, tongue=tongue)


def _print(
    ask: Callable[[Question], Answer],
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
        release = releases.current()
        question = Question(
            release,
            dataset_named(release, dataset),
            region_named(release, region),
            tuple(article or ()),
            tuple(by or ()),
        )
        origin = Message(
            N_("Release {number}, content {hash}."),
            {"number": str(release.number), "hash": release.content_hash[:12]},
        )
        table, notes = _answered(ask, question)
    except (ValueError, LookupError) as error:  # names, filters and groups that there are not
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    print(written(table, (*question.notes(), origin, *notes), form=form, reader=language(tongue)))


def _answered(
    ask: Callable[[Question], Answer], question: Question
) -> tuple[pl.DataFrame | None, tuple[Message, ...]]:
    try:
        answer = ask(question)
    except NotAnswerable as refusal:
        return None, refused(refusal)
    return answer.table, answer.notes


if __name__ == "__main__":
    sys.exit(app())
