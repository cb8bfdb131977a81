"""The checks that every register undergoes, in words; see ``etl.checks.find``."""

from dataclasses import dataclass
from typing import Literal

from words import N_

Severity = Literal["error", "warning", "skipped"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how grave its finding is, what is wrong, what was expected, how to mend it.

    ``expected`` may hold ``{expected}``, which each finding fills in.
    """

    severity: Severity
    fault: str
    expected: str
    mend: str


CORRECT = N_("Correct the cell and load the file again.")
ASK = N_("Ask the sender which one is right.")
REMOVE = N_("Remove it from the file and load it again.")

COMMON = {
    "required_missing": Check(
        "error", N_("The cell is empty."), N_("a value: the column is required"), CORRECT
    ),
    "date_unreadable": Check(
        "error",
        N_("This is not a date."),
        N_("2026-02-28, 28.02.2026, 2026-02, 02.2026 or 2026"),
        CORRECT,
    ),
    "date_impossible": Check(
        "error",
        N_("There is no such date."),
        N_("a day of the calendar between 1900 and 2100"),
        CORRECT,
    ),
    "date_short_year": Check(
        "error",
        N_("The year of the date has only two digits, so it may mean several days."),
        N_("a year with four digits, for example 28.02.2026"),
        N_("Write the year with four digits and load the file again."),
    ),
    "date_serial": Check(
        "error",
        N_("This is a day number of a spreadsheet among dates."),
        N_("a date; the number would be {expected}"),
        N_("Format the column as dates in the spreadsheet and save the file again."),
    ),
    "number_unreadable": Check(
        "error",
        N_("This is not a number that the column can hold."),
        N_("a whole number, 0 or more (an amount in MCI may have decimals)"),
        CORRECT,
    ),
    "code_unknown": Check(
        "error",
        N_("The value is not on the list of this column."),
        N_("one of: {expected}"),
        CORRECT,
    ),
    "personal_data": Check(
        "error",
        N_("The cell may hold personal data, which is not kept."),
        N_("a number or name that belongs to no person"),
        REMOVE,
    ),
    "text_too_long": Check(
        "error", N_("The text is too long."), N_("at most {expected} characters"), CORRECT
    ),
    "formula_text": Check(
        "error",
        N_("The text would run as a formula in a spreadsheet."),
        N_("text that does not begin with =, +, - or @"),
        CORRECT,
    ),
    "after_extract": Check(
        "error",
        N_("The date is later than the day on which the data were extracted."),
        N_("not after {expected}"),
        N_("Correct the date, or the extract date of the file."),
    ),
    "extract_missing": Check(
        "error",
        N_("It is not said on what day the row was extracted."),
        N_("a full date in extract_date"),
        N_("Fill in the column, or state the extract date when loading the file."),
    ),
    "duplicate_conflict": Check(
        "error",
        N_("Another row of the file has the same key and says something else."),
        N_("one row for each key"),
        ASK,
    ),
    "simulated_mixed": Check(
        "error",
        N_("Simulated and real rows may not share a data set."),
        N_("either only keys that begin with SIM- in a data set, or none"),
        N_("Load the file into another data set."),
    ),
    "article_unreadable": Check(
        "error",
        N_("The article cannot be understood."),
        N_("one article with its code, for example УК 115-1 or КоАП 434"),
        CORRECT,
    ),
    "article_unknown": Check(
        "error",
        N_("The Criminal Code has no such article."),
        N_("an article of the code, for example УК 115-1"),
        CORRECT,
    ),
    "article_unlisted": Check(
        "warning",
        N_("The article is not in the reference of this project."),
        N_("an article near stalking: КоАП 73, 434, 461"),
        N_("Check the number; the row was kept."),
    ),
    "article_not_in_force": Check(
        "error",
        N_("The article was not yet in force on the date of the row."),
        N_("a date from {expected}, or another article"),
        ASK,
    ),
    "article_repealed": Check(
        "warning",
        N_("The article was no longer in force on the date of the row."),
        N_("a date up to {expected}"),
        N_("Check the date and the article; the row was kept."),
    ),
    "region_missing": Check(
        "error",
        N_("The region is not given, and the district does not tell it."),
        N_("one of the 20 regions, by name or KATO code"),
        CORRECT,
    ),
    "region_unknown": Check(
        "error",
        N_("The region is unknown."),
        N_("one of the 20 regions, by name or KATO code (nearest name: {expected})"),
        CORRECT,
    ),
    "region_ambiguous": Check(
        "warning",
        N_("A bare «Алматы» beside «Алматы қаласы» was read as the region, not the city."),
        N_("«Алматы облысы» or «Алматы қаласы»"),
        N_("Check the region; the row was kept."),
    ),
    "district_unknown": Check(
        "error",
        N_("The district is unknown."),
        N_("a district of the region, by name or KATO code (nearest name: {expected})"),
        CORRECT,
    ),
    "district_elsewhere": Check(
        "error", N_("The district lies in another region."), N_("a district of the region"), ASK
    ),
    "district_ambiguous": Check(
        "error",
        N_("Several districts have this name."),
        N_("the region as well, or the KATO code"),
        CORRECT,
    ),
}
