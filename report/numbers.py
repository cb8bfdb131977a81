"""An answer as numbers for programs, with everything without which they would mislead."""

from typing import Any

from analysis.refusal import NotAnswerable
from report import origin
from report.answers.answer import Answer
from report.asked import Asked, of_published
from report.questions import QUESTIONS, Question
from words import Language
from words.columns import column

#: Of the shape of what is sent; a change that would break a reader makes it another number.
VERSION = 1
CONFIDENCE = 0.95


def catalogue(reader: Language) -> list[dict[str, object]]:
    """Return what can be asked: code, question, whether of one region, whether of registers."""
    return [
        {
            "measure": code,
            "question": reader.text(one.title),
            "knows_places": one.knows_places,
            "always_of_the_published_record": one.of_published,
        }
        for code, one in QUESTIONS.items()
    ]


def numbers(asked: Asked, code: str, *, screen: str) -> dict[str, object]:
    """Return the answer to one question; a refusal is an answer too.

    Args:
        asked: What is asked, as the public may see it.
        code: A key of ``QUESTIONS``.
        screen: The address of the screen that shows the same.

    Returns:
        ``answered`` tells a number from a refusal. ``rows`` are the table's, values as they are;
        ``columns`` says in words what each is.

    Raises:
        KeyError: There is no such question.
    """
    question = QUESTIONS[code]
    if question.of_published:
        asked = of_published(asked)
    head = _head(asked, code, question, screen)
    try:
        answer = question.answer(asked)
    except NotAnswerable as refusal:
        return head | _refused(refusal, asked.reader)
    reader, said = asked.reader, answer.said
    return head | {
        "answered": True,
        "finding": said.finding,
        "sentence": said.text,
        "context": said.context,
        **_estimate(answer),
        "columns": {name: reader.text(column(name).heading) for name in answer.columns},
        "rows": [_row(answer, row) for row in answer.table.iter_rows(named=True)],
        "sources": _sources(answer, asked),
        "notes": [*(reader.text(limit) for limit in question.limits), said.about],
    }


def _head(asked: Asked, code: str, question: Question, screen: str) -> dict[str, object]:
    reader, row, release = asked.reader, asked.dataset, asked.release
    region = asked.choices.region if question.knows_places else None
    place = asked.place() if question.knows_places else None
    return {
        "version": VERSION,
        "measure": code,
        "question": reader.text(question.title),
        "language": reader.code,
        "place": {"region": region, "name": place or reader.text("Kazakhstan")},
        "period": {"data_to": row["data_to"], "extracted": row["extract_date"]},
        "dataset": row["dataset"],
        "dataset_name": origin.dataset_name(row, reader),
        "simulated": asked.is_simulated,
        "release": {
            "number": release.number,
            "content_hash": release.content_hash,
            "created_at": release.created_at,
        },
        "caution": reader.text("Recorded offences, not prevalence. Association, not cause."),
        "screen": screen,
    }


def _refused(refusal: NotAnswerable, reader: Language) -> dict[str, object]:
    return {
        "answered": False,
        "reason": refusal.reason.text(reader),
        "needed": refusal.needed.text(reader) if refusal.needed else None,
        "available": refusal.available.text(reader) if refusal.available else None,
        "earliest": refusal.when,
    }


def _estimate(answer: Answer) -> dict[str, object]:
    found = answer.estimate
    if found is None:
        return {"value": None, "low": None, "high": None, "unit": None, "confidence": None}
    has_interval = found.low is not None or found.high is not None
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "unit": found.unit,
        "confidence": CONFIDENCE if has_interval else None,
    }


def _row(answer: Answer, row: dict[str, Any]) -> dict[str, object]:
    """Return the shown values of a row, its codes of places, and why a value is missing."""
    kept = ("region_code", "district_code", "status")
    return {name: row[name] for name in (*kept, *answer.columns) if name in row}


def _sources(answer: Answer, asked: Asked) -> list[str]:
    found = [origin.line(asked.dataset, asked.release, asked.reader, of_form=answer.of_form)]
    if "source_url" in answer.table.columns:
        found += answer.table["source_url"].drop_nulls().unique(maintain_order=True).to_list()
    return found
