"""Settle what each judged row is to its data set, and keep what is new: for every kind of row."""

from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

from etl import entry, progress, warehouse
from etl.checks.find import as_problems
from etl.columns import Kind
from etl.lay_out import run, table
from etl.load_report import LoadReport
from etl.queries import text as statement


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rows of a file are to the data set.

    Attributes:
        problems: All objections, repeated rows included, as ``checks.PROBLEM``, by line.
        rows_rejected: Rows with at least one error.
        rows_new: Keys that the data set did not have.
        rows_changed: Keys that it had with other content.
        rows_identical: Keys that it had with the same content.
        extract_date: The latest day on which a row was drawn; null if no row says so.
        changes: New, changed and identical keys by region and month, as ``load_report.CHANGE``.
    """

    problems: pl.DataFrame
    rows_rejected: int
    rows_new: int
    rows_changed: int
    rows_identical: int
    extract_date: date | None
    changes: pl.DataFrame


def settle(con: duckdb.DuckDBPyConnection, problems: pl.DataFrame, *, kind: Kind) -> Settled:
    """Leave out the rejected rows and compare the others with what is loaded.

    Args:
        con: A connection with ``register_row`` and ``register_entry``.
        problems: What the checks found, as ``checks.PROBLEM``.
        kind: Whose versions the rows become.
    """
    progress.tell("comparing")
    rejected = problems.filter(pl.col("severity") == "error").select("line").unique()
    table(con, "rejected_line", rejected)
    run(con, "register_repeated", "register/register_repeated")
    run(con, "register_news", f"register/{kind}_news")
    repeated = con.table("register_repeated").pl()
    news = dict(warehouse.query(con, "register/news_count").rows())
    skipped = as_problems(repeated, "duplicate_row")
    return Settled(
        problems=pl.concat([problems, skipped]).sort("line", maintain_order=True),
        rows_rejected=rejected.height,
        rows_new=news.get("new", 0),
        rows_changed=news.get("changed", 0),
        rows_identical=news.get("identical", 0),
        extract_date=warehouse.query(con, "register/extract_day").item(),
        changes=warehouse.query(con, f"register/{kind}_change"),
    )


def keep(
    con: duckdb.DuckDBPyConnection, report: LoadReport, *, upload_id: int, kind: Kind
) -> LoadReport:
    """Append the fresh versions and the objections, and close the upload.

    Args:
        con: As ``settle`` left it.
        report: What became of the file.
        upload_id: Its number in the ledger.
        kind: Whose versions the rows become.
    """
    progress.tell("writing")
    con.execute("SET VARIABLE upload_id = $1", [upload_id])
    con.execute(f"INSERT INTO {kind}_version BY NAME {statement(f'register/{kind}_fresh')}")
    return entry.closed(con, report, upload_id=upload_id)
