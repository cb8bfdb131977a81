"""An export of the crime map from its bytes to cases of a register, and back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from contracts import CASE, REJECTED_ROW, UPLOAD
from etl import crime_map, publish, warehouse
from etl.errors import DataRefused
from etl.lay_out import run
from etl.ledger import withdraw
from etl.load_report import LoadReport, describe_problem, rejected_rows
from etl.settings import Settings
from words import LANGUAGES, language

SAMPLES = Path(__file__).parent / "crime_map"
DRAWN = date(2026, 9, 30)
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


@pytest.fixture
def work(tmp_path: Path, settings: Settings) -> Any:
    """Check (or load) an export given as bytes: ``work(export(record()), load_it=True)``."""

    def do(content: bytes, *, load_it: bool = False, name: str = "map.json") -> LoadReport:
        path = tmp_path / name
        path.write_bytes(content)
        act = crime_map.load if load_it else crime_map.check
        return act(path, dataset="map", settings=settings, extract_date=DRAWN)

    return do


def cases(settings: Settings) -> pl.DataFrame:
    return CASE.check(publish.table(CASE, settings=settings)).sort("registered_on", "case_id")


def found(report: LoadReport) -> list[tuple[int, str, str]]:
    return report.problems.select("line", "check_code", "severity").rows()


def test_a_record_becomes_a_case(work: Any, settings: Settings) -> None:
    report = work(export(record()), load_it=True)
    assert (report.rows_read, report.rows_loaded, found(report)) == (1, 1, [])
    case = cases(settings).row(0, named=True)
    assert case["case_id"].startswith("map-")
    kept = {name: value for name, value in case.items() if value is not None}
    del kept["case_id"]
    assert kept == {
        "dataset": "map",
        "region_code": "47",
        "district_code": "471000000",
        "article": "УК 115-1",
        "track": "criminal",
        "registered_on": date(2026, 1, 13),
        "registered_on_precision": "day",
        "conduct_from": date(2026, 1, 13),
        "conduct_from_precision": "day",
        "extract_date": DRAWN,
        "upload_id": 1,
    }
    upload = UPLOAD.check(publish.table(UPLOAD, settings=settings)).row(0, named=True)
    assert (upload["kind"], upload["rows_read"], upload["rows_loaded"]) == ("crime-map", 1, 1)


def test_the_two_published_records_are_loaded(work: Any, settings: Settings) -> None:
    for name in ("record_2020.json", "row_2016_headerless.csv"):
        report = work((SAMPLES / name).read_bytes(), load_it=True, name=name)
        assert (report.rows_read, report.rows_loaded, found(report)) == (1, 1, [])
    shown = ("region_code", "district_code", "article", "registered_on", "conduct_from")
    assert cases(settings).select(shown).rows() == [
        ("43", "431000000", "УК 188", date(2016, 1, 28), date(2016, 1, 28)),
        ("31", "314000000", "УК 188", date(2020, 2, 8), date(2020, 2, 8)),
    ]


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


def test_each_trap_is_found_and_every_record_counted(work: Any, settings: Settings) -> None:
    report = work(export(*FAULTY_RECORDS), load_it=True)
    codes = report.problems.group_by("line").agg(pl.col("check_code").sort())
    by_line = dict(codes.rows())
    assert {line: by_line.get(line, []) for line in range(1, len(FAULTY) + 1)} == {
        line: sorted(expected) for line, (_, _, expected) in enumerate(FAULTY, start=1)
    }
    assert (report.rows_read, report.rows_skipped) == (len(FAULTY), 1)
    assert report.rows_loaded == cases(settings).height == 9
    assert report.rows_rejected == len(FAULTY) - 1 - 9


def test_code_and_point_together_tell_the_place(work: Any, settings: Settings) -> None:
    placed = [
        ({}, AKTAU, "47", "471000000"),
        ({}, None, "47", "471000000"),  # by the code alone
        ({}, {"x": 51.2, "y": 43.65}, "47", "475000000"),  # same region: the point's district
        ({}, {"x": 71.43, "y": 51.13}, "47", None),  # another region: no district
        ({"reg_code": "197512"}, {"x": 76.90, "y": 43.24}, "75", "751110000"),
        ({"reg_code": "197419"}, AKTAU, "47", "471000000"),  # the code tells nothing
        ({"reg_code": "193518"}, None, "62", "621000000"),  # of Karaganda oblast until 2022
    ]
    work(
        export(
            *(
                record(point, ud=str(number), dat_vozb=JANUARY_13 + number * 86_400_000, **changed)
                for number, (changed, point, _, _) in enumerate(placed, start=1)
            )
        ),
        load_it=True,
    )
    assert cases(settings).select("region_code", "district_code").rows() == [
        (region, district) for _, _, region, district in placed
    ]


def test_what_must_not_be_kept_is_nowhere(work: Any, settings: Settings) -> None:
    """Not in the ledger, not in a release, not in a finding: number, street, house, body, point."""
    report = work(export(record(), *FAULTY_RECORDS), load_it=True)
    with warehouse.rehearsing(settings) as con:
        tables = ("case_version", "rejected_row", "upload")
        stored = "".join(repr(con.table(name).pl().rows()) for name in tables)
    rows = report.problems.iter_rows(named=True)
    said = "".join(describe_problem(row).text(language("en")) for row in rows)
    for secret in ("26471003", "МИКРОРАЙОН", "12-34", "УП г.Актау", "51.17", "43.65", "2.6471E"):
        assert secret not in stored + said
    for file in settings.warehouse.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert b"264710030000001" not in content
        assert "МИКРОРАЙОН".encode() not in content


def test_a_corrected_export_makes_new_versions_and_withdrawing_brings_the_old_back(
    work: Any, settings: Settings
) -> None:
    first = [record(ud="1"), record(ud="2"), record(ud="3")]
    work(export(*first), load_it=True)
    with pytest.raises(DataRefused, match="already loaded, as upload 1"):
        work(export(*first), load_it=True)
    later = [
        record(ud="1", objectid=9),
        record(ud="2", crime_code="1150", stat="ст.115"),
        record(ud="4"),
    ]
    report = work(export(*later, record(ud="4")), load_it=True)
    assert (report.rows_new, report.rows_changed, report.rows_identical) == (1, 1, 1)
    assert (report.rows_read, report.rows_skipped, report.rows_rejected) == (4, 2, 0)
    assert sorted(cases(settings)["article"]) == ["УК 115", *["УК 115-1"] * 3]
    with warehouse.writing(settings) as con:
        withdraw(con, 2, actor="tests")
    assert cases(settings)["article"].to_list() == ["УК 115-1"] * 3


def test_records_that_contradict_each_other_are_both_rejected(work: Any) -> None:
    report = work(export(record(), record(dat_sover=None)))
    assert [code for _, code, _ in found(report)] == ["duplicate_conflict"] * 2
    assert (report.rows_read, report.rows_rejected) == (2, 2)


CSV = """objectid;ud;crime_code;stat;dat_vozb;dat_sover;reg_code;x;y
1;1;1151;ст.115-1;2/8/2026 8:30:00 PM;2/8/2026 1:00:00 AM;194710;51,17;43,65
2;2;1150;<Null>;2026/02/08 20:30:00+00;NULL;194710;51,17;43,65
3;3;0990.0;;08.02.2026;;194710.0;51,17;43,65
4;4;1151;;2026-02-08T23:30:00;;194710
5;5;1151;;2/8/2026;;194710;51,17;43,65
"""


def test_tables_of_other_programs_are_understood(work: Any, settings: Settings) -> None:
    report = work(CSV.encode(), load_it=True, name="map.csv")
    assert found(report) == [(5, "row_width", "error"), (6, "date_unreadable", "error")]
    kept = cases(settings)
    assert kept["registered_on"].to_list() == [date(2026, 2, 8)] * 3
    assert kept["conduct_from"].drop_nulls().to_list() == [date(2026, 2, 8)]
    assert sorted(kept["article"]) == ["УК 115", "УК 115-1", "УК 99"]


def test_notes_say_what_was_not_kept_and_what_a_line_is(work: Any) -> None:
    whole = orjson.loads(export(record())) | {"exceededTransferLimit": True}
    report = work(orjson.dumps(whole))
    said = [note.text(language("en")) for note in report.notes]
    assert said[0].startswith("The map server says that map.json is only a part")
    assert "replaced by keyed hashes" in said[1]
    assert "number of the record" in said[2]


def test_without_the_day_of_export_or_without_records_nothing_is_loaded(
    tmp_path: Path, settings: Settings, work: Any
) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(export(record()))
    with pytest.raises(DataRefused, match=r"On what day was map\.json exported"):
        crime_map.load(path, dataset="map", settings=settings)
    with pytest.raises(DataRefused, match="no records"):
        work(export())
    with pytest.raises(DataRefused, match="kept for the published record"):
        crime_map.load(path, dataset="published", settings=settings, extract_date=DRAWN)


def test_every_finding_can_be_read_in_every_language(work: Any) -> None:
    problems = work(export(*FAULTY_RECORDS)).problems
    for reader in map(language, LANGUAGES):
        assert rejected_rows(problems, reader).height == problems.height
        for row in problems.iter_rows(named=True):
            assert "{" not in describe_problem(row).text(reader)
    assert REJECTED_ROW.schema.keys() >= set(problems.columns)


def test_no_case_is_lost_where_the_store_fills_more_than_one_group(settings: Settings) -> None:
    """200,000 rows; DuckDB keeps 122,880 in a group."""
    with warehouse.rehearsing(settings) as con:
        con.execute(
            "CREATE TEMP TABLE crime_map_row AS"
            " SELECT number AS line, 'map-' || number AS case_id FROM range(200000) AS r(number)"
        )
        run(con, "register_row", "crime_map/crime_map_case")
        counted = con.sql("SELECT count(DISTINCT line), count(DISTINCT case_id) FROM register_row")
        assert counted.pl().row(0) == (200_000, 200_000)
