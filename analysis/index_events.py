"""The events from which people are followed, and the reasons why some cannot be."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import polars as pl

from analysis.candidates import candidates, described
from analysis.person_days import Ints
from words import N_

#: Why a row could not enter, for the page that counts them.
REASONS = {
    "no_suspect": N_("The person is not known."),
    "cancelled": N_("The sanction was cancelled."),
    "no_date": N_("The date is not known."),
    "date_not_exact": N_("The date is known only to the month or year."),
    "after_extract": N_("The date is after the day on which the data were drawn."),
    "before_offence": N_("The date is before the offence itself."),
    "exit_before_index": N_("The person had died or left before that day."),
    "nothing_to_compare": N_("The victim or the article is not known."),
    "first_left_out": N_("An earlier one of the same person could not be used."),
}


def index_events(
    cases: pl.DataFrame,
    sanctions: pl.DataFrame,
    *,
    start: str,
    same: Sequence[str],
    until: date,
    first_only: bool,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the index events that can be followed, and the rows that cannot with a reason.

    Args:
        cases: As for ``follow_up``.
        sanctions: As for ``follow_up``.
        start: A key of ``START``.
        same: Columns that must be known for the event to be compared with later offences.
        until: The extract date of the data; an index event on that day enters.
        first_only: Keep each person's first index event alone.

    Returns:
        ``suspect_id, index_id, index_date, prior_cases`` and the group columns, one row per
        suspect and day; and ``index_id, suspect_id, reason``, one row per row left out.
    """
    rows = candidates(cases, sanctions, start, same=same)
    marks = rows.select("person_code", "index_date", "is_principal", reason=_reason(same, until))
    if first_only:
        marks = _without_those_before(marks)
    left_out = rows.select("index_id", "suspect_id", reason=marks["reason"]).drop_nulls("reason")
    keys = ["person_code"] if first_only else ["person_code", "index_date"]
    usable = marks.with_row_index("row").filter(pl.col("reason").is_null())
    alone, shared = _first(usable, _groups(usable, first_only=first_only))
    named = rows.select("index_id", *keys)[shared].with_columns(shared)
    of_shared = named.sort("index_id", nulls_last=True).unique(
        keys, keep="first", maintain_order=True
    )
    chosen = pl.concat([alone, of_shared["row"]])
    return described(rows, chosen, cases, sanctions, start), left_out


def _without_those_before(marks: pl.DataFrame) -> pl.DataFrame:
    """Give a reason to index events of people whose first one could not be used."""
    unusable = ["no_date", "date_not_exact", "before_offence", "nothing_to_compare"]
    blocked = (
        marks.filter(pl.col("reason").is_in(unusable))
        .group_by("person_code")
        # Without any date it may have been the first.
        .agg(blocked_from=pl.col("index_date").fill_null(date.min).min())
    )
    is_later = pl.col("reason").is_null() & (pl.col("blocked_from") <= pl.col("index_date"))
    return (
        marks.join(blocked, on="person_code", how="left", maintain_order="left")
        .with_columns(reason=pl.when(is_later).then(pl.lit("first_left_out")).otherwise("reason"))
        .drop("blocked_from")
    )


def _groups(marks: pl.DataFrame, *, first_only: bool) -> Ints:
    """Return a number of each row's person, or of person and day; the same for the same ones."""
    codes = marks["person_code"].to_numpy()
    if first_only:
        return codes
    days = marks["index_date"].to_physical().cast(pl.Int64).to_numpy()
    days = days - days.min(initial=0)
    return np.unique(codes * (days.max(initial=0) + 1) + days, return_inverse=True)[1]


def _first(marks: pl.DataFrame, groups: Ints) -> tuple[pl.Series, pl.Series]:
    """Return the first rows of each group, by day, principal ones before others.

    Groups are small numbers, so each has a place of its own to keep its least in: ten million rows
    are compared in a tenth of the time that it takes to hash them.

    Args:
        marks: ``row``, ``index_date`` (none missing) and ``is_principal``.
        groups: The group of each row, from 0.

    Returns:
        ``row`` where one comes first alone, and where several share the first place.
    """
    day = pl.col("index_date").to_physical().cast(pl.Int64)
    kind = (~pl.col("is_principal")).cast(pl.Int64).fill_null(2)
    order = marks.select(3 * day + kind).to_series().to_numpy()
    least = np.full(groups.max(initial=-1) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, groups, order)
    is_first = order == least[groups]
    first, of = marks["row"].filter(pl.Series(is_first)), groups[is_first]
    is_alone = pl.Series(np.bincount(of)[of] == 1, dtype=pl.Boolean)
    return first.filter(is_alone), first.filter(~is_alone)


def _reason(same: Sequence[str], until: date) -> pl.Expr:
    """Return the first reason, a key of ``REASONS``, why a row cannot enter, or null."""
    index = pl.col("index_date")
    return (
        pl.when(pl.col("suspect_id").is_null())
        .then(pl.lit("no_suspect"))
        .when(pl.col("status") == "cancelled")
        .then(pl.lit("cancelled"))
        .when(index.is_null())
        .then(pl.lit("no_date"))
        .when(pl.col("precision") != "day")
        .then(pl.lit("date_not_exact"))
        .when(index > until)
        .then(pl.lit("after_extract"))
        .when(pl.col("committed") > index)
        .then(pl.lit("before_offence"))
        .when(pl.any_horizontal(pl.col(list(same)).is_null()) if same else pl.lit(value=False))
        .then(pl.lit("nothing_to_compare"))
    )
