"""What became of registered cases: how far they went, why they ended, how long each step took."""

import polars as pl

from analysis.intervals import wilson
from analysis.observations import Grouping, names, require

#: Step → the outcomes that have reached it. A case that was convicted had been sent to court.
STEPS: dict[str, tuple[str, ...] | None] = {
    "registered": None,
    "sent_to_court": ("sent_to_court", "convicted", "acquitted"),
    "verdict": ("convicted", "acquitted"),
    "convicted": ("convicted",),
}
#: Outcomes before a court that have a ground; administrative law is another road, not an end.
ENDED_EARLY = ("terminated", "refused")

#: Step → its first and last date.
INTERVALS = {
    "conduct_to_report": ("conduct_to", "reported_on"),
    "report_to_registration": ("reported_on", "registered_on"),
    "registration_to_outcome": ("registered_on", "outcome_on"),
}


def practice_steps(
    cases: pl.DataFrame, *, by: Grouping = None, confidence: float = 0.95
) -> pl.DataFrame:
    """Count how many registered cases have reached each step so far.

    Cases of the last months are still on their way, so a share is "so far", never "in the end".
    Complaints that were not registered are in no register: these are shares of what was recorded.

    Args:
        cases: ``outcome`` and the columns of ``by``. A missing outcome is a case in progress.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group and step, steps in order: the group columns, ``step``, ``count``,
        ``total`` (registered), ``share`` with its Wilson interval ``low``, ``high`` [fraction].

    Raises:
        ContractError: A column is missing.
    """
    groups = names(by)
    require(cases, ["outcome", *groups], name="case")
    outcome = pl.col("outcome")
    reached = [
        (pl.len() if outcomes is None else outcome.is_in(list(outcomes)).sum())
        .cast(pl.Int64)
        .alias(step)
        for step, outcomes in STEPS.items()
    ]
    wide = cases.group_by(groups).agg(reached).sort(groups) if groups else cases.select(reached)
    return (
        wide.with_columns(total=pl.col("registered"))
        .unpivot(list(STEPS), index=[*groups, "total"], variable_name="step", value_name="count")
        .with_columns(place=pl.col("step").replace_strict({s: i for i, s in enumerate(STEPS)}))
        .sort(*groups, "place")
        .select(*groups, "step", "count", "total")
        .with_columns(wilson("count", "total", confidence=confidence))
    )


def practice_grounds(
    cases: pl.DataFrame, *, by: Grouping = None, confidence: float = 0.95
) -> pl.DataFrame:
    """Count on which grounds cases were refused at registration or ended by the investigation.

    Args:
        cases: ``outcome``, ``outcome_ground`` and the columns of ``by``.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group, outcome and ground, by falling count: the group columns, ``outcome``,
        ``outcome_ground`` (null: not stated), ``count``, ``total`` (all cases of the group so
        ended), ``share`` with its Wilson interval ``low``, ``high`` [fraction].

    Raises:
        ContractError: A column is missing.
    """
    groups = names(by)
    require(cases, ["outcome", "outcome_ground", *groups], name="case")
    ended = cases.filter(pl.col("outcome").is_in(list(ENDED_EARLY)))
    counted = ended.group_by([*groups, "outcome", "outcome_ground"]).agg(
        pl.len().cast(pl.Int64).alias("count")
    )
    total = pl.col("count").sum()
    return (
        counted.with_columns((total.over(groups) if groups else total).alias("total"))
        .with_columns(wilson("count", "total", confidence=confidence))
        .sort(*groups, -pl.col("count"), "outcome", "outcome_ground")
    )


def practice_days(cases: pl.DataFrame, *, by: Grouping = None) -> pl.DataFrame:
    """Measure the days between the steps of a case, where both dates are known to the day.

    The last step is measured on cases that have ended. Slow ones have not yet, so its median is
    too small while the register is young; ``known`` beside ``cases`` shows by how much.

    Args:
        cases: The dates of ``INTERVALS`` that there are, with their precision (without: day), and
            the columns of ``by``.
        by: Columns of the groups.

    Returns:
        One row per group and step: the group columns, ``step``, ``cases``, ``known`` (both dates
        to the day and in order), ``quarter``, ``median``, ``three_quarters`` [days].

    Raises:
        ContractError: A column of ``by`` is missing.
    """
    groups = names(by)
    require(cases, groups, name="case")
    parts = []
    for step, (first, last) in INTERVALS.items():
        if not {first, last} <= set(cases.columns):
            continue
        days = (pl.col(last) - pl.col(first)).dt.total_days()
        exact = pl.lit(value=True)
        for name in (first, last):
            if f"{name}_precision" in cases.columns:
                exact &= pl.col(f"{name}_precision") == "day"
        days = pl.when(exact & (days >= 0)).then(days)
        figures = [
            pl.len().cast(pl.Int64).alias("cases"),
            days.count().cast(pl.Int64).alias("known"),
            *(
                days.quantile(level, "linear").alias(name)
                for name, level in (("quarter", 0.25), ("median", 0.5), ("three_quarters", 0.75))
            ),
        ]
        table = (
            cases.group_by(groups).agg(figures).sort(groups) if groups else cases.select(figures)
        )
        parts.append(table.select(*groups, pl.lit(step).alias("step"), pl.exclude(groups)))
    require(cases, [] if parts else ["registered_on", "outcome_on"], name="case")
    return pl.concat(parts)
