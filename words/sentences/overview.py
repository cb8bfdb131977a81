"""What is known nationwide, in sentences."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label


def stated(figure: dict[str, Any], reader: Language) -> str:
    """Return one statement: how many, of what, by whom, when.

    Args:
        figure: A row of ``contracts.OFFICIAL_FIGURE``.
        reader: The reader's language.
    """
    values = {
        "value": reader.number(figure["value"]),
        "what": label("indicator", figure["indicator"], reader).lower(),
        "who": reader.text(figure["speaker_or_body"]),
    }
    if figure["as_of_date"] is None:
        return reader.text("{value}: {what}. Stated by: {who}, in an undated notice.", **values)
    return reader.text(
        "{value}: {what}. Stated by: {who}, {date}.",
        date=reader.date(figure["as_of_date"], figure["as_of_date_precision"]),
        **values,
    )


def official_figures(newest: pl.DataFrame, reader: Language) -> Said:
    """Describe the cases sent to court as stated; ``newest`` as ``statements.newest``."""
    if newest.is_empty():
        finding = reader.text("No national figure has been stated")
    else:
        finding = reader.plural(
            "{n} case sent to court nationwide, as stated",
            "{n} cases sent to court nationwide, as stated",
            int(newest["value"][0]),
        )
    caution = reader.text(
        "These are recorded cases, not how often stalking happens. Statements cover different "
        "periods and must not be added or subtracted."
    )
    return Said(
        finding=finding,
        context=reader.text("Cases under article 115-1 · Kazakhstan · since 16 September 2025"),
        text=f"{known(newest, reader)} {caution}".strip(),
        about=reader.text(
            "Each point is one statement by one official, on its date. Nothing is interpolated, "
            "added or corrected. Figures without a date and figures of regions are in the table."
        ),
    )


def known(newest: pl.DataFrame, reader: Language) -> str:
    """Return the newest statements, each with its speaker and date."""
    return " ".join(stated(row, reader) for row in newest.iter_rows(named=True))


def in_short(newest: pl.DataFrame, reader: Language) -> str:
    """Return the newest dated figure of cases sent to court in one sentence."""
    dated = newest.filter(pl.col("as_of_date").is_not_null())
    if dated.is_empty():
        return reader.text("No dated national figure has been stated.")
    row = dated.row(0, named=True)
    return reader.plural(
        "By {date}, {n} case had been sent to court nationwide, as stated by officials.",
        "By {date}, {n} cases had been sent to court nationwide, as stated by officials.",
        int(row["value"]),
        date=reader.date(row["as_of_date"], row["as_of_date_precision"]),
    )


def documented(cases: pl.DataFrame, reader: Language) -> str:
    """Return how many cases the press has described and how many of them ended in a conviction."""
    convicted = cases.filter(pl.col("outcome") == "convicted").height
    known = reader.plural(
        "{n} case has been described publicly.",
        "{n} cases have been described publicly.",
        cases.height,
    )
    ended = reader.plural(
        "{n} of them is reported as ending in a conviction.",
        "{n} of them are reported as ending in a conviction.",
        convicted,
    )
    caution = reader.text("The press chose them: they are not a sample, so no rates.")
    return f"{known} {ended} {caution}"


def not_yet(reader: Language) -> str:
    """Return what cannot be answered yet and from when it may be."""
    return reader.text(
        "Whether the law changed anything and whether fines stop people cannot be answered yet: "
        "no register of cases is public, and complete 12-month repeat figures are possible from "
        "June 2027 at the earliest."
    )


def conflicts(reader: Language) -> Said:
    """Describe the figures that contradict each other."""
    return Said(
        finding=reader.text("Contradicted figures: shown, never plotted"),
        context=reader.text("Officials' statements · Kazakhstan"),
        text=reader.text(
            "Officials' figures of the same days disagree. Each is shown as published."
        ),
        about=reader.text(
            "A contradicted figure is kept with its source, so that nobody has to find it again."
        ),
    )


def timeline(reader: Language) -> Said:
    """Describe the law's own dates."""
    return Said(
        finding=reader.text("Signed 16 July 2025, in force 16 September 2025"),
        context=reader.text("Article 115-1 of the Criminal Code · Kazakhstan"),
        text=reader.text(
            "Conduct that ended before 16 September 2025 cannot be punished under article 115-1: "
            "the law has no retroactive force. Some media print other dates; they are listed as "
            "disagreements and not used."
        ),
        about=reader.text(
            "The date in force is 60 days after publication; the Prosecutor General, the Ministry "
            "and the vice-minister agree on it. Dates known to the month or year are shown no "
            "more exactly than that."
        ),
    )
