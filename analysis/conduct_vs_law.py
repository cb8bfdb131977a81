"""Which cases the stalking article can reach: conduct that ended before it was in force cannot."""

from datetime import date

import polars as pl

from analysis.legal import IN_FORCE
from analysis.observations import refuse, require
from contracts import ContractError, latest_day

#: Columns that say when conduct was over at the latest, because it had been written down.
RECORDED = ("reported_on", "registered_on")


def conduct_vs_law(cases: pl.DataFrame, *, in_force: date = IN_FORCE) -> pl.DataFrame:
    """Place each case's conduct before, across or after the day the article came into force.

    A law that makes an act punishable has no retroactive force (Criminal Code,
    articles 5 and 6). What counts is when the conduct *ended*, not when it was registered.

    Dates known to the month or year are intervals, and a case is placed only if it lands there
    wherever in them the days fall. An unknown first day may be any day up to the last one. An
    unknown last day may be any day from the first one to the latest of ``reported_on`` and
    ``registered_on``: a case holds conduct that somebody had already reported, and what may have
    followed is not in it. The same limit narrows a last day known only to the month or year, unless
    it would contradict it; a last day that is stated exactly is never moved.

    Args:
        cases: ``conduct_from``, ``conduct_to`` and, if there, ``reported_on``, ``registered_on``:
            each either a Date, with ``<name>_precision`` (``day``, ``month``, ``year``; without
            that column: day), or a text ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``.
        in_force: The first day on which the article applied.

    Returns:
        ``cases`` with ``law_position``: ``before`` (ended before that day), ``continuing`` (began
        before it and went on until that day or longer), ``after`` (began on that day or later),
        ``unknown``; and ``chargeable`` under the article: ``no``, ``part_after`` (only what was
        done on that day or later; also for unknown conduct that certainly reached it), ``yes``,
        ``unknown``.

    Raises:
        ContractError: A column is missing or is neither a date nor a text.
        ValueError: A text is no date, or conduct ended before it began (with the rows).

    >>> cases = pl.DataFrame({"conduct_from": ["2025", "2024-10"], "conduct_to": ["2025-06", None]})
    >>> conduct_vs_law(cases)["law_position"].to_list()
    ['before', 'unknown']
    """
    require(cases, ["conduct_from", "conduct_to"], name="case")
    limits = _limits(cases)
    contradiction = pl.col("from_earliest") > pl.col("to_latest")
    refuse(limits, contradiction, column="conduct_to", fault="is before conduct_from")
    law = pl.lit(in_force)
    started_before = (pl.col("from_latest") < law).fill_null(value=False)
    started_after = (pl.col("from_earliest") >= law).fill_null(value=False)
    ended_before = (pl.col("to_latest") < law).fill_null(value=False)
    ended_after = (pl.col("to_earliest") >= law).fill_null(value=False)

    def first_true(*choices: tuple[pl.Expr, str]) -> pl.Expr:
        texts = [pl.when(condition).then(pl.lit(text)) for condition, text in choices]
        return pl.coalesce(*texts, pl.lit("unknown"))

    return cases.with_columns(
        limits.select(
            first_true(
                (ended_before, "before"),
                (started_after, "after"),
                (started_before & ended_after, "continuing"),
            ).alias("law_position"),
            first_true(
                (ended_before, "no"), (started_after, "yes"), (ended_after, "part_after")
            ).alias("chargeable"),
        )
    )


def _limits(cases: pl.DataFrame) -> pl.DataFrame:
    """Return the earliest and latest day of the first and of the last conduct of each case."""
    dates = pl.concat(
        [
            _interval(cases, name)
            for name in ("conduct_from", "conduct_to", *RECORDED)
            if name in cases.columns
        ],
        how="horizontal",
    )
    recorded = [f"{name}_latest" for name in RECORDED if name in cases.columns]
    last_record = pl.max_horizontal(recorded) if recorded else pl.lit(None, dtype=pl.Date)
    ends, starts = pl.col("conduct_to_latest"), pl.col("conduct_from_earliest")
    ends_first = pl.col("conduct_to_earliest")
    # A record older than the conduct itself is about something else, or wrong: no limit then.
    usable = last_record >= pl.max_horizontal(ends_first, starts)
    narrowed = pl.when(usable.fill_null(value=True)).then(pl.min_horizontal(ends, last_record))
    to_latest = pl.coalesce(narrowed, ends)
    return dates.select(
        starts.alias("from_earliest"),
        pl.min_horizontal("conduct_from_latest", to_latest).alias("from_latest"),
        pl.max_horizontal(ends_first, starts).alias("to_earliest"),
        to_latest.alias("to_latest"),
    )


def _interval(cases: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return ``<name>_earliest`` and ``<name>_latest`` (both inclusive) of a partial date."""
    kind = cases.schema[name]
    if kind == pl.Date:
        how = pl.col(f"{name}_precision") if f"{name}_precision" in cases.columns else pl.lit("day")
        parsed = cases.select(pl.col(name).alias("day"), how.alias("precision"))
    elif kind in (pl.String, pl.Null):
        text = pl.col(name).cast(pl.String).str.strip_chars()
        text = pl.when(text != "").then(text)
        precision = text.str.len_chars().replace_strict(
            {4: "year", 7: "month", 10: "day"}, default=None, return_dtype=pl.String
        )
        parsed = cases.select(
            (text + pl.lit("-01-01").str.slice(text.str.len_chars().cast(pl.Int64) - 4))
            .str.to_date("%Y-%m-%d", strict=False)
            .alias("day"),
            precision.alias("precision"),
        )
        wrong = text.is_not_null() & (parsed["day"].is_null() | parsed["precision"].is_null())
        refuse(cases, wrong, column=name, fault="is not YYYY, YYYY-MM or YYYY-MM-DD")
    else:
        raise ContractError(f"case: column {name} is {kind}, expected Date or String")
    return parsed.select(
        pl.col("day").alias(f"{name}_earliest"),
        latest_day("day", "precision").alias(f"{name}_latest"),
    )
