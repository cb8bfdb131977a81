"""Who comes back, in sentences: what can be said and what cannot."""

from typing import Any, Protocol

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label


class Comparison(Protocol):
    """What a log-rank test found."""

    @property
    def chi_squared(self) -> float:
        """Return the statistic."""

    @property
    def p_value(self) -> float:
        """Return the probability of such a statistic if the groups had one curve."""


def within(overall: dict[str, Any], *, days: int, reader: Language) -> Said:
    """Describe the share with a repeat offence within a window.

    Args:
        overall: A row of ``repeat_within`` without groups.
        days: Length of the window [days].
        reader: The reader's language.
    """
    share = reader.percent(overall["share"], digits=1)
    return Said(
        finding=reader.plural(
            "{share} recorded again within {n} day",
            "{share} recorded again within {n} days",
            days,
            share=share,
        ),
        context=reader.text("Repeat offence after a first sanction · people observed throughout"),
        text=reader.text(
            "{reoffended} of {people} people observed for the whole window: {share} (95% interval "
            "{low} to {high}). Only recorded offences count; people sanctioned too recently are "
            "left out.",
            share=share,
            reoffended=reader.number(overall["reoffended"]),
            people=reader.number(overall["people"]),
            low=reader.percent(overall["low"], digits=1),
            high=reader.percent(overall["high"], digits=1),
        ),
        about=reader.text(
            "A repeat offence is one committed after the person's first sanction. The curve "
            "(Kaplan-Meier) counts each person for the days on which they were observed, up to the "
            "extract date of the data; the table under it says how many are still observed."
        ),
    )


def compared(test: Comparison, reader: Language) -> Said:
    """Describe curves by sanction, tested with the log-rank test."""
    clear = test.p_value < 0.05
    finding = (
        reader.text("Groups by sanction differ more than chance would explain")
        if clear
        else reader.text("No clear difference between sanctions")
    )
    return Said(
        finding=finding,
        context=reader.text("Repeat offence by first sanction · crude comparison"),
        text=reader.text(
            "Whether the groups differ by more than chance: log-rank test, χ² = {chi}, {p}. "
            "Courts give different sanctions to different people, so a difference is not the "
            "effect of the sanction.",
            chi=reader.number(test.chi_squared, digits=1),
            p=p_value(test.p_value, reader),
        ),
        about=reader.text(
            "Crude curves by the first principal sanction, with 95% bands (Greenwood, log-log). "
            "Prior offences, relationship and region are not held equal here."
        ),
    )


def p_value(value: float, reader: Language) -> str:
    """Return a p-value as it is printed: three decimals, never 0."""
    if value < 0.001:
        return reader.text("p < {limit}", limit=reader.number(0.001, digits=3))
    return reader.text("p = {value}", value=reader.number(value, digits=3))


def cohorts(rates: pl.DataFrame, *, days: int, reader: Language) -> Said:
    """Describe people sanctioned before and after the law; ``rates`` with ``cohort``."""
    parts = [
        reader.text(
            "{cohort}: {share} of {people} (95% interval {low} to {high}).",
            cohort=label("cohort", row["cohort"], reader),
            share=reader.percent(row["share"], digits=1),
            people=reader.number(row["people"]),
            low=reader.percent(row["low"], digits=1),
            high=reader.percent(row["high"], digits=1),
        )
        for row in rates.iter_rows(named=True)
        if row["share"] is not None
    ]
    caution = reader.text(
        "Both are watched for equally long. Who is sanctioned has changed with the law, so this "
        "is a comparison of different people."
    )
    return Said(
        finding=reader.text("Before and after the law, each watched {days} days", days=days),
        context=reader.text("Recorded again after a first sanction · by date of the sanction"),
        text=" ".join([*parts, caution]),
        about=reader.text(
            "The later cohort begins on 16 September 2025. Only people whose whole window was "
            "observed count, so that the earlier cohort has no longer time to be recorded again."
        ),
    )


def frequency(counted: pl.DataFrame, reader: Language) -> Said:
    """Describe repeat offences per person-year; ``counted`` with ``offences``."""
    total = int(counted["offences"].sum())
    years = float(counted["person_years"].sum())
    return Said(
        finding=reader.plural(
            "{n} repeat offence in all, by first sanction",
            "{n} repeat offences in all, by first sanction",
            total,
        ),
        context=reader.text("Repeat offences per person and year of observation"),
        text=reader.text(
            "They fall on {years} years of observation. One person with ten offences and ten "
            "people with one each are the same number of offences and a different problem.",
            years=reader.number(years, digits=0),
        ),
        about=reader.text(
            "Every offence committed after the first sanction counts, not only the first one. "
            "Offences of one person are not independent: the 95% interval comes from the "
            "variation between people."
        ),
    )


def by_region(rates: pl.DataFrame, left_out: int, *, days: int, reader: Language) -> Said:
    """Describe the window by region, and how many regions cannot be answered."""
    missing = reader.plural(
        "{n} region has fewer than 30 people observed throughout and is left out.",
        "{n} regions have fewer than 30 people observed throughout and are left out.",
        left_out,
    )
    text = reader.text(
        "Regions stand in alphabetical order. Where intervals overlap, nothing says that one "
        "region is worse than another."
    )
    return Said(
        finding=reader.plural(
            "{n} region can be answered", "{n} regions can be answered", rates.height
        ),
        context=reader.text("Recorded again within {days} days · by region", days=days),
        text=f"{text} {missing}" if left_out else text,
        about=reader.text(
            "The region is that of the first sanction's case. Wilson intervals; no share of fewer "
            "than 30 people."
        ),
    )


def can_say(reader: Language) -> tuple[str, ...]:
    """Return what these data allow to say."""
    return (
        reader.text("how many people with a sanction were recorded again within a window"),
        reader.text("how sure that share is, and how many people it rests on"),
    )


def cannot_say(reader: Language) -> tuple[str, ...]:
    """Return what these data do not allow to say."""
    return (
        reader.text("that a sanction caused or prevented a repeat offence"),
        reader.text("how many repeat offences were never reported or recorded"),
    )
