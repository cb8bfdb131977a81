"""The profile of each region in each language, and the ways to it and from it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.conftest import Shown
from words import LANGUAGES, language

Visit = Callable[..., Any]
PUBLISHED, SIMULATED = "published", "simulated"
CODES = (
    "10", "11", "15", "19", "23", "27", "31", "33", "35", "39",
    "43", "47", "55", "59", "61", "62", "63", "71", "75", "79",
)  # fmt: skip

every_language = pytest.mark.parametrize("code", LANGUAGES)
every_region = pytest.mark.parametrize("region", CODES)


def links(shown: Shown) -> dict[str, str]:
    return {link.proto.label: link.proto.query_string for link in shown.app.get("page_link")}


@every_region
@every_language
def test_profile_is_whole_and_says_what_is_missing(visit: Visit, region: str, code: str) -> None:
    shown = visit("region", lang=code, region=region)
    assert not shown.app.exception
    # Position, statements, cases, districts, sentences, before and after: each figure or reason.
    assert len(shown.lines("sentence")) + len(shown.lines("refusal")) == 6
    assert len(shown.lines("source")) == 6


@every_language
def test_profile_of_a_register_answers_everything(visit: Visit, code: str) -> None:
    shown = visit("region", lang=code, region="47", data=SIMULATED)
    assert not shown.app.exception
    assert shown.lines("refusal") == []
    assert len(shown.lines("sentence")) == 5


def test_the_public_sees_the_rate_and_is_told_what_is_withheld(visit: Visit) -> None:
    shown = visit("region", lang="en", region="47", data=SIMULATED, seen="public")
    assert not shown.app.exception
    assert len(shown.lines("refusal")) == 3


@every_language
def test_without_a_region_all_twenty_are_links(visit: Visit, code: str) -> None:
    shown = visit("region", lang=code)
    found = links(shown)
    assert len(shown.lines("sentence")) == 1  # of the map, on which a region can be chosen as well
    assert {f"region={region}" for region in CODES} <= {
        part for query in found.values() for part in query.split("&")
    }


def test_without_a_region_the_map_is_of_the_measure_that_its_source_is_of(visit: Visit) -> None:
    of_form = visit("region", lang="en", measure="form_115")
    assert "Form 1-M" in of_form.lines("source")[0]
    assert "Form 1-M" in of_form.lines("context")[0]
    stated = visit("region", lang="en")
    assert "statements of officials" in stated.lines("source")[0]
    assert "as stated" in stated.lines("context")[0]


@pytest.mark.parametrize("seen", ["analyst", "public"])
def test_without_a_region_a_register_has_its_map_too(visit: Visit, seen: str) -> None:
    shown = visit("region", lang="en", data=SIMULATED, seen=seen)
    assert not shown.app.exception
    assert "SIMULATED" in shown.lines("context")[0]


def test_profile_and_map_lead_to_each_other(visit: Visit) -> None:
    _ = language("en").text
    profile = links(visit("region", lang="en", region="47"))
    assert "region" not in profile[_("← All regions")]
    assert "region=47" in profile[_("This region's districts on the map")]
    on_map = links(visit("regions", lang="en", region="47"))
    assert "region=47" in on_map[_("Everything about this region")]
    assert "region" not in on_map[_("← All regions")]


def test_mangystau_is_compared_and_not_ranked(visit: Visit) -> None:
    shown = visit("region", lang="en", region="47", data=SIMULATED)
    text = shown.lines("sentence")[0]
    assert "per 100,000 residents a year (95% interval" in text
    assert "The country:" in text
    assert "no rank follows" in text


@pytest.mark.parametrize("measure", ["form_115", "stated"])
def test_funnel_and_smoothed_rates_stand_under_the_map(visit: Visit, measure: str) -> None:
    shown = visit("regions", lang="en", measure=measure)
    has_rates = measure == "form_115"
    assert len(shown.lines("refusal")) == (0 if has_rates else 2)
    assert ("Raw and smoothed rates side by side" in shown.lines("finding")) is True
    if has_rates:
        assert "6 of 14 regions differ by more than chance" in shown.lines("finding")
