"""Would the same model have found such a change at a date on which nothing happened?"""

import calendar
import datetime as dt
import math
from collections.abc import Sequence

import polars as pl

from analysis import validate
from analysis.fitted_months import level_change
from analysis.glm import FAMILIES, Family
from analysis.law_months import existing, law_months, month_series
from analysis.refusal import NotAnswerable
from words import N_, Message

_NO_DATES = N_("There is no other date before the law at which the same model could be fitted.")
_MONTHS = N_("Whole months before the law: {months}.")


def placebo_dates(
    monthly: pl.DataFrame,
    *,
    law_date: dt.date,
    min_months: int = 12,
    harmonics: int = 2,
    slope_change: bool = False,
    transition_months: int = 0,
    family: Family = "quasipoisson",
    exposure: str | None = "days",
    hac: bool = False,
    confidence: float = 0.95,
    exists_from: dt.date | None = None,
    drop_provisional: bool = False,
) -> pl.DataFrame:
    """Refit the change of level at every date before the law on which there was no law.

    If changes as large turn up at such dates too, the change at the law says little. Only months
    before the law are used for them, so that its own effect cannot leak in; with fewer months
    than the real fit they scatter more. Neighbouring dates share most of their months and move
    together, so the share is a description and not an exact p-value.

    Args:
        monthly: As for ``segmented_regression``.
        law_date: The day of the law. The other dates fall on the same day of earlier months.
        min_months: How many months before the law each of them needs on either side, the months
            of its own transition not counted.
        harmonics: As for ``segmented_regression``, and so are the options that follow.
        slope_change: Whether the trend may change too.
        transition_months: How many months belong to neither side.
        family: How counts vary.
        exposure: The column of person-time.
        hac: Whether the intervals allow for autocorrelation.
        confidence: Two-sided level of the intervals, a fraction in (0, 1).
        exists_from: The day from which the offence exists in law.
        drop_provisional: Do not fit months marked ``provisional``.

    Returns:
        One row per date, by date, the last being the law's own: ``date``, ``ratio``, ``low``,
        ``high`` (of ``level``; null at a date where the model cannot be fitted), ``is_real``,
        ``rank`` (1: farthest from no change; dates that tie share the larger number), and
        ``share_as_extreme`` [fraction]: how many of the dates, this one included, show a change
        at least as large up or down.

    Raises:
        NotAnswerable: What ``segmented_regression`` refuses, or no other date is admissible.
        ContractError: A column is missing or has the wrong type.
        ValueError: As in ``segmented_regression``; or ``min_months`` is below 1.
    """
    if min_months < 1:
        raise ValueError(f"min_months is {min_months}, expected at least 1")

    validate.choice(family, "family", FAMILIES)
    validate.number_of_waves(harmonics)

    def level(series: pl.DataFrame, date: dt.date) -> tuple[float | None, ...]:
        return level_change(
            series,
            law_months(date, transition_months),
            harmonics=harmonics,
            slope_change=slope_change,
            family=family,
            exposure=exposure,
            hac=hac,
            confidence=confidence,
            drop_provisional=drop_provisional,
        )

    split = law_months(law_date, transition_months)
    also = [] if exposure is None else [exposure]
    series = month_series(monthly, where="placebo_dates", also=also)
    series = existing(series, split, exists_from)
    rows = [(law_date, *level(series, law_date), True)]
    earlier = series.filter(pl.col("month") < split.law_month)
    for date in _admissible(earlier["month"], law_date, min_months, transition_months):
        try:
            rows.append((date, *level(earlier, date), False))
        except NotAnswerable:
            rows.append((date, None, None, None, False))
    if not any(ratio is not None for _, ratio, *_, is_real in rows if not is_real):
        raise _no_dates(needed=2 * min_months + len(split.transition), available=earlier.height)
    return _ranked(rows)


def _no_dates(*, needed: int, available: int) -> NotAnswerable:
    return NotAnswerable(
        Message(_NO_DATES),
        needed=Message(_MONTHS, {"months": needed}),
        available=Message(_MONTHS, {"months": available}),
    )


def _admissible(
    months: pl.Series, law_date: dt.date, min_months: int, transition_months: int
) -> list[dt.date]:
    """Return the dates in ``months`` that leave enough of them on both sides."""
    dates = []
    for month in months:
        day = min(law_date.day, calendar.monthrange(month.year, month.month)[1])
        date = month.replace(day=day)
        split = law_months(date, transition_months)
        before, after = (months < split.law_month).sum(), (months >= split.first_after).sum()
        if before >= min_months and after >= min_months:
            dates.append(date)
    return dates


def _ranked(rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    schema = {"date": pl.Date, "ratio": pl.Float64, "low": pl.Float64, "high": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema | {"is_real": pl.Boolean}, orient="row")
    distance = pl.col("ratio").log(math.e).abs()
    # Counted from the farthest: among equals the larger number, so that no tie flatters the law.
    rank = distance.rank("max", descending=True).cast(pl.Int64)
    return frame.sort("date").with_columns(
        rank=rank, share_as_extreme=rank / pl.col("ratio").count()
    )
