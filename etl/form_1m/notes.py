"""What is said of a workbook as a whole: that it is no Form 1-M, or what it holds."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from etl.errors import DataRefused
from etl.form_1m.place import Scope
from words import N_, Message

#: Sections whose columns all have codes; the others may borrow those of section 1.
CODED = ("1", "3", "3-1")

SNG_1 = N_(
    "{file} is Form № СНГ-1. It is not loaded: it has no article of its own for stalking, and its"
    " totals are those of Form 1-M. Load the Form 1-M of the same region and period."
)
POPULATION = N_(
    "{file} is a population table of the Bureau of National Statistics. It is not loaded here:"
    " the program has its own population table, data/reference/population.csv. To bring that up to"
    " date, add rows there, with their source, and run python -m etl init."
)
NOT_THE_FORM = N_(
    "{file} is not a Form 1-M: no sheet has a title such as «Раздел 1», columns numbered under"
    " «А» and «Б», and rows that name articles («ст.115»). Choose the workbook as it was"
    " downloaded, or another kind of file."
)
SECTION_TWICE = N_(
    "{file}: the sheets {sheets} are all section {section}. Remove all but one and load again."
)

LEFT_OUT = {
    "no_section": N_("Sheet {sheet} was not read: its title names no section of the form."),
    "no_numbers": N_("Sheet {sheet} was not read: it has no row that numbers its columns."),
    "no_articles": N_("Sheet {sheet} was not read: its rows name no articles."),
    "money": N_("Sheet {sheet} was not read: it holds sums of money, not counts."),
    "hidden": N_("The hidden sheet {sheet} was not read: another sheet is the same section."),
}
SCOPE = N_("Region {region}, from {first} to {last}, sections: {sections}.")
APPENDICES = N_("Appendices that were read as well: {numbers}.")
APPENDIX = "appendix-"
UNKNOWN_COLUMNS = N_(
    "Section {section}: the headings of columns {columns} are new. They are kept, but no figure"
    " reads them yet."
)
UNNUMBERED = N_(
    "Section {section}: columns {columns} of the sheet have no printed number. They were numbered"
    " by their place; what they mean is known from their headings."
)
STRAY = N_(
    "Cells far outside the table were left out: {cells}. Delete the empty rows and columns"
    " around the table to be rid of this note."
)


def refuse_others(name: str, found: Mapping[str, Any]) -> None:
    """Make sure that a workbook is a Form 1-M, each section once.

    Args:
        name: What the sender calls the file.
        found: What ``readers.form_1m`` found in it.

    Raises:
        DataRefused: It is another form, or none; says what to do.
    """
    tables: Sequence[Mapping[str, Any]] = found["tables"]
    texts = [found["title"], *found["texts"]]
    said = " ".join(texts).casefold()
    if any(form in said for form in ("снг-1", "1-снг", "тмд-1", "1-тмд")):
        raise DataRefused(Message(SNG_1, {"file": name}))
    if not tables:
        is_population = any(
            word in said for word in ("численность насел", "все население", "халқының саны")
        )
        raise DataRefused(Message(POPULATION if is_population else NOT_THE_FORM, {"file": name}))
    sections = [table["section"] for table in tables]
    twice = [section for section in dict.fromkeys(sections) if sections.count(section) > 1]
    if twice:
        raise DataRefused(
            *(
                Message(
                    SECTION_TWICE,
                    {
                        "file": name,
                        "section": section,
                        "sheets": ", ".join(
                            table["sheet"] for table in tables if table["section"] == section
                        ),
                    },
                )
                for section in twice
            )
        )


def notes_on(found: Mapping[str, Any], scope: Scope, columns: pl.DataFrame) -> tuple[Message, ...]:
    """Return sentences about the file: what it counts, what was left out, what is new."""
    read = columns["section"].unique(maintain_order=True).to_list()
    appendices = [name.removeprefix(APPENDIX) for name in read if name.startswith(APPENDIX)]
    said = {
        "region": scope.region_code,
        "first": scope.period_from,
        "last": scope.period_to,
        "sections": ", ".join(name for name in read if not name.startswith(APPENDIX)) or "–",
    }
    notes = [Message(SCOPE, said)]
    if appendices:
        notes.append(Message(APPENDICES, {"numbers": ", ".join(appendices)}))
    notes += [Message(LEFT_OUT[why], {"sheet": sheet}) for sheet, why in found["left_out"]]
    unknown = columns.filter(pl.col("section").is_in(CODED) & pl.col("measure").is_null())
    for (section,), new in unknown.group_by("section", maintain_order=True):
        numbers = ", ".join(str(number) for number in new["form_column"])
        notes.append(Message(UNKNOWN_COLUMNS, {"section": section, "columns": numbers}))
    for table in found["tables"]:
        if table["unnumbered"] and table["section"] in CODED:
            letters = ", ".join(table["unnumbered"])
            notes.append(Message(UNNUMBERED, {"section": table["section"], "columns": letters}))
    if found["stray_cells"]:
        notes.append(Message(STRAY, {"cells": ", ".join(found["stray_cells"][:10])}))
    return tuple(notes)
