"""Who was watched after a sanction or a registration, for how long, and what ended it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from analysis.candidates import START, committed, with_columns_missing
from analysis.index_events import index_events
from analysis.observations import require
from analysis.person_days import next_day, person_codes, person_days

#: What identifies "the same" in each definition of a repeat offence, besides the suspect.
SAME = {"any": [], "same_victim": ["victim_id"], "same_article": ["article"]}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The people watched, and the rows that could not enter.

    Attributes:
        people: As ``contracts.FOLLOW_UP``, then ``days_possible`` (Int32: days from the index
            event to the extract date or an exit, whatever else happened) and the group columns.
        left_out: ``index_id``, ``suspect_id`` and ``reason``, a key of ``REASONS``.
    """

    people: pl.DataFrame
    left_out: pl.DataFrame


def follow_up(
    cases: pl.DataFrame,
    sanctions: pl.DataFrame,
    *,
    start: Literal["sanction", "registration"] = "sanction",
    event: Literal["any", "same_victim", "same_article"] = "any",
    until: date,
    exits: pl.DataFrame | None = None,
    first_only: bool = True,
) -> FollowUp:
    """Follow each suspect from an index event to the next offence, an exit or the extract date.

    A repeat offence is one *committed* after the index event. One committed before it and tried
    later belongs to the same episode: counting it would make every slow court look like a relapse.
    It is committed on ``conduct_from``, or on ``registered_on`` where that is unknown. A date known
    to the month or year counts from its earliest day, and so only if the whole month or year lies
    after the index event: in doubt nobody is said to have reoffended.

    An index event is one suspect on one day. Of several sanctions on a day the principal one names
    it and lends its groups, then the first by ``sanction_id``. ``first_only`` keeps each person's
    first one, so that rows are people and independent of each other. If that one cannot enter,
    neither can the person: a later one would compare them with people who are sanctioned anew.

    Args:
        cases: ``case_id``, ``suspect_id``, ``registered_on``; if there also ``conduct_from``, the
            ``_precision`` of both, ``victim_id``, ``article`` and the case's groups. One data set;
            leave out beforehand what shall not count as an offence, such as refused complaints.
        sanctions: ``sanction_id``, ``suspect_id``, ``imposed_on``; if there also ``case_id``,
            ``is_principal``, ``status`` (cancelled ones do not count) and the sanction's groups.
            Not read if ``start`` is ``"registration"``.
        start: Watch from the day of the sanction, or of the registration of the case.
        event: Any offence, one against the same victim, or one under the same article.
        until: The extract date of the data, never today; offences on that day count.
        exits: ``suspect_id``, ``exit_date`` and ``ended_by`` (``"death"``, ``"departure"``): people
            who could no longer be watched. An offence on the day of the exit counts.
        first_only: Each person's first index event alone, or all of them.

    Returns:
        People and rows left out, both by ``suspect_id`` and ``index_id``.

    Raises:
        ContractError: A column is missing.
        ValueError: ``start`` or ``event`` is unknown, or several data sets are mixed.
    """
    if start not in START or event not in SAME:
        raise ValueError(f"start must be one of {[*START]} and event one of {[*SAME]}")
    for frame, name in ((cases, "case"), (sanctions, "sanction")):
        if "dataset" in frame.columns and frame["dataset"].n_unique() > 1:
            raise ValueError(f"{name}: several data sets are mixed; they are never pooled")
    same = SAME[event]
    require(cases, ["case_id", "suspect_id", "registered_on", *same], name="case")
    cases, sanctions = _with_codes(cases, sanctions, start=start)
    people, left_out = index_events(
        cases, sanctions, start=start, same=same, until=until, first_only=first_only
    )
    people = _next_offence(people, cases, same=same)
    people = _exit(people, exits)
    early = pl.col("exit_date") < pl.col("index_date")
    gone = people.filter(early).with_columns(reason=pl.lit("exit_before_index"))
    return FollowUp(
        people=_endings(people.filter(~early.fill_null(value=False)), until),
        left_out=pl.concat([left_out, gone.select(left_out.columns)]).sort(
            "suspect_id", "index_id", "reason"
        ),
    )


def _with_codes(
    cases: pl.DataFrame, sanctions: pl.DataFrame, *, start: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add ``person_code`` to the frames that are read: one number for each suspect."""
    frames = [cases]
    if start == "sanction":
        require(sanctions, ["sanction_id", "suspect_id", "imposed_on"], name="sanction")
        frames.append(sanctions)
    codes = person_codes(*frames, keys=["suspect_id"])
    coded = [
        frame.with_columns(person_code=pl.Series(code, dtype=pl.Int64))
        for frame, code in zip(frames, codes, strict=True)
    ]
    return coded[0], coded[-1]


def _next_offence(
    people: pl.DataFrame, cases: pl.DataFrame, *, same: Sequence[str]
) -> pl.DataFrame:
    """Add ``event_date``: the first offence of the suspect after the index event, or null."""
    cases = with_columns_missing(cases, conduct_from=pl.lit(None, dtype=pl.Date))
    if same:
        own_codes, codes = person_codes(people, cases, keys=["suspect_id", *same])
    else:
        own_codes, codes = (frame["person_code"].to_numpy() for frame in (people, cases))
    book = person_days(codes, cases.select(committed()).to_series())
    return people.with_columns(event_date=next_day(book, own_codes, people["index_date"]))


def _exit(people: pl.DataFrame, exits: pl.DataFrame | None) -> pl.DataFrame:
    """Add ``exit_date`` and ``exit_kind``: each person's first exit, or null."""
    if exits is None:
        return people.with_columns(
            exit_date=pl.lit(None, dtype=pl.Date), exit_kind=pl.lit(None, dtype=pl.String)
        )
    require(exits, ["suspect_id", "exit_date", "ended_by"], name="exits")
    first = (
        exits.drop_nulls("exit_date")
        .sort("exit_date", "ended_by")
        .unique("suspect_id", keep="first", maintain_order=True)
        .select("suspect_id", "exit_date", pl.col("ended_by").alias("exit_kind"))
    )
    return people.join(first, on="suspect_id", how="left")


def _endings(people: pl.DataFrame, until: date) -> pl.DataFrame:
    """Turn the dates into days and endings; on one day an offence goes before an exit."""
    exit_seen = (pl.col("exit_date") <= until).fill_null(value=False)
    last = pl.when(exit_seen).then("exit_date").otherwise(pl.lit(until))
    reoffended = (pl.col("event_date") <= last).fill_null(value=False)
    end = pl.when(reoffended).then("event_date").otherwise(last)
    ended_by = (
        pl.when(reoffended)
        .then(pl.lit("event"))
        .when(exit_seen)
        .then("exit_kind")
        .otherwise(pl.lit("extract"))
    )

    def days(day: pl.Expr) -> pl.Expr:
        return (day - pl.col("index_date")).dt.total_days().cast(pl.Int32)

    made = {"event_date", "exit_date", "exit_kind", "suspect_id", "index_id", "index_date",
            "person_code"}  # fmt: skip
    groups = [column for column in people.columns if column not in made]
    return people.select(
        "suspect_id",
        "index_id",
        "index_date",
        days(end).alias("days_observed"),
        reoffended.alias("reoffended"),
        ended_by.alias("ended_by"),
        days(last).alias("days_possible"),
        *groups,
    ).sort("suspect_id", "index_id")
