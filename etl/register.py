"""Lay out the rows of a register file in a connection, so that the checks can judge them."""

from datetime import date

import duckdb
import polars as pl

from etl import identity
from etl.articles import article_periods, resolve_articles
from etl.checks import as_problems
from etl.columns import Kind, Mapped, columns_of
from etl.lay_out import run, set_variables, table
from etl.norm_key import norm_key
from etl.places import gazetteer, resolve_places
from etl.queries import query
from etl.queries import text as statement
from etl.readers.delimited import DelimitedFile
from etl.settings import SHIPPED

REFERENCE = SHIPPED / "reference"
SEPARATORS = r"[;,|]"

#: What is worked out before the checks run. Those that several checks read are tables.
TABLES: dict[Kind, tuple[str, ...]] = {
    "case": (),
    "sanction": (
        *("known_case", "norm", "mci_period", "sanction_measure"),
        *("norm_limit", "norm_ceiling", "mci_day"),
    ),
}
VIEWS = ("required_cell", "date_cell", "number_cell", "code_cell", "kept_cell")


def prepare(
    con: duckdb.DuckDBPyConnection,
    file: DelimitedFile,
    mapped: Mapped,
    *,
    kind: Kind,
    dataset: str,
    extract_date: date | None,
) -> pl.DataFrame:
    """Lay out ``register_text``, ``register_row`` and all that the checks of ``kind`` read.

    Everything is temporary: it goes with the connection. The key for people's identifiers is
    forgotten as soon as they are replaced.

    Returns:
        The rows that are no rows of a register: totals (skipped) and rows of the wrong width
        (errors), as ``checks.PROBLEM``. They are not in ``register_text``.
    """
    set_variables(con, dataset, extract_date)
    con.execute(statement("register/macros"))
    _read_text(con, file, mapped, kind)
    totals = _set_totals_aside(con, kind)
    _spellings(con, kind)
    identity.use_key(con, identity.identity_key())
    run(con, "register_row", f"register/{kind}_row")
    identity.forget_key(con)
    run(con, "doubtful_row", f"register/{kind}_doubtful")
    for name in VIEWS:
        con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement(f'register/{kind}_{name}')}")
    run(con, "register_entry", f"register/{kind}_entry")
    simulated = query(con, "register/simulated_data_set").item()
    con.execute("SET VARIABLE is_simulated = $1", [simulated])
    for name in TABLES[kind]:
        run(con, name, f"register/{name}")
    if kind == "sanction":
        run(con, "sanction_amount", "register/sanction_amount")
    return pl.concat([as_problems(totals, "total_row"), _misfits(file)])


def _read_text(
    con: duckdb.DuckDBPyConnection, file: DelimitedFile, mapped: Mapped, kind: Kind
) -> None:
    """Lay out ``line`` and every column of ``kind`` as trimmed text, null where empty."""
    # Only our own names of columns and numbers of cells get into the projection.
    cells = [
        f"cell(c{mapped.columns[name]:d}) AS {name}"
        if name in mapped.columns
        else f"NULL::VARCHAR AS {name}"
        for name in columns_of(kind)
    ]
    select = f"SELECT line, {', '.join(cells)} FROM read_parquet($1)"  # noqa: S608
    con.execute(f"CREATE OR REPLACE TEMP TABLE register_text AS {select}", [str(file.rows)])


def _set_totals_aside(con: duckdb.DuckDBPyConnection, kind: Kind) -> pl.DataFrame:
    """Take out the rows whose key or region says that they are sums of others, and empty ones."""
    labels = {key for key, meaning in gazetteer().labels.items() if meaning == "total"}
    spelt = [text for text in _distinct(con, f"{kind}_total_label") if norm_key(text) in labels]
    table(con, "total_label", pl.DataFrame({"label": spelt}, schema={"label": pl.String}))
    totals = query(con, f"register/{kind}_total")
    if totals.height:
        con.register("total_line", totals.select("line"))
        con.execute("DELETE FROM register_text WHERE line IN (SELECT line FROM total_line)")
        con.unregister("total_line")
    return totals


def _misfits(file: DelimitedFile) -> pl.DataFrame:
    """Return the rows that could not be cut into the header's columns."""
    width = pl.when(pl.col("cells") >= 0).then(pl.col("cells").cast(pl.String))
    rows = file.misfits.select(
        "line",
        pl.lit(None, pl.String).alias("column_name"),
        width.alias("value"),
        pl.lit(str(len(file.header))).alias("expected"),
    )
    return as_problems(rows, "row_width")


def _spellings(con: duckdb.DuckDBPyConnection, kind: Kind) -> None:
    """Resolve each distinct spelling of places, articles, codes and lists once."""
    codes = code_spellings()
    table(con, "code_spelling", codes)
    table(con, "article_spelling", resolve_articles(_distinct(con, "article_text")))
    table(con, "article_period", article_periods())
    if kind == "case":
        table(con, "place_spelling", resolve_places(query(con, "register/place_text")))
        table(con, "list_spelling", _lists(_distinct(con, "list_text"), codes))
    else:
        table(con, "sanctions_catalogue", _reference("sanctions_catalogue.csv"))
        table(con, "mci_table", _reference("mci.csv"))


def code_spellings() -> pl.DataFrame:
    """Return ``column_name``, ``spelling`` [as ``spelling_of`` writes it] and ``code``."""
    spelling = pl.col("spelling").str.to_lowercase().str.replace_all("ё", "е", literal=True)
    return (
        _reference("coded_values.csv")
        .select(pl.col("column").alias("column_name"), spelling, "code")
        .unique(["column_name", "spelling"], keep="first", maintain_order=True)
    )


def _lists(texts: list[str], codes: pl.DataFrame) -> pl.DataFrame:
    """Return ``text``, its ``codes`` in the order of the reference, ``expected`` if one is none."""
    known = codes.filter(pl.col("column_name") == "conduct_forms")
    book = dict(known.select("spelling", "code").rows())
    order = list(dict.fromkeys(known["code"]))
    rows: list[tuple[str, list[str] | None, str | None]] = []
    for cell in texts:
        parts = pl.Series([cell]).str.replace_all(SEPARATORS, ";").str.split(";")[0]
        found = {book.get(part.strip().lower().replace("ё", "е")) for part in parts if part.strip()}
        if None in found:
            rows.append((cell, None, ", ".join(order)))
        else:
            rows.append((cell, [code for code in order if code in found], None))
    return pl.DataFrame(
        rows,
        schema={"text": pl.String, "codes": pl.List(pl.String), "expected": pl.String},
        orient="row",
    )


def _reference(name: str) -> pl.DataFrame:
    return pl.read_csv(REFERENCE / name, infer_schema=False)


def _distinct(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    texts: list[str] = query(con, f"register/{name}").to_series().to_list()
    return texts
