"""The checks that only cases or only sanctions undergo, in words; see ``etl.checks.find``."""

from etl.checks.common import ASK, CORRECT, Check
from words import N_

BY_KIND = {
    "case_conduct_form_unknown": Check(
        "error",
        N_("A form of conduct is not on the list."),
        N_("one or more of: {expected}"),
        CORRECT,
    ),
    "case_date_order": Check(
        "error",
        N_("The date is earlier than the step before it."),
        N_("conduct, report, registration, outcome in this order: not before {expected}"),
        CORRECT,
    ),
    "case_birth_year": Check(
        "error",
        N_("The year of birth cannot be right."),
        N_("a year from 1900 to {expected}"),
        CORRECT,
    ),
    "case_track_disagrees": Check(
        "error",
        N_("The kind of proceedings is not that of the article."),
        N_("{expected}, or another article"),
        ASK,
    ),
    "sanction_date_order": Check(
        "error",
        N_("The payment is dated before the sanction."),
        N_("not before {expected}"),
        CORRECT,
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
        ASK,
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
}
