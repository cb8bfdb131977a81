"""The columns of an interrupted time series model: level, trend, change of slope, season."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.law_months import LawMonths

Floats = npt.NDArray[np.float64]

#: The terms that exist only because of the law; without it they are 0.
OF_THE_LAW = ("level", "slope_change_per_month")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A log-linear model of a monthly series, ready to be fitted.

    Attributes:
        terms: The name of each column after the first, which is the intercept.
        matrix: Months x (1 + terms).
        log_exposure: The offset of each month.
    """

    terms: tuple[str, ...]
    matrix: Floats
    log_exposure: Floats

    @property
    def without_law(self) -> Floats:
        """Return the matrix as it would be had there been no law."""
        kept = np.array([term not in OF_THE_LAW for term in ("", *self.terms)])
        result: Floats = self.matrix * kept
        return result

    @property
    def months_per_unit(self) -> Floats:
        """Return how many months the ratio of each term spans: the trend is told per year."""
        return np.array([_MONTHS_A_YEAR if t == "trend_per_year" else 1.0 for t in self.terms])


def design(
    series: pl.DataFrame,
    split: LawMonths,
    *,
    harmonics: int,
    slope_change: bool,
    exposure: str | None,
) -> Design:
    """Return the model of a series from ``month_series``, one row per month.

    The trend counts the months 1, 2, ...; the change of slope counts them from the last month
    before ``split.first_after``; the season is a sum of ``harmonics`` waves over the year.
    """
    month = series["month"]
    trend = np.arange(1, series.height + 1, dtype=np.float64)
    is_after = (month >= split.first_after).to_numpy().astype(np.float64)
    columns = {"": np.ones(series.height), "level": is_after, "trend_per_year": trend}
    if slope_change:
        columns["slope_change_per_month"] = np.cumsum(is_after)
    angle = 2 * np.pi * month.dt.month().to_numpy() / _MONTHS_A_YEAR
    for k in range(1, harmonics + 1):
        columns |= {f"sin_{k}": np.sin(k * angle), f"cos_{k}": np.cos(k * angle)}
    person_time = np.ones(series.height) if exposure is None else series[exposure].to_numpy()
    return Design(
        terms=tuple(columns)[1:],
        matrix=np.column_stack(list(columns.values())),
        log_exposure=np.log(person_time.astype(np.float64)),
    )
