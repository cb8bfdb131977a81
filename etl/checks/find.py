"""What the checks of a register find, in words: one entry for each code.

The wrong rows are found by ``sql/checks/*.sql``; a file's name is its check's code, and the names
that begin with a kind are asked of that kind only.
"""

import duckdb
import polars as pl

from etl import progress
from etl.checks.by_kind import BY_KIND
from etl.checks.common import COMMON
from etl.checks.form_1m import FORM_1M
from etl.checks.of_files import OF_FILES
from etl.columns import Kind
from etl.crime_map.checks import CRIME_MAP
from etl.queries import names, query

CHECKS = {**COMMON, **OF_FILES, **BY_KIND, **FORM_1M, **CRIME_MAP}

#: One row per objection. ``value`` is empty for an empty cell and null where it may be personal.
PROBLEM = {
    "line": pl.Int64,
    "check_code": pl.String,
    "severity": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "expected": pl.String,
}


def find_problems(con: duckdb.DuckDBPyConnection, kind: Kind) -> pl.DataFrame:
    """Run every check of ``kind`` and return its findings, as ``PROBLEM``.

    Args:
        con: A connection in which ``register.prepare`` has laid out the rows.
        kind: Whose checks.
    """
    other = "sanction_" if kind == "case" else "case_"
    found = [pl.DataFrame(schema=PROBLEM)]
    asked = [name for name in names("checks") if not name.startswith(other)]
    for done, name in enumerate(asked):
        progress.tell("checking", done=done, of=len(asked))
        rows = query(con, f"checks/{name}")
        if rows.height:
            found.append(as_problems(rows, name))
    return pl.concat(found).sort("line", "column_name", "check_code", maintain_order=True)


def as_problems(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    """Return wrong rows as ``PROBLEM``; a row's own ``check_code`` goes before ``code``."""
    if "check_code" not in rows.columns:
        rows = rows.with_columns(pl.lit(code).alias("check_code"))
    severity = {name: check.severity for name, check in CHECKS.items()}
    return rows.with_columns(
        pl.col("check_code").replace_strict(severity, return_dtype=pl.String).alias("severity")
    ).select(pl.col(name).cast(dtype) for name, dtype in PROBLEM.items())
