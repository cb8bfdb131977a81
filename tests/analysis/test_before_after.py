"""Before and after a law: published values, whose month is whose, and when there is no answer."""

from datetime import date
from math import inf
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from analysis.answerable import NotAnswerable
from analysis.before_after import (
    SegmentedRegression,
    crude_change,
    placebo_dates,
    segmented_regression,
    smallest_detectable_ratio,
)
from analysis.monthly import month_of
from contracts import ContractError

REFERENCE = Path(__file__).parents[1] / "reference"
SIGNED = date(2025, 7, 16)
SMOKING_BAN = date(2005, 1, 1)


def sicily() -> pl.DataFrame:
    frame = pl.read_csv(REFERENCE / "sicily.csv", comment_prefix="#")
    return frame.select(month=pl.date("year", "month", 1), count="aces", stdpop="stdpop")


def months(first: date, *counts: int) -> pl.DataFrame:
    month = [month_of(first, shift=k) for k in range(len(counts))]
    return pl.DataFrame(
        {"month": month, "count": counts}, schema={"month": pl.Date, "count": pl.Int64}
    )


def steady(before: int = 24, after: int = 12, law: date = SIGNED, *, seed: int = 1) -> pl.DataFrame:
    """Counts that nothing happens to, from ``before`` months ahead of the law's month on."""
    counts = np.random.default_rng(seed).poisson(20, before + after + 1)
    return months(month_of(law, shift=-before), *counts.tolist())


def level(found: SegmentedRegression) -> tuple[float, float, float]:
    return found.estimates.filter(term="level").select("ratio", "low", "high").row(0)


# Segmented regression


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


# Crude change


def test_crude_change_compares_the_same_calendar_months() -> None:
    series = months(date(2024, 7, 1), 9, 1, 2, 3, *[9] * 9, 4, 5, 6)  # law month: July 2025
    found = crude_change(series, law_date=SIGNED)
    assert found.months_before == tuple(date(2024, k, 1) for k in (8, 9, 10))
    assert found.months_after == tuple(date(2025, k, 1) for k in (8, 9, 10))
    assert (found.count_before, found.count_after) == (6, 15)
    assert (found.exposure_before, found.exposure_after) == (92, 92)
    assert found.ratio == pytest.approx(2.5)
    assert found.same_calendar_months


def test_crude_change_says_when_the_calendar_months_differ() -> None:
    found = crude_change(months(date(2025, 5, 1), 3, 4, 9, 5, 6), law_date=SIGNED)
    assert not found.same_calendar_months
    assert found.months_before == (date(2025, 5, 1), date(2025, 6, 1))
    assert (found.exposure_before, found.exposure_after) == (61, 61)


def test_crude_change_of_more_than_a_year_keeps_the_calendar_too() -> None:
    found = crude_change(steady(40, 15), law_date=SIGNED, months=15)
    assert len(found.months_before) == len(found.months_after) == 15
    assert sorted(m.month for m in found.months_before) == sorted(
        m.month for m in found.months_after
    )


def test_exposure_is_person_days_where_a_population_is_given() -> None:
    series = months(date(2025, 6, 1), 3, 0, 6).with_columns(population=pl.Series([10, 10, 20]))
    found = crude_change(series, law_date=SIGNED)
    assert (found.exposure_before, found.exposure_after) == (300, 620)
    assert found.ratio == pytest.approx(6 / 620 / (3 / 300))


def test_no_event_in_the_months_compared_gives_an_infinite_ratio() -> None:
    series = months(date(2025, 4, 1), 7, 0, 0, 9, 4, 5)
    found = crude_change(series, law_date=SIGNED)
    assert (found.ratio, found.high) == (inf, inf)
    assert 0 < found.low < inf


# No answer


def test_a_structural_zero_is_refused() -> None:
    """Article 115-1 did not exist before: a rise from nothing is no effect of anything."""
    series = months(date(2023, 7, 1), *[0] * 26, *range(1, 9))
    for question in (crude_change, segmented_regression):
        with pytest.raises(NotAnswerable, match="offence did not exist before"):
            question(series, law_date=date(2025, 9, 16))


def test_an_offence_is_not_compared_with_the_time_before_it_existed() -> None:
    in_force = date(2025, 9, 16)
    for question in (crude_change, segmented_regression, placebo_dates, smallest_detectable_ratio):
        with pytest.raises(NotAnswerable, match=r"did not exist before 16 September 2025"):
            question(steady(), law_date=SIGNED, exists_from=in_force)
    found = crude_change(steady(), law_date=SIGNED, exists_from=date(2025, 3, 2))
    assert min(found.months_before) == date(2025, 4, 1)


@pytest.mark.parametrize("function", [crude_change, segmented_regression])
def test_no_events_at_all_is_refused(function) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAnswerable, match="No event is recorded in these months"):
        function(months(date(2023, 1, 1), *[0] * 48), law_date=SIGNED)


def test_no_event_after_the_law_has_a_crude_ratio_but_no_modelled_one() -> None:
    series = months(date(2023, 1, 1), *[5, 7, 6] * 10, *[0] * 12)
    assert crude_change(series, law_date=SIGNED).ratio == 0
    with pytest.raises(NotAnswerable, match="No event is recorded after the law"):
        segmented_regression(series, law_date=SIGNED)


def test_too_few_months_say_how_many_it_takes() -> None:
    with pytest.raises(NotAnswerable) as refusal:
        segmented_regression(steady(11, 5), law_date=SIGNED)
    assert str(refusal.value.needed) == "Whole months before the law: 12; after it: 3."
    assert str(refusal.value.available) == "Whole months before the law: 11; after it: 5."
    with pytest.raises(NotAnswerable, match="too few whole months"):
        crude_change(steady(12, 0), law_date=SIGNED)
    with pytest.raises(NotAnswerable, match="too few whole months"):
        crude_change(months(SIGNED), law_date=SIGNED)


@pytest.mark.parametrize("family", ["quasipoisson", "poisson", "negbin"])
def test_a_likelihood_without_a_maximum_is_refused(family: str) -> None:
    """All events of the year in one month: the season would have to be infinitely steep."""
    series = months(date(2024, 1, 1), *[0] * 17, 3, *[0] * 10, 4, 0, 0)
    with pytest.raises(NotAnswerable, match="cannot be fitted"):
        segmented_regression(series, law_date=SIGNED, harmonics=5, family=family)


# Faulty input


@pytest.mark.parametrize("function", [crude_change, segmented_regression, placebo_dates])
def test_faulty_series_are_refused(function) -> None:  # type: ignore[no-untyped-def]
    def refused(frame: pl.DataFrame, match: str) -> None:
        with pytest.raises(ValueError, match=match):
            function(frame, law_date=SIGNED)

    good = steady()
    refused(good.drop("count"), "column count is missing")
    refused(good.with_columns(pl.col("month").cast(pl.String)), "column month is String")
    refused(good.with_columns(-pl.col("count")), "column count is negative in row 0")
    refused(good.with_columns(pl.lit(None).alias("count")), "column count is empty in row 0")
    refused(pl.concat([good, good.tail(1)]), "a month is repeated .* in row 37 of 38")
    refused(good.filter(pl.col("month") != date(2024, 1, 1)), "a month is missing before")
    refused(good.with_columns(pl.col("month").dt.offset_by("3d")), "month is not a first day")
    with pytest.raises(ValueError, match="transition_months is -1"):
        function(good, law_date=SIGNED, transition_months=-1)


def test_options_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="expected one of quasipoisson"):
        segmented_regression(steady(), law_date=SIGNED, family="normal")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="harmonics is 6"):
        segmented_regression(steady(), law_date=SIGNED, harmonics=6)
    with pytest.raises(ContractError, match="column people is missing"):
        segmented_regression(steady(), law_date=SIGNED, exposure="people")
    with pytest.raises(ValueError, match="column people is 0 in row 0"):
        segmented_regression(steady().with_columns(people=0), law_date=SIGNED, exposure="people")
    with pytest.raises(ValueError, match="months is 0"):
        crude_change(steady(), law_date=SIGNED, months=0)
    with pytest.raises(ValueError, match="person-time is 0 but count is not"):
        crude_change(steady().with_columns(population=0), law_date=SIGNED)


# Placebo dates and power


def test_the_ban_in_sicily_stands_out_from_all_other_dates() -> None:
    found = placebo_dates(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    assert found["date"].to_list() == [
        *[date(2003, k, 1) for k in range(1, 13)],
        date(2004, 1, 1),
        SMOKING_BAN,
    ]
    real = found.filter("is_real").row(0, named=True)
    assert real["rank"] == 1
    assert real["share_as_extreme"] == pytest.approx(1 / 14)
    assert real["ratio"] == pytest.approx(0.885, abs=5e-4)


def test_placebo_dates_do_not_see_the_law() -> None:
    """Whatever happens after the law, the changes at earlier dates stay what they were."""
    series = steady(40, 12)
    tripled = series.with_columns(
        count=pl.when(pl.col("month") > SIGNED).then(3 * pl.col("count")).otherwise("count")
    )
    calm, loud = (placebo_dates(k, law_date=SIGNED, harmonics=0) for k in (series, tripled))
    columns = ["date", "ratio", "low", "high"]
    assert (
        calm.filter(~pl.col("is_real"))
        .select(columns)
        .equals(loud.filter(~pl.col("is_real")).select(columns))
    )
    assert loud.filter("is_real")["rank"].item() == 1


def test_placebo_dates_fall_on_the_same_day_where_the_month_has_it() -> None:
    found = placebo_dates(steady(30, 6), law_date=date(2025, 7, 31), harmonics=0)
    assert found["date"].to_list() == [
        *[date(2024, k, day) for k, day in enumerate((31, 29, 31, 30, 31, 30), start=1)],
        date(2025, 7, 31),
    ]


def test_no_other_date_is_refused_with_what_it_takes() -> None:
    with pytest.raises(NotAnswerable) as refusal:
        placebo_dates(steady(20, 12), law_date=date(2025, 7, 1))
    assert str(refusal.value.needed) == "Whole months before the law: 24."
    assert str(refusal.value.available) == "Whole months before the law: 20."
    with pytest.raises(ValueError, match="min_months is 0"):
        placebo_dates(steady(), law_date=SIGNED, min_months=0)


def test_the_smallest_change_that_would_show_is_found_as_often_as_promised() -> None:
    """Series drawn with just that change, fitted by statsmodels, show it in 4 of 5 cases."""
    law, rng = date(2025, 7, 1), np.random.default_rng(7)
    series = months(date(2022, 7, 1), *rng.poisson(30, 48).tolist())
    ratio = smallest_detectable_ratio(series, law_date=law, harmonics=0, exposure=None)
    assert 1.2 < ratio < 2
    expected = np.where(series["month"] >= law, 30 * ratio, 30)
    shown = 0
    for _ in range(200):
        drawn = series.with_columns(count=pl.Series(rng.poisson(expected)))
        fitted = segmented_regression(drawn, law_date=law, harmonics=0, exposure=None)
        shown += level(fitted)[1] > 1
    assert 0.7 < shown / 200 < 0.9


def test_the_search_is_seeded_and_ignores_what_happened_after_the_law() -> None:
    series = steady(36, 12)
    other = series.with_columns(
        count=pl.when(pl.col("month") > SIGNED).then(999).otherwise("count")
    )
    first, second = (smallest_detectable_ratio(k, law_date=SIGNED) for k in (series, other))
    assert first == second
    assert smallest_detectable_ratio(series, law_date=SIGNED, direction="decrease") < 1 < first


def test_a_change_that_could_never_show_is_refused() -> None:
    rare = months(date(2023, 1, 1), *[0, 0, 1, 0, 0, 0] * 5, *[0] * 4)
    with pytest.raises(NotAnswerable, match="by a factor of 20 would not show"):
        smallest_detectable_ratio(rare, law_date=SIGNED, direction="decrease", harmonics=0)
    with pytest.raises(ValueError, match="power is 1"):
        smallest_detectable_ratio(rare, law_date=SIGNED, power=1)


# Invariants


@given(st.lists(st.integers(0, 40), min_size=16, max_size=48), st.integers(2, 9))
def test_every_answer_is_a_number_or_a_refusal(counts: list[int], k: int) -> None:
    """No series gives NaN, an interval without its estimate, or an error of another kind."""
    series = months(date(2024, 1, 1), *counts)
    try:
        found = segmented_regression(series, law_date=SIGNED, slope_change=k > 5)
    except NotAnswerable:
        return
    numbers = pl.concat(
        [
            found.estimates.select("ratio", "low", "high").unpivot(),
            found.fitted.drop("month", "count").unpivot(),
        ]
    )["value"].drop_nulls()
    assert numbers.is_nan().sum() == 0
    ratio, low, high = level(found)
    assert low is None or low <= ratio <= high


@given(st.randoms(), st.sampled_from([pl.Int32, pl.UInt16, pl.Int64]))
def test_order_of_rows_width_of_integers_and_other_columns_do_not_matter(random, dtype) -> None:  # type: ignore[no-untyped-def]
    series = steady(14, 6)
    order = list(range(series.height))
    random.shuffle(order)
    other = series[order].with_columns(pl.col("count").cast(dtype), note=pl.lit("kept apart"))
    assert crude_change(other, law_date=SIGNED) == crude_change(series, law_date=SIGNED)
    assert segmented_regression(other, law_date=SIGNED).fitted.equals(
        segmented_regression(series, law_date=SIGNED).fitted
    )


@given(st.integers(2, 50))
def test_a_unit_of_exposure_changes_no_ratio(unit: int) -> None:
    plain = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    scaled = segmented_regression(
        sicily().with_columns(pl.col("stdpop") * unit), law_date=SMOKING_BAN, exposure="stdpop"
    )
    assert level(scaled) == pytest.approx(level(plain))
