"""The change at every date that may be called the law's: none stands alone."""

from datetime import date

import polars as pl
import pytest

from analysis.before_after import crude_change, segmented_regression
from analysis.law_dates import change_by_law_date
from analysis.legal import IN_FORCE, SIGNED
from analysis.refusal import NotAnswerable
from tests.analysis.written_months import steady

OTHER = date(2025, 1, 1)


@pytest.fixture
def months() -> pl.DataFrame:
    """About twenty a month, three years before the law and fourteen months after."""
    return steady(36, 14)


def test_each_row_is_the_model_at_its_date(months: pl.DataFrame) -> None:
    found = change_by_law_date(months, law_date=SIGNED)
    assert found.select("law_date", "is_chosen", "is_crude").rows() == [
        (SIGNED, True, False),
        (IN_FORCE, False, False),
        (SIGNED, False, True),
    ]
    for row in found.filter(is_crude=False).to_dicts():
        fit = segmented_regression(months, law_date=row["law_date"], drop_provisional=True)
        level = fit.estimates.filter(term="level").row(0, named=True)
        assert row["ratio"] == level["ratio"]
        assert (row["low"], row["high"]) == (level["low"], level["high"])
    plain = crude_change(months, law_date=SIGNED, drop_provisional=True)
    assert found["ratio"].last() == plain.ratio


def test_another_date_stands_beside_the_laws_own(months: pl.DataFrame) -> None:
    found = change_by_law_date(months, law_date=OTHER)
    assert found["law_date"].to_list() == [OTHER, SIGNED, IN_FORCE, OTHER]
    assert found.filter(is_chosen=True)["law_date"].to_list() == [OTHER]


def test_a_date_without_a_model_is_empty_unless_it_was_chosen(months: pl.DataFrame) -> None:
    late = months["month"].max()
    assert isinstance(late, date)
    found = change_by_law_date(months, law_date=SIGNED, dates=[late])
    assert found.filter(law_date=late)["ratio"].to_list() == [None]
    with pytest.raises(NotAnswerable):
        change_by_law_date(months, law_date=late)


def test_a_transition_is_left_out_at_every_date(months: pl.DataFrame) -> None:
    found = change_by_law_date(months, law_date=SIGNED, transition_months=3)
    fit = segmented_regression(
        months, law_date=IN_FORCE, transition_months=3, drop_provisional=True
    )
    expected = fit.estimates.filter(term="level")["ratio"].item()
    assert found.filter(law_date=IN_FORCE)["ratio"].to_list() == [expected]
