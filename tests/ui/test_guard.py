"""What every answer tells the browser not to do, and how often a program may ask."""

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import orjson
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.ui.asked_program import ask
from ui import guard, page
from words import LANGUAGES

HELLO = PlainTextResponse("hello")


def policy() -> dict[str, list[str]]:
    parts = guard.headers()["Content-Security-Policy"].split("; ")
    return {name: values for name, *values in (part.split() for part in parts)}


def test_every_answer_has_the_headers_also_one_for_a_page_that_is_not_there() -> None:
    app = Starlette(routes=[Route("/", HELLO)], middleware=[Middleware(guard.Headers)])
    for path, status in (("/", 200), ("/missing", 404)):
        answer = ask(app, path)
        found = {name: answer.headers.get(name.lower()) for name in guard.headers()}
        assert (answer.status, found) == (status, guard.headers())


def test_nothing_is_fetched_from_elsewhere_and_nobody_frames_the_dashboard() -> None:
    found = policy()
    assert found["default-src"] == ["'self'"]
    assert found["connect-src"] == ["'self'"]
    assert found["frame-ancestors"] == ["'none'"]
    assert found["object-src"] == ["'none'"]
    assert not [each for values in found.values() for each in values if "http" in each]


def test_only_known_scripts_run() -> None:
    trusted = policy()["script-src"]
    assert "'unsafe-inline'" not in trusted
    assert "'unsafe-eval'" not in trusted
    shell = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", shell, re.DOTALL)
    ours = [page.program(code) for code in LANGUAGES]
    digests = [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in (*inline, *ours)
    ]
    assert trusted == ["'self'", *(f"'sha256-{digest}'" for digest in digests)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_trusted_script_holds_no_end_of_a_script(code: str) -> None:
    assert "</" not in page.program(code)
    assert unescape(page.program(code)) == page.program(code)


def test_a_program_that_asks_too_often_is_told_when_to_ask_again() -> None:
    counted = guard.FewAtATime(HELLO, per_minute=3)
    assert [ask(counted).status for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = ask(counted, query="lang=ru")
    assert refused.headers["retry-after"] == "60"
    assert orjson.loads(refused.body) == {
        "error": ["Слишком много запросов за короткое время. Повторите через минуту."]
    }


def test_clients_are_counted_apart() -> None:
    counted = guard.FewAtATime(HELLO, per_minute=1)
    answers = [ask(counted, client=f"10.0.0.{last}").status for last in (1, 2, 1, 2)]
    assert answers == [200, 200, 429, 429]
