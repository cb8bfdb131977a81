"""How soon people are recorded again after each sanction, in sentences."""

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label


def by_sanction(steps: pl.DataFrame, left_out: int, *, days: int, reader: Language) -> Said:
    """Describe the curve of each first sanction by where it stands after ``days``.

    Args:
        steps: As ``repeat_offence_curve`` returns it by ``sanction_type``.
        left_out: How many sanctions too few people had for a curve.
        days: The chosen window [days].
        reader: The reader's language.
    """
    until = steps.filter(pl.col("day") <= days).group_by("sanction_type", maintain_order=True)
    parts = [
        reader.text(
            "{sanction}: {share} (95% interval {low} to {high}).",
            sanction=label("sanction_type", row["sanction_type"], reader),
            share=reader.percent(row["share"], digits=1),
            low=reader.percent(row["share_low"], digits=1),
            high=reader.percent(row["share_high"], digits=1),
        )
        for row in until.last().iter_rows(named=True)
        if row["share_low"] is not None
    ]
    few = reader.plural(
        "{n} sanction that fewer than 30 people had is left out.",
        "{n} sanctions that fewer than 30 people had are left out.",
        left_out,
    )
    caution = reader.text(
        "Courts give different sanctions to different people, so a difference between the curves "
        "is not the effect of the sanction."
    )
    return Said(
        finding=reader.text("How soon people are recorded again, by first sanction"),
        context=reader.text("Repeat offence by first sanction · crude comparison"),
        text=" ".join(
            [
                reader.text("Recorded again by day {day}:", day=reader.number(days)),
                *parts,
                *([few] if left_out else []),
                caution,
            ]
        ),
        about=reader.text(
            "Kaplan-Meier curves by the first principal sanction, with 95% bands (Greenwood, "
            "log-log). Each person counts for the days on which they were observed; the table "
            "under the curves says how many still are. Prior offences, relationship and region "
            "are not held equal here."
        ),
    )
