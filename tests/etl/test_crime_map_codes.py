"""Codes and points of the crime map: the article, the region and district they mean today."""

import polars as pl
import pytest

from etl.crime_map.articles import article_of
from etl.crime_map.places import CodedPlace, place_of
from etl.crime_map.points import locate
from etl.errors import DataRefused

NOWHERE = CodedPlace()


@pytest.mark.parametrize(
    ("crime_code", "stat", "article", "fault"),
    [
        ("1151", "ст.115-1 ч.1", "УК 115-1", None),
        ("1150", "ст.115 ч.1", "УК 115", None),
        ("1880", "ст.188 ч.3", "УК 188", None),
        ("0990", "ст.99 ч.2", "УК 99", None),
        ("990", "ст.99 ч.2", "УК 99", None),  # a spreadsheet took the zero off
        ("1151.0", None, "УК 115-1", None),  # and added decimals
        ("1141", None, "УК 114-1", "crime_map_article_unlisted"),
        (None, "ст.115-1", "УК 115-1", None),
        ("1880", "ст.24 ч.3-188 ч.3", "УК 188", None),  # an attempt, by the general part
        ("1151", "ст.115 ч.1", "УК 115-1", "crime_map_article_conflict"),
        ("1150", "ст.115-1 ч.1", "УК 115", "crime_map_article_conflict"),
        ("115", "ст.115-1", None, "crime_map_code_unreadable"),  # somebody dropped the last digit
        ("11510", None, None, "crime_map_code_unreadable"),
        ("١١٥١", None, None, "crime_map_code_unreadable"),
        (None, None, None, "required_missing"),
        (None, "сталкинг", None, "required_missing"),
        ("9999", None, "УК 999-9", "article_unknown"),
        ("0115", None, "УК 11-5", "article_unknown"),
    ],
)
def test_the_code_tells_the_article(
    crime_code: str | None, stat: str | None, article: str | None, fault: str | None
) -> None:
    assert article_of(crime_code, stat) == (article, fault)


@pytest.mark.parametrize(
    ("reg_code", "city_code", "place"),
    [
        ("194710", "1947", CodedPlace("47", "471000000")),  # Aktau
        ("194710.0", None, CodedPlace("47", "471000000")),
        ("194310", "1931", CodedPlace("43", "431000000")),  # the oblast is wrong in a real record
        ("193518", "1935", CodedPlace("62", "621000000")),  # Zhezkazgan is in Ulytau now
        ("195110", "1951", CodedPlace("61", "611000000")),  # Turkistan has another number
        ("196328", "1963", CodedPlace("10", "104100000")),  # Semey is in Abai now
        ("193112", "1931", CodedPlace("31")),  # a police station of Taraz
        ("197512", "1975", CodedPlace("75")),  # a district of Almaty, which one is not known
        ("193511", "1935", NOWHERE),  # of Karaganda oblast, which was divided
        ("196110", None, CodedPlace("61", "611000000")),  # by rule: 19 + KATO of today
        ("193399", "1933", CodedPlace("33")),
        (None, "1947", CodedPlace("47")),
        (None, "1919", NOWHERE),
        ("197419", "1974", NOWHERE),  # transport police
        ("7070", "7070", NOWHERE),  # the republic's technical code
        ("abc", "x", NOWHERE),
        (None, None, NOWHERE),
    ],
)
def test_codes_tell_the_place_of_today(
    reg_code: str | None, city_code: str | None, place: CodedPlace
) -> None:
    assert place_of(reg_code, city_code, is_renumbered=True) == place


@pytest.mark.parametrize(
    ("reg_code", "before"),
    [
        ("191910", CodedPlace("33", "331000000")),  # Taldykorgan, whose number Qonayev has now
        ("196358", CodedPlace("10", "103400000")),  # Tarbagatay, divided
    ],
)
def test_a_number_given_again_is_trusted_only_before(reg_code: str, before: CodedPlace) -> None:
    assert place_of(reg_code, None, is_renumbered=False) == before
    assert place_of(reg_code, None, is_renumbered=True) == NOWHERE


def points(*pairs: tuple[str | None, str | None]) -> pl.DataFrame:
    rows = [(line, *pair) for line, pair in enumerate(pairs, start=1)]
    return pl.DataFrame(
        rows, schema={"line": pl.Int64, "x": pl.String, "y": pl.String}, orient="row"
    )


@pytest.mark.parametrize("wkid", [None, "32642"])
def test_points_in_metres_fall_into_their_districts(wkid: str | None) -> None:
    found = locate(points(("220400.0", "4974800,0"), ("687600", "4744000")), wkid=wkid, file="f")
    assert found.rows() == [(1, "431000000", "found"), (2, "314000000", "found")]


@pytest.mark.parametrize(
    ("wkid", "x", "y"),
    [
        ("4326", "51.17", "43.65"),
        ("CRS84", "51.17", "43.65"),
        (None, "51.17", "43.65"),
        ("102100", "5696218.0", "5412067.0"),
        (None, "5696218.0", "5412067.0"),
    ],
)
def test_aktau_is_aktau_in_every_system(wkid: str | None, x: str, y: str) -> None:
    assert locate(points((x, y)), wkid=wkid, file="f").rows() == [(1, "471000000", "found")]


def test_a_point_just_beyond_the_border_belongs_to_the_nearest_district() -> None:
    """The outline of Aktau ends at longitude 51.134; the sea begins there, not another country."""
    found = locate(points(("51.110", "43.65"), ("51.125", "43.65")), wkid="4326", file="f")
    assert found.rows() == [(1, None, "outside"), (2, "471000000", "found")]


def test_what_is_no_point_in_the_country_has_no_district() -> None:
    found = locate(
        points(
            ("51.17", "43.65"),
            ("0", "0"),
            ("2.35", "48.85"),  # Paris
            ("43.65", "51.17"),  # turned round
            ("1e308", "-1e308"),
            ("NaN", "43.65"),
            ("Infinity", "43.65"),
            (None, None),
            ("here", "there"),
        ),
        wkid=None,
        file="f",
    )
    states = ["found", *["outside"] * 4, *["none"] * 4]
    assert found["state"].to_list() == states
    assert found["district_code"].drop_nulls().to_list() == ["471000000"]


def test_a_file_whose_points_fit_no_system_has_none_in_the_country() -> None:
    assert locate(points(("0", "0")), wkid=None, file="f").rows() == [(1, None, "outside")]
    assert locate(points(), wkid=None, file="f").is_empty()


def test_an_unknown_system_is_refused_in_words() -> None:
    with pytest.raises(DataRefused, match="system that is not known here: 28412"):
        locate(points(("1", "1")), wkid="28412", file="f")
