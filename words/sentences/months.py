"""Under which article conduct is booked, and regions side by side, in sentences."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said

#: No percentage of fewer.
FEWEST_FOR_A_SHARE = 30


def composition(booked: dict[str, Any], reader: Language) -> Said:
    """Describe under which article conduct is booked since the law.

    Args:
        booked: As ``analysis.composition.booked_since``: ``count``, ``total``, ``share``, ``low``,
            ``high``.
        reader: The reader's language.
    """
    share = booked["share"]
    if share is None:
        finding = reader.text("No case is recorded since the law is in force")
    elif booked["total"] < FEWEST_FOR_A_SHARE:
        finding = reader.text("Too few cases since the law for a share")
    else:
        finding = reader.text(
            "Since the law, {share} of cases are booked under 115-1", share=reader.percent(share)
        )
    caution = reader.text(
        "When a new article takes over cases from old ones, the sum need not change: that is "
        "another label, not more conduct."
    )
    return Said(
        finding=finding,
        context=reader.text("Recorded cases a month by article"),
        text=f"{_booked(booked, reader)} {caution}",
        about=reader.text(
            "Administrative articles 434, 73 and 461 and criminal articles 115, 147 and 149 were "
            "used for such conduct before article 115-1 existed. All months and articles are "
            "counted by the day of registration."
        ),
    )


def by_region(answers: pl.DataFrame, reader: Language) -> Said:
    """Describe the same question region by region; ``answers`` as ``change_by_region``."""
    answered = answers.filter(pl.col("ratio").is_not_null()).height
    return Said(
        finding=reader.plural(
            "{n} region can answer for itself",
            "{n} regions can answer for themselves",
            answered,
        ),
        context=reader.text("Recorded cases per 100,000 residents a year · regions by name"),
        text=reader.text(
            "Each region is fitted alone and stands in alphabetical order. One region in twenty "
            "shows a change by chance: this is no ranking. Regions with too few cases have counts "
            "and no model."
        ),
        about=reader.text(
            "Quasi-Poisson regression with trend for each region, without season and without "
            "borrowing from its neighbours. A region with fewer than 60 cases in all is not asked."
        ),
    )


def _booked(booked: dict[str, Any], reader: Language) -> str:
    counts = {name: reader.number(booked[name]) for name in ("count", "total")}
    if booked["share"] is None or booked["total"] < FEWEST_FOR_A_SHARE:
        return reader.text("{count} of {total} cases in whole months since then.", **counts)
    return reader.text(
        "{count} of {total} cases in whole months since then: {share} (95% interval {low} to "
        "{high}).",
        **counts,
        share=reader.percent(booked["share"]),
        low=reader.percent(booked["low"]),
        high=reader.percent(booked["high"]),
    )
