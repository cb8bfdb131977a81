"""The checks that only exports of the crime map undergo, in words; see ``etl.checks.find``."""

from etl.checks.common import ASK, CORRECT, Check
from words import N_

KEPT = N_("Check the record; it was kept.")
NOTHING = N_("Nothing needs to be done.")
EXPORT_AGAIN = N_("Export the layer again, as JSON or as CSV not saved by a spreadsheet.")

CRIME_MAP = {
    "crime_map_no_record": Check(
        "error",
        N_("This is no record of the map."),
        N_("fields with one value each, under attributes or properties"),
        EXPORT_AGAIN,
    ),
    "crime_map_field_twice": Check(
        "error",
        N_("A field stands twice in the record."),
        N_("each field once"),
        EXPORT_AGAIN,
    ),
    "crime_map_code_unreadable": Check(
        "error",
        N_("The code of the article cannot be understood."),
        N_("four digits: 1151 is article 115-1, 1150 is article 115; the last is never left out"),
        EXPORT_AGAIN,
    ),
    "crime_map_article_conflict": Check(
        "error",
        N_("The code and the words name different articles."),
        N_("the code of article {expected}, or other words"),
        ASK,
    ),
    "crime_map_article_unlisted": Check(
        "warning",
        N_("The article is not in the reference of this project."),
        N_("an article of the Criminal Code"),
        N_("Check the number; the row was kept."),
    ),
    "crime_map_number_rounded": Check(
        "error",
        N_("The number of the record has lost its last digits."),
        N_("all digits, not 2.03E+14"),
        EXPORT_AGAIN,
    ),
    "crime_map_number_unstable": Check(
        "warning",
        N_("The record has no number of the register, only one of the row, which may change."),
        N_("the field ud or tz1id"),
        N_("Export all fields, or a later export will count the record again; it was kept."),
    ),
    "crime_map_conduct_unreadable": Check(
        "warning",
        N_("The date of commission cannot be read and was left empty."),
        N_("08.02.2020 20:30, or milliseconds since 1970"),
        KEPT,
    ),
    "crime_map_dates_disagree": Check(
        "warning",
        N_("The date in words and the one in milliseconds differ; the words count."),
        N_("{expected}, as the milliseconds say"),
        KEPT,
    ),
    "crime_map_place_unknown": Check(
        "error",
        N_("The codes do not tell the region, and there is no point in Kazakhstan."),
        N_("a code of a district (reg_code), or a point"),
        CORRECT,
    ),
    "crime_map_point_elsewhere": Check(
        "warning",
        N_("The point lies in another region than the body that registered the case."),
        N_("a point in the region of the code (it lies in {expected})"),
        N_("The region of the code was kept and no district was taken."),
    ),
    "crime_map_district_differs": Check(
        "warning",
        N_("The point lies in another district of the region than the code says."),
        N_("a point in the district of the code (it lies in {expected})"),
        N_("The district of the point was taken."),
    ),
    "crime_map_point_missing": Check(
        "warning",
        N_("The record has no point that can be read."),
        N_("two coordinates"),
        N_("The place was taken from the codes."),
    ),
    "crime_map_point_outside": Check(
        "warning",
        N_("The point does not lie in Kazakhstan."),
        N_("a point in Kazakhstan"),
        N_("The place was taken from the codes."),
    ),
    "crime_map_transgression": Check(
        "warning",
        N_("The kind of offence is neither a crime nor a misdemeanour."),
        N_("5 (crime) or 6 (misdemeanour)"),
        KEPT,
    ),
    "crime_map_discontinued": Check(
        "skipped",
        N_("The record was removed from the register."),
        N_("discontinued = 0"),
        NOTHING,
    ),
}
