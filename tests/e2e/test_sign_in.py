"""Sign-in with a real OpenID provider: who sees what, on every screen, also after a restart."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Browser, Page, expect

from etl.settings import Settings
from tests.e2e.guarded import GROUPS, guarding, sign_in
from tests.e2e.identity_provider import Provider, providing
from tools.browser import DESKTOP, reader, wait_until_drawn
from tools.serving import Server
from ui.navigation import SCREENS

MENU = {
    "public": len(SCREENS) - 1,
    "analyst": len(SCREENS),
    "reviewer": len(SCREENS),
    "admin": len(SCREENS),
}
IN_MENU = ".st-key-menu [data-testid=stPageLink]"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


@pytest.fixture(scope="module")
def guarded(
    provider: Provider, warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that asks everybody to sign in."""
    folder = tmp_path_factory.mktemp("guarded")
    with guarding(provider, warehouse=warehouse, folder=folder) as running:
        yield running


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    with reader(browser, locale="en-GB", viewport=DESKTOP) as (context, faults):
        yield context.new_page()
        assert not faults.lines()


def test_nobody_sees_anything_before_they_sign_in(window: Page, guarded: Server) -> None:
    guarded.restart()  # a deep link first: no session has ever opened the first screen
    for screen in (*reversed(SCREENS), "regions"):
        window.goto(guarded.address(screen, data="simulated", lang="en"))
        expect(window.get_by_role("button", name="Sign in")).to_be_visible(timeout=30_000)
        expect(window.get_by_text("Please sign in to see the dashboard.")).to_be_visible()
        assert window.locator(".card, [data-testid=stPlotlyChart], table").count() == 0
        assert window.locator("[data-testid=stPageLink]").count() == 0


@pytest.mark.parametrize("role", GROUPS)
def test_each_role_opens_its_screens_and_no_other(
    role: str, window: Page, guarded: Server, provider: Provider
) -> None:
    sign_in(window, provider, guarded, group=GROUPS[role])
    window.goto("about:blank")  # an open screen would miss its server
    guarded.restart()
    for screen in SCREENS:
        # What the public sees of a register takes long to protect; the others see plain numbers.
        shown = "simulated" if role == "public" else "published"
        window.goto(guarded.address(screen, data=shown, lang="en", seen="analyst"))
        wait_until_drawn(window)
        assert window.locator(IN_MENU).count() == MENU[role]
        closed = window.get_by_text("This screen is for people who work with registers.")
        assert closed.count() == (role == "public" and screen == "upload"), screen
        assert window.get_by_text("As seen by").count() == 0, screen
        public = window.get_by_text("This is the public view").count()
        assert bool(public) == (role == "public"), screen


def test_only_a_reviewer_may_withdraw(window: Page, guarded: Server, provider: Provider) -> None:
    """And whoever sees registers may look at them as the public does."""
    said = "Withdrawing and restoring uploads is for reviewers."
    for role, forbidden in (("analyst", 1), ("reviewer", 0)):
        window.context.clear_cookies()
        sign_in(window, provider, guarded, group=GROUPS[role])
        window.goto(guarded.address("upload", lang="en", data="simulated"))
        wait_until_drawn(window)
        assert window.get_by_text("As seen by").count() == 1
        assert bool(window.get_by_text(said).count()) == forbidden, role


def test_whoever_has_no_role_is_told_whom_to_ask(
    window: Page, guarded: Server, provider: Provider
) -> None:
    sign_in(window, provider, guarded, group="visitors of the canteen")
    expect(window.get_by_text("but have no role here")).to_be_visible()
    assert window.locator("[data-testid=stPageLink]").count() == 0


def test_whoever_signs_in_is_back_where_they_were(
    window: Page, guarded: Server, provider: Provider
) -> None:
    there = guarded.address("regions", lang="en", region="47", measure="documented")
    sign_in(window, provider, guarded, group="police", address=there)
    wait_until_drawn(window)
    expect(window).to_have_url(there)
    expect(window.locator("h1")).to_have_text("Regions")


def test_signing_out_closes_the_door(window: Page, guarded: Server, provider: Provider) -> None:
    sign_in(window, provider, guarded, group="it")
    window.get_by_role("button", name="Sign out").click()
    expect(window.get_by_text("Please sign in to see the dashboard.")).to_be_visible(timeout=30_000)


def test_sign_ins_are_in_the_audit_trail(window: Page, guarded: Server, provider: Provider) -> None:
    sign_in(window, provider, guarded, group="police")
    lines = Settings(guarded.warehouse, "tests").warehouse.joinpath("audit.jsonl").read_bytes()
    entries = [orjson.loads(line) for line in lines.splitlines()]
    last = [entry for entry in entries if entry["action"] == "sign-in"][-1]
    assert last["role"] == "analyst"
    assert re.fullmatch(r"subject-police #[0-9a-f]{12}", last["actor"])


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../data/warehouse/CURRENT",
        "/app/static/%2e%2e/requirements.txt",
        "/app/static/../.streamlit/config.toml",
        "/requirements.txt",
        "/data/warehouse/ledger.duckdb",
    ],
)
def test_files_beside_the_static_ones_cannot_be_had(path: str, guarded: Server) -> None:
    connection = HTTPConnection("127.0.0.1", guarded.port, timeout=30)
    connection.request("GET", path)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    shell = reply.status == 200 and body.lstrip().startswith(b"<!")  # the app, which asks again
    assert shell or reply.status in (400, 403, 404)
