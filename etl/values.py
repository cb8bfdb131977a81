"""What the values of a file mean, where the caller has to say it: checked, counted, suggested."""

import difflib
from collections.abc import Iterator

import polars as pl

from etl.articles import known_articles, parse_article
from etl.columns import Kind, columns_of
from etl.errors import DataRefused
from etl.headers import presentable
from etl.norm_key import norm_key
from etl.personal import looks_personal
from etl.places import gazetteer, resolve
from etl.spellings import PLACES, ValueMapping, code_spellings, list_of, parts_of, spelling_of
from words import N_, Message

#: Values that are not understood: in how many rows each stands, and what it may mean, if anything
#: comes near. Values that may be personal are not among them.
UNKNOWN_VALUE: dict[str, pl.DataType | type[pl.DataType]] = {
    "column": pl.String,
    "value": pl.String,
    "rows": pl.Int64,
    "suggested": pl.String,
}
UNKNOWN_CHECKS = (
    *("code_unknown", "case_conduct_form_unknown", "region_unknown", "district_unknown"),
    *("article_unreadable", "article_unknown"),
)
MAX_VALUES, MAX_SUGGESTED = 1_000, 200
SHOWN_CHARACTERS = 60

NOT_MAPPABLE = N_(
    "The mapping of values names a column “{column}”, whose values are not on a list. Expected one"
    " of: {columns}."
)
NOT_A_CODE = N_("The mapping of values gives {column} the code “{code}”. Expected: {expected}.")
PERSONAL = N_(
    "The mapping of values of {column} holds something that may be personal data. It would be kept"
    " in the ledger; remove it from the mapping."
)
PLACE_EXPECTED = N_("a KATO code of a region or district, or its name")
ARTICLE_EXPECTED = N_("an article of the code, for example УК 115-1")


def mappable_columns(kind: Kind) -> tuple[str, ...]:
    """Return the columns of ``kind`` whose values can be mapped."""
    lists = set(code_spellings()["column_name"])
    return tuple(
        name for name in columns_of(kind) if name in (*PLACES, "article") or list_of(name) in lists
    )


def codes_of(column: str) -> tuple[str, ...]:
    """Return the codes that a column may hold, in the order of the reference; () for places."""
    known = code_spellings().filter(pl.col("column_name") == list_of(column))
    return tuple(dict.fromkeys(known["code"]))


def check_value_mapping(value_mapping: ValueMapping, *, kind: Kind) -> None:
    """Make sure that a mapping of values speaks of columns, codes and places that exist.

    Raises:
        DataRefused: Names every fault.
    """
    faults = list(_faults(value_mapping, kind))
    if faults:
        raise DataRefused(*faults)


def unknown_values(problems: pl.DataFrame) -> pl.DataFrame:
    """Count the values that the checks did not understand, the most frequent first.

    Args:
        problems: As ``checks.PROBLEM``.

    Returns:
        As ``UNKNOWN_VALUE``, at most ``MAX_VALUES`` rows.
    """
    found = problems.filter(
        pl.col("check_code").is_in(UNKNOWN_CHECKS)
        & (pl.col("value").str.len_chars() < SHOWN_CHARACTERS)
        & (pl.col("value") != "")
    ).select("line", pl.col("column_name").alias("column"), "value")
    lists = pl.col("column") == "conduct_forms"
    several = found.filter(lists)
    parts = several.with_columns(
        pl.Series("value", _unknown_parts(several["value"]), pl.List(pl.String))
    )
    counted = (
        pl.concat([found.filter(~lists), parts.explode("value").drop_nulls("value")])
        .group_by("column", "value")
        .agg(pl.col("line").n_unique().cast(pl.Int64).alias("rows"))
        .sort(["rows", "column", "value"], descending=[True, False, False])
        .head(MAX_VALUES)
    )
    nearest = [
        _nearest(column, value) if number < MAX_SUGGESTED else None
        for number, (column, value) in enumerate(counted.select("column", "value").rows())
    ]
    return counted.with_columns(pl.Series("suggested", nearest, pl.String))


def _faults(value_mapping: ValueMapping, kind: Kind) -> Iterator[Message]:
    columns = mappable_columns(kind)
    for column, book in value_mapping.items():
        if column not in columns:
            shown = {"column": presentable(column), "columns": ", ".join(columns)}
            yield Message(NOT_MAPPABLE, dict(shown))
            continue
        if any(looks_personal(value) for value in book):
            yield Message(PERSONAL, {"column": column})
        for code in dict.fromkeys(book.values()):
            if not _is_code(column, code):
                yield Message(
                    NOT_A_CODE,
                    {"column": column, "code": presentable(code), "expected": _expected(column)},
                )


def _is_code(column: str, code: str) -> bool:
    if column == "region":
        return norm_key(code) in gazetteer().regions
    if column == "district":
        return bool(gazetteer().districts.get(norm_key(code)))
    if column == "article":
        return parse_article(code) in known_articles()
    return code in codes_of(column)


def _expected(column: str) -> Message | str:
    if column in PLACES:
        return Message(PLACE_EXPECTED)
    return Message(ARTICLE_EXPECTED) if column == "article" else ", ".join(codes_of(column))


def _unknown_parts(cells: pl.Series) -> list[list[str]]:
    known = set(code_spellings().filter(pl.col("column_name") == "conduct_forms")["spelling"])
    return [sorted(set(parts_of(cell)) - known) for cell in cells]


def _nearest(column: str, value: str) -> str | None:
    """Return the code of the nearest known spelling, to be asked about."""
    if column == "article":
        return None
    if column in PLACES:
        found = difflib.get_close_matches(norm_key(value), gazetteer().names, n=3, cutoff=0.75)
        places = [
            resolve(name, None) if column == "region" else resolve(None, name) for name in found
        ]
        codes = [p.region_code if column == "region" else p.district_code for p in places]
        return next((code for code in codes if code), None)
    known = code_spellings().filter(pl.col("column_name") == list_of(column))
    book = dict(known.select("spelling", "code").rows())
    near = difflib.get_close_matches(spelling_of(value), book, n=1, cutoff=0.7)
    return book[near[0]] if near else None
