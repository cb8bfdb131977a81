"""Frames of reference data: places, people, money, norms and the law's own dates."""

import polars as pl

from contracts.contract import Contract

NAMES = {"name_kk": pl.String, "name_ru": pl.String, "name_en": pl.String}
LABEL_POINT = {"label_lon": pl.Float64, "label_lat": pl.Float64}
#: The box round a polygon [degrees], for a map that shows just this place.
BOUNDS = {"west": pl.Float64, "south": pl.Float64, "east": pl.Float64, "north": pl.Float64}

#: The 20 regions of today. ``region_code`` is the first two digits of the KATO code ("47").
REGION = Contract(
    name="region",
    schema={
        "region_code": pl.String,
        "kato": pl.String,
        "kind": pl.String,  # oblast, city
        **NAMES,
        "short_kk": pl.String,
        "short_ru": pl.String,
        "short_en": pl.String,
        "area_km2": pl.Float64,
        **LABEL_POINT,
        **BOUNDS,
        "tile_column": pl.Int64,
        "tile_row": pl.Int64,
    },
    key=("region_code",),
)

#: The districts and cities inside the oblasts. ``district_code`` is the nine-digit KATO code.
DISTRICT = Contract(
    name="district",
    schema={
        "district_code": pl.String,
        "region_code": pl.String,
        "kind": pl.String,  # city, district
        **NAMES,
        "area_km2": pl.Float64,
        **LABEL_POINT,
    },
    key=("district_code",),
)

#: Residents on a day. Present boundaries only, so that no parent counts twice.
POPULATION = Contract(
    name="population",
    schema={
        "place_code": pl.String,  # "00" the country, two digits a region, nine a district
        "level": pl.String,  # country, region, district
        "year": pl.Int64,
        "ref_date": pl.Date,
        "basis": pl.String,  # jan1, midyear
        "population": pl.Int64,
        "male": pl.Int64,
        "female": pl.Int64,
        "confidence": pl.String,  # official, derived, estimate
        "source": pl.String,
    },
    key=("place_code", "year", "basis"),
    required=("population",),
)

#: The monthly calculation index (МРП) in tenge, by the first day on which a value is in force.
MCI = Contract(
    name="mci",
    schema={
        "valid_from": pl.Date,
        "mci_kzt": pl.Int64,
        "source_url": pl.String,
        "note": pl.String,
    },
    key=("valid_from",),
)

#: What a norm allows: the ceiling of each sanction of each article, and while it is in force.
SANCTION_NORM = Contract(
    name="sanction_norm",
    schema={
        "norm_id": pl.Int64,
        "article": pl.String,  # "УК 115-1", "КоАП 434"
        "part": pl.String,
        "title_kk": pl.String,
        "title_ru": pl.String,
        "title_en": pl.String,
        "kind": pl.String,
        "sanction_type": pl.String,
        "max_value": pl.Float64,
        "unit": pl.String,  # MCI, hours, days, months, years, as stated
        "valid_from": pl.Date,  # null: since before the record
        "valid_to": pl.Date,  # last day in force; null: still in force
        "source_url": pl.String,
        "confidence": pl.String,
    },
    key=("norm_id",),
)

#: The law's own story. Partial dates keep their precision; disagreements are marked, not mended.
LEGAL_EVENT = Contract(
    name="legal_event",
    schema={
        "event_id": pl.Int64,
        "date": pl.Date,
        "date_precision": pl.String,
        "event": pl.String,
        "instrument": pl.String,
        "detail": pl.String,
        "source_url": pl.String,
        "source_date": pl.Date,
        "source_date_precision": pl.String,
        "is_disagreement": pl.Boolean,
    },
    key=("event_id",),
    required=("event",),
)
