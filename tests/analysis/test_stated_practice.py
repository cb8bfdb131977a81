"""What officials and the official form say of each step, gaps included."""

from pathlib import Path

import polars as pl
import pytest

import contracts
import releases
from analysis.form_practice import form_practice
from analysis.stated_practice import known_outcomes, stated_steps


@pytest.fixture
def release(in_warehouse: Path) -> releases.Release:
    return releases.current()


def test_the_shipped_statements_name_two_steps_of_five(release: releases.Release) -> None:
    steps = stated_steps(release.frame(contracts.OFFICIAL_FIGURE))
    assert steps.select("indicator", "count").rows() == [
        ("registered", 8),
        ("in_progress", None),
        ("terminated", None),
        ("sent_to_court", 36),
        ("sent_to_court", 51),
        ("convicted", None),
    ]


def test_statements_of_a_region_are_its_own(release: releases.Release) -> None:
    steps = stated_steps(release.frame(contracts.OFFICIAL_FIGURE), region_code="39")
    assert dict(steps.select("indicator", "count").iter_rows()) == {
        "registered": 1, "in_progress": None, "terminated": 1, "sent_to_court": None,
        "convicted": None,
    }  # fmt: skip


def test_the_form_of_2022_for_threat(release: releases.Release) -> None:
    """The sums of 20 regions, as printed in section 1, columns 1, 2, 7-9, 12-14 and 24."""
    found = form_practice(release.frame(contracts.FORM_1M_COUNT), article="УК 115")
    assert found.select("practice", "measure", "count").rows() == [
        ("police", "registered", 135),
        ("investigation", "in_production", 195),
        ("investigation", "suspended", 2),
        ("investigation", "term_expired", 1),
        ("investigation", "terminated_exonerating", 539),
        ("investigation", "terminated_non_exonerating", 36),
        ("court", "sent_to_court", 22),
        ("court", "sent_to_court_investigation", 13),
        ("court", "sent_to_court_inquiry", 2),
        ("court", "sent_to_court_protocol", 7),
    ]


def test_the_form_of_one_region_and_of_an_article_it_lacks(release: releases.Release) -> None:
    form = release.frame(contracts.FORM_1M_COUNT)
    mangystau = form_practice(form, article="УК 115", region_code="47")
    assert mangystau.filter(measure="registered")["count"].to_list() == [1]
    assert form_practice(form, article="УК 115-1").is_empty()
    assert form_practice(contracts.FORM_1M_COUNT.empty(), article="УК 115").is_empty()


def test_reported_cases_by_outcome() -> None:
    cases = pl.DataFrame(
        {
            "legal_basis": ["УК 115-1", "УК 115-1", "УК 115-1; КоАП 434", "КоАП 434", None],
            "outcome": ["convicted", None, "convicted", "admin_only", "refused"],
        }
    )
    assert known_outcomes(cases).rows() == [("convicted", 2), (None, 1)]
    assert known_outcomes(cases.clear()).is_empty()
