"""Which records make a series, and the refusals where there is none."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import series
from analysis.answerable import NotAnswerable
from words import LANGUAGES, language

LAWS = ("УК 115-1", "КоАП 434", "КоАП 73", "КоАП 461", "УК 115", "УК 147", "УК 149", "КоАП 449")


def cases(*articles: str, region: str = "47") -> pl.DataFrame:
    return pl.DataFrame(
        {"article": articles, "region_code": [region] * len(articles)},
        schema={"article": pl.String, "region_code": pl.String},
    )


@pytest.mark.parametrize(
    ("code", "articles"),
    [
        ("stalking", list(LAWS)),
        ("admin", ["КоАП 434", "КоАП 73", "КоАП 461"]),
        ("criminal", ["УК 115", "УК 147", "УК 149"]),
    ],
)
def test_series_holds_the_articles_it_names(code: str, articles: list[str]) -> None:
    assert series.of_series(cases(*LAWS), code)["article"].to_list() == articles


def test_article_that_the_law_created_is_in_no_series_of_neighbours() -> None:
    neighbours = [articles for articles in series.ARTICLES.values() if articles is not None]
    assert all("УК 115-1" not in articles for articles in neighbours)


def test_one_region_is_kept_when_named() -> None:
    both = pl.concat([cases("УК 115"), cases("УК 115", region="71")])
    assert series.of_series(both, "criminal", region_code="71")["region_code"].to_list() == ["71"]
    assert series.of_series(both, "criminal").height == 2
    assert series.of_series(both, "criminal", region_code="99").is_empty()


def test_no_case_gives_no_case() -> None:
    assert all(series.of_series(cases(), code).is_empty() for code in series.ARTICLES)


@given(st.lists(st.sampled_from(LAWS), max_size=20))
def test_series_of_neighbours_are_disjoint_parts_of_all(articles: list[str]) -> None:
    register = cases(*articles)
    parts = [series.of_series(register, code).height for code in ("admin", "criminal")]
    assert sum(parts) <= series.of_series(register, "stalking").height == register.height


def test_unknown_series_is_an_error() -> None:
    with pytest.raises(KeyError):
        series.of_series(cases("УК 115"), "all")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "refusal", [series.structural_zero, series.no_monthly_series, series.no_register]
)
def test_refusal_gives_its_reason_and_what_it_takes(refusal: object, code: str) -> None:
    found = refusal()  # type: ignore[operator]
    assert isinstance(found, NotAnswerable)
    reader = language(code)
    assert found.needed is not None
    said = [found.reason.text(reader), found.needed.text(reader)]
    assert all(text.endswith(".") and "{" not in text for text in said)


def test_structural_zero_names_the_day_in_force() -> None:
    assert "16 September 2025" in str(series.structural_zero().reason)


def test_repeat_offences_may_be_asked_in_june_2027() -> None:
    """Sentences since December 2025, 12 months of follow-up, 6 for registration and trial."""
    assert series.no_register().when == date(2027, 6, 1)
