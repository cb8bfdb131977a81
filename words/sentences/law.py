"""Which conduct the law can reach, in sentences."""

import polars as pl

from words.language import Language
from words.sentences.said import Said


def documented(cases: pl.DataFrame, reader: Language) -> Said:
    """Describe the publicly reported cases; ``cases`` with ``law_position``."""
    return _said(
        cases,
        reader,
        context=reader.text("Publicly reported cases, without names · 2021–2026"),
        caution=reader.text("The press chose these cases; nothing follows for all cases."),
    )


def register(cases: pl.DataFrame, reader: Language) -> Said:
    """Describe the cases of a register; ``cases`` with ``law_position``."""
    return _said(
        cases,
        reader,
        context=reader.text("Cases of the register by dates of conduct"),
        caution=reader.text("Recorded cases only."),
    )


def _said(cases: pl.DataFrame, reader: Language, *, context: str, caution: str) -> Said:
    before = cases.filter(pl.col("law_position") == "before").height
    unknown = cases.filter(pl.col("law_position") == "unknown").height
    finding = reader.plural(
        "In {n} case all conduct ended before the law",
        "In {n} cases all conduct ended before the law",
        before,
    )
    doubt = reader.plural(
        "In {n} case the known dates do not suffice to tell.",
        "In {n} cases the known dates do not suffice to tell.",
        unknown,
    )
    text = reader.text(
        "The law has no retroactive force: conduct that ended before 16 September 2025 cannot be "
        "punished under article 115-1; of conduct that went on, only the part from that day on."
    )
    return Said(
        finding=finding,
        context=context,
        text=" ".join([text, *([doubt] if unknown else []), caution]),
        about=reader.text(
            "Each case is placed against 16 September 2025, the day on which the article came into "
            "force. A date known to the month or year is an interval; where that interval spans "
            "the day, the case is “not known”. This is a reading of dates, not a legal opinion."
        ),
    )
