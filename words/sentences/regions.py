"""What was recorded where, in sentences. Never a ranking."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said


def stated(newest: pl.DataFrame, reader: Language) -> Said:
    """Describe the newest statement of each region; ``newest`` as ``newest_by_region``."""
    n = newest.height
    return Said(
        finding=reader.plural(
            "A figure has been stated for {n} region of 20",
            "Figures have been stated for {n} regions of 20",
            n,
        ),
        context=reader.text("Registered under article 115-1, as stated · since September 2025"),
        text=reader.text(
            "The periods differ from region to region, so the figures cannot be compared, ranked "
            "or added. A region without a figure is not a region without cases."
        ),
        about=reader.text(
            "For each region the newest dated statement of an official body is shown, with its "
            "period and source in the table. No rate is made from them: the periods differ and "
            "the numbers are too small."
        ),
    )


def documented(counts: pl.DataFrame, reader: Language) -> Said:
    """Describe the places of the publicly reported cases; ``counts`` has ``count``."""
    total = int(counts["count"].fill_null(0).sum())
    return Said(
        finding=reader.plural(
            "{n} publicly reported case on the map", "{n} publicly reported cases on the map", total
        ),
        context=reader.text("Cases described by the press, without names · 2023–2026"),
        text=reader.text(
            "The press chose these cases. Where none is shown, none was found in the press: that "
            "says nothing about how many there were."
        ),
        about=reader.text(
            "Each case has a source, listed on the screen “Cases and the law”. No rate is made: "
            "the cases are not a sample."
        ),
    )


def rated(
    values: pl.DataFrame, *, measure: str, period: str, place: str | None, reader: Language
) -> Said:
    """Describe rates by place.

    Args:
        values: As ``by_place.with_rates`` returns, with ``name``.
        measure: What was counted, in the reader's language.
        period: The period, in the reader's language.
        place: The name of the region whose districts are shown; ``None`` for the country.
        reader: The reader's language.
    """
    total = int(values["count"].sum())
    unreliable = values.filter(pl.col("status") == "u").height
    shown = reader.plural("{n} offence recorded", "{n} offences recorded", total)
    where = place or reader.text("Kazakhstan")
    text = reader.text(
        "Each rate has a 95% interval, drawn in the view “Dots and intervals”. Where intervals "
        "overlap, nothing says that one place is worse than another."
    )
    if unreliable:
        doubt = reader.plural(
            "In {n} place the rate is marked unreliable.",
            "In {n} places the rate is marked unreliable.",
            unreliable,
        )
        text = f"{text} {doubt}"
    return Said(
        finding=f"{where}: {shown}",
        context=f"{measure} · {where} · {period}",
        text=text,
        about=reader.text(
            "Rate per 100,000 residents a year with an exact Poisson interval (Garwood 1936). "
            "Smoothed: empirical Bayes (Marshall 1991), which draws small places towards the mean. "
            "No rate below 3 offences; below 20, or where boundaries changed during the period, "
            "it is marked unreliable. Recorded offences depend on reporting and police practice."
        ),
    )


def one_place(row: dict[str, Any], reader: Language) -> str:
    """Return one place's figure with its interval, or why there is none.

    Args:
        row: A row of ``by_place.with_rates`` with ``name``.
        reader: The reader's language.
    """
    recorded = reader.plural("{n} offence recorded", "{n} offences recorded", int(row["count"]))
    if row["rate"] is None:
        reason = reader.text("too few or no residents known for a rate")
        return f"{row['name']}: {recorded}; {reason}."
    return reader.text(
        "{place}: {recorded}; {rate} per 100,000 a year (95% interval {low} to {high}).",
        place=row["name"],
        recorded=recorded,
        rate=reader.number(row["rate"], digits=2),
        low=reader.number(row["rate_low"], digits=2),
        high=reader.number(row["rate_high"], digits=2),
    )
