"""What is known of one region, in sentences."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.overview import stated
from words.sentences.said import Said


def people(row: dict[str, Any] | None, reader: Language) -> str:
    """Return how many people live in the region; ``row`` of ``contracts.POPULATION``."""
    if row is None:
        return reader.text("How many people live here is not in the data.")
    return reader.text(
        "Residents on {date}: {n}.",
        date=reader.date(row["ref_date"]),
        n=reader.number(row["population"]),
    )


def officials(own: pl.DataFrame, others: int, *, place: str, reader: Language) -> Said:
    """Describe the statements about a region.

    Args:
        own: Statements about article 115-1, by date, a row at least.
        others: How many more speak of related things, such as violence in the family.
        place: The region's name.
        reader: The reader's language.
    """
    newest = own.row(-1, named=True)
    sentences = [stated(newest, reader)]
    if others:
        sentences.append(
            reader.plural(
                "{n} more statement is about related offences: see the table.",
                "{n} more statements are about related offences: see the table.",
                others,
            )
        )
    sentences.append(reader.text("Statements cover different periods and are not added."))
    return Said(
        finding=reader.plural(
            "{n} official statement about article 115-1 here",
            "{n} official statements about article 115-1 here",
            own.height,
        ),
        context=reader.text("What officials said · {place} · since September 2025", place=place),
        text=" ".join(sentences),
        about=reader.text(
            "Each point is one statement on the day it describes. Nothing is interpolated, added "
            "or corrected. A region of which nothing was stated is not a region without cases."
        ),
    )


def cases(known: pl.DataFrame, *, place: str, reader: Language) -> Said:
    """Describe the publicly reported cases of a region; ``known`` with ``outcome``."""
    convicted = known.filter(pl.col("outcome") == "convicted").height
    return Said(
        finding=reader.plural(
            "{n} case from here has been described publicly",
            "{n} cases from here have been described publicly",
            known.height,
        ),
        context=reader.text(
            "Publicly reported cases, without names · {place} · 2021–2026", place=place
        ),
        text=" ".join(
            [
                reader.plural(
                    "{n} of them is reported as ending in a conviction.",
                    "{n} of them are reported as ending in a conviction.",
                    convicted,
                ),
                reader.text("The press chose them: they are not a sample, so no rates."),
            ]
        ),
        about=reader.text(
            "Each bar runs from the first to the last known conduct, with reports, orders and "
            "sanctions as marks and the law's dates as lines. Each case has its source in the "
            "table."
        ),
    )
