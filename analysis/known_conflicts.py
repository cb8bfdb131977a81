"""Known conflicts in the sources: which statements and events cannot all be right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

#: The columns of a conflict's rows; a statement has no event and an event no value.
COLUMNS: Final = {
    "as_of_date": pl.Date,
    "as_of_date_precision": pl.String,
    "geography": pl.String,
    "indicator": pl.String,
    "value": pl.Int64,
    "unit": pl.String,
    "speaker_or_body": pl.String,
    "event": pl.String,
    "detail": pl.String,
    "notes": pl.String,
    "source_url": pl.String,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What contradicts what.

    Attributes:
        figures: Statements, each by region, indicator and value; none has a second of these.
        events: Events of the law's timeline, each by its day and how its text begins.
    """

    figures: tuple[tuple[str, str, int], ...] = ()
    events: tuple[tuple[date, str], ...] = ()


#: Code → what contradicts what, in the order in which a reader meets them.
CONFLICTS: Final[Mapping[str, Conflict]] = {
    "registered_in_october": Conflict(
        figures=(("00", "registered", 300), ("00", "registered", 2)),
    ),
    "registered_in_january": Conflict(
        figures=(
            ("00", "registered", 8),
            ("00", "sent_to_court", 36),
            ("71", "registered", 19),
            ("55", "registered", 6),
            ("47", "registered", 2),
        ),
    ),
    "sent_to_court": Conflict(
        figures=(("00", "sent_to_court", 36), ("00", "sent_to_court", 51)),
    ),
    "date_in_force": Conflict(
        events=(
            (date(2025, 7, 16), "DISAGREEMENT"),
            (date(2025, 8, 20), "DISAGREEMENT"),
            (date(2025, 9, 16), "UK 115-1 IN FORCE"),
        ),
    ),
    "first_verdict": Conflict(
        figures=(("10", "convicted", 1),),
        events=((date(2025, 12, 1), "Verdict in Semey"), (date(2026, 1, 30), "Petropavl verdict")),
    ),
    "west_kazakhstan_sanction": Conflict(
        figures=(("27", "sanction_fine", 1),),
        events=((date(2026, 2, 21), "First fine reported"),),
    ),
    "protective_orders": Conflict(
        figures=(
            ("00", "protective_orders", 87_000),
            ("00", "protective_orders", 72_000),
            ("00", "protective_orders", 70_000),
        ),
    ),
    "family_violence_2020": Conflict(
        figures=(("00", "dv_criminal_offences", 761), ("00", "dv_criminal_proceedings", 2500)),
    ),
}


def conflict_rows(code: str, figures: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Return the statements and events of one conflict, as published.

    Args:
        code: A key of ``CONFLICTS``.
        figures: As ``contracts.OFFICIAL_FIGURE``.
        events: As ``contracts.LEGAL_EVENT``.

    Returns:
        ``COLUMNS``, by date, undated ones last.
    """
    wanted = CONFLICTS[code]
    of_figures = [
        figures.filter(region_code=region, indicator=indicator, value=value)
        for region, indicator, value in wanted.figures
    ]
    of_events = [
        events.filter((pl.col("date") == day) & pl.col("event").str.starts_with(beginning))
        for day, beginning in wanted.events
    ]
    said = pl.concat([figures.clear(), *of_figures])
    happened = pl.concat([events.clear(), *of_events]).rename(
        {"date": "as_of_date", "date_precision": "as_of_date_precision",
         "instrument": "speaker_or_body"}
    )  # fmt: skip
    empty = pl.DataFrame(schema=COLUMNS)
    parts = [part.select([c for c in COLUMNS if c in part.columns]) for part in (said, happened)]
    return pl.concat([empty, *parts], how="diagonal").sort(
        "as_of_date", nulls_last=True, maintain_order=True
    )


def filled(rows: pl.DataFrame) -> tuple[str, ...]:
    """Return the columns to show: those in which a row says something.

    >>> filled(pl.DataFrame({"value": [2, None], "event": [None, None]}))
    ('value',)
    """
    shown = [name for name in rows.columns if rows[name].null_count() < rows.height]
    return tuple(name for name in shown if name != "as_of_date_precision")
