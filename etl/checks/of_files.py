"""What a file itself may have wrong, whatever its rows are about, in words."""

from etl.checks.common import Check
from words import N_

OF_FILES = {
    "row_width": Check(
        "error",
        N_("The row does not have as many cells as the header."),
        N_("{expected} cells"),
        N_("Look for a stray delimiter or quotation mark in the row."),
    ),
    "text_unreadable": Check(
        "error",
        N_("Some signs of the cell cannot be read in the encoding of the file."),
        N_("text in one encoding throughout the file"),
        N_("State another encoding, or save the table as “CSV UTF-8” and load it again."),
    ),
    "formula_uncalculated": Check(
        "error",
        N_("The cell holds a formula whose result was not saved."),
        N_("a value"),
        N_("Open the workbook in a spreadsheet program, let it calculate, and save it again."),
    ),
    "cell_error": Check(
        "error",
        N_("The cell holds an error of the spreadsheet."),
        N_("a value"),
        N_("Mend the formula, or replace it by its value, and save the workbook again."),
    ),
    "total_row": Check(
        "skipped",
        N_("The row is a total and not a case."),
        N_("one row for each case"),
        N_("Nothing needs to be done."),
    ),
    "header_again": Check(
        "skipped",
        N_("The row repeats the header."),
        N_("one header, above all rows"),
        N_("Nothing needs to be done."),
    ),
    "duplicate_row": Check(
        "skipped",
        N_("Another row of the file says the same."),
        N_("one row for each key"),
        N_("Nothing needs to be done."),
    ),
}
