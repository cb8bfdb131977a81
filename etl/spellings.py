"""Resolve each distinct spelling of a file's places, articles and codes once, not per row."""

import re
from collections.abc import Mapping

import duckdb
import polars as pl

from etl.articles import article_periods, resolve_articles
from etl.columns import Kind
from etl.lay_out import table
from etl.norm_key import norm_key
from etl.places import resolve_places
from etl.queries import query
from etl.settings import SHIPPED

REFERENCE = SHIPPED / "reference"
SEPARATORS = r"[;,|]"
#: Columns whose values are found by ``norm_key`` and not on a list of codes.
PLACES = ("region", "district")

ValueMapping = Mapping[str, Mapping[str, str]]


def lay_out_spellings(
    con: duckdb.DuckDBPyConnection, kind: Kind, *, value_mapping: ValueMapping
) -> None:
    """Lay out what each spelling in ``register_text`` means, for the rows and their checks.

    Args:
        con: A connection with ``register_text``.
        kind: What one row is.
        value_mapping: What the caller says that spellings mean; it goes before what is known.
    """
    codes = code_spellings(value_mapping)
    table(con, "code_spelling", codes)
    articles = distinct_texts(con, "article_text")
    means = _book(value_mapping, "article")
    resolved = resolve_articles(means.get(norm_key(text), text) for text in articles)
    table(con, "article_spelling", resolved.with_columns(pl.Series("text", articles, pl.String)))
    table(con, "article_period", article_periods())
    if kind == "case":
        table(con, "place_spelling", _places(query(con, "register/place_text"), value_mapping))
        table(con, "list_spelling", _lists(distinct_texts(con, "list_text"), codes))
    else:
        table(con, "sanctions_catalogue", _reference("sanctions_catalogue.csv"))
        table(con, "mci_table", _reference("mci.csv"))


def code_spellings(value_mapping: ValueMapping | None = None) -> pl.DataFrame:
    """Return ``column_name``, ``spelling`` [as ``spelling_of`` writes it] and ``code``.

    What is said of the sex of suspects counts for victims too: they share one list.
    """
    said = [
        (list_of(column), spelling_of(value), code)
        for column, book in (value_mapping or {}).items()
        for value, code in book.items()
    ]
    schema = {"column_name": pl.String, "spelling": pl.String, "code": pl.String}
    known = [
        (column, spelling_of(spelling), code)
        for column, code, spelling in _reference("coded_values.csv")
        .select("column", "code", "spelling")
        .rows()
    ]
    both = pl.DataFrame([*said, *known], schema=schema, orient="row")
    return both.unique(["column_name", "spelling"], keep="first", maintain_order=True)


def spelling_of(text: str) -> str:
    """Return the form in which spellings of codes are compared, as the macro of that name."""
    return text.strip().lower().replace("ё", "е").replace("\xa0", " ")


def list_of(column: str) -> str:
    """Return which list of codes a column has: ``sex`` for both ``suspect_sex`` and others."""
    return column.removeprefix("suspect_").removeprefix("victim_")


def distinct_texts(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Return the one column of a query of ``sql/register`` as a list."""
    texts: list[str] = query(con, f"register/{name}").to_series().to_list()
    return texts


def _book(value_mapping: ValueMapping, column: str) -> dict[str, str]:
    return {norm_key(value): code for value, code in value_mapping.get(column, {}).items()}


def _places(pairs: pl.DataFrame, value_mapping: ValueMapping) -> pl.DataFrame:
    """Resolve pairs of region and district, each first put as the caller says that it is meant."""
    meant = []
    for column in PLACES:
        means = _book(value_mapping, column)
        texts = pairs[f"{column}_text"].to_list()
        said = [text and means.get(norm_key(text), text) for text in texts]
        meant.append(pl.Series(f"{column}_text", said, pl.String))
    return resolve_places(pl.DataFrame(meant)).with_columns(pairs.get_columns())


def _lists(texts: list[str], codes: pl.DataFrame) -> pl.DataFrame:
    """Return ``text``, its ``codes`` in the order of the reference, ``expected`` if one is none."""
    known = codes.filter(pl.col("column_name") == "conduct_forms")
    book = dict(known.select("spelling", "code").rows())
    order = list(dict.fromkeys(known["code"]))
    rows: list[tuple[str, list[str] | None, str | None]] = []
    for cell in texts:
        found = {book.get(part) for part in parts_of(cell)}
        if None in found:
            rows.append((cell, None, ", ".join(order)))
        else:
            rows.append((cell, [code for code in order if code in found], None))
    return pl.DataFrame(
        rows,
        schema={"text": pl.String, "codes": pl.List(pl.String), "expected": pl.String},
        orient="row",
    )


def parts_of(cell: str) -> list[str]:
    """Return the values of a cell that holds several, as ``spelling_of`` writes each."""
    return [spelling_of(part) for part in re.split(SEPARATORS, cell) if part.strip()]


def _reference(name: str) -> pl.DataFrame:
    return pl.read_csv(REFERENCE / name, infer_schema=False)
