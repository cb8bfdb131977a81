"""Gates that a page asks before it draws: what these data cannot answer yet, and when they may."""

from calendar import monthrange
from datetime import date, timedelta
from math import sqrt
from statistics import NormalDist

import polars as pl

from analysis.intervals import normal_quantile
from analysis.refusal import NotAnswerable
from words import N_, Message

__all__ = [
    "NotAnswerable",
    "add_months",
    "enough_events",
    "enough_months",
    "enough_people",
    "enough_power",
    "follow_up",
    "smallest_detectable_difference",
]


def enough_people(people: int, *, needed: int = 30) -> NotAnswerable | None:
    """Return the refusal of a percentage of fewer people than ``needed``, or None."""
    if people >= needed:
        return None
    return NotAnswerable(
        N_("There are too few people for a percentage."),
        Message(N_("At least {n} people."), {"n": needed}),
        Message(N_("{n} in all."), {"n": people}),
    )


def enough_events(events: int, *, needed: int = 3) -> NotAnswerable | None:
    """Return the refusal of a rate of fewer events than ``needed``, or None."""
    if events >= needed:
        return None
    return NotAnswerable(
        N_("There are too few events for a rate."),
        Message(N_("At least {n} events."), {"n": needed}),
        Message(N_("{n} in all."), {"n": events}),
    )


def enough_months(
    first: date, until: date, *, law_date: date, needed: int = 12
) -> NotAnswerable | None:
    """Return the refusal of a comparison without ``needed`` whole months on each side, or None.

    Args:
        first: The first day of the series.
        until: The extract date; the month in which it lies is not whole and does not count.
        law_date: The month in which it lies belongs to neither side, unless it is the first day
            of a month, which then counts as after.
        needed: Whole months on each side.
    """
    law_month = law_date.replace(day=1)
    opening = law_month if law_date == law_month else add_months(law_month, 1)
    start = first if first.day == 1 else add_months(first, 1)  # only its month is read
    before = max(0, _months_between(start, law_month))
    after = max(0, _months_between(opening, until))
    if before >= needed and after >= needed:
        return None
    # Months before the law cannot be waited for.
    when = add_months(opening, needed) if before >= needed else None
    return NotAnswerable(
        N_("There are too few whole months on both sides of the law."),
        Message(N_("At least {n} months before and {n} after."), {"n": needed}),
        Message(N_("{before} before and {after} after."), {"before": before, "after": after}),
        when,
    )


def follow_up(
    people: pl.DataFrame,
    *,
    days: int,
    until: date,
    needed: int = 30,
    months_to_verdict: int = 6,
    since: date | None = None,
) -> NotAnswerable | None:
    """Return the refusal of a repeat rate for which too few people were watched, or None.

    A repeat offence is seen only once it has been registered and tried. So a window of ``days``
    is complete ``months_to_verdict`` after its end, not on its last day.

    Args:
        people: ``index_date`` (Date) of each person, as in ``contracts.FOLLOW_UP``.
        days: Length of the window.
        until: The extract date of the data; a window complete on that day counts.
        needed: People with a complete window.
        months_to_verdict: From an offence to its record in the data.
        since: The first day on which anybody was sanctioned, if the data name no person.

    >>> nobody = pl.DataFrame(schema={"index_date": pl.Date})
    >>> refusal = follow_up(nobody, days=365, until=date(2026, 6, 30), since=date(2025, 12, 1))
    >>> refusal.when
    datetime.date(2027, 6, 1)
    """

    def complete(index: date) -> date:
        return add_months(index + timedelta(days=days), months_to_verdict)

    index_dates = people["index_date"].drop_nulls().sort()
    watched = sum(complete(day) <= until for day in index_dates.head(needed))
    if watched >= needed:
        return None
    if index_dates.len() >= needed:
        when = complete(index_dates[needed - 1])
    else:  # those who are missing have yet to be sanctioned, after ``until``
        when = complete(since if since and index_dates.is_empty() else until)
    return NotAnswerable(
        Message(N_("Too few people have been watched for {days} days."), {"days": days}),
        Message(
            N_(
                "At least {n} people watched for {days} days, and {months} months more for "
                "registration and trial."
            ),
            {"n": needed, "days": days, "months": months_to_verdict},
        ),
        Message(N_("{n} in all."), {"n": watched}),
        when,
    )


def smallest_detectable_difference(
    people_1: int, people_0: int, *, share: float, power: float = 0.8, confidence: float = 0.95
) -> float:
    """Return the smallest difference of two shares that would probably be found [fraction].

    Args:
        people_1: People in one group.
        people_0: People in the other.
        share: About how many reoffend, a fraction; 0.5 is the most careful choice.
        power: Probability of finding the difference if it is there.
        confidence: Two-sided level of the test.

    References:
        Lehr (1992), Stat Med 11:1099-1102, without his rounding to 16.

    >>> round(smallest_detectable_difference(100, 100, share=0.5), 3)
    0.198
    """
    if min(people_1, people_0) < 1:
        return 1.0
    both = normal_quantile(confidence) + NormalDist().inv_cdf(power)
    return float(min(1.0, both * sqrt(share * (1 - share) * (1 / people_1 + 1 / people_0))))


def enough_power(
    people_1: int, people_0: int, *, share: float, difference: float = 0.2, power: float = 0.8
) -> NotAnswerable | None:
    """Return the refusal of a comparison that would miss even a large ``difference``, or None."""
    found = smallest_detectable_difference(people_1, people_0, share=share, power=power)
    if found <= difference:
        return None
    return NotAnswerable(
        N_("With so few people even a large difference would probably not be noticed."),
        Message(
            N_("Groups in which a difference of {n} per 100 people would be found."),
            {"n": round(difference * 100)},
        ),
        Message(
            N_("{first} and {second} people, in which it would have to be {n} per 100."),
            {"first": people_1, "second": people_0, "n": round(found * 100)},
        ),
    )


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month.

    >>> add_months(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months_between(first: date, last: date) -> int:
    """Return the whole months from the first day of ``first``'s month to that of ``last``'s."""
    return (last.year - first.year) * 12 + last.month - first.month
