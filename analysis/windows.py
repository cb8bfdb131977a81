"""Repeat rates within a fixed window, counting only people whose whole window was watched."""

from datetime import date

import polars as pl

from analysis.intervals import wilson
from analysis.observations import Grouping, observations, refuse
from contracts import ContractError


def repeat_within(
    follow_up: pl.DataFrame,
    *,
    days: int,
    by: Grouping = None,
    confidence: float = 0.95,
    until: date | None = None,
) -> pl.DataFrame:
    """Count who reoffended within ``days`` among people whose whole window was observed.

    Two errors are common and pull in opposite directions. Everybody in the denominator counts
    people sanctioned last month as "did not reoffend". Leaving out those with a short follow-up
    but keeping every event counts a person sanctioned last month if, and only if, they
    reoffended. Here a person counts if the window *could* be observed, whatever happened in it.

    Args:
        follow_up: The columns that ``watched`` reads, and those of ``by``.
        days: Length of the window: days 1 to ``days`` after the index event, both counted.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        until: The extract date; see ``watched``.

    Returns:
        One row per group, by group (without ``by`` always one): ``people`` whose window was
        observed, ``reoffended`` in it, ``share`` and its Wilson interval ``low``, ``high``
        [fraction]; null where nobody's window was.

    Raises:
        ContractError: A column is missing or is not of a countable type.
        ValueError: ``days`` is not positive, or a time is negative or missing (with the rows).
    """
    groups = observations(follow_up, by=by)
    counted = pl.col("is_watched")
    counts = [
        counted.sum().cast(pl.Int64).alias("people"),
        (counted & pl.col("is_repeat")).sum().cast(pl.Int64).alias("reoffended"),
    ]
    people = watched(follow_up, days=days, until=until).select(*groups, counted, "is_repeat")
    table = people.group_by(groups).agg(counts).sort(groups) if groups else people.select(counts)
    return table.with_columns(wilson("reoffended", "people", confidence=confidence))


def watched(people: pl.DataFrame, *, days: int, until: date | None = None) -> pl.DataFrame:
    """Add ``is_watched`` (the whole window could be observed) and ``is_repeat`` (event in it).

    How long a person who reoffended *could* have been watched is not in ``days_observed``, which
    ends at the event. It is taken from the first of these that there is:

    1. ``days_possible`` [days], as ``follow_up`` returns it;
    2. ``until`` minus ``index_date``;
    3. the last day on which anybody in the frame was observed, minus ``index_date``: the extract
       date, if at least one person was watched to the end; earlier, and so too careful, if not;
    4. nothing: people with an event are then taken to have been watchable to the end of the
       window. That overstates the share if some of them entered late, so pass one of the above.

    Args:
        people: ``days_observed``, ``reoffended``; ``days_possible`` or ``index_date`` (Date).
        days: Length of the window [days], positive.
        until: The extract date of the data.

    Returns:
        ``people`` with the two Boolean columns.

    Raises:
        ContractError: ``until`` is given, but there is no ``index_date``.
        ValueError: ``days`` is not positive; somebody was observed for longer than is possible.
    """
    if days < 1:
        raise ValueError(f"days must be at least 1, not {days}")
    possible = _days_possible(people, until)
    observed = pl.col("days_observed").cast(pl.Int64)
    refuse(people, observed > possible, column="days_observed", fault="is after the last day")
    repeat = pl.col("reoffended").cast(pl.Boolean) & (observed <= days)
    return people.with_columns(
        # Somebody still clear on day d was watched at least until then, whatever else is known.
        ((possible >= days) | (observed >= days)).alias("is_watched"),
        repeat.alias("is_repeat"),
    )


def _days_possible(people: pl.DataFrame, until: date | None) -> pl.Expr:
    if "days_possible" in people.columns and until is None:
        return pl.col("days_possible").cast(pl.Int64)
    if "index_date" in people.columns:
        index = pl.col("index_date")
        last = pl.lit(until) if until else (index + pl.duration(days="days_observed")).max()
        return (last - index).dt.total_days()
    if until is not None:
        raise ContractError("follow_up: column index_date is missing: until cannot be used")
    forever = pl.lit(2**31, dtype=pl.Int64)
    return (
        pl.when(pl.col("reoffended").cast(pl.Boolean))
        .then(forever)
        .otherwise(pl.col("days_observed").cast(pl.Int64))
    )
