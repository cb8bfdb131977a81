"""Interrupted time series: published values, and what the model leaves out."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import optimize, stats

from analysis.before_after import (
    crude_change,
    segmented_regression,
)
from analysis.monthly import month_of
from tests.analysis.written_months import SIGNED, SMOKING_BAN, level, months, sicily, steady


def test_smoking_ban_in_sicily_matches_the_published_ratio() -> None:
    """Lopez Bernal et al. (2017): RR 0.89 (0.86-0.93), a Poisson model with step and trend."""
    found = segmented_regression(
        sicily(), law_date=SMOKING_BAN, harmonics=0, family="poisson", exposure="stdpop"
    )
    assert level(found) == pytest.approx((0.89, 0.86, 0.93), abs=5.1e-3)
    assert found.dispersion == pytest.approx(3.559, abs=5e-4)


def test_smoking_ban_in_sicily_with_season_and_overdispersion() -> None:
    """The same data, the tutorial's third model: quasi-Poisson with two harmonics."""
    found = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    assert level(found) == pytest.approx((0.885, 0.839, 0.933), abs=5e-4)
    assert found.dispersion == pytest.approx(2.262, abs=5e-4)
    assert found.estimates["term"].to_list() == [
        "level",
        "trend_per_year",
        "sin_1",
        "cos_1",
        "sin_2",
        "cos_2",
    ]


def test_change_of_slope_counts_months_from_the_last_one_before_the_law() -> None:
    """The tutorial's fourth model; its interaction is (time - 36) x ban."""
    found = segmented_regression(
        sicily(), law_date=SMOKING_BAN, exposure="stdpop", slope_change=True
    )
    slope = found.estimates.filter(term="slope_change_per_month").row(0, named=True)
    assert slope["ratio"] == pytest.approx(1.0015, abs=5e-5)
    assert slope["p_value"] > 0.4
    assert level(found)[0] == pytest.approx(0.876, abs=5e-4)


def test_without_the_law_the_level_is_left_out() -> None:
    fitted = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop").fitted
    assert fitted.columns == [
        "month",
        "count",
        "fitted",
        "counterfactual",
        "counterfactual_low",
        "counterfactual_high",
    ]
    before, after = fitted.head(36), fitted.tail(23)
    assert before["counterfactual"].to_list() == pytest.approx(before["fitted"].to_list())
    ratio = after["fitted"] / after["counterfactual"]
    assert ratio.to_list() == pytest.approx([0.88507] * 23, abs=5e-6)
    assert (fitted["counterfactual_low"] < fitted["counterfactual"]).all()
    assert (fitted["counterfactual"] < fitted["counterfactual_high"]).all()
    assert fitted["fitted"].sum() == pytest.approx(fitted["count"].sum())


def test_negative_binomial_matches_an_independent_maximum_likelihood_fit() -> None:
    """Against the likelihood of scipy's negative binomial, climbed without derivatives."""
    data, time = sicily(), np.arange(1, 60) - 30
    counts, log_exposure = data["count"].to_numpy(), np.log(data["stdpop"].to_numpy())

    def minus_log_likelihood(guess: np.ndarray) -> float:
        size = np.exp(guess[3])
        mean = np.exp(guess[0] + guess[1] * (time > 6) + guess[2] * time / 30 + log_exposure)
        return -float(stats.nbinom.logpmf(counts, size, size / (size + mean)).sum())

    best = optimize.minimize(
        minus_log_likelihood, [-6, 0, 0, 5], method="Nelder-Mead", options={"maxiter": 4_000}
    )
    found = segmented_regression(
        data, law_date=SMOKING_BAN, harmonics=0, family="negbin", exposure="stdpop"
    )
    assert level(found)[0] == pytest.approx(np.exp(best.x[1]), rel=1e-4)
    quasi = segmented_regression(data, law_date=SMOKING_BAN, harmonics=0, exposure="stdpop")
    assert level(found)[1] == pytest.approx(level(quasi)[1], abs=0.01)


def test_autocorrelation_changes_the_interval_only() -> None:
    plain = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    robust = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop", hac=True)
    assert level(robust)[0] == pytest.approx(level(plain)[0])
    assert level(robust)[1] != pytest.approx(level(plain)[1], abs=1e-3)
    assert plain.residual_autocorrelation == pytest.approx(-0.2147, abs=5e-5)


@pytest.mark.parametrize(
    ("options", "estimate", "error"),
    [
        ({"family": "quasipoisson"}, -0.111628443, 0.03249594536),
        ({"family": "poisson", "hac": True}, -0.111628443, 0.03199594133),
    ],
)
def test_standard_errors_match_r(options: dict[str, Any], estimate: float, error: float) -> None:
    """R on the Sicilian data without season: ``glm``, and ``sandwich::NeweyWest`` with 3 lags."""
    found = segmented_regression(
        sicily(), law_date=SMOKING_BAN, harmonics=0, exposure="stdpop", **options
    )
    limits = np.exp([estimate, estimate - 1.959964 * error, estimate + 1.959964 * error])
    assert level(found) == pytest.approx(limits.tolist(), abs=1e-6)


@pytest.mark.parametrize(
    ("law_date", "transition_months", "unused", "dropped"),
    [
        (date(2025, 7, 1), 0, [], None),
        (date(2025, 7, 16), 0, [date(2025, 7, 1)], date(2025, 7, 1)),
        (date(2025, 7, 1), 1, [date(2025, 7, 1)], None),
        (date(2025, 7, 16), 1, [date(2025, 7, 1)], None),
        (date(2025, 7, 16), 3, [date(2025, k, 1) for k in (7, 8, 9)], None),
    ],
)
def test_whose_month_is_whose(
    law_date: date, transition_months: int, unused: list[date], dropped: date | None
) -> None:
    found = segmented_regression(steady(), law_date=law_date, transition_months=transition_months)
    assert found.fitted.filter(pl.col("fitted").is_null())["month"].to_list() == unused
    assert found.fitted["counterfactual"].null_count() == 0
    assert list(found.transition) == unused
    assert found.dropped_month == dropped
    crude = crude_change(steady(), law_date=law_date, transition_months=transition_months)
    assert list(crude.transition) == unused
    assert crude.dropped_month == dropped
    assert max(crude.months_before) == date(2025, 6, 1)
    assert min(crude.months_after) == month_of(date(2025, 7, 1), shift=len(unused))


def test_counts_that_follow_the_model_exactly_have_no_interval() -> None:
    flat = months(date(2023, 1, 1), *[12] * 40)
    found = segmented_regression(flat, law_date=SIGNED, harmonics=0, exposure=None)
    assert level(found)[0] == pytest.approx(1)
    assert level(found)[1:] == (None, None)
    assert found.fitted["counterfactual_low"].null_count() == 40
    assert found.residual_autocorrelation is None


def test_provisional_months_can_be_left_out_of_the_fit() -> None:
    series = steady().with_columns(provisional=pl.col("month") >= date(2026, 6, 1))
    late = series.with_columns(
        count=pl.when("provisional").then(0).otherwise("count")  # nobody has registered them yet
    )
    final = segmented_regression(late, law_date=SIGNED, drop_provisional=True)
    assert level(final) == level(
        segmented_regression(series, law_date=SIGNED, drop_provisional=True)
    )
    assert final.fitted["fitted"].tail(2).to_list() == [None, None]
    assert level(segmented_regression(late, law_date=SIGNED))[0] < level(final)[0]
    assert max(crude_change(late, law_date=SIGNED, drop_provisional=True).months_after) == date(
        2026, 5, 1
    )
