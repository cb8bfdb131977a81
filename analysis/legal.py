"""The steps of the law itself among all that happened around it."""

import polars as pl

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
