"""What became of a file, in numbers and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from etl.checks.find import CHECKS
from etl.columns import FileKind
from etl.values import UNKNOWN_VALUE
from words import N_, Language, Message

NOT_SHOWN = N_("not shown")
EMPTY = N_("empty")
NONE_FOUND = N_("none")
SEVERITIES = {
    "error": N_("error: the row was rejected"),
    "warning": N_("warning: the row was kept"),
    "skipped": N_("note: the row was skipped"),
}

#: What loading would do to the data set, by place and time; see ``LoadReport.changes``.
CHANGE: dict[str, pl.DataType | type[pl.DataType]] = {
    "region_code": pl.String,  # null: the case of a sanction is not loaded
    "month": pl.Date,  # its first day; null: only the year is known
    "new": pl.Int64,
    "changed": pl.Int64,
    "identical": pl.Int64,
}


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of a file. ``rows_read = rows_loaded + rows_skipped + rows_rejected``, always.

    Attributes:
        upload_id: Its number in the ledger; None when it was only checked.
        kind: What one row is.
        dataset: Where it belongs.
        file_name: What the sender calls the file.
        file_sha256: Hash of its bytes.
        encoding: As found.
        delimiter: As found.
        extract_date: The latest day on which its rows were drawn; null if no row says so.
        rows_read: Rows below the header, blank lines left out.
        rows_rejected: Rows with at least one error.
        rows_new: Keys that the data set did not have.
        rows_changed: Keys that it had with other content: a new version.
        rows_identical: Keys that it had with the same content.
        problems: Every objection, as ``checks.PROBLEM``, by line.
        ignored_columns: Headers that are no column of ours; their cells were not read.
        notes: What else there is to say of the file as a whole.
        changes: The new, changed and identical keys by region and month, as ``CHANGE``; without
            rows where a kind of file is not told apart so.
        sheet: Of a workbook of cases or sanctions, the sheet that was read; None of other files.
        header_line: Line on which the header begins, from 1; None where a file has none.
        mapping: Each header of a register and the column that it was read as, None if it was not.
        unknown_values: Values that were not understood, with counts, as ``values.UNKNOWN_VALUE``.
    """

    upload_id: int | None
    kind: FileKind
    dataset: str
    file_name: str
    file_sha256: str
    encoding: str
    delimiter: str
    extract_date: date | None
    rows_read: int
    rows_rejected: int
    rows_new: int
    rows_changed: int
    rows_identical: int
    problems: pl.DataFrame
    ignored_columns: tuple[str, ...]
    notes: tuple[Message, ...] = ()
    changes: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=CHANGE))
    sheet: str | None = None
    header_line: int | None = None
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    unknown_values: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=UNKNOWN_VALUE))

    @property
    def rows_loaded(self) -> int:
        """Return the rows that are new or changed."""
        return self.rows_new + self.rows_changed

    @property
    def rows_skipped(self) -> int:
        """Return the totals, the repetitions, and what the data set already holds as it is."""
        noted = self.problems.filter(pl.col("severity") == "skipped")
        return self.rows_identical + noted["line"].n_unique()

    def reconcile(self) -> None:
        """Make sure that every row of the file is accounted for, once.

        Raises:
            RuntimeError: A row was lost or counted twice on the way.
        """
        settled = self.rows_loaded + self.rows_skipped + self.rows_rejected
        if settled != self.rows_read:
            raise RuntimeError(f"{self.rows_read} rows were read, but {settled} are accounted for")


def describe_problem(row: Mapping[str, object]) -> Message:
    """Return one objection as a sentence: what, where, the value, what is expected, what next.

    Args:
        row: A row of ``LoadReport.problems``. Without a value it may be personal and is not shown.
    """
    values = _words(row) | {"line": str(row["line"]), "column": row["column_name"]}
    if row["column_name"] is None:
        return Message(N_("Line {line}: {fault} Expected: {expected}. {mend}"), values)
    return Message(
        N_("Line {line}, column {column}: {fault} Value: {value}. Expected: {expected}. {mend}"),
        values,
    )


def describe_check(code: str) -> Message:
    """Return what a check finds wrong, as a sentence, for any number of rows."""
    return Message(CHECKS[code].fault)


def rejected_rows(problems: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Return the objections as a table to download, in the reader's language.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.

    Args:
        problems: As in ``LoadReport.problems``, or as read from the ledger.
        reader: Whose language.
    """
    headers = [
        reader.text("Line"),
        reader.text("Severity"),
        reader.text("Column"),
        reader.text("Value"),
        reader.text("What is wrong"),
        reader.text("What was expected"),
        reader.text("How to mend it"),
        reader.text("Code of the check"),
    ]
    rows = []
    for row in problems.iter_rows(named=True):
        said = {name: _text(value, reader) for name, value in _words(row).items()}
        rows.append(
            (
                row["line"],
                reader.text(SEVERITIES[row["severity"]]),
                row["column_name"],
                *(_harmless(said[name]) for name in ("value", "fault", "expected", "mend")),
                row["check_code"],
            )
        )
    schema = {name: pl.Int64 if name == headers[0] else pl.String for name in headers}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _words(row: Mapping[str, object]) -> dict[str, object]:
    """Return fault, value, expected and mend of one objection, each still in no language."""
    found = CHECKS[str(row["check_code"])]
    value: object = row["value"]
    if value is None:
        value = Message(NOT_SHOWN)
    elif value == "":
        value = Message(EMPTY)
    nearest = row["expected"] if row["expected"] is not None else Message(NONE_FOUND)
    return {
        "fault": Message(found.fault),
        "value": value,
        "expected": Message(found.expected, {"expected": nearest}),
        "mend": Message(found.mend),
    }


def _text(value: object, reader: Language) -> str:
    return value.text(reader) if isinstance(value, Message) else str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
