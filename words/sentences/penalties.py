"""What courts impose, in sentences."""

import polars as pl

from words.language import Language
from words.sentences.said import Said

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
