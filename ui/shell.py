"""The empty page that a browser gets before the first screen: named, and in a language."""

from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from words import N_, Language, language, preferred

#: What Streamlit writes → what is written instead, in the reader's language.
_LANGUAGE = b'<html lang="en">'
_TITLE = b"<title>Streamlit</title>"
_END = b"</head>"
_NAME = N_("Stalking in Kazakhstan")
#: Asked for by the browser; they would give it a page that cannot be read or that is not whole.
_LEFT_OUT = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


class Shell:
    """Middleware that names the page before its program has run.

    Streamlit sends the same page, "Streamlit" in English, whatever the dashboard is called and
    whoever reads it: it stands in the tab until the first screen comes, and in every preview of a
    link. The language is that of the address, else the browser's.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a page of HTML comes back in the reader's language."""
        if scope["type"] != "http" or scope["path"].startswith(("/static/", "/app/", "/_stcore/")):
            await self.app(scope, receive, send)
            return
        reader = _reader(scope)
        plain = [pair for pair in scope["headers"] if pair[0] not in _LEFT_OUT]
        held: list[Message] = []

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_html(message):
                held.append(message)
            elif not held:
                await send(message)
            elif message["type"] == "http.response.body":
                held.append(message)
                if not message.get("more_body", False):
                    await _send_whole(held, reader, send)

        await self.app(dict(scope) | {"headers": plain}, receive, send_named)


async def _send_whole(held: list[Message], reader: Language, send: Send) -> None:
    start, *parts = held
    name = reader.text(_NAME).encode()
    body = b"".join(part.get("body", b"") for part in parts)
    body = body.replace(_LANGUAGE, f'<html lang="{reader.code}">'.encode(), 1)
    body = body.replace(_TITLE, b"<title>" + name + b"</title>", 1)
    body = body.replace(_END, _early().encode() + _END, 1)
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(body))
    headers["cache-control"] = "no-store"  # the same address is another page for another reader
    for stale in ("etag", "last-modified"):
        del headers[stale]
    await send(start)
    await send({"type": "http.response.body", "body": body})


@cache
def _early() -> str:
    """Return the links that fetch the program of the charts while the first run is under way.

    Streamlit asks for it, five megabytes to read, only when the first chart has come.
    """
    files = (Path(st.__file__).parent / "static" / "static" / "js").glob("PlotlyChart.*.js")
    links = (f'<link rel="modulepreload" href="./static/js/{file.name}">' for file in files)
    return "".join(links)


def _is_html(start: Message) -> bool:
    headers = Headers(scope=start)
    return headers.get("content-type", "").startswith("text/html")


def _reader(scope: Scope) -> Language:
    query = dict(
        pair.partition("=")[::2] for pair in scope["query_string"].decode("latin-1").split("&")
    )
    accepted = Headers(scope=scope).get("accept-language")
    return language(preferred(query.get("lang"), preferred(accepted)))
