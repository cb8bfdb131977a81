"""What the map fetches: every place once, sound outlines, small files."""

import gzip
from pathlib import Path

import orjson
import pytest
import shapely

from etl.errors import DataRefused
from etl.geometry import prepare_geometry


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("geo")
    prepare_geometry(static=folder)
    return folder


def outlines(static: Path, name: str) -> dict[str, shapely.Geometry]:
    features = orjson.loads((static / name).read_bytes())["features"]
    return {f["id"]: shapely.from_geojson(orjson.dumps(f["geometry"])) for f in features}


def test_every_region_and_every_district_is_there_once(static: Path) -> None:
    regions = outlines(static, "regions.json")
    assert len(regions) == 20
    districts = [
        code for region in regions for code in outlines(static, f"districts_{region}.json")
    ]
    assert len(districts) == len(set(districts)) == 224


def test_mangystau_has_its_seven_districts(static: Path) -> None:
    assert sorted(outlines(static, "districts_47.json")) == [
        "471000000",
        "471800000",
        "473600000",
        "474200000",
        "474600000",
        "475000000",
        "475200000",
    ]


def test_outlines_are_sound_and_run_clockwise(static: Path) -> None:
    for path in static.glob("*.json"):
        for code, shape in outlines(static, path.name).items():
            assert shape.is_valid, code
            assert shape.area > 0, code
            for part in shapely.get_parts(shape):
                assert not part.exterior.is_ccw, code


def test_neighbouring_regions_still_meet(static: Path) -> None:
    assert shapely.coverage_is_valid(list(outlines(static, "regions.json").values()))


def test_the_country_keeps_its_place_and_size(static: Path) -> None:
    country = shapely.union_all(list(outlines(static, "regions.json").values()))
    assert country.bounds == pytest.approx((46.49, 40.57, 87.32, 55.44), abs=0.05)
    districts = shapely.union_all(list(outlines(static, "districts_47.json").values()))
    region = outlines(static, "regions.json")["47"]
    assert districts.symmetric_difference(region).area / region.area < 0.02


def test_the_map_is_small_on_the_wire(static: Path) -> None:
    assert len(gzip.compress((static / "regions.json").read_bytes())) < 40_000
    for path in static.glob("districts_*.json"):
        assert len(gzip.compress(path.read_bytes())) < 12_000, path.name


def test_files_that_are_current_are_left_alone(static: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in static.glob("*.json")}
    sizes = prepare_geometry(static=static)
    assert {path: path.stat().st_mtime_ns for path in static.glob("*.json")} == before
    assert sizes["regions.json"] == (static / "regions.json").stat().st_size


def test_a_missing_source_is_missed_in_words(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match=r"regions\.geojson cannot be read"):
        prepare_geometry(data=tmp_path, static=tmp_path / "geo")


def test_a_broken_source_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    for name in ("regions.geojson", "districts_fine.geojson"):
        (tmp_path / "reference" / name).write_text("{")
    with pytest.raises(DataRefused, match=r"regions\.geojson cannot be read"):
        prepare_geometry(data=tmp_path, static=tmp_path / "geo")
