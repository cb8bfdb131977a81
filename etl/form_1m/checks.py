"""What is wrong with a Form 1-M.

Cells are judged where they are read (``readers/form_1m.py``), sums by ``sql/form_1m_checks``; the
words are in ``checks_form_1m.py``.
"""

import duckdb
import polars as pl

from etl.checks.find import CHECKS, PROBLEM
from etl.queries import names, query


def find_form_problems(con: duckdb.DuckDBPyConnection, faults: pl.DataFrame) -> pl.DataFrame:
    """Run the checks over the counts, and add what was found while reading.

    Args:
        con: A connection in which ``form_value`` is laid out.
        faults: As ``form_1m.FAULT``.

    Returns:
        As ``checks.PROBLEM``, with ``row`` in front: the number of the row in the workbook.
    """
    found = [faults]
    for name in names("form_1m_checks"):
        rows = query(con, f"form_1m_checks/{name}").with_columns(check_code=pl.lit(name))
        found.append(rows.select(pl.col(n).cast(dtype) for n, dtype in faults.schema.items()))
    severity = {name: check.severity for name, check in CHECKS.items()}
    return (
        pl.concat(found)
        .with_columns(
            severity=pl.col("check_code").replace_strict(severity, return_dtype=pl.String)
        )
        .select("row", *PROBLEM)
        .sort("row", "line", "column_name", nulls_last=False, maintain_order=True)
    )
