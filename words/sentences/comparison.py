"""Fines against other sanctions, and what follows a sanction, in sentences."""

from typing import Protocol

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label


class Comparison(Protocol):
    """What an adjusted comparison found, fines minus others."""

    @property
    def people(self) -> tuple[int, int]:
        """Return the people fined and the others."""

    @property
    def difference_per_100(self) -> float:
        """Return the adjusted difference per 100 people."""

    @property
    def low(self) -> float:
        """Return the lower end of its interval."""

    @property
    def high(self) -> float:
        """Return the upper end of its interval."""

    @property
    def e_value(self) -> float:
        """Return how strong an unrecorded cause would have to be."""

    @property
    def overlap(self) -> float:
        """Return the share of people with a counterpart."""


def adjusted(found: Comparison, *, days: int, reader: Language) -> Said:
    """Describe fines against other sanctions among people alike in what is recorded."""
    if found.low > 0:
        finding = reader.text("After fines more people are recorded again")
    elif found.high < 0:
        finding = reader.text("After fines fewer people are recorded again")
    else:
        finding = reader.text("No clear difference between fines and other sanctions")
    fined, others = found.people
    return Said(
        finding=finding,
        context=reader.text("Recorded again within {days} days · fines minus others", days=days),
        text=reader.text(
            "Among people alike in what is recorded: {difference} per 100 people (95% interval "
            "{low} to {high}); {fined} fined, {others} others. Courts know more than the register "
            "does: association, not cause.",
            difference=reader.number(found.difference_per_100, digits=1),
            low=reader.number(found.low, digits=1),
            high=reader.number(found.high, digits=1),
            fined=reader.number(fined),
            others=reader.number(others),
        ),
        about=reader.text(
            "Inverse-probability weights hold equal: earlier cases, sex, relationship to the "
            "victim. Not held equal: what was done, evidence, income, the judge. {overlap} of "
            "people have a counterpart. Something unrecorded would need a risk ratio of {e_value} "
            "with both the sanction and repeat offences to explain the difference away (E-value).",
            overlap=reader.percent(found.overlap),
            e_value=reader.number(found.e_value, digits=1),
        ),
    )


def paths(steps: pl.DataFrame, reader: Language) -> Said:
    """Describe what follows a sanction; ``steps`` as ``analysis.paths.sanction_paths``."""
    first = steps.filter(step=1)
    people = int(first["people"].sum())
    row = first.row(0, named=True)
    return Said(
        finding=reader.plural(
            "{n} person has a second sanction", "{n} people have a second sanction", people
        ),
        context=reader.text("Principal sanctions of one person in order of time"),
        text=reader.text(
            "Most often: {first}, then {second} ({share} of them). People whose sanctions end here "
            "are not shown: they may not have been watched long enough.",
            first=label("sanction_type", row["from_type"], reader),
            second=label("sanction_type", row["to_type"], reader),
            share=reader.percent(row["share"]),
        ),
        about=reader.text(
            "Sanctions of one day are one step, named by the principal one; cancelled ones do not "
            "count. A path is a sequence in time, not the effect of a sanction."
        ),
    )
