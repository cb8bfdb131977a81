"""The committed calibration: every interval holds the truth as often as it says.

``make calibrate`` makes ``tests/reference/calibration.csv`` anew.
"""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from scipy import stats

from analysis.rates import crude_rate, rate_ratio
from benchmarks import calibration
from benchmarks.calibration import RESULT, RUNS, SEED, answers, trials, verdict

TABLE = pl.read_csv(RESULT, comment_prefix="#")

#: Public measures that give an interval or a test, and what each is held to.
HELD = {
    ("crude_rate", "coverage"),
    ("rate_ratio", "coverage"),
    ("crude_change", "coverage"),
    ("segmented_regression (quasipoisson)", "coverage"),
    ("segmented_regression (negbin)", "coverage"),
    ("placebo_dates", "false alarms"),
    ("smallest_detectable_ratio", "power"),
    ("repeat_within", "coverage"),
    ("repeat_offence_curve", "coverage"),
    ("cumulative_incidence", "coverage"),
    ("compare_curves", "coverage"),
    ("compare_curves", "false alarms"),
    ("repeat_frequency", "coverage"),
    ("adjusted_comparison", "coverage"),
}


def test_table_names_every_estimator_and_every_trial() -> None:
    assert set(TABLE.select("estimator", "measure").rows()) == HELD
    assert TABLE.select("estimator", "world").rows() == [(t.estimator, t.world) for t in trials()]
    assert set(TABLE["runs"]) == {RUNS}


def test_table_says_how_it_was_made() -> None:
    command, made_with = RESULT.read_text(encoding="utf-8").splitlines()[:2]
    assert command == f"# python -m benchmarks.calibration {RUNS}; seed {SEED}"
    for package in ("Python", "numpy", "scipy", "statsmodels", "polars"):
        assert package in made_with


@pytest.mark.parametrize(
    "row", TABLE.rows(named=True), ids=lambda r: f"{r['estimator']}, {r['world']}"
)
def test_share_is_within_its_bounds(row: dict[str, object]) -> None:
    trial = next(t for t in trials() if (t.estimator, t.world) == (row["estimator"], row["world"]))
    assert (row["at_least"], row["at_most"]) == trial.bounds
    assert row["at_least"] <= row["share"] <= row["at_most"]  # type: ignore[operator]
    assert row["bias_in_sd"] is None or abs(row["bias_in_sd"]) <= calibration.MOST_BIAS  # type: ignore[arg-type]
    assert row["holds"] is True


@pytest.mark.parametrize("position", range(len(trials())))
def test_every_trial_runs(position: int) -> None:
    estimate, low, high = np.array(answers(position, 0, 2)).T
    assert (low <= estimate).all()
    assert (estimate <= high).all()
    assert answers(position, 1, 2) == answers(position, 0, 2)[1:]


@pytest.mark.slow
@pytest.mark.parametrize("position", [0, 3, 6, 12, 13])
def test_row_is_made_anew(position: int) -> None:
    """Other builds of the linear algebra may decide a borderline run otherwise."""
    found = pl.DataFrame([verdict(trials()[position], answers(position, 0, RUNS))])
    assert_frame_equal(found, TABLE[[position]], check_dtypes=False, abs_tol=0.003)


@pytest.mark.parametrize("mean", [0.05, 0.5, 1.7, 3.0, 10.0, 55.5])
def test_exact_rate_holds_the_truth_at_least_as_often_as_it_says(mean: float) -> None:
    """Summed over every count that can happen, not simulated."""
    count = np.arange(400)
    table = pl.DataFrame({"count": count, "population": np.full(400, 100_000)})
    low, high = (crude_rate(table)[name].to_numpy() for name in ("rate_low", "rate_high"))
    holds = (low <= mean) & (mean <= high)
    assert stats.poisson.pmf(count, mean)[holds].sum() >= 0.95


@pytest.mark.parametrize("ratio", [0.4, 1.0, 2.6])
@pytest.mark.parametrize("total", [1, 7, 40])
def test_exact_ratio_holds_the_truth_at_least_as_often_as_it_says(total: int, ratio: float) -> None:
    """Given the sum of both counts, each division of it that can happen."""
    ones = range(total + 1)
    found = [rate_ratio(one, 2.0, total - one, 1.0) for one in ones]
    holds = [
        one for one, limits in zip(ones, found, strict=True) if limits.low <= ratio <= limits.high
    ]
    assert stats.binom.pmf(holds, total, 2 * ratio / (2 * ratio + 1)).sum() >= 0.95
