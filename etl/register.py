"""Lay out the rows of a register file in a connection, so that the checks can judge them."""

from datetime import date

import duckdb
import polars as pl

from etl import identity, progress
from etl.cells import flawed_cells, lay_out, read_serials, take_out
from etl.checks.find import as_problems
from etl.columns import Kind, Mapped
from etl.lay_out import lay_out_entries, run, set_variables, table, view
from etl.norm_key import norm_key
from etl.places import gazetteer
from etl.queries import query
from etl.queries import text as statement
from etl.readers.table import TableFile
from etl.spellings import ValueMapping, distinct_texts, lay_out_spellings
from words import Message

#: What is worked out before the checks run. Those that several checks read are tables.
TABLES: dict[Kind, tuple[str, ...]] = {
    "case": (),
    "sanction": (
        *("known_case", "norm", "mci_period", "sanction_measure"),
        *("norm_limit", "norm_ceiling", "mci_day"),
    ),
}
KEY_AND_DAY: dict[Kind, tuple[str, str]] = {
    "case": ("case_id", "registered_on"),
    "sanction": ("sanction_id", "imposed_on"),
}
VIEWS = ("required_cell", "date_cell", "number_cell", "code_cell", "kept_cell")


def prepare(
    con: duckdb.DuckDBPyConnection,
    file: TableFile,
    mapped: Mapped,
    *,
    kind: Kind,
    dataset: str,
    extract_date: date | None,
    value_mapping: ValueMapping,
    is_kept: bool,
) -> tuple[pl.DataFrame, tuple[Message, ...]]:
    """Lay out ``register_text``, ``register_row`` and all that the checks of ``kind`` read.

    Everything is temporary: it goes with the connection. The key for people's identifiers is
    forgotten as soon as they are replaced.

    Args:
        con: The store's connection.
        file: The file, read.
        mapped: What its headers mean.
        kind: Whose rows they are.
        dataset: The data set that they belong to.
        extract_date: As stated; goes before the file's own column.
        value_mapping: What the caller says of values.
        is_kept: Whether the rows will be kept. Identifiers of people are replaced where rows are
            kept or compared; where neither happens, they are left out.

    Returns:
        What is wrong before any check is run, as ``checks.PROBLEM``: totals and repeated headers
        (skipped) and rows of the wrong width (errors), which are not in ``register_text``, and
        cells of a workbook that have no value (errors). And what is to be said of the whole file.
    """
    progress.tell("arranging", rows=file.rows_read)
    set_variables(con, dataset, extract_date)
    con.execute(statement("register/macros"))
    notes = lay_out(con, file, mapped, kind=kind)
    aside = pl.concat([_set_headers_aside(con, file, mapped, kind), _set_totals_aside(con, kind)])
    notes += read_serials(con, file, mapped, kind=kind)
    flaws = flawed_cells(con, file, mapped)
    lay_out_spellings(con, kind, value_mapping=value_mapping)
    progress.tell("arranging", done=1, of=6)
    _understand(con, kind, is_kept=is_kept)
    for name in VIEWS:
        view(con, name, f"register/{kind}_{name}")
    for name in TABLES[kind]:
        run(con, name, f"register/{name}")
    if kind == "sanction":
        run(con, "sanction_amount", "register/sanction_amount")
    return pl.concat([aside, _misfits(file), flaws]), notes


def _understand(con: duckdb.DuckDBPyConnection, kind: Kind, *, is_kept: bool) -> None:
    """Lay out what each row says, with keyed hashes of people where they are kept or compared."""
    con.execute("SET VARIABLE hashes_people = $1", [is_kept])
    identity.use_key(con, identity.identity_key())
    run(con, "judged_row", f"register/{kind}_row")
    for name in ("register_row", "doubtful_row"):
        view(con, name, f"register/{name}")
    run(con, "doubtful_text", f"register/{kind}_doubtful_text")
    view(con, "person_compared", f"register/{kind}_person_compared")
    lay_out_entries(con, kind)
    identity.forget_key(con)


def _set_totals_aside(con: duckdb.DuckDBPyConnection, kind: Kind) -> pl.DataFrame:
    """Take out the rows whose key or region says that they are sums of others, and empty ones."""
    labels = {key for key, meaning in gazetteer().labels.items() if meaning == "total"}
    spelt = [
        text for text in distinct_texts(con, f"{kind}_total_label") if norm_key(text) in labels
    ]
    table(con, "total_label", pl.DataFrame({"label": spelt}, schema={"label": pl.String}))
    return _take_out(con, query(con, f"register/{kind}_total"), "total_row")


def _set_headers_aside(
    con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped, kind: Kind
) -> pl.DataFrame:
    """Take out the rows that say the header again, as a file put together from several has them."""
    for variable, column in zip(("key_header", "day_header"), KEY_AND_DAY[kind], strict=True):
        con.execute(f"SET VARIABLE {variable} = $1", [file.header[mapped.columns[column]]])
    return _take_out(con, query(con, f"register/{kind}_header_again"), "header_again")


def _take_out(con: duckdb.DuckDBPyConnection, rows: pl.DataFrame, code: str) -> pl.DataFrame:
    take_out(con, rows)
    return as_problems(rows, code)


def _misfits(file: TableFile) -> pl.DataFrame:
    """Return the rows that could not be cut into the header's columns."""
    width = pl.when(pl.col("cells") >= 0).then(pl.col("cells").cast(pl.String))
    rows = file.misfits.select(
        "line",
        pl.lit(None, pl.String).alias("column_name"),
        width.alias("value"),
        pl.lit(str(len(file.header))).alias("expected"),
    )
    return as_problems(rows, "row_width")
