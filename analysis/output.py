"""An answer as text: a table to read, JSON to process, CSV to keep, each with its notes."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any, Literal

import orjson
import polars as pl

from analysis.question import Answer, Question
from analysis.refusal import NotAnswerable
from words import Language, Message

Format = Literal["table", "json", "csv"]


def written(
    table: pl.DataFrame | None, notes: Sequence[Message], *, form: Format, reader: Language
) -> str:
    """Return a table and its notes in one of the three forms.

    Args:
        table: What was measured; None for a refusal, which is all in the notes.
        notes: Sentences that go with it. In CSV they are lines that begin with ``# ``.
        form: ``table``, ``json`` or ``csv``.
        reader: Whose language the notes are in. Names of columns are the same in all languages,
            so that a program reads every answer alike.
    """
    sentences = [note.text(reader) for note in notes]
    if form == "json":
        rows = [] if table is None else table.to_dicts()
        return orjson.dumps(
            {"notes": sentences, "rows": rows}, default=str, option=orjson.OPT_INDENT_2
        ).decode()
    head = [f"# {sentence}" for sentence in sentences] if form == "csv" else sentences
    if table is None:
        return "\n".join(head)
    body = _csv(table) if form == "csv" else _table(table)
    return "\n".join([*head, body])


def answered(
    ask: Callable[[Question], Answer], question: Question
) -> tuple[pl.DataFrame | None, tuple[Message, ...]]:
    """Return the table and notes of an answer; a refusal is notes without a table."""
    try:
        answer = ask(question)
    except NotAnswerable as refusal:
        return None, refusal.sentences
    return answer.table, answer.notes


def _csv(table: pl.DataFrame) -> str:
    """Return rows as CSV; lists joined by semicolons, no text that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.iter_rows())
    return text.getvalue().rstrip("\n")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
        return f"'{value}"
    return value


def _table(table: pl.DataFrame) -> str:
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        tbl_width_chars=200,
        fmt_str_lengths=60,
        tbl_formatting="ASCII_MARKDOWN",
        tbl_hide_column_data_types=True,
        tbl_hide_dataframe_shape=True,
        float_precision=4,
    ):
        return str(table)
