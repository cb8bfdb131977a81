"""Frames as HTML: escaped, linked with care, every value that is none with its own sign."""

import re
from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import table
from words import LANGUAGES, Language, language
from words.columns import COLUMNS, column

ENGLISH = language("en")


def drawn(frame: pl.DataFrame, *columns: str, reader: Language = ENGLISH) -> str:
    return table.html(frame, columns=columns or frame.columns, caption="Caption", language=reader)


def cells(html: str) -> list[str]:
    return re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", html.split("<tbody>")[1], re.S)


HOSTILE = "<script>alert('1')</script>\"><img onerror=x>"


@pytest.mark.parametrize("name", ["file_name", "notes", "place", "source_url", "outcome", "other"])
def test_hostile_values_stay_text(name: str) -> None:
    html = drawn(pl.DataFrame({"case_key": ["1"], name: [HOSTILE]}))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_hostile_caption_and_column_stay_text() -> None:
    html = table.html(
        pl.DataFrame({"<b>": ["1"]}), columns=["<b>"], caption='"><b>', language=ENGLISH
    )
    assert "<b>" not in html


@given(st.text(max_size=30))
def test_no_text_brings_an_element_of_its_own(text: str) -> None:
    plain = drawn(pl.DataFrame({"case_key": ["1"], "file_name": ["x"]}))
    html = drawn(pl.DataFrame({"case_key": ["1"], "file_name": [text]}))
    assert re.findall(r"<[a-z/]+", html) == re.findall(r"<[a-z/]+", plain)


def test_only_web_addresses_become_links() -> None:
    frame = pl.DataFrame(
        {
            "case_key": ["1", "2", "3", "4", "5"],
            "source_url": [
                "https://www.inform.kz/a?b=1&c=2",
                "http://zakon.kz",
                "javascript:alert(1)",
                None,
                'https://x.kz/" onmouseover="alert(1)',
            ],
        }
    )
    shown = cells(drawn(frame))[1::2]
    assert shown[0] == (
        '<a href="https://www.inform.kz/a?b=1&amp;c=2" target="_blank" '
        'rel="noopener noreferrer">www.inform.kz</a>'
    )
    assert ">zakon.kz</a>" in shown[1]
    assert shown[2:4] == ["javascript:alert(1)", "–"]
    assert 'onmouseover="' not in shown[4]


def test_values_that_are_no_plain_numbers_look_different() -> None:
    """A true zero, a suppressed, an unreliable, a withheld and a missing rate."""
    frame = pl.DataFrame(
        {
            "name": ["Zero", "Hidden", "Few", "Too few", "None"],
            "count": [0, None, 12, 2, 0],
            "rate": [0.0, None, 15.444, None, None],
            "rate_low": [0.0, None, 7.98, None, None],
            "status": ["zero", "c", "u", "u", "none"],
        }
    )
    html = drawn(frame, "name", "count", "rate", "rate_low")
    rows = [cells("<tbody>" + row)[1:] for row in html.split("<tbody>")[1].split("</tr>")[:-1]]
    assert rows == [
        ["0", "0.00", "0.00"],
        ["c", "c", "c"],
        ["12", "15.44 u", "7.98"],
        ["2", "u", "u"],
        ["0", "–", "–"],
    ]


def test_numbers_are_set_right_and_words_are_not() -> None:
    html = drawn(pl.DataFrame({"name": ["Aktau"], "count": [1200], "rate": [9.27]}))
    assert html.count('<th scope="col" class="number">') == 2
    assert '<td class="number">1,200</td>' in html
    assert '<th scope="row">Aktau</th>' in html
    assert '<th scope="row" class="number">7</th>' in drawn(pl.DataFrame({"day": [7]}))


@pytest.mark.parametrize(
    ("name", "row", "text"),
    [
        ("conduct_from", {"conduct_from": date(2025, 6, 1), "conduct_from_precision": "month"},
         "June 2025"),
        ("conduct_from", {"conduct_from": date(2025, 1, 1), "conduct_from_precision": "year"},
         "2025"),
        ("conduct_to", {"conduct_to": None, "conduct_to_precision": None}, "–"),
        ("conduct_forms", {"conduct_forms": ["calls", "visits_home", "new"]},
         "Calls, Visits to the home, new"),
        ("share", {"share": 0.0512}, "5.1%"),
        ("low", {"low": 0.05}, "5.0%"),
        ("low", {"ratio": 1.2, "low": 0.05}, "0.05"),
        ("high", {"ratio": float("inf"), "high": float("inf")}, "∞"),
        ("ratio", {"ratio": float("inf")}, "∞"),
        ("p_value", {"p_value": 0.00001}, "< 0.001"),
        ("p_value", {"p_value": 0.0456}, "0.046"),
        ("p_value", {"p_value": None}, "–"),
        ("is_principal", {"is_principal": False}, "Additional"),
        ("article", {"article": "УК 115-1"}, "CC 115-1"),
        ("article", {"article": "Law 214-IV 22"}, "Law 214-IV, art. 22"),
        ("rows_read", {"rows_read": 10, "rows_loaded": 7, "rows_skipped": 2, "rows_rejected": 1},
         "10 = 7 + 2 + 1"),
        ("loaded_at", {"loaded_at": datetime(2026, 2, 3, 4, 5, tzinfo=UTC)}, "03/02/2026, 04:05"),
    ],
)  # fmt: skip
def test_each_kind_of_value_has_its_form(name: str, row: dict[str, object], text: str) -> None:
    assert column(name).show(row, name, ENGLISH) == text


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_are_words_in_every_language(code: str) -> None:
    reader = language(code)
    headings = {name: reader.text(entry.heading) for name, entry in COLUMNS.items()}
    assert all(text and "_" not in text for text in headings.values())


def test_frame_without_rows_is_a_table_without_rows() -> None:
    html = drawn(pl.DataFrame(schema={"name": pl.String, "count": pl.Int64}))
    assert "<tbody></tbody>" in html
    assert "<caption>Caption</caption>" in html
