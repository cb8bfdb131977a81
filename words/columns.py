"""How each column of a frame is headed and printed. One quantity, one name, one form."""

from collections.abc import Callable
from dataclasses import dataclass

from words import N_, Language, forms
from words.forms import Row


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column (a message id) and how a value becomes text.

    Attributes:
        heading: English message id.
        show: From the row and the reader's language to text; ``None`` values are given too.
        is_number: Whether the column is set right-aligned.
    """

    heading: str
    show: Callable[[Row, str, Language], str]
    is_number: bool = False


def _counted(heading: str) -> Column:
    return Column(heading, forms.number(0), is_number=True)


def _rated(heading: str) -> Column:
    return Column(heading, forms.number(2), is_number=True)


def _shared(heading: str) -> Column:
    return Column(heading, forms.percent, is_number=True)


COLUMNS: dict[str, Column] = {
    "name": Column(N_("Place"), forms.verbatim),
    "place": Column(N_("Place"), forms.verbatim),
    "as_of_date": Column(N_("As of"), forms.date),
    "period": Column(N_("Period"), forms.verbatim),
    "indicator": Column(N_("What was counted"), forms.coded("indicator")),
    "value": _counted(N_("Value")),
    "unit": Column(N_("Unit"), forms.text),
    "speaker_or_body": Column(N_("Stated by"), forms.text),
    "source_url": Column(N_("Source"), forms.verbatim),
    "source_date": Column(N_("Source of"), forms.date),
    "notes": Column(N_("Notes"), forms.text),
    "date": Column(N_("Date"), forms.date),
    "event": Column(N_("Event"), forms.text),
    "instrument": Column(N_("Instrument"), forms.text),
    "detail": Column(N_("Detail"), forms.text),
    "month": Column(N_("Month"), forms.month),
    "count": _counted(N_("Cases")),
    "population": _counted(N_("Residents")),
    "person_years": _counted(N_("Person-years")),
    "rate": Column(N_("Per 100,000"), forms.rate, is_number=True),
    "rate_low": _rated(N_("from")),
    "rate_high": _rated(N_("to")),
    "rate_smoothed": _rated(N_("Smoothed, per 100,000")),
    "share": _shared(N_("Share")),
    "share_low": _shared(N_("from")),
    "share_high": _shared(N_("to")),
    "low": Column(N_("from"), forms.bound, is_number=True),
    "high": Column(N_("to"), forms.bound, is_number=True),
    "ratio": _rated(N_("Ratio")),
    "label": Column(N_("Law date"), forms.verbatim),
    "rank": _counted(N_("Rank by size")),
    "p_value": Column(N_("p-value"), forms.p_value, is_number=True),
    "law_date": Column(N_("Law date"), forms.date),
    "fitted": Column(N_("Model"), forms.number(1), is_number=True),
    "counterfactual": Column(N_("Without the change"), forms.number(1), is_number=True),
    "counterfactual_low": Column(N_("from"), forms.number(1), is_number=True),
    "counterfactual_high": Column(N_("to"), forms.number(1), is_number=True),
    "sanction_type": Column(N_("Sanction"), forms.coded("sanction_type")),
    "norm_type": Column(N_("Sanction"), forms.coded("norm_type")),
    "status": Column(N_("Status"), forms.coded("status")),
    "fate": Column(N_("Status"), forms.coded("status")),
    "offences": _counted(N_("Repeat offences")),
    "per_person_year": _rated(N_("Per person and year")),
    "per_person_year_low": _rated(N_("from")),
    "per_person_year_high": _rated(N_("to")),
    "step": _counted(N_("Step")),
    "from_type": Column(N_("First"), forms.coded("sanction_type")),
    "to_type": Column(N_("Then"), forms.coded("sanction_type")),
    "per_100": _rated(N_("Difference per 100 people")),
    "per_100_low": _rated(N_("from")),
    "per_100_high": _rated(N_("to")),
    "basis": Column(N_("Booked under"), forms.coded("basis")),
    "cohort": Column(N_("Cohort"), forms.coded("cohort")),
    "law_position": Column(N_("Conduct and the law"), forms.coded("law_position")),
    "chargeable": Column(N_("Chargeable under 115-1"), forms.coded("chargeable")),
    "case_key": Column(N_("Case"), forms.verbatim),
    "conduct_from": Column(N_("First conduct"), forms.date),
    "conduct_to": Column(N_("Last conduct"), forms.date),
    "conduct_forms": Column(N_("What was done"), forms.text),
    "relationship": Column(N_("Relationship"), forms.coded("relationship")),
    "reported_on": Column(N_("Reported"), forms.date),
    "registered_on": Column(N_("Registered"), forms.date),
    "verdict_on": Column(N_("Verdict"), forms.date),
    "legal_basis": Column(N_("Legal basis"), forms.text),
    "outcome": Column(N_("Outcome"), forms.coded("outcome")),
    "sanction_value": _counted(N_("Amount")),
    "max_value": _counted(N_("Maximum")),
    "sanction_unit": Column(N_("Unit"), forms.text),
    "fine_mci": Column(N_("Fine, MCI"), forms.number(1), is_number=True),
    "fine_kzt": _counted(N_("Fine, tenge")),
    "ceiling_mci": _counted(N_("Maximum, MCI")),
    "days_to_payment": _counted(N_("Days to payment")),
    "imposed_on": Column(N_("Imposed"), forms.date),
    "is_principal": Column(N_("Kind of sanction"), forms.principal),
    "total": _counted(N_("Of")),
    "share_of_ceiling": _shared(N_("Share of the maximum")),
    "day": _counted(N_("Day")),
    "days": _counted(N_("Days")),
    "at_risk": _counted(N_("Still observed")),
    "reoffended": _counted(N_("Repeat offences")),
    "people": _counted(N_("People")),
    "upload_id": _counted(N_("Number")),
    "kind": Column(N_("Kind"), forms.coded("upload_kind")),
    "dataset_kind": Column(N_("Kind"), forms.coded("dataset_kind")),
    "data_to": Column(N_("Data to"), forms.date),
    "cases": _counted(N_("Cases")),
    "sanctions": _counted(N_("Sanctions")),
    "title": Column(N_("Offence"), forms.text),
    "article": Column(N_("Article"), forms.article),
    "valid_from": Column(N_("In force from"), forms.date),
    "valid_to": Column(N_("to"), forms.date),
    "geography": Column(N_("Place"), forms.text),
    "period_from": Column(N_("From"), forms.date),
    "period_to": Column(N_("To"), forms.date),
    "dataset": Column(N_("Data set"), forms.verbatim),
    "file_name": Column(N_("File"), forms.verbatim),
    "loaded_at": Column(N_("Loaded"), forms.moment),
    "loaded_by": Column(N_("Loaded by"), forms.verbatim),
    "extract_date": Column(N_("Extracted"), forms.date),
    "rows_read": Column(N_("Rows"), forms.balance, is_number=True),
    "state": Column(N_("State"), forms.coded("state")),
    "file_sha256": Column("SHA-256", forms.shortened),
    "encoding": Column(N_("Encoding"), forms.verbatim),
    "mapping": Column(N_("Said by hand"), forms.verbatim),
    "code_version": Column(N_("Program"), forms.verbatim),
    "new": _counted(N_("New")),
    "changed": _counted(N_("Changed")),
    "identical": _counted(N_("Identical")),
    "fault": Column(N_("What is wrong"), forms.verbatim),
    "rows": _counted(N_("Rows")),
    "check_code": Column(N_("Check"), forms.verbatim),
    "version": _counted(N_("Version")),
    "changed_column": Column(N_("What changed"), forms.verbatim),
    "before": Column(N_("Before"), forms.verbatim),
    "after": Column(N_("After"), forms.verbatim),
    "case_id": Column(N_("Case"), forms.verbatim),
    "sanction_id": Column(N_("Sanction"), forms.verbatim),
    "region": Column(N_("Region"), forms.verbatim),
    "district": Column(N_("District"), forms.verbatim),
    "track": Column(N_("Criminal or administrative"), forms.verbatim),
    "report_channel": Column(N_("How it was reported"), forms.verbatim),
    "contacts_count": _counted(N_("Number of contacts")),
    "suspect_id": Column(N_("Suspect, identifier"), forms.verbatim),
    "suspect_sex": Column(N_("Suspect, sex"), forms.verbatim),
    "suspect_birth_year": Column(N_("Suspect, year of birth"), forms.verbatim),
    "victim_id": Column(N_("Victim, identifier"), forms.verbatim),
    "victim_sex": Column(N_("Victim, sex"), forms.verbatim),
    "victim_birth_year": Column(N_("Victim, year of birth"), forms.verbatim),
    "protective_order_on": Column(N_("Protective order"), forms.date),
    "special_requirements_on": Column(N_("Special requirements"), forms.date),
    "preventive_registration_on": Column(N_("Preventive registration"), forms.date),
    "detained_on": Column(N_("Detention"), forms.date),
    "outcome_on": Column(N_("Date of the outcome"), forms.date),
    "outcome_ground": Column(N_("Ground of the outcome"), forms.verbatim),
    "amount_mci": Column(N_("Amount, MCI"), forms.number(1), is_number=True),
    "amount_kzt": _counted(N_("Amount, tenge")),
    "hours": _counted(N_("Hours")),
    "months": _counted(N_("Months")),
    "paid_on": Column(N_("Date of payment"), forms.date),
    "paid_kzt": _counted(N_("Paid, tenge")),
    "court": Column(N_("Court"), forms.verbatim),
    "line": _counted(N_("Line")),
    "column_name": Column(N_("Column"), forms.verbatim),
    "expected": Column(N_("Expected"), forms.text),
    "message": Column(N_("What is wrong"), forms.verbatim),
    "severity": Column(N_("Severity"), forms.coded("severity")),
}


def column(name: str) -> Column:
    """Return how the column ``name`` is shown; a name not listed is shown as it is."""
    return COLUMNS.get(name, Column(name, forms.verbatim))
