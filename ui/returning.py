"""Back to where somebody was when they signed in, and nowhere else.

Streamlit sends everybody to the first screen. The address that the sign-in was asked from is kept
in a cookie for the minutes that it takes. What is kept and what is gone back to is put together
from names of our own screens and choices: nothing of it can lead to another server.
"""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.navigation import SCREENS
from ui.selection import CODES

COOKIE = "stalking_dashboard_came_from"
LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
#: Whoever takes longer than this at the provider begins at the first screen.
KEEP_SECONDS = 600
_MOST_CHARACTERS = 60  # of a value; the longest code has fewer
_NAMES = frozenset(CODES.values())


class Returning:
    """Middleware that remembers an address at the sign-in and leads back to it afterwards."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; to the answers of a sign-in add where it came from."""
        if scope["type"] != "http" or scope["path"] not in (LOGIN, CALLBACK):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)

        async def send_led(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"] == LOGIN:
                    _remember(asked, headers)
                elif "location" in headers:
                    _lead_back(asked, headers)
            await send(message)

        await self.app(scope, receive, send_led)


def own_address(text: str) -> str:
    """Return the path and the choices of one of our screens as they may be gone back to.

    >>> own_address("/regions?region=47&lang=kk&next=https://elsewhere.example")
    '/regions?region=47&lang=kk'
    >>> own_address("//elsewhere.example/regions")
    '/'
    """
    try:
        parts = urlsplit(text)
        pairs = parse_qsl(parts.query, max_num_fields=40)
    except ValueError:
        return "/"
    screen = parts.path.strip("/")
    if parts.scheme or parts.netloc or (screen and screen not in SCREENS):
        return "/"
    known = {n: v for n, v in pairs if n in _NAMES and len(v) <= _MOST_CHARACTERS}
    return f"/{screen}" + (f"?{urlencode(known)}" if known else "")


def _remember(asked: Headers, answer: MutableHeaders) -> None:
    """Keep the page that the sign-in was asked from, which the browser names if it is ours."""
    try:
        page = urlsplit(asked.get("referer", ""))
    except ValueError:
        return
    if page.netloc and page.netloc == asked.get("host"):
        _set(answer, own_address(f"{page.path}?{page.query}"), KEEP_SECONDS, page.scheme)


def _lead_back(asked: Headers, answer: MutableHeaders) -> None:
    try:
        kept = SimpleCookie(asked.get("cookie", "")).get(COOKIE)
    except CookieError:
        return
    if kept is not None:
        answer["location"] = own_address(unquote(kept.value))
        _set(answer, "", 0, "")


def _set(answer: MutableHeaders, value: str, seconds: int, scheme: str) -> None:
    """Write the cookie; ``Lax``, because the provider sends the browser back."""
    secure = "; Secure" if scheme == "https" else ""
    answer.append(
        "set-cookie",
        f"{COOKIE}={quote(value, safe='')}; Max-Age={seconds}; Path={CALLBACK}; HttpOnly;"
        f" SameSite=Lax{secure}",
    )
