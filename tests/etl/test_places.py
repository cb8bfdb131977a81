"""Every spelling of a place leads to its code, and a doubt is said."""

import csv

import polars as pl
import pytest

from etl.norm_key import norm_key
from etl.places import REFERENCE, gazetteer, resolve, resolve_places


def test_norm_key_is_the_one_of_the_reference() -> None:
    with (REFERENCE / "region_aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["alias"] for r in rows if norm_key(r["alias"]) != r["norm_key"]] == []


def test_every_alias_of_a_region_leads_to_it() -> None:
    with (REFERENCE / "region_aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "1"]
    wrong = [r["alias"] for r in rows if resolve(r["alias"], None).region_code != r["kato2"]]
    assert wrong == []


def test_every_district_is_found_by_code_and_by_name_in_its_region() -> None:
    for code in {c for codes in gazetteer().districts.values() for c in codes}:
        assert resolve(code[:2], code)[:3] == (code[:2], code, None)
    assert len({c for codes in gazetteer().districts.values() for c in codes}) == 224


@pytest.mark.parametrize(
    ("region", "district", "found"),
    [
        ("Мангистауская область", "Мунайлинский район", ("47", "475000000", None)),
        ("МАҢҒЫСТАУ  ОБЛЫСЫ", "Мұнайлы ауданы", ("47", "475000000", None)),
        ("Mangystau Region", "Munaily", ("47", "475000000", None)),
        ("Маңғыстау облыcы".replace("c", "с"), "г.Актау", ("47", "471000000", None)),
        ("47", "Актау", ("47", "471000000", None)),
        (None, "Жанаозен", ("47", "471800000", None)),
        ("471000000", None, ("47", "471000000", None)),
        ("Костанайская область", "Костанай", ("39", "391000000", None)),
        ("г. Алматы", "г. Алматы", ("75", None, None)),
        ("Алматы", None, ("75", None, None)),
        ("Алматы", "Талгарский район", ("19", "196200000", None)),
        ("Мангистауская область", "Талгарский район", ("47", None, "district_elsewhere")),
        ("Мангистауская область", "Шир", ("47", None, "district_unknown")),
        (None, "Абайский район", (None, None, "district_ambiguous")),
        ("Мордор", None, (None, None, "region_unknown")),
        ("На транспорте", None, (None, None, "region_unknown")),
        ("Не указано", None, (None, None, "region_missing")),
        (None, None, (None, None, "region_missing")),
        (None, "Мордорский район", (None, None, "district_unknown")),
        ("Итого по республике", None, (None, None, "total")),
    ],
)
def test_resolve(
    region: str | None, district: str | None, found: tuple[str | None, str | None, str | None]
) -> None:
    assert resolve(region, district)[:3] == found


@pytest.mark.parametrize(
    ("regions", "code"),
    [
        (["Алматы", "Алматы қаласы"], "19"),
        (["Алматы", "Алматы қаласы", "Алматы облысы"], "75"),
        (["Алматы", "Алматинская область"], "75"),
        (["Алматы", "г. Алматы"], "75"),
        (["Алматы"], "75"),
    ],
)
def test_bare_almaty_is_decided_by_its_company(regions: list[str], code: str) -> None:
    pairs = pl.DataFrame({"region_text": regions, "district_text": [None] * len(regions)})
    places = resolve_places(pairs.cast(pl.String))
    assert places["region_code"][0] == code
    assert (places["fault"][0] == "region_ambiguous") is (code == "19")


def test_the_nearest_name_is_suggested() -> None:
    pairs = pl.DataFrame({"region_text": ["Мангстауская область"], "district_text": [None]})
    found = resolve_places(pairs.cast(pl.String)).row(0, named=True)
    assert (found["fault"], found["expected"]) == ("region_unknown", "Мангыстауская область")
