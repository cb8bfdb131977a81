"""Fines against other sanctions: whom the comparison is of, and what it holds equal."""

import polars as pl
import pytest

from analysis.adjusted import adjusted_comparison
from analysis.fines_compared import COVARIATES, fines_against_others
from analysis.refusal import NotAnswerable
from contracts import ContractError
from tests.analysis.written_rows import people


def test_fines_stand_against_every_other_principal_sanction() -> None:
    watched = people()
    extra = watched.with_columns(is_principal=pl.lit(value=False))
    found = fines_against_others(pl.concat([watched, extra]), days=180)
    alone = adjusted_comparison(
        watched,
        treatment="fine",
        control="arrest",
        covariates=COVARIATES,
        days=180,
        column="sanction_type",
        repeats=500,
    )
    assert found.people == alone.people
    assert found.crude_per_100 == pytest.approx(alone.crude_per_100)
    assert found.difference_per_100 == pytest.approx(alone.difference_per_100)


def test_only_people_of_the_articles_are_compared() -> None:
    watched = people()
    other = watched.with_columns(article=pl.lit("КоАП 434"))
    both = pl.concat([watched, other])
    assert sum(fines_against_others(both, days=180).people) == 2 * watched.height
    own = fines_against_others(both, articles=["УК 115-1"], days=180)
    assert sum(own.people) == watched.height
    with pytest.raises(NotAnswerable):
        fines_against_others(watched, articles=["УК 115"], days=180)


def test_people_watched_from_a_case_are_not_compared_by_a_later_sanction() -> None:
    with pytest.raises(NotAnswerable):
        fines_against_others(people().drop("sanction_type"), days=180)


def test_missing_column_is_named() -> None:
    with pytest.raises(ContractError, match="is_principal"):
        fines_against_others(people().drop("is_principal"), days=180)
