"""Adjusted comparison: a register with a known truth in, that truth inside the interval out."""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from statsmodels.genmod import families
from statsmodels.genmod.generalized_linear_model import GLM

from analysis import weighting
from analysis.answerable import NotAnswerable
from analysis.penalties import adjusted_comparison
from contracts import ContractError


def register(people: int, *, effect: float = 0.05, seed: int = 7) -> pl.DataFrame:
    """People whom courts fine the less, and who reoffend the more, the more prior cases they have.

    ``effect`` is the true difference of fines against arrest [fraction].
    """
    random = np.random.default_rng(seed)
    prior = random.poisson(1, people)
    fined = random.random(people) < 1 / (1 + np.exp(0.7 * prior - 0.5))
    repeat = random.random(people) < 0.1 + 0.08 * prior + effect * fined
    return pl.DataFrame(
        {
            "days_observed": np.where(repeat, 100, 400),
            "reoffended": repeat,
            "days_possible": np.full(people, 400),
            "sanction_type": np.where(fined, "fine", "arrest"),
            "prior_cases": prior,
        }
    )


def compare(table: pl.DataFrame, **options: object):  # type: ignore[no-untyped-def]
    arms = {"treatment": "fine", "control": "arrest", "covariates": ["prior_cases"], "days": 365}
    return adjusted_comparison(table, **(arms | {"repeats": 200} | options))  # type: ignore[arg-type]


def test_adjustment_finds_the_truth_that_the_crude_difference_misses() -> None:
    """Fines add 5 per 100; the crude difference is near 0, because easier cases are fined."""
    got = compare(register(20_000))
    assert abs(got.crude_per_100) < 1.5
    assert got.difference_per_100 == pytest.approx(5, abs=1.5)
    assert got.low < 5 < got.high
    before, after = got.balance.select("before", "after").row(0)
    assert abs(before) > 0.5
    assert abs(after) < 0.05


def test_one_covariate_value_is_a_plain_difference() -> None:
    table = register(500).with_columns(prior_cases=pl.lit(0))
    got = compare(table)
    assert got.difference_per_100 == pytest.approx(got.crude_per_100)
    assert got.balance.is_empty()


def test_row_order_does_not_change_the_interval() -> None:
    table = register(300)
    assert compare(table).low == compare(table.sample(fraction=1, shuffle=True, seed=1)).low


def test_missing_and_written_covariates() -> None:
    table = register(400).with_columns(
        prior_cases=pl.when(pl.col("prior_cases") < 3).then("prior_cases"),
        relationship=pl.Series(["stranger", "ex_partner", None, "colleague"] * 100),
    )
    got = compare(table, covariates=["prior_cases", "relationship"])
    assert got.balance["covariate"].to_list() == [
        "prior_cases",
        "prior_cases unknown",
        "relationship ex_partner",
        "relationship stranger",
        "relationship unknown",
    ]


def test_thirty_in_each_arm() -> None:
    few = register(2000).group_by("sanction_type").head(29)
    with pytest.raises(NotAnswerable, match="29 and 29 people"):
        compare(few)
    unwatched = register(2000).with_columns(days_possible=100, days_observed=100)
    with pytest.raises(NotAnswerable, match="0 and 0 people"):
        compare(unwatched)


def test_arms_without_counterparts_are_not_compared() -> None:
    table = register(400).with_columns(
        prior_cases=pl.when(pl.col("sanction_type") == "fine").then(0).otherwise(5)
    )
    with pytest.raises(NotAnswerable, match="too different"):
        compare(table)


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(ContractError, match="column age is missing"):
        compare(register(100), covariates=["age"])
    with pytest.raises(ValueError, match="both 'fine'"):
        compare(register(100), control="fine")


def test_no_difference_needs_no_explanation() -> None:
    table = register(500).with_columns(reoffended=False, days_observed=400)
    got = compare(table)
    assert (got.difference_per_100, got.e_value) == (0.0, 1.0)


def with_many_covariates(people: int) -> pl.DataFrame:
    random = np.random.default_rng(3)
    return register(people).with_columns(
        prior_cases=pl.when(pl.col("prior_cases") < 4).then("prior_cases"),
        age=pl.Series(random.integers(14, 80, people)),
        relationship=pl.Series(random.choice(["stranger", "ex_partner", "colleague"], people)),
    )


def test_cells_give_what_the_same_people_one_by_one_give() -> None:
    """Written out with a row for each person: no people are alike any more."""
    covariates = ["prior_cases", "age", "relationship"]
    table = with_many_covariates(3_000)
    got = compare(table, covariates=covariates, repeats=2)
    treated = (table["sanction_type"] == "fine").to_numpy()
    repeat = table["reoffended"].to_numpy().astype(float)
    each = np.ones(table.height, dtype=np.int64)
    matrix, labels = weighting.design(table, covariates, each)
    weights = weighting.stabilised(weighting.propensity(matrix, treated, each), treated, each)
    one, zero = weighting.risk_difference(repeat, treated, weights)
    assert got.difference_per_100 == pytest.approx(100 * (one - zero), abs=1e-10)
    crude = 100 * (repeat[treated].mean() - repeat[~treated].mean())
    assert got.crude_per_100 == pytest.approx(crude, abs=1e-10)
    written = weighting.balance(matrix, labels, treated, people=each, weights=weights)
    assert_frame_equal(got.balance, written, abs_tol=1e-10)


def test_probabilities_are_those_of_an_independent_logistic_regression() -> None:
    """By statsmodels, a row for each person, without the slight pull towards 0."""
    table = with_many_covariates(2_000).drop_nulls()
    treated = (table["sanction_type"] == "fine").to_numpy()
    each = np.ones(table.height, dtype=np.int64)
    matrix, _ = weighting.design(table, ["prior_cases", "age", "relationship"], each)
    theirs = GLM(treated.astype(float), matrix, family=families.Binomial()).fit().fittedvalues
    assert weighting.propensity(matrix, treated, each) == pytest.approx(theirs, abs=1e-5)


def test_cells_are_drawn_as_people_are() -> None:
    """The spread and the middle of the samples, drawn in cells and person by person."""
    table = register(400)
    treated = (table["sanction_type"] == "fine").to_numpy()
    repeat = table["reoffended"].to_numpy().astype(float)
    each = np.ones(table.height, dtype=np.int64)
    matrix, _ = weighting.design(table, ["prior_cases"], each)
    random = np.random.default_rng(9)
    arms = np.flatnonzero(treated), np.flatnonzero(~treated)
    by_person = []
    for _ in range(1_500):
        who = np.concatenate([random.choice(arm, arm.size) for arm in arms])
        drawn = weighting.propensity(matrix[who], treated[who], each)
        weights = weighting.stabilised(drawn, treated[who], each)
        one, zero = weighting.risk_difference(repeat[who], treated[who], weights)
        by_person.append(100 * (one - zero))
    got = compare(table, repeats=1_500)
    low, high = np.quantile(by_person, [0.025, 0.975])
    # Limits of 1,500 samples are known to about an eighth of the samples' standard deviation.
    assert [got.low, got.high] == pytest.approx([low, high], abs=0.3 * float(np.std(by_person)))


def test_a_million_people_take_no_longer_than_their_cells() -> None:
    many = pl.concat([register(2_000)] * 50)
    once, fifty = compare(register(2_000)), compare(many)
    assert fifty.people == tuple(50 * size for size in once.people)
    assert fifty.difference_per_100 == pytest.approx(once.difference_per_100, abs=1e-10)
    assert fifty.high - fifty.low == pytest.approx((once.high - once.low) / 50**0.5, rel=0.25)
