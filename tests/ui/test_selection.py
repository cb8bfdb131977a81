"""Choices and addresses: what is written is what is read, whatever else the address says."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.legal import LAW_DATES
from ui.selection import CHOICES, CODES, Selection, read, write
from words import LANGUAGES, language

DATASETS = ("published", "simulated", "mangystau-2026")
REGIONS = ("10", "47", "71")

days = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
selections = st.builds(
    Selection,
    language=st.sampled_from(LANGUAGES),
    dataset=st.sampled_from(DATASETS),
    region=st.none() | st.sampled_from(REGIONS),
    law=st.sampled_from(sorted(LAW_DATES)) | days,
    **{name: st.sampled_from(values) for name, values in CHOICES.items()},
)


def opened(
    address: dict[str, str], *, browser: str | None = None
) -> tuple[Selection, tuple[str, ...]]:
    chosen, faults = read(address, datasets=DATASETS, regions=REGIONS, browser=browser)
    return chosen, tuple(str(fault) for fault in faults)


@given(selections)
def test_what_is_written_is_read_back(selection: Selection) -> None:
    assert opened(write(selection)) == (selection, ())


@given(selections)
def test_address_says_the_language_and_nothing_that_is_usual(selection: Selection) -> None:
    address = write(selection)
    assert address["lang"] == selection.language
    usual = Selection()
    said = {field for field, code in CODES.items() if code in address} - {"language"}
    differing = {
        f.name for f in fields(Selection) if getattr(selection, f.name) != getattr(usual, f.name)
    }
    assert said == differing - {"language"}


def test_plain_address_says_just_the_language() -> None:
    assert write(Selection()) == {"lang": "ru"}
    assert write(Selection(language="kk"), region="47", dataset="simulated") == {
        "lang": "kk",
        "data": "simulated",
        "region": "47",
    }


def test_change_to_the_usual_leaves_the_address() -> None:
    assert write(Selection(region="47", days="365"), region=None, days="180") == {"lang": "ru"}
    assert write(Selection(region="47"), region="") == {"lang": "ru"}


@given(st.dictionaries(st.sampled_from(sorted(CODES.values())), st.text(max_size=60)))
def test_no_address_breaks_and_every_meaningless_code_is_said(address: dict[str, str]) -> None:
    chosen, faults = opened(address)
    understood = write(chosen)
    for code, value in address.items():
        meant = not value or understood.get(code, getattr(Selection(), field_of(code))) == value
        assert meant or any(f"{code}={value[:40]}" in f or value[:40] in f for f in faults)
    assert len(faults) <= len(address)


def field_of(code: str) -> str:
    return next(field for field, known in CODES.items() if known == code)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"lang": "xx"}, "Expected: kk, ru, en."),
        ({"region": "99"}, "Expected: 10, 47, 71."),
        ({"law": "2025-13-45"}, "Expected: signed, in_force, 2025-07-16."),
        ({"law": "9999-12-31"}, "law=9999-12-31"),
        ({"law": "2025-7-16"}, "law=2025-7-16"),
        ({"measure": "zzz"}, "Expected: stated, documented, form_115"),
        ({"days": "181"}, "Expected: 180, 90, 365."),
        ({"data": "nope"}, "Known data sets: published, simulated, mangystau-2026."),
    ],
)
def test_fault_names_the_code_and_what_is_expected(address: dict[str, str], words: str) -> None:
    chosen, faults = opened(address)
    assert chosen == Selection()
    assert len(faults) == 1
    assert words in faults[0]


def test_faults_are_said_in_every_language() -> None:
    wrong = {"region": "99", "data": "nope"}
    _, faults = read(wrong, datasets=DATASETS, regions=REGIONS)
    told = {code: " ".join(fault.text(language(code)) for fault in faults) for code in LANGUAGES}
    assert all("99" in text and "nope" in text for text in told.values())
    assert len(set(told.values())) == 3


def test_unknown_names_in_the_address_are_left_alone() -> None:
    assert opened({"utm_source": "mail", "embed": "true"}) == (Selection(), ())


@pytest.mark.parametrize(
    ("browser", "code"),
    [("kk-KZ", "kk"), ("en-GB", "en"), ("ru", "ru"), ("de-DE", "ru"), (None, "ru"), ("", "ru")],
)
def test_browser_decides_only_where_the_address_does_not(browser: str | None, code: str) -> None:
    assert opened({}, browser=browser)[0].language == code
    assert opened({"lang": "kk"}, browser=browser)[0].language == "kk"


def test_law_date_and_window_are_values_to_compute_with() -> None:
    assert Selection().law_date == date(2025, 7, 16)
    assert Selection(law="in_force").law_date == date(2025, 9, 16)
    assert Selection(law="2025-08-01").law_date == date(2025, 8, 1)
    assert Selection(days="365").days_window == 365
