"""Tell the article of the Criminal Code from the code of the crime map.

Four digits: the article, then the number after its dash. 1151 is 115-1 (stalking) and 1150 is 115
(threat), so the last digit decides everything and is never dropped or filled in.
"""

import re
from collections.abc import Iterable
from functools import cache

import polars as pl

from etl.articles import CRIMINAL, article_numbers, known_articles

_CODE = re.compile(r"([0-9]{3})([0-9])(?:\.0+)?")
#: A spreadsheet takes the zero off 0990. No other article has two digits, so nothing is guessed.
_WITHOUT_ZERO = re.compile(r"(99)([0-9])(?:\.0+)?")
_SCHEMA = {
    "crime_code": pl.String,
    "stat": pl.String,
    "article": pl.String,
    "fault": pl.String,
    "expected": pl.String,
}


def article_of(crime_code: str | None, stat: str | None) -> tuple[str | None, str | None]:
    """Return the article and the code of the check that objects to it, either of them None.

    Args:
        crime_code: As in the file, or None.
        stat: The article in words with its part («ст.115-1 ч.1»), or None. With an article of the
            general part before it («ст.24 ч.3-188 ч.3») one of the two must be that of the code.

    >>> article_of("1151", "ст.115-1 ч.1"), article_of("1150", None), article_of("0990", "ст.99")
    (('УК 115-1', None), ('УК 115', None), ('УК 99', None))
    >>> article_of("1150", "ст.115-1"), article_of("115", "ст.115")
    (('УК 115', 'crime_map_article_conflict'), (None, 'crime_map_code_unreadable'))
    """
    said = article_numbers(stat or "")
    if crime_code is None:
        if len(said) != 1:
            return None, "crime_map_code_unreadable" if said else "required_missing"
        number = next(iter(said))
    else:
        found = _CODE.fullmatch(crime_code) or _WITHOUT_ZERO.fullmatch(crime_code)
        if found is None:
            return None, "crime_map_code_unreadable"
        number = str(int(found[1])) + (f"-{found[2]}" if found[2] != "0" else "")
    article = f"{CRIMINAL} {number}"
    if said and number not in said:
        return article, "crime_map_article_conflict"
    if not _least_and_most()[0] <= int(number.split("-")[0]) <= _least_and_most()[1]:
        return article, "article_unknown"
    return article, None if article in known_articles() else "crime_map_article_unlisted"


def resolve_codes(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return ``crime_code`` and ``stat`` of each pair with ``article``, ``fault``, ``expected``."""
    rows = [
        (code, stat, *article_of(code, stat), _in_words(stat))
        for code, stat in pairs.select("crime_code", "stat").rows()
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _in_words(stat: str | None) -> str | None:
    numbers: Iterable[str] = article_numbers(stat or "")
    return ", ".join(sorted(numbers)) or None


@cache
def _least_and_most() -> tuple[int, int]:
    numbers = [
        int(article.split()[1].split("-")[0])
        for article in known_articles()
        if article.startswith(f"{CRIMINAL} ")
    ]
    return min(numbers), max(numbers)
