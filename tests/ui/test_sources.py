"""Whose numbers, how fresh, which version: the line under each figure and the notes in files."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from releases import Release
from ui import downloads, sources
from ui.frame import Screen
from ui.selection import Selection
from words import language


@pytest.fixture
def screen() -> Screen:
    release = Release(
        number=12,
        folder=Path("nowhere"),
        content_hash="0123456789abcdef",
        created_at=datetime(2026, 3, 1, tzinfo=UTC),
        rows={},
    )
    row = {
        "dataset": "mangystau-2026",
        "kind": "register",
        "data_to": date(2026, 2, 3),
        "extract_date": date(2026, 2, 10),
        "loaded_at": datetime(2026, 2, 11, 4, 5, tzinfo=UTC),
    }
    chosen = Selection(language="en", dataset="mangystau-2026", region="47")
    return Screen("regions", language("en"), chosen, release, row)


def test_line_says_organisation_dates_and_version(screen: Screen) -> None:
    assert sources.line(screen, "fines") == (
        "Source: register loaded by an analyst · data to 3 February 2026 · "
        "extracted 10 February 2026 · loaded 11/02/2026, 04:05 UTC · release 12"
    )


def test_what_is_not_known_is_left_out(screen: Screen) -> None:
    unknown = dict.fromkeys(("data_to", "extract_date", "loaded_at"))
    bare = replace(screen, dataset=screen.dataset | unknown)
    assert sources.line(bare, "fines") == "Source: register loaded by an analyst · release 12"


def test_register_is_called_by_its_name(screen: Screen) -> None:
    assert sources.dataset_name(screen) == "Register “mangystau-2026”"
    assert sources.file_name(screen, "fines") == ("fines_47_mangystau-2026_to-2026-02-03_r12.csv")


def test_notes_name_data_set_version_and_limits(screen: Screen) -> None:
    notes = sources.notes(screen, "fines")
    assert notes[0] == "Data set: Register “mangystau-2026”"
    assert "Contents 0123456789abcdef" in notes
    assert "Chosen on the screen: data=mangystau-2026, region=47" in notes
    assert "Recorded offences, not prevalence. Association, not cause." in notes
    assert not any("SIMULATED" in note for note in notes)


def test_simulated_numbers_say_so_first(screen: Screen) -> None:
    invented = replace(screen, dataset=screen.dataset | {"kind": "simulated"})
    assert sources.notes(invented, "fines")[0] == "SIMULATED"
    assert sources.dataset_name(invented) == "SIMULATED register"
    assert sources.line(invented, "fines").startswith(
        "Source: invented by this project for teaching"
    )


@pytest.mark.parametrize(
    ("card", "measure", "is_form"),
    [
        ("regions", "form_115", True),
        ("funnel", "form_147", True),
        ("regions", "stated", False),
        ("region_stated", "form_115", False),
        ("practice_form", "stated", True),
        ("position", "stated", True),
    ],
)
def test_numbers_of_the_official_form_name_the_form(
    screen: Screen, card: str, measure: str, is_form: bool
) -> None:
    published = replace(
        screen,
        dataset=screen.dataset | {"dataset": "published", "kind": "published"},
        selection=Selection(language="en", measure=measure),
    )
    line = sources.line(published, card)
    assert line.startswith("Source: official Form 1-M for 2022") is is_form
    assert line.startswith("Source: statements of officials and press reports") is not is_form
    assert ("data to" in line) is not is_form
    assert (line in sources.notes(published, card)) is True


def test_a_file_of_a_register_leaves_an_entry_without_its_rows(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_AUDIT", str(tmp_path / "audit.jsonl"))
    noted = downloads.noted(screen, "fines", lambda: b"file")
    assert not (tmp_path / "audit.jsonl").exists()  # nothing was taken yet
    assert noted() == b"file"
    entry = orjson.loads((tmp_path / "audit.jsonl").read_bytes())
    assert (entry["action"], entry["dataset"], entry["card"]) == (
        "export", "mangystau-2026", "fines",
    )  # fmt: skip
    public = replace(screen, selection=replace(screen.selection, seen="public"))
    assert downloads.noted(public, "fines", bytes)() == b""
    assert len((tmp_path / "audit.jsonl").read_bytes().splitlines()) == 1
