"""Which calendar months lie before a law, which after it, and which belong to neither."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis import validate
from analysis.monthly import month_of
from analysis.refusal import NotAnswerable
from contracts import ContractError
from words import N_, Message

_DID_NOT_EXIST = N_("The offence did not exist before {date}: there is nothing to compare with.")
_NOTHING_BEFORE = N_(
    "No event is recorded before {date}: either the offence did not exist before then, "
    "or it was not recorded."
)
_NO_EVENTS = N_("No event is recorded in these months.")
_TOO_FEW = N_("There are too few whole months on one side of the law's date.")
_MONTHS = N_("Whole months before the law: {before}; after it: {after}.")


@dataclass(frozen=True, slots=True)
class LawMonths:
    """How a law's date divides the months.

    Attributes:
        law_month: First day of the month in which the date falls. Earlier months are *before*.
        first_after: First day of the first month that is *after*.
        dropped_month: The law month where it was left out although no transition was asked for,
            because the date is not its first day.
    """

    law_month: dt.date
    first_after: dt.date
    dropped_month: dt.date | None

    @property
    def transition(self) -> tuple[dt.date, ...]:
        """Return the months, by first day, that belong to neither side."""
        months, month = [], self.law_month
        while month < self.first_after:
            months.append(month)
            month = month_of(month, shift=1)
        return tuple(months)


def law_months(law_date: dt.date, transition_months: int) -> LawMonths:
    """Divide the months at ``law_date``.

    Args:
        law_date: The day of the law.
        transition_months: How many months belong to neither side, the law month being the first.
            With 0 the law month is *after* if the date is its first day; else it is left out.

    Raises:
        ValueError: ``transition_months`` is negative.

    >>> law_months(dt.date(2025, 7, 16), 2).first_after
    datetime.date(2025, 9, 1)
    """
    if transition_months < 0:
        raise ValueError(f"transition_months is {transition_months}, expected at least 0")
    month = month_of(law_date)
    if transition_months == 0 and law_date.day != 1:
        return LawMonths(month, month_of(month, shift=1), month)
    return LawMonths(month, month_of(month, shift=transition_months), None)


def month_series(
    monthly: pl.DataFrame, *, where: str, also: Sequence[str] = (), zero: bool = False
) -> pl.DataFrame:
    """Return a monthly series, checked and in order.

    Args:
        monthly: One row per month, in any order: ``month`` (its first day) and ``count``.
        where: The name of the calling function, for the messages.
        also: Columns of person-time that the caller reads. ``days`` is worked out if missing.
        zero: Whether person-time may be 0.

    Returns:
        ``month``, ``count``, ``provisional`` (false where the caller has no such column) and
        the columns in ``also``, by month.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A month is not a first day, is repeated or missing; a count or person-time is
            empty or out of range.
    """
    has_days = "days" in monthly.columns
    given = [name for name in also if has_days or name != "days"]
    validate.columns(monthly, ("month", "count", *given), where=where)
    if not isinstance(monthly.schema["month"], pl.Date | pl.Datetime):
        raise ContractError(f"{where}: column month is {monthly.schema['month']}, expected a date")
    if not has_days:
        monthly = monthly.with_columns(days=pl.col("month").dt.days_in_month())
    validate.counts(monthly, "count", where=where)
    for name in also:
        validate.amounts(monthly, name, where=where, zero=zero)
    month = pl.col("month")
    validate.rows(monthly, month.is_null(), "column month is empty", where=where)
    validate.rows(monthly, month.dt.day() != 1, "month is not a first day", where=where)
    repeated = "a month is repeated (choose or add up the groups first)"
    validate.rows(monthly, ~month.is_first_distinct(), repeated, where=where)
    provisional = pl.col("provisional") if "provisional" in monthly.columns else pl.lit(value=False)
    series = monthly.select(
        month.cast(pl.Date),
        pl.col("count").cast(pl.Int64),
        provisional.fill_null(value=False).alias("provisional"),
        *also,
    ).sort("month")
    gap = pl.col("month").shift().dt.offset_by("1mo") != pl.col("month")
    absent = "a month is missing before (a month without events has the count 0)"
    validate.rows(series, gap, absent, where=f"{where}, by month")
    return series


def existing(series: pl.DataFrame, split: LawMonths, exists_from: dt.date | None) -> pl.DataFrame:
    """Return the whole months in which the offence exists, all if ``exists_from`` is unknown.

    Raises:
        NotAnswerable: The offence does not exist in any whole month before the law.
    """
    if exists_from is None:
        return series
    if exists_from >= split.law_month:
        raise NotAnswerable(Message(_DID_NOT_EXIST, {"date": exists_from}))
    return series.filter(pl.col("month") >= exists_from)


def require_sides(before: pl.DataFrame, after: pl.DataFrame, *, months: tuple[int, int]) -> None:
    """Refuse two sides that cannot be compared: too few months, or a structural zero.

    Args:
        before: The months before the law, with their ``count``.
        after: The months after it.
        months: How many it takes before and after.

    Raises:
        NotAnswerable: Saying which, with what is needed and what there is.
    """
    if before.height < months[0] or after.height < months[1]:
        raise NotAnswerable(
            Message(_TOO_FEW),
            needed=Message(_MONTHS, {"before": months[0], "after": months[1]}),
            available=Message(_MONTHS, {"before": before.height, "after": after.height}),
        )
    if before["count"].sum() == 0:
        if after["count"].sum() == 0:
            raise NotAnswerable(Message(_NO_EVENTS))
        first_after = after["month"].min()
        raise NotAnswerable(Message(_NOTHING_BEFORE, {"date": first_after}))
