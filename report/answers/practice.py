"""How far cases go, from the complaint to the verdict."""

import polars as pl

from analysis import statements
from analysis.practice_parts import enough_cases, practice_funnel, practice_parts
from analysis.public import cases as public_cases
from analysis.public import practice as public_practice
from analysis.public.cells import protected
from analysis.stated_practice import stated_steps
from charts.practice import practice_figure
from contracts import OFFICIAL_FIGURE
from report.answers.answer import Answer, Estimate, drawn
from report.answers.loaded_forms import with_loaded_forms
from report.asked import Asked
from words import N_, Language
from words.sentences import practice as said
from words.sentences import public as hidden
from words.sentences import stated_practice
from words.vocabulary import label

ARTICLES = {"cc115-1": N_("Article 115-1"), "all": N_("All articles")}
_COLUMNS = ("stage", "count", "total", "share", "low", "high")


def from_complaint_to_verdict(asked: Asked) -> Answer:
    """Return how many cases went how far, as officials stated or as a register counts.

    Raises:
        NotAnswerable: The register has too few such cases, or their counts are protected.
    """
    if asked.is_published:
        return _stated(asked)
    if asked.is_public:
        return _protected(asked)
    reader, article = asked.reader, asked.choices.article
    cases = asked.cases()
    if article != "all":
        cases = cases.filter(pl.col("article") == "УК 115-1")
    if asked.choices.region is not None:
        cases = cases.filter(region_code=asked.choices.region)
    refusal = enough_cases(cases.height)
    if refusal is not None:
        raise refusal
    steps = practice_funnel(practice_parts(cases))
    court = steps.row(by_predicate=pl.col("stage") == "sent_to_court", named=True)
    return Answer(
        said.funnel(
            steps,
            article=reader.text(ARTICLES[article]),
            place=asked.place() or reader.text("Kazakhstan"),
            reader=reader,
        ),
        steps,
        _COLUMNS,
        practice_figure(by_stage(steps, reader), language=reader),
        Estimate(court["share"], "share_sent_to_court", court["low"], court["high"]),
    )


def _stated(asked: Asked) -> Answer:
    reader = asked.reader
    steps = stated_steps(
        asked.frame(OFFICIAL_FIGURE), region_code=asked.choices.region or statements.NATIONAL
    )
    place = asked.place() or reader.text("Kazakhstan")
    return Answer(
        with_loaded_forms(stated_practice.officials(steps, place=place, reader=reader), asked),
        steps,
        ("indicator", "value", "as_of_date", "speaker_or_body"),
        drawn(steps, lambda: practice_figure(dated(steps, reader), language=reader)),
    )


def by_stage(steps: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``label``: the stage in the reader's words."""
    words = [label("practice_stage", code, reader) for code in steps["stage"]]
    return steps.with_columns(label=pl.Series(words, dtype=pl.String))


def dated(steps: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``label``: the step and its day."""
    words = [_step(row, reader) for row in steps.iter_rows(named=True)]
    return steps.with_columns(label=pl.Series(words, dtype=pl.String))


def _step(row: dict[str, object], reader: Language) -> str:
    """Name a statement by its step and day: two statements of a step are two rows."""
    step = label("indicator", str(row["indicator"]), reader)
    if row["count"] is None:
        return step
    if row["as_of_date"] is None:
        return reader.text("{step}, no date stated", step=step)
    day = reader.date(row["as_of_date"], row["as_of_date_precision"])  # type: ignore[arg-type]
    return reader.text("{step}, by {date}", step=step, date=day)


def _protected(asked: Asked) -> Answer:
    """Return the steps of the whole country; no single region has this table."""
    if asked.choices.region is not None:
        raise protected()
    registers = asked.history()
    counted = public_cases.counted(registers)
    found = public_practice.practice(registers, counted)
    is_own = asked.choices.article != "all"
    words = hidden.table(
        asked.reader.text("From the complaint to the verdict"),
        context=asked.reader.text("Recorded cases of the whole country"),
        reader=asked.reader,
    )
    return Answer(words, public_practice.funnel(found, is_own=is_own), _COLUMNS)
