"""Every frame that crosses a border: columns, types, units, key."""

from contracts.contract import Contract, ContractError
from contracts.dates import PRECISIONS, latest_day, partial_dates
from contracts.derived import FOLLOW_UP, MONTHLY_COUNT
from contracts.layout import (
    APPROVED,
    MANIFEST,
    PARTED,
    POINTER,
    RELEASES,
    folder_name,
    part_files,
    table_files,
)
from contracts.published import (
    DOCUMENTED_CASE,
    FORM_1M_COLUMN,
    FORM_1M_COUNT,
    OFFICIAL_FIGURE,
)
from contracts.reference import DISTRICT, LEGAL_EVENT, MCI, POPULATION, REGION, SANCTION_NORM
from contracts.register import CASE, CASE_DATES, DATASET, REJECTED_ROW, SANCTION, UPLOAD

#: What a release consists of, in the order in which it is written.
RELEASE = (
    REGION,
    DISTRICT,
    POPULATION,
    MCI,
    SANCTION_NORM,
    LEGAL_EVENT,
    OFFICIAL_FIGURE,
    DOCUMENTED_CASE,
    FORM_1M_COUNT,
    FORM_1M_COLUMN,
    CASE,
    SANCTION,
    DATASET,
    UPLOAD,
    REJECTED_ROW,
)

__all__ = [
    "APPROVED",
    "CASE",
    "CASE_DATES",
    "DATASET",
    "DISTRICT",
    "DOCUMENTED_CASE",
    "FOLLOW_UP",
    "FORM_1M_COLUMN",
    "FORM_1M_COUNT",
    "LEGAL_EVENT",
    "MANIFEST",
    "MCI",
    "MONTHLY_COUNT",
    "OFFICIAL_FIGURE",
    "PARTED",
    "POINTER",
    "POPULATION",
    "PRECISIONS",
    "REGION",
    "REJECTED_ROW",
    "RELEASE",
    "RELEASES",
    "SANCTION",
    "SANCTION_NORM",
    "UPLOAD",
    "Contract",
    "ContractError",
    "folder_name",
    "latest_day",
    "part_files",
    "partial_dates",
    "table_files",
]
