"""The columns that a register may have, and how the headers of a file are recognised."""

import csv
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.errors import DataRefused
from etl.norm_key import norm_key
from etl.personal import looks_personal
from etl.settings import SHIPPED
from words import N_, Message

HEADERS = SHIPPED / "reference" / "column_headers.csv"
MAX_SHOWN_CHARACTERS = 60

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


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which cell of the header is which column.

    Attributes:
        columns: Canonical column to the position of its cell, from 0.
        ignored: Headers that are no column of ours, fit to be shown; their cells are not read.
    """

    columns: Mapping[str, int]
    ignored: tuple[str, ...]


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return every column that a register of ``kind`` may have."""
    return (*REQUIRED[kind], *OPTIONAL[kind])


def header_key(header: str) -> str:
    """Return what two spellings of one header have in common."""
    return norm_key(header.replace("_", " "))


def known_headers(kind: Kind) -> frozenset[str]:
    """Return every header recognised for ``kind`` as ``header_key`` writes it, and as printed."""
    return frozenset(_names(kind)) | frozenset(name.replace(" ", "_") for name in _names(kind))


def map_headers(header: Iterable[str], *, kind: Kind, file: str) -> Mapped:
    """Recognise the headers of a file in Kazakh, Russian or English, in any case and spacing.

    Raises:
        DataRefused: A required column is missing or a column stands twice; names them all, with
            the nearest header of the file.
    """
    names = _names(kind)
    columns: dict[str, int] = {}
    ignored: list[str] = []
    faults: list[Message] = []
    for position, cell in enumerate(header):
        column = names.get(header_key(cell))
        if column is None:
            ignored.append(cell)
        elif column in columns:
            faults.append(
                Message(
                    N_("{file}: two columns are both {column}. Remove one of them."),
                    {"file": file, "column": column},
                )
            )
        else:
            columns[column] = position
    missing = [name for name in REQUIRED[kind] if name not in columns]
    if missing or faults:
        raise DataRefused(*faults, *(_missing(name, ignored, kind, file) for name in missing))
    return Mapped(columns, tuple(_presentable(cell) for cell in ignored))


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
            {"file": file, "column": column, "nearest": nearest[0][:MAX_SHOWN_CHARACTERS]},
        )
    return Message(
        N_(
            "{file}: the required column {column} is missing. Add it, with one of these headers:"
            " {headers}."
        ),
        {"file": file, "column": column, "headers": ", ".join(_headers(kind, column))},
    )


def _presentable(header: str) -> str:
    """Return a header as a message may show it: a file without headers has people in line 1."""
    return "***" if looks_personal(header) else header[:MAX_SHOWN_CHARACTERS]


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
