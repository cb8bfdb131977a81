"""What every answer tells the browser not to do, and how often a program may ask for numbers."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import streamlit as st
from starlette.datastructures import Headers as StarletteHeaders
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import page
from words import LANGUAGES, N_, language, preferred

#: Answers by address in a minute for each client; a page that draws every measure asks for ten.
PER_MINUTE = 120
_TOO_OFTEN = N_("Too many questions in a short time. Ask again in a minute.")
#: Streamlit knows these without asking anybody.
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1"})
#: What a WebSocket is closed with that breaks a rule (RFC 6455, 7.4.1).
_POLICY = 1008
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Headers:
    """Middleware that gives every answer its headers of protection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to what is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers())
            await send(message)

        await self.app(scope, receive, send_guarded)


class OwnPages:
    """Middleware that lets our own pages alone open a WebSocket.

    Streamlit refuses others too, but first asks a machine on the internet for this one's address,
    to compare it with the page's: for two seconds, in which nobody is served.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a question on, or close the WebSocket before it is open."""
        if scope["type"] == "websocket" and not _is_own(StarletteHeaders(scope=scope)):
            await receive()  # its wish to be opened
            await send({"type": "websocket.close", "code": _POLICY})
            return
        await self.app(scope, receive, send)


def _is_own(said: StarletteHeaders) -> bool:
    origin = said.get("origin")
    if origin is None or not st.get_option("server.enableCORS"):
        return True  # no browser; or whoever runs this lets every page in
    page_of = urlsplit(origin)
    named = [st.get_option("browser.serverAddress"), *st.get_option("server.corsAllowedOrigins")]
    names = {urlsplit(name).hostname or name for name in named}
    return page_of.netloc == said.get("host") or page_of.hostname in _THIS_MACHINE | names


class FewAtATime:
    """Middleware that answers 429 to a client who asks too often."""

    def __init__(self, app: ASGIApp, *, per_minute: int = PER_MINUTE) -> None:
        # Slow to import, and asked for by programs only, after the first screen.
        from limits import RateLimitItemPerMinute  # noqa: PLC0415
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

        self.app = app
        self.limiter = MovingWindowRateLimiter(MemoryStorage())
        self.limit = RateLimitItemPerMinute(per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 429."""
        if scope["type"] == "http":
            request = Request(scope)
            client = request.client.host if request.client else ""
            if not self.limiter.hit(self.limit, client):
                await _too_often(request)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@cache
def headers() -> dict[str, str]:
    """Return the headers.

    Scripts run only if they are Streamlit's files or one of those whose hash stands here; styles
    are written into the page by Streamlit as it goes. Nothing may be fetched from elsewhere, and
    no other page may show the dashboard in a frame or learn from which of its screens a link was
    followed.
    """
    scripts = " ".join(f"'{each}'" for each in _hashes(_inline_scripts()))
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {scripts}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def _inline_scripts() -> Iterable[str]:
    """Yield the scripts that stand in a page itself: Streamlit's own, and ours by language."""
    shell = Path(st.__file__).parent / "static" / "index.html"
    yield from _INLINE.findall(shell.read_text(encoding="utf-8"))
    yield from (page.program(code) for code in LANGUAGES)


def _hashes(scripts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]


def _too_often(request: Request) -> Response:
    reader = language(preferred(request.query_params.get("lang"), "en"))
    return Response(
        orjson.dumps({"error": [reader.text(_TOO_OFTEN)]}),
        status_code=429,
        media_type="application/json",
        headers={"Retry-After": "60"},
    )
