"""The events from which people are followed, and the reasons why some cannot be."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from analysis.candidates import candidates
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
    rows = candidates(cases, sanctions, start).with_columns(_reason(same, until).alias("reason"))
    entering = rows.filter(pl.col("reason").is_null())
    if first_only:
        blocked = rows.filter(
            pl.col("reason").is_in(
                ["no_date", "date_not_exact", "before_offence", "nothing_to_compare"]
            )
        )
        first_blocked = blocked.group_by("suspect_id").agg(
            # Without any date it may have been the first.
            pl.col("index_date").fill_null(date.min).min().alias("blocked_from")
        )
        entering = entering.join(first_blocked, on="suspect_id", how="left").with_columns(
            pl.when(pl.col("blocked_from") <= pl.col("index_date"))
            .then(pl.lit("first_left_out"))
            .alias("reason")
        )
    left_out = pl.concat(
        [
            frame.filter(pl.col("reason").is_not_null()).select("index_id", "suspect_id", "reason")
            for frame in (rows, entering)
        ]
    )
    people = (
        entering.filter(pl.col("reason").is_null())
        .sort("suspect_id", "index_date", ~pl.col("is_principal"), "index_id", nulls_last=True)
        .unique(
            ["suspect_id"] if first_only else ["suspect_id", "index_date"],
            keep="first",
            maintain_order=True,
        )
    )
    helpers = ["reason", "precision", "committed", "status", "blocked_from"]
    if start == "registration":
        helpers.append("is_principal")  # a registration has none; it was needed for the order
    return people.drop(helpers, strict=False), left_out


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
