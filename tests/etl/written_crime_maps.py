"""Exports of the crime map as the tests write them: one sound record, changed as needed."""

import json
from typing import Any

JANUARY_13 = 1768305600000  # 2026-01-13 12:00 on the clock on the wall
LATE = 1768345200000  # 2026-01-13 23:00: with five hours added it would be the 14th

#: A case of stalking in Aktau, and its point there.
SOUND: dict[str, Any] = {
    "ud": "264710030000001",
    "crime_code": "1151",
    "stat": "ст.115-1 ч.1",
    "transgression": "6",
    "dat_vozb": JANUARY_13,
    "dat_sover": LATE,
    "reg_code": "194710",
    "city_code": "1947",
    "discontinued": 0,
    "fz1r18p5": "МИКРОРАЙОН 7",
    "fz1r18p6": "12-34",
    "organ": "УП г.Актау",
}
AKTAU = {"x": 51.17, "y": 43.65}


def record(point: dict[str, float] | None = AKTAU, **changed: object) -> dict[str, Any]:
    return {"attributes": {**SOUND, **changed}, "geometry": point}


def export(*records: object, wkid: int | None = 4326) -> bytes:
    system = {} if wkid is None else {"spatialReference": {"wkid": wkid}}
    return json.dumps({**system, "features": records}).encode()


#: What is changed in the sound record, its point, and what the checks say of it.
FAULTY: tuple[tuple[dict[str, Any], dict[str, float] | None, list[str]], ...] = (
    ({"stat": "ст.115 ч.1"}, AKTAU, ["crime_map_article_conflict"]),
    ({"crime_code": "115"}, AKTAU, ["crime_map_code_unreadable"]),
    ({"crime_code": None, "stat": None}, AKTAU, ["required_missing"]),
    ({"crime_code": "9990", "stat": None}, AKTAU, ["article_unknown"]),
    ({"crime_code": "1141", "stat": None}, AKTAU, ["crime_map_article_unlisted"]),
    ({"dat_vozb": None}, AKTAU, ["required_missing"]),
    ({"dat_vozb": 1768305600}, AKTAU, ["date_unreadable"]),  # seconds
    ({"dat_vozb": 2147483647}, AKTAU, ["date_unreadable"]),  # the end of somebody's numbers
    ({"dat_vozb": 10**40}, AKTAU, ["date_unreadable"]),
    ({"dat_vozb": "1.76831E+12"}, AKTAU, ["date_unreadable"]),
    ({"dat_sover": 1453}, AKTAU, ["crime_map_conduct_unreadable"]),
    ({"dat_sover": 1768435200000}, AKTAU, ["case_date_order"]),  # two days later
    ({"dat_vozb": 1791763200000}, AKTAU, ["after_extract"]),
    ({"dat_vozb": 1736726400000, "dat_sover": None}, AKTAU, ["article_not_in_force"]),
    ({"dat_vozb_str": "12.01.2026"}, AKTAU, ["case_date_order", "crime_map_dates_disagree"]),
    ({"ud": None, "objectid": 7}, AKTAU, ["crime_map_number_unstable"]),
    ({"ud": None}, AKTAU, ["required_missing"]),
    ({"ud": "2.6471E+14"}, AKTAU, ["crime_map_number_rounded"]),
    ({"transgression": "7"}, AKTAU, ["crime_map_transgression"]),
    ({"discontinued": 1}, AKTAU, ["crime_map_discontinued"]),
    ({}, None, ["crime_map_point_missing"]),
    ({}, {"x": 2.35, "y": 48.85}, ["crime_map_point_outside"]),
    ({}, {"x": 51.2, "y": 43.65}, ["crime_map_district_differs"]),  # Munaily, around Aktau
    ({}, {"x": 71.43, "y": 51.13}, ["crime_map_point_elsewhere"]),  # Astana
    ({"reg_code": "197419", "city_code": "1974"}, AKTAU, []),  # transport police: by the point
    (
        {"reg_code": "7070", "city_code": None},
        None,
        ["crime_map_place_unknown", "crime_map_point_missing"],
    ),
)
FAULTY_RECORDS = [
    record(point, **({"ud": str(264710030000100 + number)} | changed))
    for number, (changed, point, _) in enumerate(FAULTY)
]
