"""From a question to its note: what is said, shown and left unsaid, in the reader's language."""

from collections.abc import Sequence

import polars as pl

from analysis.refusal import NotAnswerable
from report import origin
from report.answers.answer import Answer
from report.asked import Asked, of_published
from report.note import Note, Part, Table
from report.questions import QUESTIONS, Question
from words import Language
from words.columns import column

#: Rows that leave room for everything else on two pages.
MOST_ROWS = 12
#: Places have no order in which some could be left out.
MOST_PLACES = 20
_MOST_ADDRESSES = 3


def brief(asked: Asked, code: str, *, permalink: str) -> Note:
    """Return the note on one question; a refusal is a note of its own.

    Args:
        asked: The data, the choices, the language.
        code: A key of ``QUESTIONS``.
        permalink: The address of the screen with the same answer.

    Raises:
        KeyError: There is no such question.
    """
    question = QUESTIONS[code]
    if question.of_published:
        asked = of_published(asked)
    try:
        answer = question.answer(asked)
    except NotAnswerable as refusal:
        return _refused(asked, code, question, refusal, permalink)
    reader = asked.reader
    limits = tuple(reader.text(limit) for limit in question.limits)
    parts = (
        Part(reader.text("What it does not say"), limits),
        Part(reader.text("Method"), (answer.said.about,)),
        *_origin(asked, permalink, answer),
    )
    return Note(
        language=reader,
        kind=_kind(asked),
        mark=_mark(asked),
        question=reader.text(question.title),
        finding=answer.said.finding,
        context=_context(answer, asked, question),
        sentence=answer.said.text,
        figure=answer.figure,
        table=printed(answer.table, answer.columns, reader),
        facts=(),
        parts=parts,
        source=_source(asked, answer),
        footer=_footer(asked),
        name=_name(asked, code, question),
    )


def printed(frame: pl.DataFrame, columns: Sequence[str], reader: Language) -> Table:
    """Return the first rows of a frame as a screen prints them."""
    most = MOST_PLACES if "name" in columns else MOST_ROWS
    left_out = ""
    if frame.height > most:
        left_out = reader.text(
            "The first {shown} of {all} rows; the screen has all of them.",
            shown=reader.number(most),
            all=reader.number(frame.height),
        )
    of = [column(name) for name in columns]
    rows = (
        tuple(one.show(row, name, reader) for one, name in zip(of, columns, strict=True))
        for row in frame.head(most).iter_rows(named=True)
    )
    headings = tuple(reader.text(one.heading) for one in of)
    return Table(headings, tuple(rows), tuple(one.is_number for one in of), left_out)


def _refused(
    asked: Asked, code: str, question: Question, refusal: NotAnswerable, permalink: str
) -> Note:
    reader, _ = asked.reader, asked.reader.text
    facts = [
        (_("Needed"), refusal.needed.text(reader) if refusal.needed else ""),
        (_("There is"), refusal.available.text(reader) if refusal.available else ""),
        (_("Earliest"), reader.date(refusal.when, "month") if refusal.when else ""),
    ]
    why = _(
        "With so few data a number would mislead. A refusal is a result too: it says what is "
        "missing and, where that can be known, from when the question can be asked again."
    )
    return Note(
        language=reader,
        kind=_kind(asked),
        mark=_mark(asked),
        question=_(question.title),
        finding=_("Cannot be calculated."),
        context=f"{_place(asked, question)} · {origin.dataset_name(asked.dataset, asked.reader)}",
        sentence=refusal.reason.text(reader),
        figure=None,
        table=None,
        facts=tuple((name, words) for name, words in facts if words),
        parts=(Part(_("Why no number"), (why,)), *_origin(asked, permalink, None)),
        source=origin.line(asked.dataset, asked.release, reader),
        footer=_footer(asked),
        name=_name(asked, code, question),
    )


def _kind(asked: Asked) -> str:
    name = origin.dataset_name(asked.dataset, asked.reader)
    kind = asked.reader.text("Briefing note · {dataset}", dataset=name)
    if asked.is_public:
        return f"{kind} · {asked.reader.text('as the public sees it')}"
    return kind


def _mark(asked: Asked) -> str:
    if not asked.is_simulated:
        return ""
    return asked.reader.text("SIMULATED: invented cases with a known truth. None of them happened.")


def _context(answer: Answer, asked: Asked, question: Question) -> str:
    dataset = origin.dataset_name(asked.dataset, asked.reader)
    return " · ".join(
        dict.fromkeys((*answer.said.context.split(" · "), _place(asked, question), dataset))
    )


def _footer(asked: Asked) -> str:
    reader, release = asked.reader, asked.release
    return " · ".join(
        (
            reader.text("Recorded offences, not prevalence. Association, not cause."),
            reader.text("release {number}", number=reader.number(release.number)),
            release.content_hash[:12],
        )
    )


def _place(asked: Asked, question: Question) -> str:
    place = asked.place() if question.knows_places else None
    return place or asked.reader.text("Kazakhstan")


def _name(asked: Asked, code: str, question: Question) -> str:
    region = asked.choices.region if question.knows_places else None
    return origin.file_name(
        f"note_{code}", asked.dataset, asked.release, region=region, ending=asked.reader.code
    ).replace(".", "_")


def _source(asked: Asked, answer: Answer | None) -> str:
    of_form = answer is not None and answer.of_form
    return origin.line(asked.dataset, asked.release, asked.reader, of_form=of_form)


def _origin(asked: Asked, permalink: str, answer: Answer | None) -> tuple[Part, ...]:
    reader, _ = asked.reader, asked.reader.text
    sources = [_source(asked, answer)]
    if answer is not None and "source_url" in answer.table.columns:
        addresses = answer.table["source_url"].drop_nulls().unique(maintain_order=True)
        sources += addresses.head(_MOST_ADDRESSES).to_list()
        if more := max(0, addresses.len() - _MOST_ADDRESSES):
            sources.append(
                reader.plural(
                    "and {n} more address in the download",
                    "and {n} more addresses in the download",
                    more,
                )
            )
    version = _(
        "Release {number}, {moment} UTC. Contents {hash}.",
        number=reader.number(asked.release.number),
        moment=reader.moment(asked.release.created_at),
        hash=asked.release.content_hash,
    )
    return (
        Part(_("Sources"), tuple(sources)),
        Part(_("Version of the data, and link to the screen"), (version, permalink)),
    )
