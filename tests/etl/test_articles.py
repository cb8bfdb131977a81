"""One article, many spellings."""

import pytest

from etl.articles import parse_article


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("УК 115-1", "УК 115-1"),
        ("115-1", "УК 115-1"),
        ("ст.115-1 УК", "УК 115-1"),
        ("УК РК 115-1", "УК 115-1"),
        ("ҚК 115-1-бап", "УК 115-1"),
        ("ст. 115¹ УК РК", "УК 115-1"),
        ("статья 115-1 Уголовного кодекса", "УК 115-1"),
        ("КоАП 434", "КоАП 434"),
        ("ӘҚБтК 434", "КоАП 434"),
        ("ӘҚБтК 434-бап 1-бөлігі", "КоАП 434"),
        ("ч. 1 ст. 434 КоАП РК", "КоАП 434"),
        ("434 ч.2 КоАП", "КоАП 434"),
        ("73", "КоАП 73"),
        ("434", None),  # both codes have one
        ("115, 115-1 УК", None),  # two articles
        ("УК", None),
        ("stalking", None),
    ],
)
def test_parse_article(text: str, article: str | None) -> None:
    assert parse_article(text) == article
