"""The law's own dates, and its steps among all that happened around it."""

from datetime import date

import polars as pl

#: The law of 16 July 2025, and the first day of article 115-1: 60 days after its publication.
SIGNED, IN_FORCE = date(2025, 7, 16), date(2025, 9, 16)
#: The same by their codes in addresses.
LAW_DATES = {"signed": SIGNED, "in_force": IN_FORCE}

#: How the record names the bill, the law and the article in ``instrument``.
_OF_THE_ARTICLE = r"(?i)^(bill on optimisation|same bill|law of 16 jul 2025|uk (art\. )?115-1)"


def about_article(events: pl.DataFrame) -> pl.DataFrame:
    """Return the dated steps of article 115-1: bill, law, first cases and sentences.

    Args:
        events: As ``contracts.LEGAL_EVENT``. Neighbouring laws, statements and the rows that
            disagree about a date are left out; the table beside the chart has them.
    """
    return events.filter(
        pl.col("instrument").str.contains(_OF_THE_ARTICLE)
        & pl.col("date").is_not_null()
        & ~pl.col("is_disagreement")
    ).sort("date", "event_id")
