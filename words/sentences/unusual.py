"""Whether a region is unusual, in sentences: what chance explains comes first."""

from typing import Any

import polars as pl

from words.language import N_, Language
from words.sentences.said import Said

#: Flag → how a region is named that lies outside the limits of chance.
_OUTSIDE = {
    "high_998": N_("{name} (much higher)"),
    "high_95": N_("{name} (higher)"),
    "low_95": N_("{name} (lower)"),
    "low_998": N_("{name} (much lower)"),
}


def funnel(areas: pl.DataFrame, *, context: str, reader: Language) -> Said:
    """Describe which regions differ from the common rate by more than chance.

    Args:
        areas: As ``judged.areas``, with ``name``.
        context: Measure, place and period, in the reader's language.
        reader: The reader's language.
    """
    seen = areas.filter(pl.col("flag").is_not_null())
    outside = seen.filter(pl.col("flag") != "within").sort(pl.col("name").str.to_lowercase())
    named = ", ".join(
        reader.text(_OUTSIDE[row["flag"]], name=row["name"])
        for row in outside.iter_rows(named=True)
    )
    sentences = [reader.text("Outside: {regions}.", regions=named)] if named else []
    if unjudged := areas.height - seen.height:
        sentences.append(
            reader.plural(
                "{n} region cannot be judged: its number is hidden or of other boundaries.",
                "{n} regions cannot be judged: their numbers are hidden or of other boundaries.",
                unjudged,
            )
        )
    sentences.append(
        reader.text(
            "By chance alone about one region in 20 lies outside the 95% limits. Outside is a "
            "reason to ask how offences are reported and recorded, not a verdict on a region."
        )
    )
    return Said(
        finding=reader.plural(
            "{n} of {all} regions differs by more than chance",
            "{n} of {all} regions differ by more than chance",
            outside.height,
            all=reader.number(seen.height),
        ),
        context=context,
        text=" ".join(sentences),
        about=reader.text(
            "Each point is a region: residents to the right, rate upwards. The funnel is where a "
            "region with the country's rate would fall by chance (exact Poisson, 95% and 99.8%); "
            "it is narrow where many people live. Only regions outside are named: the others "
            "differ by no more than chance, and no order follows from their points."
        ),
    )


def smoothed(values: pl.DataFrame, *, context: str, reader: Language) -> Said:
    """Describe what smoothing does to the rates.

    Args:
        values: ``rate``, ``rate_smoothed`` of the regions, a row at least with both.
        context: Measure, place and period, in the reader's language.
        reader: The reader's language.
    """
    known = values.filter(pl.col("rate").is_not_null() & pl.col("rate_smoothed").is_not_null())
    ends = {
        f"{name}_{end}": reader.number(value, digits=2)
        for name, column in (("raw", "rate"), ("smooth", "rate_smoothed"))
        for end, value in (("low", known[column].min()), ("high", known[column].max()))
        if isinstance(value, float)
    }
    return Said(
        finding=reader.text("Raw and smoothed rates side by side"),
        context=context,
        text=reader.text(
            "The raw rates run from {raw_low} to {raw_high}, the smoothed ones from {smooth_low} "
            "to {smooth_high} per 100,000: the difference is what chance does in small regions.",
            **ends,
        ),
        about=reader.text(
            "Each region's rate is drawn towards the country's, the more the fewer people live "
            "there (empirical Bayes, Marshall 1991). The smoothed rate is the better guess of what "
            "to expect; the raw one is what was recorded. Neither ranks regions."
        ),
    )


def position(row: dict[str, Any], *, reference: float, context: str, reader: Language) -> Said:
    """Describe one region's rate beside the country's, without a rank.

    Args:
        row: The region's row of ``judged.areas``: ``name``, ``count``, ``rate``, ``rate_low``,
            ``rate_high``, ``flag``; empty where a number is hidden, too small or not comparable.
        reference: The common rate per 100,000.
        context: Measure, place and period, in the reader's language.
        reader: The reader's language.
    """
    country = reader.text(
        "The country: {rate} per 100,000.", rate=reader.number(reference, digits=2)
    )
    return Said(
        finding=_position(row["flag"], reader),
        context=context,
        text=" ".join([_rate(row, reader), country, reader.text(
            "Recorded offences depend on reporting and police practice; no rank follows."
        )]),
        about=reader.text(
            "The region's rate with its exact Poisson interval beside the country's. “Higher” and "
            "“lower” are said only where chance alone would make such a number in fewer than one "
            "of 20 regions. Below 3 offences no rate is given, below 20 it is marked unreliable."
        ),
    )  # fmt: skip


def _position(flag: str | None, reader: Language) -> str:
    words = {
        "within": N_("No different from the country beyond chance"),
        "high_95": N_("Higher than the country beyond chance"),
        "high_998": N_("Much higher than the country beyond chance"),
        "low_95": N_("Lower than the country beyond chance"),
        "low_998": N_("Much lower than the country beyond chance"),
    }
    return reader.text(words.get(flag or "", N_("Not comparable with the country")))


def _rate(row: dict[str, Any], reader: Language) -> str:
    if row["count"] is None:
        return reader.text("The region's number is protected.")
    recorded = reader.plural(
        "{n} offence was recorded here.", "{n} offences were recorded here.", int(row["count"])
    )
    if row["rate"] is None:
        return f"{recorded} " + reader.text("Of so few no rate is given.")
    rate = reader.text(
        "That is {rate} per 100,000 residents a year (95% interval {low} to {high}).",
        rate=reader.number(row["rate"], digits=2),
        low=reader.number(row["rate_low"], digits=2),
        high=reader.number(row["rate_high"], digits=2),
    )
    return f"{recorded} {rate}"
