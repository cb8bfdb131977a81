"""The columns of the documented cases, as tables show them."""

COLUMNS = (
    "case_key",
    "place",
    "conduct_from",
    "conduct_to",
    "law_position",
    "chargeable",
    "reported_on",
    "registered_on",
    "verdict_on",
    "conduct_forms",
    "relationship",
    "legal_basis",
    "outcome",
    "sanction_type",
    "source_url",
)
