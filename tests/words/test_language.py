"""One reader's language: plural forms, dates, numbers, and values that look like formats."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import LANGUAGES, N_, language, preferred

COUNTS = (0, 1, 2, 5, 11, 21)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", ["0 offences", "1 offence", "2 offences", "5 offences", "11 offences",
                "21 offences"]),
        ("ru", ["зарегистрировано 0 правонарушений", "зарегистрировано 1 правонарушение",
                "зарегистрировано 2 правонарушения", "зарегистрировано 5 правонарушений",
                "зарегистрировано 11 правонарушений", "зарегистрировано 21 правонарушение"]),
        ("kk", [f"{n} құқық бұзушылық тіркелген" for n in COUNTS]),
    ],
)  # fmt: skip
def test_plural_follows_the_rules_of_the_language(code: str, forms: list[str]) -> None:
    said = [
        language(code).plural("{n} offence recorded", "{n} offences recorded", n) for n in COUNTS
    ]
    assert [text.removesuffix(" recorded") for text in said] == forms


@pytest.mark.parametrize(
    ("code", "day", "month", "year"),
    [
        ("en", "3 March 2026", "March 2026", "2026"),
        ("ru", "3 марта 2026 года", "март 2026 года", "2026 год"),
        ("kk", "2026\u202fж. 3 наурыз", "2026 ж. наурыз", "2026 жыл"),
    ],
)
def test_date_is_no_more_exact_than_known(code: str, day: str, month: str, year: str) -> None:
    reader, value = language(code), date(2026, 3, 3)
    assert reader.date(value) == reader.date(value, None) == day
    assert reader.date(value, "month") == month
    assert reader.date(value, "year") == year
    assert reader.date(None, "month") == "–"


@pytest.mark.parametrize(
    ("code", "day"), [("en", "3\u00a0Mar\u00a02026"), ("ru", "03.03.2026"), ("kk", "03.03.2026")]
)
def test_a_cell_of_a_table_has_room_for_a_short_day(code: str, day: str) -> None:
    reader, value = language(code), date(2026, 3, 3)
    assert reader.date(value, is_short=True) == day
    assert reader.date(value, "month", is_short=True) == reader.date(value, "month")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_date_can_end_a_sentence(code: str, precision: str) -> None:
    assert not language(code).date(date(2026, 3, 3), precision).endswith(".")


@pytest.mark.parametrize(
    ("code", "thousands", "decimals", "percent"),
    [
        ("en", "12,345", "0.50", "12.5%"),
        ("ru", "12\u00a0345", "0,50", "12,5\u00a0%"),
        ("kk", "12\u00a0345", "0,50", "12,5\u00a0%"),
    ],
)
def test_numbers_are_printed_as_the_language_does(
    code: str, thousands: str, decimals: str, percent: str
) -> None:
    reader = language(code)
    assert reader.number(12_345) == thousands
    assert reader.number(0.5, digits=2) == decimals
    assert reader.percent(0.125, digits=1) == percent
    assert reader.percent(0) == percent.replace("12,5", "0").replace("12.5", "0")


@pytest.mark.parametrize("code", LANGUAGES)
def test_infinity_is_a_sign(code: str) -> None:
    assert language(code).number(float("inf"), digits=2) == "∞"
    assert language(code).number(float("-inf")) == "−∞"


def test_digits_round_and_never_cut() -> None:
    reader = language("en")
    assert [reader.number(v, digits=0) for v in (0.4, 0.6, 1234.5)] == ["0", "1", "1,234"]
    assert reader.number(2 / 3, digits=3) == "0.667"


@pytest.mark.parametrize("code", LANGUAGES)
@given(value=st.text(max_size=30))
def test_braces_and_percent_signs_in_values_stay(code: str, value: str) -> None:
    said = language(code).text("Data set: {name}", name=value)
    assert said.endswith(value)


@pytest.mark.parametrize("value", ["{name}", "100 %", "%(n)s", "{0.__class__}", "{", "}}"])
def test_value_is_never_read_as_a_format(value: str) -> None:
    assert language("en").text("Data set: {name}", name=value) == f"Data set: {value}"


def test_message_without_values_keeps_its_signs() -> None:
    assert language("en").text("{not a value} 100 %") == "{not a value} 100 %"
    assert language("kk").text("") == ""  # a catalogue answers an empty text with its header


def test_message_that_nobody_translated_is_shown_as_it_is() -> None:
    assert language("kk").text("Nobody wrote this {n}", n=1) == "Nobody wrote this 1"


def test_a_moment_has_its_day_and_hour() -> None:
    moment = datetime(2026, 3, 3, 4, 5, tzinfo=UTC)
    assert language("ru").moment(moment) == "03.03.2026, 04:05"
    assert language("en").moment(None) == "–"


def test_place_is_named_in_the_language_and_shortly_where_there_is_a_short_name() -> None:
    row = {"name_ru": "Мангистауская область", "short_ru": "Мангистау", "name_en": "Mangystau"}
    assert language("ru").place(row) == "Мангистауская область"
    assert language("ru").place(row, short=True) == "Мангистау"
    assert language("en").place(row, short=True) == "Mangystau"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("kk-KZ", "kk"), ("EN_gb", "en"), ("ru", "ru"), ("fr", "ru"), ("", "ru"), (None, "ru")],
)
def test_browser_tag_gives_the_nearest_language(tag: str | None, code: str) -> None:
    assert preferred(tag) == code


def test_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown language 'de': expected one of kk, ru, en"):
        language("de")


def test_mark_leaves_the_message_alone() -> None:
    assert N_("Later") == "Later"
