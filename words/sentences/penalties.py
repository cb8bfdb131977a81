"""What courts impose, in sentences."""

from typing import Protocol

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label

#: Below this many people or sanctions a share is said in numbers only.
FEWEST_FOR_A_PERCENTAGE = 30


def sentences_known(cases: pl.DataFrame, reader: Language) -> Said:
    """Describe the publicly known sentences against the statutory maximum.

    Args:
        cases: One row per sentence with ``value``, ``max_value`` (null where the amount or the
            ceiling is not known) and ``sanction_type``.
        reader: The reader's language.
    """
    at_maximum = cases.filter(pl.col("value") >= pl.col("max_value")).height
    fines = cases.filter(pl.col("sanction_type") == "fine").height
    text = reader.text(
        "The law allows up to 200 MCI as a fine or correctional work, 200 hours of community "
        "service or 50 days of arrest."
    )
    known = reader.plural(
        "{n} of the known sentences is at the maximum.",
        "{n} of the known sentences are at the maximum.",
        at_maximum,
    )
    fined = reader.plural("{n} of them is a fine.", "{n} of them are fines.", fines)
    caution = reader.text("These are the sentences the press reported, not all sentences.")
    return Said(
        finding=reader.plural(
            "{n} sentence under article 115-1 is publicly known",
            "{n} sentences under article 115-1 are publicly known",
            cases.height,
        ),
        context=reader.text("Sentences reported by courts and the press · since September 2025"),
        text=f"{text} {known} {fined} {caution}",
        about=reader.text(
            "Each bar is one sentence as a share of the maximum for its kind on that day. A "
            "sentence whose amount was not published is listed without a bar."
        ),
    )


def mix(mix_of: pl.DataFrame, reader: Language) -> Said:
    """Describe which sanctions are imposed; ``mix_of`` as ``penalties.sanction_mix``."""
    principal = mix_of.filter("is_principal")
    total = int(principal["count"].sum())
    fines = principal.filter(pl.col("sanction_type") == "fine")
    if fines.is_empty():
        finding, text = reader.text("No fine among the principal sanctions"), ""
    elif total < FEWEST_FOR_A_PERCENTAGE:
        finding = reader.plural(
            "{n} fine among the principal sanctions",
            "{n} fines among the principal sanctions",
            int(fines["count"][0]),
        )
        text = reader.text("There are too few for a percentage.")
    else:
        row = fines.row(0, named=True)
        finding = reader.text(
            "Fines are {share} of principal sanctions", share=reader.percent(row["share"])
        )
        text = reader.text(
            "Share of fines: {share} (95% interval {low} to {high}).",
            share=reader.percent(row["share"], digits=1),
            low=reader.percent(row["low"], digits=1),
            high=reader.percent(row["high"], digits=1),
        )
    counted = reader.plural(
        "{n} principal sanction counted.", "{n} principal sanctions counted.", total
    )
    return Said(
        finding=finding,
        context=reader.text("Principal sanctions in the register"),
        text=f"{text} {counted}".strip(),
        about=reader.text(
            "Shares of principal sanctions with Wilson intervals; additional sanctions are counted "
            "apart. One person may have several."
        ),
    )


def fines(fines_of: pl.DataFrame, payment: pl.DataFrame, reader: Language) -> Said:
    """Describe how large fines are and whether they are paid.

    Args:
        fines_of: One row per fine, as ``penalties.fine_severity``.
        payment: One row, as ``penalties.fine_payment``.
        reader: The reader's language.
    """
    known = fines_of["share_of_ceiling"].drop_nulls()
    middle = known.median()
    if middle is None:
        finding = reader.text("No fine with a known maximum")
    else:
        finding = reader.text(
            "Half of the fines: {share} of the maximum or less",
            share=reader.percent(float(str(middle))),
        )
    counted = reader.plural(
        "{n} fine in the register.", "{n} fines in the register.", fines_of.height
    )
    return Said(
        finding=finding,
        context=reader.text("Fines in MCI of the day they were imposed"),
        text=f"{counted} {_paid(payment, reader)}".strip(),
        about=reader.text(
            "MCI (monthly calculation index): 3,932 tenge in 2025, 4,325 in 2026. An amount in "
            "tenge is divided by the MCI in force on the day of the sentence. The maximum depends "
            "on the article and the day. Paid: of the fines whose fate is known."
        ),
    )


def _paid(payment: pl.DataFrame, reader: Language) -> str:
    row = payment.row(0, named=True)
    if row["share"] is None:
        return reader.text("Whether they were paid is not known.")
    if row["paid"] + row["part_paid"] + row["unpaid"] + row["converted"] < FEWEST_FOR_A_PERCENTAGE:
        return reader.plural("{n} is fully paid.", "{n} are fully paid.", row["paid"])
    return reader.text(
        "{share} are fully paid (95% interval {low} to {high}).",
        share=reader.percent(row["share"], digits=1),
        low=reader.percent(row["low"], digits=1),
        high=reader.percent(row["high"], digits=1),
    )


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
