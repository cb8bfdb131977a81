"""Events counted by calendar month, with the months in which nothing happened."""

import datetime as dt
from collections.abc import Sequence

import polars as pl

from analysis import validate
from contracts import MONTHLY_COUNT, ContractError

#: The newest complete months, to which late registrations are still being added.
PROVISIONAL_MONTHS = 2


def monthly_counts(
    events: pl.DataFrame,
    *,
    date: str,
    until: dt.date,
    by: str | Sequence[str] = (),
    since: dt.date | None = None,
) -> pl.DataFrame:
    """Count events by month and group, including the months and groups without any.

    A month without events is an observation; left out, it would make every average too high. All
    groups have the same months, from the first one in which any group has an event.

    Args:
        events: One row per event, in any order, with the columns ``date`` and ``by``.
        date: The column with the day of the event. An event without a date, or one that is known
            only to the year (``<date>_precision``), belongs to no month: see ``undated``.
        until: The day on which the data were drawn. A month is complete when its last day is
            before ``until``; events of an incomplete month, and later ones, are not counted.
        by: The columns that make a group; each combination that occurs in ``events`` is one.
        since: Start with the month of this day instead of the first with an event.

    Returns:
        One row per group and month, by group, then month: the ``by`` columns; ``month`` (its
        first day), ``days`` (its length), ``count`` [events], ``provisional`` (true in the last
        2 months, which late registrations still fill up). No rows if no month is complete.

    Raises:
        ContractError: A column is missing, is a column of the result, or holds no dates.

    >>> days = [dt.date(2026, 1, 5), dt.date(2026, 3, 9), dt.date(2026, 4, 2)]
    >>> counts = monthly_counts(pl.DataFrame({"on": days}), date="on", until=dt.date(2026, 4, 3))
    >>> counts.select("days", "count", "provisional").rows()
    [(31, 1, False), (28, 0, True), (31, 1, True)]
    """
    groups = [by] if isinstance(by, str) else list(by)
    _check(events, date, groups)
    last = month_of(until, shift=-1)
    # In local time: a moment in its own zone may fall into another month than in UTC.
    is_moment = isinstance(events.schema[date], pl.Datetime)
    day = pl.col(date).dt.date() if is_moment else pl.col(date).cast(pl.Date)
    keys = [*groups, "month"]
    seen = (
        events.lazy()
        .filter(_is_placed(events, date))
        .group_by(*groups, day.dt.month_start().alias("month"))
        .agg(count=pl.len().cast(pl.Int64))
        .collect()
    )
    earliest = seen.select(pl.col("month").min()).item() if since is None else month_of(since)
    if earliest is None or earliest > last:
        return _no_months(events, groups)
    months = pl.DataFrame({"month": pl.date_range(earliest, last, "1mo", eager=True)})
    grid = events.select(groups).unique().join(months, how="cross") if groups else months
    return (
        grid.join(seen, on=keys, how="left", nulls_equal=True)
        .select(
            *keys,
            days=pl.col("month").dt.days_in_month().cast(pl.Int64),
            count=pl.col("count").fill_null(0),
            provisional=pl.col("month") > month_of(last, shift=-PROVISIONAL_MONTHS),
        )
        .sort(keys)
    )


def undated(events: pl.DataFrame, *, date: str) -> int:
    """Return how many events belong to no month: without a date, or known only to the year.

    Args:
        events: One row per event.
        date: The column with the day of the event; ``<date>_precision`` is read if it is there.

    Raises:
        ContractError: The column is missing or holds no dates.

    >>> undated(pl.DataFrame({"on": [dt.date(2026, 1, 5), None]}), date="on")
    1
    """
    _check(events, date, [])
    return events.height - int(events.select(_is_placed(events, date).sum()).item())


def month_of(day: dt.date, *, shift: int = 0) -> dt.date:
    """Return the first day of the month that is ``shift`` months after that of ``day``.

    >>> month_of(dt.date(2026, 1, 31), shift=-1)
    datetime.date(2025, 12, 1)
    """
    months = day.year * 12 + day.month - 1 + shift
    return dt.date(months // 12, months % 12 + 1, 1)


def _check(events: pl.DataFrame, date: str, groups: list[str]) -> None:
    validate.columns(events, (date, *groups), where="monthly_counts")
    if not isinstance(events.schema[date], pl.Date | pl.Datetime | pl.Null):
        raise ContractError(
            f"monthly_counts: column {date} is {events.schema[date]}, expected a date"
        )
    if taken := sorted(set(groups) & set(MONTHLY_COUNT.schema)):
        raise ContractError(f"monthly_counts: cannot group by {', '.join(taken)}: rename it")


def _is_placed(events: pl.DataFrame, date: str) -> pl.Expr:
    known = pl.col(date).is_not_null()
    precision = f"{date}_precision"
    if precision not in events.columns:
        return known
    return known & pl.col(precision).ne_missing("year")


def _no_months(events: pl.DataFrame, groups: list[str]) -> pl.DataFrame:
    schema = {name: events.schema[name] for name in groups} | dict(MONTHLY_COUNT.schema)
    return pl.DataFrame(schema=schema)
