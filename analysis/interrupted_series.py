"""What changed at a law beyond trend and season: interrupted time series regression."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import special

from analysis import validate
from analysis.design import Design, Floats, design
from analysis.fitted_months import fit_months, usable_months
from analysis.glm import FAMILIES, ROUNDING, Family, Fit
from analysis.law_months import existing, law_months, month_series


@dataclass(frozen=True, slots=True, eq=False)
class SegmentedRegression:
    """What a log-linear model says about the months around a law.

    Attributes:
        estimates: ``term``, ``ratio``, ``low``, ``high``, ``p_value``: ``level`` (rate right
            after the law over the rate expected without it), ``trend_per_year``,
            ``slope_change_per_month`` if asked for, ``sin_k`` and ``cos_k``. Wald limits; null
            where the counts vary too little to have any.
        fitted: ``month``, ``count``, ``fitted`` (null in months that the model does not use),
            ``counterfactual``: events expected without the law, ``counterfactual_low``,
            ``counterfactual_high``: limits of that expectation, not of single months.
        dispersion: Pearson chi-square over degrees of freedom; 1 is pure chance. The quasi-Poisson
            intervals are widened by its root.
        residual_autocorrelation: Of the deviance residuals of successive months; ``None`` if
            they are all equal. Far from 0, ask for ``hac=True``.
        transition: First days of the months that belong to neither side.
        dropped_month: The law month where it was left out although no transition was asked for.
    """

    estimates: pl.DataFrame
    fitted: pl.DataFrame
    dispersion: float
    residual_autocorrelation: float | None
    transition: tuple[dt.date, ...]
    dropped_month: dt.date | None


def segmented_regression(
    monthly: pl.DataFrame,
    *,
    law_date: dt.date,
    harmonics: int = 2,
    slope_change: bool = False,
    transition_months: int = 0,
    family: Family = "quasipoisson",
    exposure: str | None = "days",
    hac: bool = False,
    confidence: float = 0.95,
    exists_from: dt.date | None = None,
    drop_provisional: bool = False,
) -> SegmentedRegression:
    """Estimate how a monthly rate changed at a law, beyond its trend and season.

    Counts before and after a law differ for many reasons. The model asks what is left when the
    trend that was under way and the time of the year are taken into account. Other things that
    happened in the same month are not.

    Args:
        monthly: One row per calendar month, in any order: ``month`` (its first day), ``count``
            and the column named by ``exposure``.
        law_date: The day of the law.
        harmonics: How many pairs of sine and cosine describe the year, 0 to 5; 0 leaves it out.
        slope_change: Whether the trend may change too. It is counted in months from the last one
            before the months after the law, which is where ``level`` then applies.
        transition_months: How many months from the law month on belong to neither side. With 0
            the law month is after the law if the date is its first day; else it is left out.
        family: How counts vary: ``quasipoisson``, ``poisson`` or ``negbin`` (whose parameter is
            estimated by maximum likelihood).
        exposure: The column of person-time; ``days`` is worked out if it is missing. ``None``
            compares plain counts.
        hac: Whether to widen the intervals for autocorrelation (Newey-West).
        confidence: Two-sided level of the intervals, a fraction in (0, 1).
        exists_from: The day from which the offence exists in law; months that begin earlier are
            not used.
        drop_provisional: Do not fit months marked ``provisional``, still filled up by late
            registrations.

    Raises:
        NotAnswerable: The offence did not exist before, no event is recorded on one side, there
            are too few months, or the model cannot be fitted.
        ContractError: A column is missing or has the wrong type.
        ValueError: A month is not a first day, is repeated or missing; a count, person-time or
            option is out of range.

    References:
        Lopez Bernal, Cummins & Gasparrini (2017), Int J Epidemiol 46:348-355. Newey & West
        (1987), Econometrica 55:703-708.
    """
    validate.choice(family, "family", FAMILIES)
    validate.number_of_waves(harmonics)
    z = -float(special.ndtri(validate.confidence(confidence) / 2))
    split = law_months(law_date, transition_months)
    also = [] if exposure is None else [exposure]
    series = month_series(monthly, where="segmented_regression", also=also)
    series = existing(series, split, exists_from)
    model = design(series, split, harmonics=harmonics, slope_change=slope_change, exposure=exposure)
    used = usable_months(series, split, harmonics=harmonics, drop_provisional=drop_provisional)
    found, rows = fit_months(series, split, model, used, family=family, hac=hac)
    return SegmentedRegression(
        estimates=_estimates(found, model, z),
        fitted=_fitted(series, found, model, rows, z),
        dispersion=found.dispersion,
        residual_autocorrelation=_autocorrelation(found.residuals, np.flatnonzero(rows)),
        transition=split.transition,
        dropped_month=split.dropped_month,
    )


def _estimates(found: Fit, model: Design, z: float) -> pl.DataFrame:
    scale = model.months_per_unit
    estimate = found.coefficients[1:] * scale
    frame = pl.DataFrame({"term": model.terms, "ratio": np.exp(estimate)})
    if found.covariance is None:
        unknown = pl.lit(None, dtype=pl.Float64)
        return frame.with_columns(low=unknown, high=unknown, p_value=unknown)
    error = np.sqrt(np.diag(found.covariance))[1:] * scale
    return frame.with_columns(
        low=pl.Series(np.exp(estimate - z * error)),
        high=pl.Series(np.exp(estimate + z * error)),
        p_value=pl.Series(2 * special.ndtr(-np.abs(estimate / error))),
    )


def _fitted(
    series: pl.DataFrame, found: Fit, model: Design, used: npt.NDArray[np.bool_], z: float
) -> pl.DataFrame:
    fitted = np.full(series.height, np.nan)
    fitted[used] = found.mean
    expected = model.without_law @ found.coefficients + model.log_exposure
    frame = series.select("month", "count").with_columns(
        fitted=pl.Series(fitted).fill_nan(None), counterfactual=pl.Series(np.exp(expected))
    )
    if found.covariance is None:
        unknown = pl.lit(None, dtype=pl.Float64)
        return frame.with_columns(counterfactual_low=unknown, counterfactual_high=unknown)
    # The variance of a linear combination; the exposure is known and adds none.
    variance = ((model.without_law @ found.covariance) * model.without_law).sum(axis=1)
    margin = z * np.sqrt(variance)
    return frame.with_columns(
        counterfactual_low=pl.Series(np.exp(expected - margin)),
        counterfactual_high=pl.Series(np.exp(expected + margin)),
    )


def _autocorrelation(residuals: Floats, months: npt.NDArray[np.intp]) -> float | None:
    """Return the correlation of each month's residual with that of the month after it."""
    centred = residuals - residuals.mean()
    total = float((centred**2).sum())
    if total < ROUNDING:
        return None
    successive = np.diff(months) == 1
    return float((centred[1:] * centred[:-1])[successive].sum()) / total
