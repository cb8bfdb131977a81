"""Which months of a series a model uses, and the model fitted to them."""

from math import exp, sqrt

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import special

from analysis import validate
from analysis.design import Design, design
from analysis.glm import Family, Fit, fit
from analysis.law_months import LawMonths, require_sides
from analysis.refusal import NotAnswerable
from words import N_, Message

#: Whole months before the law with and without a season to estimate, and after it.
MONTHS_BEFORE_WITH_SEASON = 12
MONTHS_BEFORE = 6
MONTHS_AFTER = 3

_NONE_AFTER = N_("No event is recorded after the law: the size of the change has no estimate.")


def level_change(
    series: pl.DataFrame,
    split: LawMonths,
    *,
    harmonics: int,
    slope_change: bool,
    family: Family,
    exposure: str | None,
    hac: bool,
    confidence: float,
    drop_provisional: bool,
) -> tuple[float, float | None, float | None]:
    """Return the ratio of ``level`` with its limits, and nothing else: for many dates in a row.

    Args:
        series: As ``month_series`` returns it.
        split: How the date divides it.
        harmonics: As for ``segmented_regression``, and so are the options that follow.
        slope_change: Whether the trend may change too.
        family: How counts vary.
        exposure: The column of person-time.
        hac: Whether the limits allow for autocorrelation.
        confidence: Two-sided level of the limits, a fraction in (0, 1).
        drop_provisional: Do not fit months marked ``provisional``.

    Raises:
        NotAnswerable: As ``segmented_regression``.
    """
    z = -float(special.ndtri(validate.confidence(confidence) / 2))
    model = design(series, split, harmonics=harmonics, slope_change=slope_change, exposure=exposure)
    used = usable_months(series, split, harmonics=harmonics, drop_provisional=drop_provisional)
    found, _ = fit_months(series, split, model, used, family=family, hac=hac)
    estimate = float(found.coefficients[1])
    if found.covariance is None:
        return exp(estimate), None, None
    margin = z * sqrt(float(found.covariance[1, 1]))
    return exp(estimate), exp(estimate - margin), exp(estimate + margin)


def fit_months(
    series: pl.DataFrame,
    split: LawMonths,
    model: Design,
    used: pl.Series,
    *,
    family: Family,
    hac: bool,
) -> tuple[Fit, npt.NDArray[np.bool_]]:
    """Fit the usable months, and tell which ones they were.

    Raises:
        NotAnswerable: No event is recorded after the law, or the model cannot be fitted.
    """
    rows, counts = used.to_numpy(), series["count"].to_numpy().astype(np.float64)
    if counts[rows & (series["month"] >= split.first_after).to_numpy()].sum() == 0:
        raise NotAnswerable(Message(_NONE_AFTER))
    found = fit(counts[rows], model.matrix[rows], model.log_exposure[rows], family=family, hac=hac)
    return found, rows


def usable_months(
    series: pl.DataFrame, split: LawMonths, *, harmonics: int, drop_provisional: bool
) -> pl.Series:
    """Tell which months of a series from ``month_series`` a model can use.

    Raises:
        NotAnswerable: They are too few on one side, or no event is recorded before the law.
    """
    month, final = series["month"], ~series["provisional"] | (not drop_provisional)
    is_before, is_after = (month < split.law_month) & final, (month >= split.first_after) & final
    least = MONTHS_BEFORE_WITH_SEASON if harmonics else MONTHS_BEFORE
    require_sides(series.filter(is_before), series.filter(is_after), months=(least, MONTHS_AFTER))
    return is_before | is_after
