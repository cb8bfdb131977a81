"""How each column of a frame is headed and printed. One quantity, one name, one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from words import N_, Language
from words.vocabulary import article, label

Row = dict[str, Any]


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


def _text(row: Row, name: str, language: Language) -> str:
    value = row[name]
    if isinstance(value, list):
        return ", ".join(label("conduct_form", v, language) for v in value)
    return "–" if value is None else language.text(str(value))


def _verbatim(row: Row, name: str, language: Language) -> str:
    return "–" if row[name] is None else str(row[name])


def _number(digits: int | None) -> Callable[[Row, str, Language], str]:
    def show(row: Row, name: str, language: Language) -> str:
        value = row[name]
        return "–" if value is None else language.number(value, digits=digits)

    return show


def _percent(row: Row, name: str, language: Language) -> str:
    return "–" if row[name] is None else language.percent(row[name], digits=1)


def _bound(row: Row, name: str, language: Language) -> str:
    show = _number(2) if "ratio" in row else _percent
    return show(row, name, language)


def _date(row: Row, name: str, language: Language) -> str:
    return language.date(row[name], row.get(f"{name}_precision") or "day")


def _month(row: Row, name: str, language: Language) -> str:
    return language.date(row[name], "month")


def _moment(row: Row, name: str, language: Language) -> str:
    return language.moment(row[name])


def _article(row: Row, name: str, language: Language) -> str:
    return "–" if row[name] is None else article(row[name], language)


def _balance(row: Row, name: str, language: Language) -> str:
    parts = ("rows_loaded", "rows_skipped", "rows_rejected")
    return f"{language.number(row[name])} = " + " + ".join(language.number(row[p]) for p in parts)


def _principal(row: Row, name: str, language: Language) -> str:
    return language.text(N_("Principal")) if row[name] else language.text(N_("Additional"))


def _coded(vocabulary: str) -> Callable[[Row, str, Language], str]:
    return lambda row, name, language: label(vocabulary, row[name], language)


def _counted(heading: str) -> Column:
    return Column(heading, _number(0), is_number=True)


def _rated(heading: str) -> Column:
    return Column(heading, _number(2), is_number=True)


def _shared(heading: str) -> Column:
    return Column(heading, _percent, is_number=True)


COLUMNS: dict[str, Column] = {
    "name": Column(N_("Place"), _verbatim),
    "place": Column(N_("Place"), _verbatim),
    "as_of_date": Column(N_("As of"), _date),
    "period": Column(N_("Period"), _verbatim),
    "indicator": Column(N_("What was counted"), _coded("indicator")),
    "value": _counted(N_("Value")),
    "unit": Column(N_("Unit"), _text),
    "speaker_or_body": Column(N_("Stated by"), _text),
    "source_url": Column(N_("Source"), _verbatim),
    "source_date": Column(N_("Source of"), _date),
    "notes": Column(N_("Notes"), _text),
    "date": Column(N_("Date"), _date),
    "event": Column(N_("Event"), _text),
    "instrument": Column(N_("Instrument"), _text),
    "detail": Column(N_("Detail"), _text),
    "month": Column(N_("Month"), _month),
    "count": _counted(N_("Cases")),
    "population": _counted(N_("Residents")),
    "person_years": _counted(N_("Person-years")),
    "rate": _rated(N_("Per 100,000")),
    "rate_low": _rated(N_("from")),
    "rate_high": _rated(N_("to")),
    "rate_smoothed": _rated(N_("Smoothed, per 100,000")),
    "share": _shared(N_("Share")),
    "share_low": _shared(N_("from")),
    "share_high": _shared(N_("to")),
    "low": Column(N_("from"), _bound, is_number=True),
    "high": Column(N_("to"), _bound, is_number=True),
    "ratio": _rated(N_("Ratio")),
    "label": Column(N_("Law date"), _verbatim),
    "rank": _counted(N_("Rank by size")),
    "p_value": Column(N_("p-value"), _number(3), is_number=True),
    "law_date": Column(N_("Law date"), _date),
    "fitted": Column(N_("Model"), _number(1), is_number=True),
    "counterfactual": Column(N_("Without the change"), _number(1), is_number=True),
    "counterfactual_low": Column(N_("from"), _number(1), is_number=True),
    "counterfactual_high": Column(N_("to"), _number(1), is_number=True),
    "sanction_type": Column(N_("Sanction"), _coded("sanction_type")),
    "norm_type": Column(N_("Sanction"), _coded("norm_type")),
    "status": Column(N_("Status"), _coded("status")),
    "law_position": Column(N_("Conduct and the law"), _coded("law_position")),
    "chargeable": Column(N_("Chargeable under 115-1"), _coded("chargeable")),
    "case_key": Column(N_("Case"), _verbatim),
    "conduct_from": Column(N_("First conduct"), _date),
    "conduct_to": Column(N_("Last conduct"), _date),
    "conduct_forms": Column(N_("What was done"), _text),
    "relationship": Column(N_("Relationship"), _coded("relationship")),
    "reported_on": Column(N_("Reported"), _date),
    "registered_on": Column(N_("Registered"), _date),
    "verdict_on": Column(N_("Verdict"), _date),
    "legal_basis": Column(N_("Legal basis"), _text),
    "outcome": Column(N_("Outcome"), _coded("outcome")),
    "sanction_value": _counted(N_("Amount")),
    "max_value": _counted(N_("Maximum")),
    "sanction_unit": Column(N_("Unit"), _text),
    "fine_mci": Column(N_("Fine, MCI"), _number(1), is_number=True),
    "fine_kzt": _counted(N_("Fine, tenge")),
    "ceiling_mci": _counted(N_("Maximum, MCI")),
    "days_to_payment": _counted(N_("Days to payment")),
    "imposed_on": Column(N_("Imposed"), _date),
    "is_principal": Column(N_("Kind of sanction"), _principal),
    "total": _counted(N_("Of")),
    "share_of_ceiling": _shared(N_("Share of the maximum")),
    "day": _counted(N_("Day")),
    "days": _counted(N_("Days")),
    "at_risk": _counted(N_("Still observed")),
    "reoffended": _counted(N_("Repeat offences")),
    "people": _counted(N_("People")),
    "upload_id": _counted(N_("Number")),
    "kind": Column(N_("Kind"), _coded("upload_kind")),
    "dataset_kind": Column(N_("Data set"), _coded("dataset_kind")),
    "data_to": Column(N_("Data to"), _date),
    "cases": _counted(N_("Cases")),
    "sanctions": _counted(N_("Sanctions")),
    "title": Column(N_("Offence"), _verbatim),
    "article": Column(N_("Article"), _article),
    "valid_from": Column(N_("In force from"), _date),
    "valid_to": Column(N_("to"), _date),
    "geography": Column(N_("Place"), _text),
    "period_from": Column(N_("From"), _date),
    "period_to": Column(N_("To"), _date),
    "dataset": Column(N_("Data set"), _verbatim),
    "file_name": Column(N_("File"), _verbatim),
    "loaded_at": Column(N_("Loaded"), _moment),
    "loaded_by": Column(N_("Loaded by"), _verbatim),
    "extract_date": Column(N_("Extracted"), _date),
    "rows_read": Column(N_("Rows"), _balance, is_number=True),
    "state": Column(N_("State"), _coded("state")),
    "line": _counted(N_("Line")),
    "column_name": Column(N_("Column"), _verbatim),
    "expected": Column(N_("Expected"), _text),
    "message": Column(N_("What is wrong"), _verbatim),
    "severity": Column(N_("Severity"), _coded("severity")),
}


def column(name: str) -> Column:
    """Return how the column ``name`` is shown; a name not listed is shown as it is."""
    return COLUMNS.get(name, Column(name, _verbatim))
