"""The plain comparison of the months after a law with those before it."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from analysis import validate
from analysis.law_months import existing, law_months, month_series, require_sides
from analysis.rates import rate_ratio
from analysis.refusal import NotAnswerable
from words import N_, Message

_NOBODY = N_("Nobody was observed on one side of the law's date.")
_ESTIMATES = ("count_before", "count_after", "ratio", "low", "high", "p_value")


@dataclass(frozen=True, slots=True)
class CrudeChange:
    """Events after a law against events before it, with an exact interval.

    Attributes:
        count_before: Events in ``months_before``.
        count_after: Events in ``months_after``.
        exposure_before: Person-days, or days where no population was given.
        exposure_after: The same after the law.
        ratio: Rate after over rate before; ``None`` without any event, ``inf`` without any before.
        low: Lower limit of the ratio.
        high: Upper limit of the ratio.
        p_value: Central p-value of "the two rates are equal".
        months_before: First days of the months counted before the law.
        months_after: First days of the months counted after it.
        transition: First days of the months that belong to neither side.
        dropped_month: The law month where it was left out although no transition was asked for.
        same_calendar_months: Whether both sides hold the same calendar months, so that the
            season cannot explain the difference.
    """

    count_before: int
    count_after: int
    exposure_before: float
    exposure_after: float
    ratio: float | None
    low: float
    high: float
    p_value: float
    months_before: tuple[dt.date, ...]
    months_after: tuple[dt.date, ...]
    transition: tuple[dt.date, ...]
    dropped_month: dt.date | None
    same_calendar_months: bool

    @property
    def estimates(self) -> pl.DataFrame:
        """Return counts, ratio, interval and p-value as a table of one row."""
        return pl.DataFrame([{name: getattr(self, name) for name in _ESTIMATES}])


def months_left_out(transition_months: int) -> int:
    """Return how many months a plain ratio leaves out where a model would ``transition_months``.

    The law's own at least: a plain ratio parts no month into two sides.
    """
    return max(transition_months, 1)


def crude_change(
    monthly: pl.DataFrame,
    *,
    law_date: dt.date,
    months: int = 12,
    transition_months: int = 1,
    confidence: float = 0.95,
    exists_from: dt.date | None = None,
    drop_provisional: bool = False,
) -> CrudeChange:
    """Compare the rate of events after a law with the rate before it, without any model.

    It takes no account of a trend that was under way, nor of events that come in bursts, so it is
    never shown without ``segmented_regression`` beside it.

    Args:
        monthly: One row per calendar month, in any order: ``month`` (its first day), ``count``;
            ``days`` and ``population`` where there are any.
        law_date: The day of the law. Its month is the first of the transition.
        months: How many months to compare on each side; fewer where fewer were observed.
        transition_months: How many months belong to neither side. With 0 the law month is after
            the law if the date is its first day; else it is left out.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        exists_from: The day from which the offence exists in law; months that begin earlier are
            not used.
        drop_provisional: Leave out months marked ``provisional``, still filled up by late
            registrations.

    Returns:
        The comparison of the first ``months`` months after the transition with as many before
        the law month: the latest with the same calendar months, or, where the series does not go
        back far enough, simply the latest.

    Raises:
        NotAnswerable: The offence did not exist before, no event is recorded before, or one side
            has no month.
        ContractError: A column is missing or has the wrong type.
        ValueError: A month is not a first day, is repeated or missing; a count, population or
            option is out of range.
    """
    if months < 1:
        raise ValueError(f"months is {months}, expected at least 1")
    validate.confidence(confidence)
    split = law_months(law_date, transition_months)
    series = existing(_person_time(monthly), split, exists_from)
    if drop_provisional:
        series = series.filter(~pl.col("provisional"))
    earlier = series.filter(pl.col("month") < split.law_month)
    after = series.filter(pl.col("month") >= split.first_after).head(months)
    require_sides(earlier, after, months=(1, 1))
    before = _same_calendar_months(earlier, after)
    same = before.height == after.height
    if not same:
        before = earlier.tail(after.height)
    if not (before["exposure"].sum() and after["exposure"].sum()):
        raise NotAnswerable(Message(_NOBODY))
    events, person_time = pl.col("count").sum(), pl.col("exposure").sum()
    count_before, exposure_before = before.select(events, person_time).row(0)
    count_after, exposure_after = after.select(events, person_time).row(0)
    compared = rate_ratio(
        count_after, exposure_after, count_before, exposure_before, confidence=confidence
    )
    return CrudeChange(
        count_before=count_before,
        count_after=count_after,
        exposure_before=exposure_before,
        exposure_after=exposure_after,
        ratio=compared.ratio,
        low=compared.low,
        high=compared.high,
        p_value=compared.p_value,
        months_before=tuple(before["month"]),
        months_after=tuple(after["month"]),
        transition=split.transition,
        dropped_month=split.dropped_month,
        same_calendar_months=same,
    )


def _person_time(monthly: pl.DataFrame) -> pl.DataFrame:
    """Return the series with its ``exposure``: person-days, or days without a population."""
    also = [name for name in ("population",) if name in monthly.columns]
    series = month_series(monthly, where="crude_change", also=["days", *also], zero=True)
    factors = [pl.col(name).cast(pl.Float64) for name in ("days", *also)]
    series = series.with_columns(exposure=pl.reduce(lambda a, b: a * b, factors))
    nobody = (pl.col("exposure") == 0) & (pl.col("count") > 0)
    validate.rows(series, nobody, "person-time is 0 but count is not", where="crude_change")
    return series


def _same_calendar_months(earlier: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Return the latest months before the law that are the same calendar months as ``after``.

    The k-th latest January before the law stands beside the k-th latest January after it; where
    one is missing, the result is shorter than ``after``.
    """
    calendar, month = pl.col("month").dt.month(), pl.col("month")
    from_law = month.cum_count(reverse=True).over(calendar)
    paired = earlier.with_columns(calendar=calendar, nth=from_law).join(
        after.select(calendar=calendar, nth=from_law), on=["calendar", "nth"], how="semi"
    )
    return paired.drop("calendar", "nth").sort("month")
