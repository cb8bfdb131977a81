"""What a reader takes away: the files of a figure and its note, as a browser saves them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from words import language

Visit = Callable[..., Page]
KK = language("kk")


def saved(page: Page, key: str, folder: Path) -> Path:
    """Click a button by its key and return the file that the browser saved."""
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(f".st-key-{key} button").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.fixture
def card(visit: Visit) -> Page:
    """The sanction mix of the simulated register, its tab of downloads open."""
    page = visit("penalties", language="kk", data="simulated")
    tabs = page.locator(".st-key-card_sanction_mix")
    tabs.get_by_role("tab", name=KK.text("Download")).click()
    return page


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("csv", b"\xef\xbb\xbf# "),
        ("xlsx", b"PK\x03\x04"),
        ("png", b"\x89PNG\r\n"),
        ("svg", b"<?xml"),
    ],
)
def test_figure_is_saved_as_a_file_that_says_what_it_is(
    card: Page, tmp_path: Path, ending: str, begins: bytes
) -> None:
    file = saved(card, f"download_sanction_mix_{ending}", tmp_path)
    assert file.name.startswith("sanction_mix_kz_simulated_to-2026-09-30_r")
    assert file.suffix == f".{ending}"
    content = file.read_bytes()
    assert content.startswith(begins)
    if ending in ("csv", "svg"):
        assert KK.text("Source: invented by this project for teaching") in content.decode()


def test_staff_take_a_figure_into_a_note_in_kazakh(card: Page, tmp_path: Path) -> None:
    """From the card to the note by its link; the note says what the card says."""
    sentence = card.locator(".st-key-card_sanction_mix p.sentence").inner_text()
    card.get_by_role(
        "link", name=KK.text("Put this into a briefing note (DOCX or PDF)")
    ).first.click()
    card.wait_for_url("**/brief?*ask=penalties*")
    expect(card.locator(".st-key-card_note p.sentence")).to_have_text(sentence, timeout=60_000)
    word = saved(card, "note_docx", tmp_path)
    assert sentence in [paragraph.text for paragraph in Document(str(word)).paragraphs]
    paper: Any = PdfReader(saved(card, "note_pdf", tmp_path))
    said = "".join(page.extract_text() for page in paper.pages)
    assert "".join(sentence.split()) in "".join(said.split())
    assert all(KK.text("SIMULATED") in page.extract_text() for page in paper.pages)
