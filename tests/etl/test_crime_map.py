"""An export of the crime map from its bytes to cases of a register, and back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import orjson
import polars as pl
import pytest

from contracts import CASE, UPLOAD, folder_name
from etl import publish, warehouse
from etl.crime_map import load as crime_map
from etl.errors import DataRefused
from etl.history import history
from etl.lay_out import run
from etl.ledger import withdraw
from etl.load_report import LoadReport
from etl.settings import Settings
from tests.etl.written_crime_maps import export, record
from words import language

Work = Callable[..., LoadReport]
SAMPLES = Path(__file__).parent / "crime_map"
DRAWN = date(2026, 9, 30)


def cases(settings: Settings) -> pl.DataFrame:
    return CASE.check(publish.table(CASE, settings=settings)).sort("registered_on", "case_id")


def found(report: LoadReport) -> list[tuple[int, str, str]]:
    return report.problems.select("line", "check_code", "severity").rows()


def test_a_record_becomes_a_case(work: Work, settings: Settings) -> None:
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


def test_the_two_published_records_are_loaded(work: Work, settings: Settings) -> None:
    for name in ("record_2020.json", "row_2016_headerless.csv"):
        report = work((SAMPLES / name).read_bytes(), load_it=True, name=name)
        assert (report.rows_read, report.rows_loaded, found(report)) == (1, 1, [])
    shown = ("region_code", "district_code", "article", "registered_on", "conduct_from")
    assert cases(settings).select(shown).rows() == [
        ("43", "431000000", "УК 188", date(2016, 1, 28), date(2016, 1, 28)),
        ("31", "314000000", "УК 188", date(2020, 2, 8), date(2020, 2, 8)),
    ]


def test_a_corrected_export_makes_new_versions_and_withdrawing_brings_the_old_back(
    work: Work, settings: Settings
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


def test_a_case_that_a_later_export_says_was_removed_no_longer_counts(
    work: Work, settings: Settings
) -> None:
    first = [record(ud="1"), record(ud="2"), record(ud="3")]
    work(export(*first), load_it=True)
    gone = [record(ud="1", discontinued=1), record(ud="9", discontinued=1), record(ud="2")]
    report = work(export(*gone, record(ud="3", discontinued=1), record(ud="3")), load_it=True)
    assert (report.rows_read, report.rows_loaded, report.rows_skipped) == (5, 0, 5)
    assert report.notes[0].text(language("en")).endswith("and that no longer count: 1.")
    assert cases(settings).height == 2
    with warehouse.writing(settings) as con:
        withdraw(con, 2, actor="tests")
    assert cases(settings).height == 3
    work(export(*gone), load_it=True)
    (key,) = set(cases_before(settings)) - set(cases(settings)["case_id"])
    work(export(record(ud="1"), record(ud="5")), load_it=True)
    assert cases(settings).height == 4
    with warehouse.rehearsing(settings) as con:
        told = history(con, dataset="map", kind="case", key=key)
    assert told.select("version", "state", "column_name", "before", "after").rows() == [
        (1, "committed", None, None, None),
        (2, "withdrawn", "discontinued", "no", "yes"),
        (3, "committed", "discontinued", "no", "yes"),
        (4, "committed", "discontinued", "yes", "no"),
    ]


def cases_before(settings: Settings) -> list[str]:
    """Return the keys of the first release, which stays as it was."""
    folder = settings.releases / folder_name(publish.releases(settings)[-1].number)
    return pl.read_parquet(folder / "case" / "map.parquet")["case_id"].to_list()


def test_records_that_contradict_each_other_are_both_rejected(work: Work) -> None:
    report = work(export(record(), record(dat_sover=None)))
    assert [code for _, code, _ in found(report)] == ["duplicate_conflict"] * 2
    assert (report.rows_read, report.rows_rejected) == (2, 2)


def test_notes_say_what_was_not_kept_and_what_a_line_is(work: Work) -> None:
    whole = orjson.loads(export(record())) | {"exceededTransferLimit": True}
    report = work(orjson.dumps(whole))
    said = [note.text(language("en")) for note in report.notes]
    assert said[0].startswith("The map server says that map.json is only a part")
    assert "replaced by keyed hashes" in said[1]
    assert "number of the record" in said[2]


def test_without_the_day_of_export_or_without_records_nothing_is_loaded(
    tmp_path: Path, settings: Settings, work: Work
) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(export(record()))
    with pytest.raises(DataRefused, match=r"On what day was map\.json exported"):
        crime_map.load(path, dataset="map", settings=settings)
    with pytest.raises(DataRefused, match="no records"):
        work(export())
    with pytest.raises(DataRefused, match="kept for the published record"):
        crime_map.load(path, dataset="published", settings=settings, extract_date=DRAWN)


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
