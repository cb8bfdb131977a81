"""What every answer tells the browser not to do, and how often a program may ask."""

import asyncio
import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import orjson
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

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


@pytest.mark.parametrize(
    ("origin", "host", "is_let_in"),
    [
        ("https://dashboard.example", "dashboard.example", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("http://localhost:8501", "127.0.0.1:8501", True),
        (None, "127.0.0.1:8501", True),  # no browser
        ("https://elsewhere.example", "127.0.0.1:8501", False),
        ("https://dashboard.example.elsewhere.example", "dashboard.example", False),
        ("https://elsewhere.example", "dashboard.example", False),
        ("null", "127.0.0.1:8501", False),  # a page in a sandbox
    ],
)
def test_only_our_own_pages_open_a_websocket(
    origin: str | None, host: str, is_let_in: bool
) -> None:
    let_in: list[str] = []
    said: list[Message] = []

    async def inner(scope: Scope, _receive: Receive, _send: Send) -> None:
        let_in.append(scope["type"])

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        said.append(message)

    sent = {"host": host} | ({"origin": origin} if origin else {})
    headers = [(name.encode(), value.encode()) for name, value in sent.items()]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(guard.OwnPages(inner)(scope, receive, send))
    assert let_in == (["websocket"] if is_let_in else [])
    assert said == ([] if is_let_in else [{"type": "websocket.close", "code": 1008}])


def test_a_page_from_a_named_address_opens_a_websocket(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {
        "server.enableCORS": True,
        "server.corsAllowedOrigins": ["https://portal.example"],
        "browser.serverAddress": "dashboard.example",
    }
    monkeypatch.setattr(streamlit, "get_option", options.get)
    asked = [{"origin": f"https://{name}.example", "host": "inner:8501"} for name in
             ("portal", "dashboard", "elsewhere")]  # fmt: skip
    assert [guard._is_own(Headers(each)) for each in asked] == [True, True, False]
