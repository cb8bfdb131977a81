"""Frames of a register: its cases, its sanctions, and the ledger of how they came here."""

import polars as pl

from contracts.contract import Contract
from contracts.dates import partial_dates

CASE_DATES = (
    "registered_on",
    "reported_on",
    "conduct_from",
    "conduct_to",
    "protective_order_on",
    "special_requirements_on",
    "preventive_registration_on",
    "detained_on",
    "outcome_on",
)

#: One registered case in its newest version. Identifiers of people are keyed hashes.
CASE = Contract(
    name="case",
    schema={
        "dataset": pl.String,
        "case_id": pl.String,
        "region_code": pl.String,
        "district_code": pl.String,
        "article": pl.String,  # "УК 115-1", "КоАП 434"
        "track": pl.String,  # criminal, administrative
        "report_channel": pl.String,
        **partial_dates(*CASE_DATES),
        "conduct_forms": pl.List(pl.String),
        "contacts_count": pl.Int64,
        "suspect_id": pl.String,
        "suspect_sex": pl.String,  # F, M
        "suspect_birth_year": pl.Int64,
        "victim_id": pl.String,
        "victim_sex": pl.String,
        "victim_birth_year": pl.Int64,
        "relationship": pl.String,
        "outcome": pl.String,
        "outcome_ground": pl.String,
        "extract_date": pl.Date,
        "upload_id": pl.Int64,
    },
    key=("dataset", "case_id"),
    required=("registered_on", "region_code", "article", "extract_date"),
)

#: One sanction imposed on one person, in its newest version.
SANCTION = Contract(
    name="sanction",
    schema={
        "dataset": pl.String,
        "sanction_id": pl.String,
        "case_id": pl.String,
        "suspect_id": pl.String,
        **partial_dates("imposed_on"),
        "article": pl.String,
        "sanction_type": pl.String,
        "is_principal": pl.Boolean,
        "amount_mci": pl.Float64,
        "amount_kzt": pl.Int64,
        "hours": pl.Int64,
        "days": pl.Int64,
        "months": pl.Int64,
        "status": pl.String,
        **partial_dates("paid_on"),
        "paid_kzt": pl.Int64,
        "court": pl.String,
        "extract_date": pl.Date,
        "upload_id": pl.Int64,
    },
    key=("dataset", "sanction_id"),
    required=("suspect_id", "imposed_on", "sanction_type", "is_principal", "extract_date"),
)

#: The data sets a reader can choose from; they are never pooled.
DATASET = Contract(
    name="dataset",
    schema={
        "dataset": pl.String,
        "kind": pl.String,  # published, register, simulated
        "data_to": pl.Date,  # the newest registration, sanction or statement in it
        "extract_date": pl.Date,  # the day the sender drew it; null for the published record
        "loaded_at": pl.Datetime("us", "UTC"),
        "cases": pl.Int64,
        "sanctions": pl.Int64,
    },
    key=("dataset",),
    required=("kind",),
)

#: Every file ever loaded. rows_read = rows_loaded + rows_skipped + rows_rejected.
UPLOAD = Contract(
    name="upload",
    schema={
        "upload_id": pl.Int64,
        "kind": pl.String,
        "dataset": pl.String,
        "file_name": pl.String,
        "file_sha256": pl.String,
        "loaded_at": pl.Datetime("us", "UTC"),
        "loaded_by": pl.String,
        "extract_date": pl.Date,
        "encoding": pl.String,
        "mapping": pl.String,  # what was said by hand of headers and values; null: nothing
        "rows_read": pl.Int64,
        "rows_loaded": pl.Int64,
        "rows_skipped": pl.Int64,
        "rows_rejected": pl.Int64,
        "state": pl.String,  # committed, withdrawn
        "withdrawn_at": pl.Datetime("us", "UTC"),
        "code_version": pl.String,
    },
    key=("upload_id",),
)

#: What the checks objected to in an upload. ``value`` is null when it may be personal.
REJECTED_ROW = Contract(
    name="rejected_row",
    schema={
        "upload_id": pl.Int64,
        "line": pl.Int64,  # of the file, the header being line 1
        "check_code": pl.String,
        "severity": pl.String,  # error: the row was refused; warning: it was kept
        "column_name": pl.String,
        "value": pl.String,
        "expected": pl.String,
    },
    key=(),
    required=("upload_id", "check_code", "severity"),
)
