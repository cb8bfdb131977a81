"""Notes from the command line: ``python -m report --help``.

Exit codes: 0 done (a refusal is a note too), 1 data refused or file not written, 2 usage.
"""

import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

import releases
from analysis.options import SIGNED, Dataset, LawDate, Public, Region
from analysis.question import dataset_named, region_named
from charts.measures import NAMES
from report.asked import Asked, Choices
from report.brief import brief as note_of
from report.note import Note
from report.permalink import permalink
from report.questions import QUESTIONS
from words import LANGUAGES, language

_ENDINGS = (".docx", ".pdf")
_QUESTIONS = "".join(f"{code.replace('_', '-')}: {of.title} " for code, of in QUESTIONS.items())

Measure = Annotated[str, typer.Option(help=f"The question. {_QUESTIONS}")]
Tongue = Annotated[str, typer.Option("--lang", help="kk, ru or en.")]
Out = Annotated[Path, typer.Option(help="The file to write; .docx or .pdf.")]
Site = Annotated[str, typer.Option(help="Where the dashboard is served, for the link.")]
OfPlaces = Annotated[str, typer.Option(help="With rates: what is compared, such as form_115.")]
Article = Annotated[Literal["cc115-1", "all"], typer.Option(help="With penalties and fines.")]

app = typer.Typer(
    name="python -m report",
    help="Write a briefing note. Exit: 0 done, 1 data refused or file not written, 2 usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _commands() -> None:
    """Keep ``brief`` a command of its own while it is the only one."""


@app.command()
def brief(
    *,
    measure: Measure,
    out: Out,
    dataset: Dataset = "published",
    region: Region = None,
    tongue: Tongue = "ru",
    law_date: LawDate = SIGNED,
    series: Annotated[Literal["stalking", "admin", "criminal"], typer.Option()] = "stalking",
    transition: Annotated[int, typer.Option(min=0, max=3, help="Months of neither side.")] = 0,
    places_by: OfPlaces = "",
    article: Article = "cc115-1",
    days: Annotated[int, typer.Option(min=1, help="Length of the window.")] = 180,
    start: Annotated[Literal["sanction", "registration"], typer.Option()] = "sanction",
    event: Annotated[Literal["any", "same_victim", "same_article"], typer.Option()] = "any",
    public: Public = False,
    site: Site = "http://127.0.0.1:8501",
) -> None:
    """Write one question's note: answer, figure, table, limits, sources, version, link."""
    code = _known(measure, tongue, out, region, places_by)
    try:
        release = releases.public() if public else releases.current()
        asked = Asked(
            release,
            dataset_named(release, dataset),
            language(tongue),
            Choices(
                region=region_named(release, region),
                law_date=law_date.date(),
                transition_months=transition,
                series=series,
                measure=places_by,
                article=article,
                start=start,
                event=event,
                days=days,
            ),
            as_public=public,
        )
        note = note_of(asked, code, permalink=permalink(asked, code, site=site))
    except (ValueError, LookupError) as error:  # names that there are not; no release yet
        _stop(str(error), 1)
    _write(note, out)


def _write(note: Note, out: Path) -> None:
    if out.suffix.lower() == ".pdf":
        from report.note_pdf import pdf as made  # noqa: PLC0415 - slow to import, and just one
    else:
        from report.note_docx import docx as made  # noqa: PLC0415 - of the two is needed
    try:
        out.write_bytes(made(note))
    except OSError as error:
        _stop(f"{out} cannot be written: {error.strerror or 'unknown reason'}.", 1)
    typer.echo(str(out))


def _known(measure: str, tongue: str, out: Path, region: str | None, places_by: str) -> str:
    """Return the question's code; stop with a sentence if something asked for is not there."""
    code = measure.replace("-", "_")
    if code not in QUESTIONS:
        known = ", ".join(name.replace("_", "-") for name in QUESTIONS)
        _stop(f"There is no question {measure!r}. Known: {known}.", 2)
    if places_by and places_by not in NAMES:
        _stop(f"Places cannot be compared by {places_by!r}. Known: {', '.join(NAMES)}.", 2)
    if tongue not in LANGUAGES:
        _stop(f"There is no language {tongue!r}. Known: {', '.join(LANGUAGES)}.", 2)
    if out.suffix.lower() not in _ENDINGS:
        _stop(f"{out} has no ending that is known: use {' or '.join(_ENDINGS)}.", 2)
    if region is not None and not QUESTIONS[code].knows_places:
        places = ", ".join(n.replace("_", "-") for n, of in QUESTIONS.items() if of.knows_places)
        _stop(f"{measure!r} is answered for the whole country only. With a region: {places}.", 2)
    return code


def _stop(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


if __name__ == "__main__":
    sys.exit(app())
