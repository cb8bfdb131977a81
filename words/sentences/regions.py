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


def documented(counts: pl.DataFrame, *, place: str | None, reader: Language) -> Said:
    """Describe the places of the publicly reported cases.

    Args:
        counts: Places with ``count``, null where no case is known.
        place: The name of the region whose districts are shown; ``None`` for the country.
        reader: The reader's language.
    """
    where = place or reader.text("Kazakhstan")
    total = int(counts["count"].fill_null(0).sum())
    return Said(
        finding=reader.plural(
            "{n} publicly reported case on the map", "{n} publicly reported cases on the map", total
        ),
        context=reader.text(
            "Cases described by the press, without names · {place} · 2023–2026", place=where
        ),
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
    values: pl.DataFrame,
    *,
    together: dict[str, Any],
    unplaced: int,
    measure: str,
    period: str,
    place: str | None,
    reader: Language,
) -> Said:
    """Describe rates by place.

    Args:
        values: As ``by_place.with_rates`` returns.
        together: The row of ``by_place.together``; an empty ``count`` is protected.
        unplaced: Cases of the region whose district is not known.
        measure: What was counted, in the reader's language.
        period: The period, in the reader's language.
        place: The name of the region whose districts are shown; ``None`` for the country.
        reader: The reader's language.
    """
    where = place or reader.text("Kazakhstan")
    return Said(
        finding=f"{where}: {_recorded(together, reader)}",
        context=f"{measure} · {where} · {period}",
        text=f"{_total(together, reader)} {_doubts(values, unplaced, reader)}",
        about=reader.text(
            "Rate per 100,000 residents a year with an exact Poisson interval (Garwood 1936). "
            "Smoothed: empirical Bayes (Marshall 1991), which draws small places towards the mean. "
            "No rate below 3 offences; below 20, or where boundaries changed during the period, "
            "it is marked unreliable. Recorded offences depend on reporting and police practice."
        ),
    )


def _recorded(together: dict[str, Any], reader: Language) -> str:
    if together["count"] is None:
        return reader.text("the number recorded is protected")
    return reader.plural("{n} offence recorded", "{n} offences recorded", int(together["count"]))


def _total(together: dict[str, Any], reader: Language) -> str:
    if together["count"] is None:
        return reader.text("The number of all places together is protected: no rate is given.")
    if together["rate"] is None:
        return reader.text("Too few offences, or residents not known: no rate is given.")
    return reader.text(
        "All places together: {rate} per 100,000 residents a year (95% interval {low} to {high}).",
        rate=reader.number(together["rate"], digits=2),
        low=reader.number(together["rate_low"], digits=2),
        high=reader.number(together["rate_high"], digits=2),
    )


def _doubts(values: pl.DataFrame, unplaced: int, reader: Language) -> str:
    sentences = []
    if unplaced:
        sentences.append(
            reader.plural(
                "In {n} of these cases the district is not known: it is in no row of the table.",
                "In {n} of these cases the district is not known: they are in no row of the table.",
                unplaced,
            )
        )
    sentences.append(
        reader.text(
            "Each rate has a 95% interval, drawn in the view “Dots and intervals”. Where intervals "
            "overlap, nothing says that one place is worse than another."
        )
    )
    if unreliable := values.filter(pl.col("status") == "u").height:
        sentences.append(
            reader.plural(
                "In {n} place the rate is marked unreliable.",
                "In {n} places the rate is marked unreliable.",
                unreliable,
            )
        )
    return " ".join(sentences)
