"""Understand an article of the law however it is spelt."""

import csv
import re
from collections.abc import Iterable
from functools import cache

import polars as pl

from etl.settings import SHIPPED

ARTICLES = SHIPPED / "reference" / "articles.csv"
CRIMINAL, ADMINISTRATIVE = "УК", "КоАП"
TRACKS = {CRIMINAL: "criminal", ADMINISTRATIVE: "administrative"}

_SUPERSCRIPTS = str.maketrans({"¹": "-1", "²": "-2", "³": "-3", "–": "-", "‑": "-", "—": "-"})
_CRIMINAL = re.compile(r"\b(ук|қк|уголовн\w* кодекс\w*|қылмыстық кодекс\w*|criminal code|cc)\b")
_ADMINISTRATIVE = re.compile(
    r"\b(коап|әқбтк|әқбк|кодекс\w* об административн\w*|administrative code)\b"
)
_PART = re.compile(
    r"\b(?:ч|част\w*|п|пункт\w*|part|para\w*)\b\.?\s*\d+"
    r"|\b\d+(?:\s*-\s*|\s+)(?:бөлі\w*|тарм\w*)"
)
_NUMBER = re.compile(r"(?<!\d)(\d{1,3})(?:\s*-\s*(\d{1,2}))?(?!\d)")
_SCHEMA = {
    "text": pl.String,
    "article": pl.String,
    "track": pl.String,
    "fault": pl.String,  # unreadable, unknown (error), unlisted (warning)
}


def parse_article(text: str) -> str | None:
    """Return an article as the store writes it, or None when the text is not one article.

    A number without its code is understood when only one of the two codes has such an article.

    >>> parse_article("ч. 1 ст. 434 КоАП РК"), parse_article("ҚК 115-1-бап"), parse_article("434")
    ('КоАП 434', 'УК 115-1', None)
    """
    folded = _folded(text)
    codes = [
        code
        for code, words in ((CRIMINAL, _CRIMINAL), (ADMINISTRATIVE, _ADMINISTRATIVE))
        if words.search(folded)
    ]
    numbers = article_numbers(text)
    if len(numbers) != 1 or len(codes) > 1:
        return None
    (number,) = numbers
    if not codes:
        codes = [code for code in TRACKS if f"{code} {number}" in known_articles()]
    return f"{codes[0]} {number}" if len(codes) == 1 else None


def article_numbers(text: str) -> frozenset[str]:
    """Return the numbers of all articles in a text; those of parts and points are none.

    >>> sorted(article_numbers("ст.24 ч.3-188 ч.3")), sorted(article_numbers("ст. 115¹"))
    (['188', '24'], ['115-1'])
    """
    found = _NUMBER.findall(_PART.sub(" ", _folded(text)))
    return frozenset(f"{number}-{suffix}" if suffix else number for number, suffix in found)


def _folded(text: str) -> str:
    return text.casefold().translate(_SUPERSCRIPTS).replace("ё", "е")


def resolve_articles(texts: Iterable[str]) -> pl.DataFrame:
    """Return one row per distinct spelling: ``text``, ``article``, ``track``, ``fault``."""
    rows = []
    for text in texts:
        article = parse_article(text)
        code = article.split()[0] if article else None
        fault = None
        if article is None:
            fault = "unreadable"
        elif article not in known_articles():
            fault = "unknown" if code == CRIMINAL else "unlisted"
        rows.append((text, article, TRACKS[code] if code else None, fault))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def article_periods() -> pl.DataFrame:
    """Return ``article``, ``valid_from``, ``valid_to`` [inclusive], ``sanctions_complete``."""
    frame = pl.read_csv(ARTICLES, infer_schema=False)
    return frame.select(
        pl.concat_str("code", "number", separator=" ").alias("article"),
        pl.col("valid_from", "valid_to").str.to_date(),
        (pl.col("sanctions_complete") == "1").alias("sanctions_complete"),
    )


@cache
def known_articles() -> frozenset[str]:
    """Return the articles that the shipped reference knows."""
    with ARTICLES.open(encoding="utf-8", newline="") as file:
        return frozenset(f"{row['code']} {row['number']}" for row in csv.DictReader(file))
