"""Exports of the crime map from their bytes to text, and hostile files that pretend to be one."""

import json
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import DataRefused
from etl.readers import crime_map_json, crime_map_stream
from etl.readers.crime_map import CrimeMapFile, read_crime_map
from tests.etl.fuzzing import examples

SAMPLES = Path(__file__).parent / "crime_map"
ONE = {"ud": "1", "crime_code": "1151", "dat_vozb": 1767225600000, "reg_code": "194710"}


def read(tmp_path: Path, content: bytes, name: str = "map.json") -> CrimeMapFile:
    path = tmp_path / name
    path.write_bytes(content)
    folder = tmp_path / "out"
    folder.mkdir()
    return read_crime_map(path, folder=folder)


def in_process(tmp_path: Path, content: bytes) -> tuple[dict[str, Any], pl.DataFrame]:
    """What the child does, without the process around it."""
    path = tmp_path / "map.json"
    path.write_bytes(content)
    found = crime_map_json.read(path, "map.json", tmp_path)
    return found, pl.read_parquet(tmp_path / "rows.parquet")


def test_the_record_of_2020_is_read_in_capitals(tmp_path: Path) -> None:
    found = read(tmp_path, (SAMPLES / "record_2020.json").read_bytes())
    (row,) = pl.read_parquet(found.rows).rows(named=True)
    assert (row["line"], row["crime_code"], row["dat_sover"]) == (1, "1880", "1581193800000")
    assert (row["x"], row["y"], found.wkid) == ("687600.0", "4744000.0", "32642")
    assert (found.rows_read, found.misfits.height, found.encoding) == (1, 0, "UTF-8")


def test_street_house_and_body_are_never_read(tmp_path: Path) -> None:
    found = read(tmp_path, (SAMPLES / "record_2020.json").read_bytes())
    text = pl.read_parquet(found.rows).write_csv()
    assert not [word for word in ("УЛИЦА", "Тараз", "ОП-3", "Иные") if word in text]
    assert {"FZ1R18P5", "FZ1R18P6", "ORGAN"} <= set(found.ignored)


def test_the_row_of_2016_has_no_header(tmp_path: Path) -> None:
    found = read(tmp_path, (SAMPLES / "row_2016_headerless.csv").read_bytes(), "map.csv")
    assert (found.rows_read, found.first["stat"], found.first["x"]) == (1, "ст.188 ч.1", "220400.0")
    assert not {"fz1r18p5", "fz1r18p6", "organ"} & set(found.first)


def test_further_rows_of_2016_are_rows_too(tmp_path: Path) -> None:
    line = (SAMPLES / "row_2016_headerless.csv").read_bytes().strip() + b"\r\n"
    found = read(tmp_path, line + line, "map.csv")
    assert (found.rows_read, pl.read_parquet(found.rows).height) == (2, 1)


@pytest.mark.parametrize("header", ["UD;CRIME_CODE;DAT_VOZB;X;Y", "ud;crime_code;dat_vozb;lon;lat"])
def test_a_csv_with_a_header_has_old_or_new_names(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"{header}\n1;1151;1767225600000;51,1;43,6\n".encode(), "map.csv")
    assert list(found.columns) == ["ud", "crime_code", "dat_vozb", "x", "y"]
    assert found.rows_read == 1


def test_geojson_is_read(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": ONE,
        "geometry": {"type": "Point", "coordinates": [51.17, 43.65]},
    }
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    whole = {"type": "FeatureCollection", "crs": crs, "features": [feature, feature]}
    found, rows = in_process(tmp_path, orjson.dumps(whole))
    assert (found["rows"], found["wkid"]) == (2, "CRS84")
    assert rows.select("line", "x", "y").rows() == [(1, "51.17", "43.65"), (2, "51.17", "43.65")]


def test_a_bare_list_of_records_and_a_mark_at_the_start_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + orjson.dumps([{"attributes": ONE}])).rows_read == 1


def test_a_part_is_known_as_a_part(tmp_path: Path) -> None:
    whole = {"exceededTransferLimit": True, "features": [{"attributes": ONE}]}
    assert in_process(tmp_path, orjson.dumps(whole))[0]["is_cut"] is True


RECORDS = b"""{"features": [
  {"attributes": {"ud": "1", "UD": "2"}},
  {"attributes": {"ud": "1", "ud": "1"}},
  {"attributes": {"crime_code": {"a": 1}}},
  {"attributes": []}, 7, null, [], {},
  {"attributes": {"ud": 123456789012345678901234567890, "crime_code": NaN, "stat": -Infinity},
   "geometry": {"x": NaN, "y": Infinity}},
  {"attributes": {"ud": "\\ud800\\u0000", "stat": true}, "geometry": null}
]}"""


def test_odd_records_are_set_aside_or_kept_as_text(tmp_path: Path) -> None:
    found, rows = in_process(tmp_path, RECORDS)
    assert [tuple(misfit) for misfit in found["misfits"]] == [
        (1, "crime_map_field_twice", "ud"),
        (2, "crime_map_field_twice", None),
        (3, "crime_map_no_record", "crime_code"),
        *((line, "crime_map_no_record", None) for line in range(4, 9)),
    ]
    assert rows.select("line", "ud", "crime_code", "stat", "x").rows() == [
        (9, "123456789012345678901234567890", None, "-Infinity", None),
        (10, "?", None, "1", None),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"features": [{"attributes": {"ud": "1"}}', "cannot be read beyond character 42"),
        (b'{"features": [{"attri', "cannot be read beyond character 15"),
        (b'{"features": [{}]} trailing', "cannot be read beyond character 20"),
        (b'{"features": [], "features": []}', "cannot be read beyond"),
        (b"[" * 100_000, "cannot be read beyond"),
        (b'{"features": [' + b'{"a":' * 100_000, "cannot be read beyond"),
        (b'{"features": [' + b"9" * (1 << 20) + b"9]}", "cannot be read beyond"),
        (b'{"features": [{"a": "' + b"x" * (1 << 20) + b'"}]}', "cannot be read beyond"),
        (b'{"error": {"code": 400, "message": "Failed"}}', "error message of the map server"),
        (b'{"fields": []}', "no list of records"),
        (b'{"features": null}', "no list of records"),
        (b'{"features": ["\xff"]}', "not in UTF-8"),
    ],
)
def test_what_is_no_export_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(DataRefused, match=said):
        in_process(tmp_path, content)


def test_the_layer_of_totals_is_refused_with_the_fields_it_lacks(tmp_path: Path) -> None:
    content = orjson.dumps({"features": [{"attributes": {"K": 1, "CODE": "1947", "NAME": "x"}}]})
    with pytest.raises(DataRefused) as refusal:
        read(tmp_path, content)
    said = str(refusal.value)
    assert "none of these fields: crime_code, stat" in said
    assert "none of these fields: ud, tz1id, globalid, objectid" in said


def test_a_field_twice_in_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="two columns are both ud"):
        read(tmp_path, b"ud,UD,crime_code,dat_vozb,reg_code\n1,2,3,4,5\n", "map.csv")


@pytest.mark.parametrize("name", ["gone.json", "x\0.json", "x" * 400])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataRefused):
        read_crime_map(tmp_path / name, folder=tmp_path)


def test_records_are_found_wherever_the_window_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window of a few characters cuts names, numbers and letters anywhere."""
    content = orjson.dumps({"features": [{"attributes": ONE | {"ud": n}} for n in range(50)]})
    monkeypatch.setattr(crime_map_stream, "MAX_RECORD_CHARACTERS", 130)
    for size in range(1, 40):
        monkeypatch.setattr(crime_map_stream, "CHUNK_CHARACTERS", size)
        rows = in_process(tmp_path, content)[1]
        assert rows["ud"].to_list() == [str(number) for number in range(50)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda part: (
        st.lists(part, max_size=4)
        | st.dictionaries(
            st.sampled_from(["features", "attributes", "properties", "geometry", "ud", "x", "crs"])
            | st.text(max_size=5),
            part,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@settings(
    max_examples=examples(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.binary(max_size=200) | JSON.map(json.dumps).map(str.encode))
def test_any_bytes_are_read_or_refused_and_all_records_counted(
    tmp_path: Path, content: bytes
) -> None:
    try:
        found, rows = in_process(tmp_path, content)
    except DataRefused:
        return
    assert rows.height == found["rows"]
    lines = [*rows["line"], *(misfit[0] for misfit in found["misfits"])]
    assert sorted(lines) == list(range(1, len(lines) + 1))
