"""Lay out the records of the crime map in a connection, so that the checks can judge them."""

from datetime import date

import duckdb
import polars as pl

from etl import identity, progress
from etl.articles import article_periods
from etl.checks.find import PROBLEM, as_problems
from etl.crime_map import articles, places
from etl.crime_map.points import locate
from etl.lay_out import lay_out_entries, run, set_variables, table, view
from etl.queries import names, query
from etl.queries import text as statement
from etl.readers.crime_map import CrimeMapFile
from etl.readers.crime_map_fields import FIELDS

#: Checks of cases that hold for the map as well.
SHARED = (
    *("after_extract", "article_not_in_force", "article_repealed", "case_date_order"),
    *("duplicate_conflict", "simulated_mixed"),
)
#: What a column of ours is called in the file.
NAMES_IN_FILE = {"registered_on": "dat_vozb", "conduct_from": "dat_sover", "article": "crime_code"}


def prepare(
    con: duckdb.DuckDBPyConnection, file: CrimeMapFile, *, dataset: str, extract_date: date
) -> pl.DataFrame:
    """Lay out ``register_row``, ``register_entry`` and all that the checks read.

    Everything is temporary. The points go as soon as their districts are known, the numbers of
    the register and the key as soon as they are hashed.

    Returns:
        The records that cannot become cases: those that are none (errors) and those removed from
        the register (skipped), as ``checks.PROBLEM``.
    """
    progress.tell("arranging", rows=file.rows_read)
    set_variables(con, dataset, extract_date)
    con.execute("SET VARIABLE renumbered_on = $1::DATE", [places.RENUMBERED_ON])
    con.execute(statement("register/macros"))
    con.execute(statement("crime_map/crime_map_macros"))
    _read_text(con, file)
    gone = as_problems(query(con, "crime_map/crime_map_discontinued"), "crime_map_discontinued")
    table(con, "crime_map_gone", gone.select("line"))
    identity.use_key(con, identity.identity_key())
    run(con, "crime_map_record", "crime_map/crime_map_record")
    identity.forget_key(con)
    run(con, "crime_map_removed", "crime_map/crime_map_removed")
    for name in ("crime_map_text", "crime_map_record"):
        con.execute(f"DELETE FROM {name} WHERE line IN (SELECT line FROM crime_map_gone)")  # noqa: S608
    points = query(con, "crime_map/crime_map_point_text")
    progress.tell("arranging", done=1, of=2)
    table(con, "point_place", locate(points, wkid=file.wkid, file=file.name))
    con.execute("DROP TABLE crime_map_text")
    _resolve(con)
    for name in ("crime_map_place", "crime_map_row"):
        run(con, name, f"crime_map/{name}")
    _as_cases(con)
    return pl.concat([_misfits(file), gone])


def find_problems(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Run the checks of the map, and those of cases that hold for it, as ``checks.PROBLEM``."""
    found = [pl.DataFrame(schema=PROBLEM)]
    found += [as_problems(query(con, f"checks/{name}"), name) for name in SHARED]
    for done, name in enumerate(names("crime_map_checks")):
        progress.tell("checking", done=done, of=len(names("crime_map_checks")))
        found.append(as_problems(query(con, f"crime_map_checks/{name}"), name))
    column = pl.col("column_name").replace(NAMES_IN_FILE)
    return pl.concat(found).with_columns(column).sort("line", "column_name", "check_code")


def _read_text(con: duckdb.DuckDBPyConnection, file: CrimeMapFile) -> None:
    """Lay out ``line`` and each of ``FIELDS`` as trimmed text, null where empty."""
    # Only our own names of fields and columns get into the statement.
    cells = [
        f"map_cell({file.columns[field]}) AS {field}"
        if field in file.columns
        else f"NULL::VARCHAR AS {field}"
        for field in FIELDS
    ]
    select = f"SELECT line, {', '.join(cells)} FROM read_parquet($1)"  # noqa: S608
    values: list[str | None] = [str(file.rows)]
    if file.first:
        marks = (f"map_cell(${number}::VARCHAR)" for number in range(2, len(FIELDS) + 2))
        select += f" UNION ALL SELECT 1, {', '.join(marks)}"
        values += [file.first.get(field) for field in FIELDS]
    con.execute(f"CREATE OR REPLACE TEMP TABLE crime_map_text AS {select}", values)


def _resolve(con: duckdb.DuckDBPyConnection) -> None:
    """Resolve each distinct code of an article or a place once."""
    codes = articles.resolve_codes(query(con, "crime_map/crime_map_code_text"))
    found = places.resolve_codes(query(con, "crime_map/crime_map_place_text"))
    table(con, "crime_map_article", codes)
    table(con, "code_place", found)
    table(con, "article_period", article_periods())


def _as_cases(con: duckdb.DuckDBPyConnection) -> None:
    """Lay the records out as the register's own steps expect cases, in the order of the store."""
    run(con, "register_row", "crime_map/crime_map_case")
    view(con, "person_compared", "crime_map/crime_map_person_compared")
    lay_out_entries(con, "case")
    view(con, "date_cell", "crime_map/crime_map_date_cell")


def _misfits(file: CrimeMapFile) -> pl.DataFrame:
    return as_problems(file.misfits, "crime_map_no_record")
