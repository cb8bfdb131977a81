"""Build the warehouse from the data that come with the program."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl

from contracts import ContractError
from etl import ledger
from etl.errors import DataRefused
from etl.queries import append, query
from etl.settings import SHIPPED, Settings
from etl.shipped_files import ShippedFile, shipped_files
from etl.warehouse import writing
from words import N_, Message

READING = N_("Reading {file}")
NO_COLUMN = N_("The shipped file {file} has no column {column}. Copy the project anew.")
NEW_COLUMN = N_(
    "The shipped file {file} has a column {column} that this version of the program does not know."
)
FAULTS = N_("Faults in the shipped data: {n}. Nothing was written.")
FAULT = N_("{file}, line {line}, column {column}: {value} – expected {expected}.")
DO_NOT_FIT = N_("The shipped data do not fit together. Nothing was written. {faults}")
FORM_1M_LABELS = ("kato2", "kato", "row_code", "label", "article")
EXPECTED = {
    "text": N_("not empty"),
    "date": N_("a date such as 2026, 2026-01 or 2026-01-31"),
    "day": N_("a date such as 2026-01-31"),
    "whole": N_("a whole number"),
    "number": N_("a number"),
    "region": N_("the two digits of a region, such as 47"),
    "region_name": N_("the name of a region, as in region_aliases.csv"),
}


def load_shipped(
    settings: Settings,
    *,
    data: Path = SHIPPED,
    on_step: Callable[[Message], None] = lambda _: None,
) -> None:
    """Load every shipped file that is not yet in the ledger, and publish.

    Loading twice changes nothing: a file is known by its bytes. A file that came with a newer
    version of the program takes the place of the former, which stays in the ledger.

    Args:
        settings: Which warehouse.
        data: The folder that holds ``reference``, ``published`` and ``official_forms``.
        on_step: Told which file is being read.

    Raises:
        DataRefused: Naming every fault in the files; nothing is written then.
    """
    try:
        with writing(settings, on_wait=on_step) as con:
            fresh = []
            known = set(query(con, "newest_sha256").iter_rows())
            for file in shipped_files(data):
                if (file.file_name, file.kind, file.sha256) not in known:
                    on_step(Message(READING, {"file": file.name}))
                    _load(con, file, actor=settings.actor)
                    fresh.append(file)
            _refuse_faults(con, fresh)
    except ContractError as error:
        raise DataRefused(Message(DO_NOT_FIT, {"faults": error})) from error


def _load(con: duckdb.DuckDBPyConnection, file: ShippedFile, *, actor: str) -> None:
    _refuse_columns(con, file)
    upload_id = ledger.start_upload(
        con,
        kind=file.kind,
        dataset=file.dataset,
        file_name=file.file_name,
        file_sha256=file.sha256,
        extract_date=None,
        encoding="utf-8",
        actor=actor,
    )
    if file.kind == "form-1m":
        con.register("incoming_form", file.rows)
        cells = query(con, "form_1m_cells", upload_id=upload_id, section=file.section)
        append(con, "official_count", cells)
        con.unregister("incoming_form")
    else:
        append(con, file.table, file.rows.with_columns(upload_id=pl.lit(upload_id, pl.Int64)))
    n = file.rows.height
    ledger.finish_upload(
        con, upload_id, rows_read=n, rows_loaded=n, rows_skipped=0, rows_rejected=0
    )


def _refuse_columns(con: duckdb.DuckDBPyConnection, file: ShippedFile) -> None:
    """Compare the header with the table's columns, which are the one list of them.

    Raises:
        DataRefused: A column is missing or nobody knows it.
    """
    if file.kind == "form-1m":
        columns = query(con, "staging_form_1m_column").filter(section=file.section)
        wanted = [*FORM_1M_LABELS, *(f"c{number}" for number in columns["form_column"].sort())]
    else:
        wanted = con.table(file.table).columns[2:]
    found = file.rows.columns[1:]
    faults = [
        *(Message(NO_COLUMN, {"file": file.name, "column": c}) for c in wanted if c not in found),
        *(Message(NEW_COLUMN, {"file": file.name, "column": c}) for c in found if c not in wanted),
    ]
    if faults:
        raise DataRefused(*faults)


def _refuse_faults(con: duckdb.DuckDBPyConnection, files: list[ShippedFile]) -> None:
    """Compare every cell with what it must look like.

    Raises:
        DataRefused: Listing all cells that do not.
    """
    if not files:
        return
    con.register("shipped_cell", pl.concat([file.cells() for file in files]))
    faults = query(con, "shipped_fault")
    con.unregister("shipped_cell")
    if not faults.is_empty():
        found = (
            Message(
                FAULT,
                {
                    "file": row["file_name"],
                    "line": row["line"],
                    "column": row["column_name"],
                    "value": row["value"] or "–",
                    "expected": Message(EXPECTED[row["expected"]]),
                },
            )
            for row in faults.iter_rows(named=True)
        )
        raise DataRefused(Message(FAULTS, {"n": faults.height}), *found)
