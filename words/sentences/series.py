"""What changed with the law and what cannot be said, in sentences."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said


def level_change(
    estimates: pl.DataFrame, *, dispersion: float, detectable: float | None, reader: Language
) -> Said:
    """Describe the modelled change of level at the law date.

    Args:
        estimates: As in ``segmented_regression(...)``.
        dispersion: Pearson chi-square over degrees of freedom of the fit.
        detectable: The smallest rise that would show; ``None``: not even a large one would.
        reader: The reader's language.
    """
    level = estimates.filter(term="level").row(0, named=True)
    low, high = level["low"], level["high"]
    if low is None or high is None:
        return _without_limits(level["ratio"], reader)
    findings = {
        "rose": reader.text("Recorded cases rose at the law date"),
        "fell": reader.text("Recorded cases fell at the law date"),
        "unclear": reader.text("No clear change at the law date"),
    }
    return Said(
        finding=findings[_answer(low, high)],
        context=reader.text("Recorded cases a month · counts and model"),
        text=reader.text(
            "After the date {ratio} times as many cases were recorded as the earlier trend and "
            "season would give (95% interval {low} to {high}). How cases are recorded may have "
            "changed too: association, not cause.",
            ratio=reader.number(level["ratio"], digits=2),
            low=reader.number(low, digits=2),
            high=reader.number(high, digits=2),
        )
        + " "
        + _detectable(detectable, reader),
        about=reader.text(
            "Segmented quasi-Poisson regression on calendar months with trend, two harmonics of "
            "season and days as exposure (Bernal, Cummins & Gasparrini 2017). Dispersion {value}. "
            "The band is what the model expects without the change. The last two months are "
            "provisional: late registrations are still missing.",
            value=reader.number(dispersion, digits=2),
        ),
    )


def _detectable(ratio: float | None, reader: Language) -> str:
    if ratio is None:
        return reader.text("Even a very large rise would not show in so few months.")
    return reader.text(
        "A rise to less than {ratio} times would probably have been missed.",
        ratio=reader.number(ratio, digits=2),
    )


def _without_limits(ratio: float, reader: Language) -> Said:
    return Said(
        finding=reader.text("The change has no interval"),
        context=reader.text("Recorded cases a month · counts and model"),
        text=reader.text(
            "After the date {ratio} times as many cases were recorded as the earlier trend would "
            "give. How uncertain that is cannot be said: the counts vary too little.",
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
            "The same model was fitted at dates when nothing happened; rank 1 is the largest "
            "change. If many of them show a change as large as the real date, the change at the "
            "real date means little."
        ),
        about=reader.text(
            "Every admissible month before the law is tried with data from before the law only. "
            "The share of dates with a change at least as large is a rough guide, not a p-value."
        ),
    )


def sensitivity(estimates: pl.DataFrame, reader: Language) -> Said:
    """Describe the same estimate at the other law dates.

    Args:
        estimates: ``label``, ``ratio``, ``low``, ``high`` (null where the model cannot be fitted)
            and ``is_crude``, a row for each date and one for the plain comparison.
        reader: The reader's language.
    """
    modelled = estimates.filter(~pl.col("is_crude") & pl.col("low").is_not_null())
    answers = {_answer(low, high) for low, high in modelled.select("low", "high").iter_rows()}
    if modelled.height < 2:
        finding = reader.text("The result by choice of law date")
    elif len(answers) == 1:
        finding = reader.text("The same answer at each law date")
    else:
        finding = reader.text("The answer depends on the law date")
    each = " ".join(_at_date(row, reader) for row in estimates.iter_rows(named=True))
    caution = reader.text(
        "If the answer depends on which date is taken, it is not a firm answer. The plain "
        "comparison ignores trend and season."
    )
    return Said(
        finding=finding,
        context=reader.text("Change of level · signed, in force, chosen date"),
        text=f"{each} {caution}",
        about=reader.text(
            "Signed on 16 July 2025; in force on 16 September 2025. The month of the date itself "
            "belongs to neither side unless the date is the first of a month."
        ),
    )


def _answer(low: float, high: float) -> str:
    return "rose" if low > 1 else "fell" if high < 1 else "unclear"


def _at_date(row: dict[str, Any], reader: Language) -> str:
    if row["ratio"] is None or row["low"] is None or row["high"] is None:
        return reader.text("{label}: cannot be calculated.", label=row["label"])
    return reader.text(
        "{label}: {ratio} times (95% interval {low} to {high}).",
        label=row["label"],
        ratio=reader.number(row["ratio"], digits=2),
        low=reader.number(row["low"], digits=2),
        high=reader.number(row["high"], digits=2),
    )
