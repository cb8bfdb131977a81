"""Who comes back, and how soon: people watched from their first sanction."""

import polars as pl

from analysis import answerable, fines_compared
from analysis.disclosure.rules import with_share_status
from analysis.follow_up import FollowUp
from analysis.legal import LAW_DATES
from analysis.penalties import AdjustedComparison
from analysis.public import people as public_people
from analysis.public.cells import protected
from analysis.repeat_offences import follow_up, repeat_offence_curve, repeat_within
from analysis.series import no_register
from charts.adjusted import difference_figure
from charts.survival import repeat_offence_figure
from report.answers.answer import Answer, Estimate
from report.asked import Asked, Choices
from words import Language
from words.sentences import comparison, repeat_offences
from words.sentences import public as hidden

_WINDOWS = (90, 180, 365)
_RATES = ("days", "people", "reoffended", "share", "low", "high")


def within(asked: Asked) -> Answer:
    """Return the share recorded again within the window, and the curve behind it.

    Raises:
        NotAnswerable: There is no register, or too few people were watched.
    """
    if asked.is_public:
        return _protected(asked)
    days = asked.choices.days
    people = _followed(asked).people
    refusal = answerable.follow_up(people, days=days, until=asked.until)
    if refusal is not None:
        raise refusal
    overall = repeat_within(people, days=days).row(0, named=True)
    lengths = sorted({*_WINDOWS, days})
    rates = [repeat_within(people, days=n).with_columns(days=pl.lit(n)) for n in lengths]
    return Answer(
        repeat_offences.within(overall, days=days, reader=asked.reader),
        with_share_status(pl.concat(rates), "people"),
        _RATES,
        repeat_offence_figure(repeat_offence_curve(people), language=asked.reader),
        Estimate(overall["share"], "share", overall["low"], overall["high"]),
    )


def fines_against_others(asked: Asked) -> Answer:
    """Return the difference between people fined and others, among people alike on record.

    Raises:
        NotAnswerable: There is no register, the view is public, the groups do not overlap, or
            people are not watched from a sanction.
    """
    if asked.is_public:
        raise protected()
    reader, days = asked.reader, asked.choices.days
    found = compared(_followed(asked).people, article=asked.choices.article, days=days)
    rows = difference_rows(found, reader)
    return Answer(
        comparison.adjusted(found, days=days, reader=reader),
        rows,
        ("estimate", "per_100", "per_100_low", "per_100_high", "people"),
        difference_figure(rows, language=reader),
        Estimate(found.difference_per_100, "difference_per_100_people", found.low, found.high),
    )


def compared(people: pl.DataFrame, *, article: str, days: int) -> AdjustedComparison:
    """Compare fines with other sanctions among the people of an article.

    Args:
        people: As ``analysis.repeat_offences.follow_up`` returns them.
        article: ``cc115-1``, or ``all``.
        days: Length of the window [days].
    """
    articles = () if article == "all" else ("УК 115-1",)
    return fines_compared.fines_against_others(people, articles=articles, days=days)


def difference_rows(found: AdjustedComparison, reader: Language) -> pl.DataFrame:
    """Return the adjusted and the plain difference as rows of a chart and a table."""
    return pl.DataFrame(
        {
            "label": [reader.text("Adjusted"), reader.text("Plain")],
            "per_100": [found.difference_per_100, found.crude_per_100],
            "low": [found.low, None],
            "high": [found.high, None],
            "is_crude": [False, True],
            "people": [sum(found.people)] * 2,
        }
    ).with_columns(estimate="label", per_100_low="low", per_100_high="high")


def _followed(asked: Asked) -> FollowUp:
    if asked.is_published:
        raise no_register()
    return follow_up(
        asked.cases(),
        asked.sanctions(),
        start=asked.choices.start,  # type: ignore[arg-type]
        event=asked.choices.event,  # type: ignore[arg-type]
        until=asked.until,
    )


def _protected(asked: Asked) -> Answer:
    """Return the usual window by first sanction; other windows beside it would give people away."""
    days, reader = Choices().days, asked.reader
    found = public_people.window(
        asked.history(), by="sanction_type", days=days, law_date=LAW_DATES["in_force"]
    )
    said = hidden.table(
        reader.text("Recorded again, by first sanction"),
        context=reader.plural(
            "Any new case within {n} day of the first sanction",
            "Any new case within {n} days of the first sanction",
            days,
        ),
        reader=reader,
    )
    known = found.filter(pl.col("sanction_type").is_not_null())
    return Answer(said, known, ("sanction_type", "people", "reoffended", "share", "low", "high"))
