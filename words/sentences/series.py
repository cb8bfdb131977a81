"""What changed with the law and what cannot be said, in sentences."""

import polars as pl

from words.language import Language
from words.sentences.said import Said


def level_change(estimates: pl.DataFrame, *, dispersion: float, reader: Language) -> Said:
    """Describe the modelled change of level at the law date.

    Args:
        estimates: As in ``segmented_regression(...)``.
        dispersion: Pearson chi-square over degrees of freedom of the fit.
        reader: The reader's language.
    """
    level = estimates.filter(term="level").row(0, named=True)
    low, high = level["low"], level["high"]
    if low is None or high is None:
        return _without_limits(level["ratio"], reader)
    if low > 1:
        finding = reader.text("Recorded cases rose at the law date")
    elif high < 1:
        finding = reader.text("Recorded cases fell at the law date")
    else:
        finding = reader.text("No clear change at the law date")
    return Said(
        finding=finding,
        context=reader.text("Recorded cases a month · counts and model"),
        text=reader.text(
            "Level after against before, trend and season held: {ratio} times (95% interval {low} "
            "to {high}). Practice of recording may have changed too: association, not cause.",
            ratio=reader.number(level["ratio"], digits=2),
            low=reader.number(low, digits=2),
            high=reader.number(high, digits=2),
        ),
        about=reader.text(
            "Segmented quasi-Poisson regression on calendar months with trend, two harmonics of "
            "season and days as exposure (Bernal, Cummins & Gasparrini 2017). Dispersion {value}. "
            "The band is what the model expects without the change. The last two months are "
            "provisional: late registrations are still missing.",
            value=reader.number(dispersion, digits=2),
        ),
    )


def _without_limits(ratio: float, reader: Language) -> Said:
    return Said(
        finding=reader.text("The change has no interval"),
        context=reader.text("Recorded cases a month · counts and model"),
        text=reader.text(
            "Level after against before: {ratio} times. The counts vary too little to say how "
            "uncertain that is.",
            ratio=reader.number(ratio, digits=2),
        ),
        about=reader.text("Without an interval the number must not be used."),
    )


def placebos(tried: pl.DataFrame, reader: Language) -> Said:
    """Describe where the real date stands among dates at which nothing happened.

    Args:
        tried: As ``placebo_dates`` returns it.
        reader: The reader's language.
    """
    rank = int(tried.filter("is_real")["rank"][0])
    return Said(
        finding=reader.text(
            "The real date ranks {rank} of {dates} dates tried",
            rank=reader.number(rank),
            dates=reader.number(tried.height),
        ),
        context=reader.text("Change of level at other dates before the law · placebo test"),
        text=reader.text(
            "The same model was fitted at dates when nothing happened. If many of them show a "
            "change as large as the real date, the change at the real date means little."
        ),
        about=reader.text(
            "Every admissible month before the law is tried with data from before the law only. "
            "The share of dates with a change at least as large is a rough guide, not a p-value."
        ),
    )


def sensitivity(reader: Language) -> Said:
    """Describe the same estimate at the other law dates."""
    return Said(
        finding=reader.text("The result by choice of law date"),
        context=reader.text("Change of level · signed, in force, chosen date"),
        text=reader.text("If the answer depends on which date is taken, it is not a firm answer."),
        about=reader.text(
            "Signed on 16 July 2025; in force on 16 September 2025. The month of the date itself "
            "belongs to neither side unless the date is the first of a month."
        ),
    )
