"""The empty page before the first screen carries the dashboard's name in the reader's language."""

import re
from pathlib import Path

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.ui.asked_program import ask
from ui.shell import Shell

PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Streamlit</title></head></html>'


def answering(response: Response) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert "accept-encoding" not in Request(scope).headers
        await response(scope, receive, send)

    return app


@pytest.mark.parametrize(
    ("query", "browser", "code", "name"),
    [
        ("", "kk-KZ,kk;q=0.9", "kk", "Қазақстандағы сталкинг"),
        ("region=47", "en-GB", "en", "Stalking in Kazakhstan"),
        ("lang=kk&region=47", "en-GB", "kk", "Қазақстандағы сталкинг"),
        ("lang=%3Cscript%3E", "", "ru", "Сталкинг в Казахстане"),
    ],
)
def test_page_is_named_in_the_language_of_the_address_or_the_browser(
    query: str, browser: str, code: str, name: str
) -> None:
    shown = HTMLResponse(PAGE, headers={"etag": "one for all"})
    answer = ask(
        Shell(answering(shown)), query=query, accept_language=browser, accept_encoding="gzip"
    )
    body, early = re.subn(r'<link rel="modulepreload" href="\./static/js/PlotlyChart\.[^"]+">', "",
                          answer.body.decode())  # fmt: skip
    assert (body, early) == (PAGE.replace("en", code, 1).replace("Streamlit", name), 1)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_what_is_no_page_passes_untouched() -> None:
    other = PlainTextResponse(PAGE, headers={"etag": "kept"})
    answer = ask(Shell(answering(other)), "/data/v1/measures")
    assert (answer.body.decode(), answer.headers["etag"]) == (PAGE, "kept")


def test_streamlits_own_page_still_says_what_is_replaced() -> None:
    """An upgrade that words its page otherwise has to be noticed here."""
    shell = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    assert shell.count('<html lang="en">') == shell.count("<title>Streamlit</title>") == 1
