"""What the checks of a register find, in words: one entry for each code.

The wrong rows are found by ``sql/checks/*.sql``; a file's name is its check's code, and the names
that begin with a kind are asked of that kind only.
"""

from dataclasses import dataclass
from typing import Literal

import duckdb
import polars as pl

from etl.columns import Kind
from etl.queries import names, query
from words import N_

Severity = Literal["error", "warning", "skipped"]

#: One row per objection. ``value`` is empty for an empty cell and null where it may be personal.
PROBLEM = {
    "line": pl.Int64,
    "check_code": pl.String,
    "severity": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "expected": pl.String,
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how grave its finding is, what is wrong, what was expected, how to mend it.

    ``expected`` may hold ``{expected}``, which each finding fills in.
    """

    severity: Severity
    fault: str
    expected: str
    mend: str


_CORRECT = N_("Correct the cell and load the file again.")
_ASK = N_("Ask the sender which one is right.")
_REMOVE = N_("Remove it from the file and load it again.")

CHECKS = {
    "row_width": Check(
        "error",
        N_("The row does not have as many cells as the header."),
        N_("{expected} cells"),
        N_("Look for a stray delimiter or quotation mark in the row."),
    ),
    "required_missing": Check(
        "error", N_("The cell is empty."), N_("a value: the column is required"), _CORRECT
    ),
    "date_unreadable": Check(
        "error",
        N_("This is not a date."),
        N_("2026-02-28, 28.02.2026, 2026-02, 02.2026 or 2026"),
        _CORRECT,
    ),
    "date_impossible": Check(
        "error",
        N_("There is no such date."),
        N_("a day of the calendar between 1900 and 2100"),
        _CORRECT,
    ),
    "number_unreadable": Check(
        "error",
        N_("This is not a number that the column can hold."),
        N_("a whole number, 0 or more (an amount in MCI may have decimals)"),
        _CORRECT,
    ),
    "code_unknown": Check(
        "error",
        N_("The value is not on the list of this column."),
        N_("one of: {expected}"),
        _CORRECT,
    ),
    "personal_data": Check(
        "error",
        N_("The cell may hold personal data, which is not kept."),
        N_("a number or name that belongs to no person"),
        _REMOVE,
    ),
    "text_too_long": Check(
        "error", N_("The text is too long."), N_("at most {expected} characters"), _CORRECT
    ),
    "formula_text": Check(
        "error",
        N_("The text would run as a formula in a spreadsheet."),
        N_("text that does not begin with =, +, - or @"),
        _CORRECT,
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
        _ASK,
    ),
    "simulated_mixed": Check(
        "error",
        N_("Simulated and real rows may not share a data set."),
        N_("keys that begin with SIM- in the data set “simulated”, and nowhere else"),
        N_("Load the file into another data set."),
    ),
    "article_unreadable": Check(
        "error",
        N_("The article cannot be understood."),
        N_("one article with its code, for example УК 115-1 or КоАП 434"),
        _CORRECT,
    ),
    "article_unknown": Check(
        "error",
        N_("The Criminal Code has no such article."),
        N_("an article of the code, for example УК 115-1"),
        _CORRECT,
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
        _ASK,
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
        _CORRECT,
    ),
    "region_unknown": Check(
        "error",
        N_("The region is unknown."),
        N_("one of the 20 regions, by name or KATO code (nearest name: {expected})"),
        _CORRECT,
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
        _CORRECT,
    ),
    "district_elsewhere": Check(
        "error", N_("The district lies in another region."), N_("a district of the region"), _ASK
    ),
    "district_ambiguous": Check(
        "error",
        N_("Several districts have this name."),
        N_("the region as well, or the KATO code"),
        _CORRECT,
    ),
    "case_conduct_form_unknown": Check(
        "error",
        N_("A form of conduct is not on the list."),
        N_("one or more of: {expected}"),
        _CORRECT,
    ),
    "case_date_order": Check(
        "error",
        N_("The date is earlier than the step before it."),
        N_("conduct, report, registration, outcome in this order: not before {expected}"),
        _CORRECT,
    ),
    "case_birth_year": Check(
        "error",
        N_("The year of birth cannot be right."),
        N_("a year from 1900 to {expected}"),
        _CORRECT,
    ),
    "case_track_disagrees": Check(
        "error",
        N_("The kind of proceedings is not that of the article."),
        N_("{expected}, or another article"),
        _ASK,
    ),
    "sanction_date_order": Check(
        "error",
        N_("The payment is dated before the sanction."),
        N_("not before {expected}"),
        _CORRECT,
    ),
    "sanction_case_unknown": Check(
        "warning",
        N_("The case of this sanction has not been loaded."),
        N_("a case_id of the same data set"),
        N_("Load the file of cases as well; the row was kept."),
    ),
    "sanction_before_conduct": Check(
        "error",
        N_("The sanction is dated before the conduct began."),
        N_("not before {expected}"),
        _ASK,
    ),
    "sanction_not_possible": Check(
        "error",
        N_("The article did not provide this sanction on that date."),
        N_("one of: {expected}"),
        N_("Correct the sanction, the article or the date."),
    ),
    "sanction_above_ceiling": Check(
        "error",
        N_("The sanction is above the legal ceiling on that date."),
        N_("at most {expected}"),
        N_("Correct the amount, the article or the date."),
    ),
    "sanction_amounts_disagree": Check(
        "warning",
        N_("The amounts in MCI and in tenge are not the same."),
        N_("{expected} tenge by the MCI of that year"),
        N_("Check both amounts; the row was kept."),
    ),
    "total_row": Check(
        "skipped",
        N_("The row is a total and not a case."),
        N_("one row for each case"),
        N_("Nothing needs to be done."),
    ),
    "duplicate_row": Check(
        "skipped",
        N_("Another row of the file says the same."),
        N_("one row for each key"),
        N_("Nothing needs to be done."),
    ),
}


def find_problems(con: duckdb.DuckDBPyConnection, kind: Kind) -> pl.DataFrame:
    """Run every check of ``kind`` and return its findings, as ``PROBLEM``.

    Args:
        con: A connection in which ``register.prepare`` has laid out the rows.
        kind: Whose checks.
    """
    other = "sanction_" if kind == "case" else "case_"
    found = [PROBLEM_EMPTY]
    for name in names("checks"):
        if not name.startswith(other):
            rows = query(con, f"checks/{name}")
            if rows.height:
                found.append(as_problems(rows, name))
    return pl.concat(found).sort("line", "column_name", "check_code", maintain_order=True)


def as_problems(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    """Return wrong rows as ``PROBLEM``; a row's own ``check_code`` goes before ``code``."""
    if "check_code" not in rows.columns:
        rows = rows.with_columns(pl.lit(code).alias("check_code"))
    severity = {name: check.severity for name, check in CHECKS.items()}
    return rows.with_columns(
        pl.col("check_code").replace_strict(severity, return_dtype=pl.String).alias("severity")
    ).select(pl.col(name).cast(dtype) for name, dtype in PROBLEM.items())


PROBLEM_EMPTY = pl.DataFrame(schema=PROBLEM)
