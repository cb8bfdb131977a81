"""How every public measure is asked, and the columns that its answer is documented to have."""

from collections.abc import Callable

import polars as pl

from analysis import answerable, by_place, penalties, practice, rates, small_areas
from analysis.before_after import (
    crude_change,
    monthly_counts,
    placebo_dates,
    segmented_regression,
    smallest_detectable_ratio,
    undated,
)
from analysis.by_region import change_by_region, per_100k
from analysis.cohorts import law_cohorts
from analysis.composition import booked_since, monthly_composition
from analysis.conduct_vs_law import conduct_vs_law
from analysis.fines_compared import fines_against_others
from analysis.form_1m import monthly_from_cumulative
from analysis.frequency import repeat_frequency
from analysis.judged import judged
from analysis.law_dates import change_by_law_date
from analysis.law_positions import law_positions
from analysis.loaded_forms import COUNTS, form_counts, form_months, with_form_rates
from analysis.paths import sanction_paths
from analysis.practice_parts import practice_funnel, practice_parts
from analysis.repeat_offences import (
    compare_curves,
    cumulative_incidence,
    follow_up,
    repeat_offence_curve,
    repeat_within,
)
from analysis.windows import watched
from tests.analysis.written_months import SIGNED
from tests.analysis.written_registers import Register
from tests.analysis.written_rows import UNTIL

Measure = Callable[[Register], object]
SHARES = ("share", "low", "high")


def loaded(register: Register) -> pl.DataFrame:
    """Return the register's form as one that a reader loaded."""
    return register.form.with_columns(dataset=pl.lit("mine"))


#: Public name → how it is asked, and the columns that its frame is documented to have.
MEASURES: dict[str, tuple[Measure, tuple[str, ...]]] = {
    "crude_rate": (lambda r: rates.crude_rate(r.areas), ("rate", "rate_low", "rate_high")),
    "empirical_bayes": (
        lambda r: small_areas.empirical_bayes(r.areas),
        ("rate", "rate_smoothed", "weight"),
    ),
    "funnel": (
        lambda r: small_areas.funnel(r.areas),
        ("expected", "low_95", "high_95", "low_998", "high_998", "flag"),
    ),
    "documented": (lambda r: by_place.documented(r.cases), ("region_code", "count")),
    "recorded": (lambda r: by_place.recorded(r.cases), ("region_code", "count")),
    "official_form": (
        lambda r: by_place.official_form(r.form, article="УК 115"),
        ("region_code", "count"),
    ),
    "residents": (
        lambda r: by_place.residents(r.population, year=2026),
        ("place_code", "population", "confidence"),
    ),
    "with_rates": (
        lambda r: by_place.with_rates(
            r.areas.select("region_code"),
            r.areas.select("region_code", "count"),
            by_place.residents(r.population, year=2026),
        ),
        ("count", "population", "rate", "rate_low", "rate_high", "rate_smoothed", "status"),
    ),
    "only_known": (
        lambda r: by_place.only_known(
            r.areas.select("region_code"), r.areas.select("region_code", "count")
        ),
        ("region_code", "count", "status"),
    ),
    "together": (
        lambda r: by_place.together(r.areas),
        ("count", "population", "rate", "rate_low", "rate_high"),
    ),
    "monthly_counts": (
        lambda r: monthly_counts(r.cases, date="registered_on", until=UNTIL, by="region_code"),
        ("region_code", "month", "days", "count", "provisional"),
    ),
    "undated": (lambda r: undated(r.cases, date="registered_on"), ()),
    "crude_change": (lambda r: crude_change(r.monthly, law_date=SIGNED), ()),
    "segmented_regression": (lambda r: segmented_regression(r.monthly, law_date=SIGNED), ()),
    "placebo_dates": (
        lambda r: placebo_dates(r.monthly, law_date=SIGNED),
        ("date", "ratio", "low", "high", "is_real", "rank", "share_as_extreme"),
    ),
    "smallest_detectable_ratio": (
        lambda r: smallest_detectable_ratio(r.monthly, law_date=SIGNED, simulations=50),
        (),
    ),
    "change_by_law_date": (
        lambda r: change_by_law_date(r.monthly, law_date=SIGNED),
        ("law_date", "ratio", "low", "high", "p_value", "is_chosen", "is_crude"),
    ),
    "change_by_region": (
        lambda r: change_by_region(r.by_region, law_date=SIGNED)[1],
        ("region_code", "count", "ratio", "low", "high"),
    ),
    "per_100k": (
        lambda r: per_100k(r.by_region, r.population, place="region_code"),
        ("region_code", "month", "rate"),
    ),
    "monthly_composition": (
        lambda r: monthly_composition(r.cases, until=UNTIL),
        ("basis", "month", "days", "count", "provisional", "total", "share"),
    ),
    "booked_since": (
        lambda r: tuple(
            booked_since(monthly_composition(r.cases, until=UNTIL), day=SIGNED).values()
        ),
        (),
    ),
    "conduct_vs_law": (lambda r: conduct_vs_law(r.cases), ("law_position", "chargeable")),
    "law_positions": (
        lambda r: law_positions(conduct_vs_law(r.cases)),
        ("law_position", "count", "total", *SHARES),
    ),
    "follow_up": (lambda r: follow_up(r.cases, r.sanctions, until=UNTIL), ()),
    "law_cohorts": (lambda r: law_cohorts(r.people, law_date=SIGNED), ("cohort",)),
    "repeat_frequency": (
        lambda r: repeat_frequency(r.people, r.cases, by="sanction_type"),
        ("people", "offences", "person_years", "per_person_year", "low", "high"),
    ),
    "repeat_offence_curve": (
        lambda r: repeat_offence_curve(r.people, by="sanction_type"),
        ("day", "at_risk", "reoffended", "share", "share_low", "share_high"),
    ),
    "cumulative_incidence": (
        lambda r: cumulative_incidence(r.people, by="sanction_type"),
        ("ended_by", "day", "at_risk", "ended", "share", "share_low", "share_high"),
    ),
    "repeat_within": (
        lambda r: repeat_within(r.people, days=180, by="sanction_type"),
        ("sanction_type", "people", "reoffended", *SHARES),
    ),
    "watched": (lambda r: watched(r.people, days=180), ("is_watched", "is_repeat")),
    "compare_curves": (lambda r: compare_curves(r.people, by="sanction_type"), ()),
    "fines_against_others": (lambda r: fines_against_others(r.people, days=180), ()),
    "adjusted_comparison": (
        lambda r: penalties.adjusted_comparison(
            r.people,
            treatment="fine",
            control="arrest",
            covariates=["prior_cases"],
            days=180,
            repeats=20,
        ),
        (),
    ),
    "sanction_mix": (
        lambda r: penalties.sanction_mix(r.sanctions),
        ("is_principal", "sanction_type", "count", "total", *SHARES),
    ),
    "fine_severity": (
        lambda r: penalties.fine_severity(r.sanctions, mci=r.mci, norms=r.norms),
        ("mci_kzt", "fine_mci", "fine_kzt", "ceiling_mci", "share_of_ceiling", "days_to_payment"),
    ),
    "fine_payment": (
        lambda r: penalties.fine_payment(
            penalties.fine_severity(r.sanctions, mci=r.mci), by="article"
        ),
        ("article", "fines", "paid", "unknown", "imposed_kzt", "collected_kzt", *SHARES),
    ),
    "sanction_paths": (
        lambda r: sanction_paths(r.sanctions),
        ("step", "from_type", "to_type", "people", "total", "share"),
    ),
    "practice_steps": (
        lambda r: practice.practice_steps(r.cases),
        ("step", "count", "total", *SHARES),
    ),
    "practice_grounds": (
        lambda r: practice.practice_grounds(r.cases),
        ("outcome", "outcome_ground", "count", "total", *SHARES),
    ),
    "practice_parts": (
        lambda r: practice_parts(r.cases),
        ("practice", "part", "count", "total", *SHARES),
    ),
    "practice_funnel": (
        lambda r: practice_funnel(practice_parts(r.cases)),
        ("stage", "count", "total", *SHARES),
    ),
    "judged": (lambda r: judged(r.areas), ()),
    "practice_days": (
        lambda r: practice.practice_days(r.cases, by="region_code"),
        ("region_code", "step", "cases", "known", "quarter", "median", "three_quarters"),
    ),
    "monthly_from_cumulative": (
        lambda r: monthly_from_cumulative(r.form),
        ("region_code", "period_from", "period_to", "months", "value", "is_correction"),
    ),
    "form_counts": (lambda r: form_counts(loaded(r)), tuple(COUNTS)),
    "with_form_rates": (
        lambda r: with_form_rates(form_counts(loaded(r)), r.population),
        ("dataset", "count", "population", "rate", "rate_low", "rate_high", "status"),
    ),
    "form_months": (lambda r: form_months(loaded(r)), ("dataset", "months", "value")),
    "answerable.follow_up": (
        lambda r: str(answerable.follow_up(r.people, days=180, until=UNTIL)),
        (),
    ),
}
