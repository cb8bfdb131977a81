"""After a sign-in back to the address it was asked from, and to no other server."""

import pytest
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from tests.ui.asked_program import Answer, ask
from ui.returning import CALLBACK, COOKIE, LOGIN, Returning, own_address


async def signing_in(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as Streamlit does: to the provider first, to the first screen in the end."""
    to = "https://identity.example/authorize" if scope["path"] == LOGIN else "/"
    await RedirectResponse(to, status_code=302)(scope, receive, send)


def came(referer: str, **headers: str) -> Answer:
    return ask(Returning(signing_in), LOGIN, referer=referer, host="dash.example", **headers)


def back(cookie: str) -> Answer:
    return ask(Returning(signing_in), CALLBACK, cookie=cookie, host="dash.example")


def test_the_address_is_kept_and_gone_back_to_with_its_choices() -> None:
    first = came("https://dash.example/regions?region=47&lang=kk&data=police-2026")
    assert first.headers["location"] == "https://identity.example/authorize"
    kept, _, rest = first.headers["set-cookie"].partition("; ")
    assert rest == f"Max-Age=600; Path={CALLBACK}; HttpOnly; SameSite=Lax; Secure"
    answer = back(kept)
    assert answer.headers["location"] == "/regions?region=47&lang=kk&data=police-2026"
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}=; Max-Age=0; Path={CALLBACK};")


def test_without_a_page_of_ours_nothing_is_kept() -> None:
    for referer in (
        "",
        "https://elsewhere.example/regions",
        "https://dash.example:1/x",
        "http://[",
    ):
        assert "set-cookie" not in came(referer).headers
    assert back("other=1").headers["location"] == "/"


@pytest.mark.parametrize(
    "text",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/regions",
        "/\\elsewhere.example",
        "/%2F%2Felsewhere.example",
        "javascript:alert(1)",
        "/oauth2callback?code=1",
        "/auth/logout",
        "/regions/../auth/logout",
        "http://[",
        "/regions\r\nset-cookie: a=b",
        "",
    ],
)
def test_a_forged_address_leads_to_a_screen_of_ours(text: str) -> None:
    assert own_address(text) in ("/", "/regions")
    answer = back(f"{COOKIE}={text}")
    assert answer.headers["location"] in ("/", "/regions")


def test_only_our_own_choices_are_kept() -> None:
    assert own_address("/brief?ask=rates&code=secret&state=1") == "/brief?ask=rates"
    assert own_address(f"/?data={'x' * 61}&lang=ru") == "/?lang=ru"
    assert own_address("/?lang=r%22%3E%0d%0a") == "/?lang=r%22%3E%0D%0A"
    assert own_address("/?" + "&".join(["a=1"] * 99)) == "/"
