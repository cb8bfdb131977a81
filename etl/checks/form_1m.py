"""The checks that a Form 1-M undergoes, in words; see ``etl.form_1m.checks``."""

from etl.checks.common import Check
from words import N_

_ASK = N_("Ask the sender which one is right; the row was kept.")
_CORRECT = N_("Correct the cell and load the workbook again.")
_CHECK = N_("Check the cell; the row was kept.")

FORM_1M = {
    "form_formula": Check(
        "error",
        N_("The cell holds a formula without its result."),
        N_("a number"),
        N_("Open the workbook in a spreadsheet program, let it calculate, and save it."),
    ),
    "form_not_a_number": Check(
        "error",
        N_("This is not a number."),
        N_("a whole number; a dash where there is none"),
        _CORRECT,
    ),
    "form_fraction": Check(
        "error",
        N_("A count cannot have a fraction."),
        N_("a whole number; a dash where there is none"),
        _CORRECT,
    ),
    "form_no_label": Check(
        "error",
        N_("The row has counts but nothing says what they count."),
        N_("a name, with its article where it has one, such as «Угроза (ст.115)»"),
        _CORRECT,
    ),
    "form_empty": Check(
        "warning",
        N_("The cell is empty, which is not the same as none."),
        N_("a whole number; 0 or a dash where there is none"),
        _CHECK,
    ),
    "form_negative": Check(
        "warning",
        N_("A count from 1 January is negative."),
        N_("a number from 0 up"),
        _ASK,
    ),
    "form_row_numbers": Check(
        "warning",
        N_("The printed numbers of the rows are missing or repeated on this sheet."),
        N_("each row with a number of its own; the rows were numbered by their place"),
        N_("Nothing needs to be done: rows are known by their article."),
    ),
    "form_article_repeated": Check(
        "warning",
        N_("Two rows of the section are for the same article."),
        N_("one row for each article"),
        _ASK,
    ),
    "form_part_above_whole": Check(
        "warning",
        N_("A part is greater than the whole that it belongs to."),
        N_("at most {expected}"),
        _ASK,
    ),
    "form_sum_differs": Check(
        "warning",
        N_("The column is not the sum of the columns that it consists of."),
        N_("their sum, {expected}"),
        _ASK,
    ),
    "form_total_differs": Check(
        "warning",
        N_("The total is not the sum of misdemeanours and crimes."),
        N_("their sum, {expected}"),
        _ASK,
    ),
}
