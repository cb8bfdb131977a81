"""Which records make a series that can be compared before and after the law."""

from datetime import date

import polars as pl

from analysis.answerable import NotAnswerable
from analysis.legal import IN_FORCE
from words import N_, Message

#: Series code → the articles it holds; ``None``: every record of stalking-type conduct, whatever
#: the article it was booked under, so that a change of article alone does not look like a change
#: of conduct.
ARTICLES: dict[str, tuple[str, ...] | None] = {
    "stalking": None,
    "admin": ("КоАП 434", "КоАП 73", "КоАП 461"),
    "criminal": ("УК 115", "УК 147", "УК 149"),
}


def of_series(cases: pl.DataFrame, code: str, *, region_code: str | None = None) -> pl.DataFrame:
    """Return the cases of one series, of one region if named.

    Args:
        cases: As ``contracts.CASE``.
        code: A key of ``ARTICLES``.
        region_code: Two digits; all regions by default.
    """
    articles = ARTICLES[code]
    wanted = cases if articles is None else cases.filter(pl.col("article").is_in(list(articles)))
    return wanted if region_code is None else wanted.filter(pl.col("region_code") == region_code)


def structural_zero() -> NotAnswerable:
    """Return the refusal of a before-and-after comparison of article 115-1 itself."""
    return NotAnswerable(
        Message(
            N_(
                "The offence did not exist before {date}: before it the count is zero by "
                "definition, so a rise says nothing about conduct."
            ),
            {"date": IN_FORCE},
        ),
        needed=N_(
            "A series that the law did not create: all stalking-type records whatever the "
            "article, neighbouring articles, complaints or protective orders."
        ),
    )


def no_monthly_series() -> NotAnswerable:
    """Return the refusal for data that are not counted by month."""
    return NotAnswerable(
        N_("The published record has no monthly counts, so before and after cannot be compared."),
        needed=N_("A register or monthly official forms from at least a year before the law."),
        available=N_("Single statements of officials about different periods, none from before."),
    )


def no_exits() -> NotAnswerable:
    """Return the refusal to tell repeat offences apart from deaths and departures."""
    return NotAnswerable(
        N_(
            "No record says who of the people watched has died or left the country. They cannot "
            "come again, but are counted as people who have not."
        ),
        needed=N_("The days of deaths and departures, by the identifiers of the register."),
        available=N_(
            "Repeat offences and the extract date: the share recorded again is of all people "
            "watched, those who died or left included."
        ),
    )


def no_register() -> NotAnswerable:
    """Return the refusal for questions that need rows about people."""
    return NotAnswerable(
        N_("No register of cases and sanctions is public, so nobody can be followed over time."),
        needed=N_(
            "Sanctions with dates, and later cases of the same people, for 12 months after the "
            "sanction and 6 more for registration and trial."
        ),
        available=N_("The first sentences under article 115-1 are of December 2025."),
        when=date(2027, 6, 1),
    )
