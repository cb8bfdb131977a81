"""The columns that a register may have, and how the headers of a file are recognised."""

import csv
import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from etl.errors import DataRefused
from etl.headers import MAX_SHOWN_CHARACTERS, header_key, header_labels, presentable
from etl.personal import looks_personal
from etl.settings import SHIPPED
from words import N_, Message

HEADERS = SHIPPED / "reference" / "column_headers.csv"
Kind = Literal["case", "sanction"]
#: Whatever can be loaded: registers, the official form and the crime map, which have columns of
#: their own.
FileKind = Literal["case", "sanction", "form-1m", "crime-map"]

#: Every column of each kind of register, in the order of DATA: required ones first in each pair.
REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "case": ("case_id", "registered_on", "region", "article"),
    "sanction": ("sanction_id", "suspect_id", "imposed_on", "sanction_type"),
}
OPTIONAL: Mapping[Kind, tuple[str, ...]] = {
    "case": (
        *("district", "track", "reported_on", "report_channel", "conduct_from", "conduct_to"),
        *("conduct_forms", "contacts_count", "suspect_id", "suspect_sex", "suspect_birth_year"),
        *("victim_id", "victim_sex", "victim_birth_year", "relationship", "protective_order_on"),
        *("special_requirements_on", "preventive_registration_on", "detained_on"),
        *("outcome", "outcome_on", "outcome_ground", "extract_date"),
    ),
    "sanction": (
        *("case_id", "article", "is_principal", "amount_mci", "amount_kzt", "hours", "days"),
        *("months", "status", "paid_on", "paid_kzt", "court", "extract_date"),
    ),
}


TWICE = N_("{file}: two columns are both {column}. Remove one of them.")
NO_SUCH_HEADER = N_(
    "{file} has no header “{header}”, of which the mapping speaks. Check its spelling."
)
NO_SUCH_COLUMN = N_("The mapping names a column “{column}”. Expected one of: {columns}.")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which cell of the header is which column.

    Attributes:
        columns: Canonical column to the position of its cell, from 0.
        ignored: Headers that are no column of ours, fit to be shown; their cells are not read.
        by_hand: What the caller said of headers that count differently than they read.
    """

    columns: Mapping[str, int]
    ignored: tuple[str, ...]
    by_hand: Mapping[str, str | None] = field(default_factory=dict)


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return every column that a register of ``kind`` may have."""
    return (*REQUIRED[kind], *OPTIONAL[kind])


def known_headers(kind: Kind) -> frozenset[str]:
    """Return every header recognised for ``kind`` as ``header_key`` writes it, and as printed."""
    return frozenset(_names(kind)) | frozenset(name.replace(" ", "_") for name in _names(kind))


def needed_headers(
    kind: Kind, mapping: Mapping[str, str | None] | None = None
) -> tuple[frozenset[str], ...]:
    """Return for each required column the headers that it may have, those of a mapping included."""
    said = {header_key(header): column for header, column in (mapping or {}).items()}
    names = {key: name for key, name in _names(kind).items() if key not in said} | said
    return tuple(
        frozenset(key for key, name in names.items() if name == column) for column in REQUIRED[kind]
    )


def map_headers(
    header: Sequence[str],
    *,
    kind: Kind,
    file: str,
    mapping: Mapping[str, str | None] | None = None,
) -> Mapped:
    """Recognise the headers of a file in Kazakh, Russian or English, in any case and spacing.

    Args:
        header: The cells of the header row.
        kind: What one row is.
        file: What the sender calls the file.
        mapping: Header (as ``header_labels`` names it, in any case and spacing) to its column;
            None for a column that is not to be read. It goes before what is recognised.

    Raises:
        DataRefused: A required column is missing, a column stands twice, or the mapping names a
            header or column that does not exist; names them all, with the nearest there is.
    """
    names = _names(kind)
    said, faults = _said(header, mapping or {}, kind=kind, file=file)
    columns: dict[str, int] = {}
    ignored: list[str] = []
    for position, cell in enumerate(header):
        column = said[position] if position in said else names.get(header_key(cell))
        if column is None:
            ignored.append(cell)
        elif column in columns:
            faults.append(Message(TWICE, {"file": file, "column": column}))
        else:
            columns[column] = position
    missing = [name for name in REQUIRED[kind] if name not in columns]
    if missing or faults:
        raise DataRefused(*faults, *(_missing(name, ignored, kind, file) for name in missing))
    labels = header_labels(header)
    by_hand = {labels[position]: column for position, column in said.items()}
    return Mapped(columns, tuple(presentable(cell) for cell in ignored if cell), by_hand)


def recognised(header: str, *, kind: Kind) -> str | None:
    """Return the column that a header is without anybody's help."""
    return _names(kind).get(header_key(header))


def nearest_column(header: str, *, kind: Kind, taken: Collection[str] = ()) -> str | None:
    """Return the column that a header may mean, to be asked about and never taken for granted."""
    wanted = {key: name for key, name in _names(kind).items() if name not in taken}
    found = difflib.get_close_matches(header_key(header)[:MAX_SHOWN_CHARACTERS], wanted, n=1)
    return wanted[found[0]] if found else None


def _said(
    header: Sequence[str], mapping: Mapping[str, str | None], *, kind: Kind, file: str
) -> tuple[dict[int, str | None], list[Message]]:
    """Return what a mapping says of each position, and its faults."""
    labels = header_labels(header)
    positions = {header_key(label): place for place, label in reversed([*enumerate(labels)])}
    positions |= {label: place for place, label in enumerate(labels)}
    said: dict[int, str | None] = {}
    faults = []
    for name, column in mapping.items():
        place = positions.get(name, positions.get(header_key(name)))
        if place is None:
            values: dict[str, object] = {"file": file, "header": presentable(name)}
            faults.append(Message(NO_SUCH_HEADER, values))
        elif column is not None and column not in columns_of(kind):
            values = {"column": presentable(str(column)), "columns": ", ".join(columns_of(kind))}
            faults.append(Message(NO_SUCH_COLUMN, values))
        else:
            said[place] = column
    return said, faults


def _missing(column: str, ignored: list[str], kind: Kind, file: str) -> Message:
    wanted = [key for key, name in _names(kind).items() if name == column]
    nearest = [
        cell
        for cell in ignored
        if not looks_personal(cell) and difflib.get_close_matches(header_key(cell), wanted, n=1)
    ]
    if nearest:
        return Message(
            N_(
                "{file}: the required column {column} is missing. Did you mean “{nearest}”?"
                " Rename that header to {column}."
            ),
            {"file": file, "column": column, "nearest": presentable(nearest[0])},
        )
    return Message(
        N_(
            "{file}: the required column {column} is missing. Add it, with one of these headers:"
            " {headers}."
        ),
        {"file": file, "column": column, "headers": ", ".join(_headers(kind, column))},
    )


@cache
def _table() -> tuple[dict[str, str], ...]:
    with HEADERS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _names(kind: Kind) -> dict[str, str]:
    names = {header_key(name): name for name in columns_of(kind)}
    for row in _table():
        if row["kind"] == kind:
            names[header_key(row["header"])] = row["column"]
    return names


def _headers(kind: Kind, column: str) -> list[str]:
    shown = [r["header"] for r in _table() if r["kind"] == kind and r["column"] == column]
    return [column, *shown][:4]
