"""Two people publish: one loads, another looks at the differences, then the public sees it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.guarded import guarding, sign_in
from tests.e2e.identity_provider import Provider, providing
from tests.e2e.test_upload import lay, load
from tools.browser import DESKTOP, reader, wait_until_drawn
from tools.serving import Server
from ui.navigation import SCREENS
from words import language

ENGLISH = language("en")
DATASET = "kostanay"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


@pytest.fixture(scope="module")
def office(
    provider: Provider, warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A dashboard whose visitors see the public view, and whose staff signs in."""
    folder = tmp_path_factory.mktemp("office")
    with guarding(provider, warehouse=warehouse, folder=folder, visitors="public") as running:
        yield running


@contextmanager
def somebody(browser: Browser) -> Iterator[Page]:
    """A browser of somebody's own."""
    with reader(browser, locale="en-GB", viewport=DESKTOP) as (context, faults):
        yield context.new_page()
        assert not faults.lines()


def register(folder: Path, name: str, *, cases: int) -> Path:
    rows = (
        f"{name}-{n},2026-{1 + n // 20:02}-{1 + n % 20:02},Kostanay Region,УК 115-1"
        for n in range(cases)
    )
    path = folder / f"{name}.csv"
    path.write_text("\n".join(("case_id,registered_on,region,article", *rows, "")), "utf-8")
    return path


def bring(page: Page, office: Server, file: Path, *, cases: int) -> None:
    page.goto(office.address("upload", lang="en", data="simulated"))
    wait_until_drawn(page)
    lay(page, file, dataset=DATASET, reader=ENGLISH)
    load(page, ENGLISH, cases, dataset=DATASET)


def by_address(office: Server, path: str) -> object:
    connection = HTTPConnection("127.0.0.1", office.port, timeout=60)
    connection.request("GET", f"/data/v1/{path}")
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return orjson.loads(body) if reply.status == 200 else reply.status


def look(page: Page, office: Server) -> None:
    page.goto(office.address("upload", lang="en", data="simulated"))
    wait_until_drawn(page)
    page.get_by_text("Show the differences").click()
    wait_until_drawn(page)


def assert_hidden(public: Page, office: Server) -> None:
    """The public sees nothing of the draft: on no screen, by no address."""
    for screen in SCREENS:
        public.goto(office.address(screen, lang="en", data=DATASET, seen="analyst"))
        wait_until_drawn(public)
        if screen != "upload":
            assert public.get_by_text("which is not here").count() == 1, screen
        drawn = public.locator("[data-testid=stMain]").inner_text()
        assert "Kostanay-" not in drawn
        assert "is a draft" not in drawn
    assert by_address(office, f"measures/rates?data={DATASET}") == 400
    assert by_address(office, "revisions") == {"revisions": []}


@pytest.mark.slow
def test_a_draft_goes_from_the_loader_by_a_reviewer_to_the_public(
    browser: Browser, office: Server, provider: Provider, tmp_path: Path
) -> None:
    with somebody(browser) as analyst, somebody(browser) as reviewer, somebody(browser) as public:
        public.goto(office.address("data", lang="en"))
        wait_until_drawn(public)  # with the first visit two people are needed
        sign_in(analyst, provider, office, group="police", name="Aigul")
        bring(analyst, office, register(tmp_path, "K", cases=40), cases=40)

        # The loader sees the draft and has no way to publish it.
        expect(analyst.get_by_text("is a draft. The public still sees")).to_be_visible()
        look(analyst, office)
        assert analyst.get_by_role("button", name="Publish the draft").count() == 0

        assert_hidden(public, office)

        # Another person returns it with a reason, and the loader reads that.
        sign_in(reviewer, provider, office, group="statistics", name="Marat")
        look(reviewer, office)
        expect(reviewer.get_by_text("Cases by region and month").first).to_be_visible()
        reviewer.get_by_role("textbox", name="Why it is returned").fill("February is missing.")
        reviewer.get_by_role("button", name="Return the draft").click()
        expect(reviewer.get_by_text("The draft is returned.")).to_be_visible(timeout=30_000)
        analyst.goto(office.address("upload", lang="en", data="simulated"))
        expect(
            analyst.get_by_text("Marat returned this draft: “February is missing.”")
        ).to_be_visible(timeout=30_000)

        # The loader mends it; the reviewer publishes; the public sees it at once.
        bring(analyst, office, register(tmp_path, "L", cases=20), cases=20)
        look(reviewer, office)
        public.goto(office.address("data", lang="en"))
        wait_until_drawn(public)
        reviewer.get_by_role("button", name="Publish the draft").click()
        expect(reviewer.get_by_text("The draft is published")).to_be_visible(timeout=30_000)
        began = time.monotonic()
        public.goto(office.address("data", lang="en"))
        expect(public.get_by_role("cell", name=DATASET).first).to_be_visible(timeout=5_000)
        assert time.monotonic() - began <= 5
        answer = by_address(office, f"measures/rates?data={DATASET}")
        assert isinstance(answer, dict)
        told = by_address(office, "revisions")
        assert isinstance(told, dict)
        assert {"dataset": DATASET, "change": "new"}.items() <= told["revisions"][0].items()


@pytest.mark.slow
def test_a_reviewer_cannot_publish_what_they_loaded_under_another_name(
    browser: Browser, office: Server, provider: Provider, tmp_path: Path
) -> None:
    with somebody(browser) as page:
        sign_in(page, provider, office, group="statistics", name="Marat")
        bring(page, office, register(tmp_path, "M", cases=25), cases=25)
        look(page, office)
        page.get_by_role("button", name="Publish the draft").click()
        expect(page.get_by_text(re.compile("Somebody else has to publish it"))).to_be_visible(
            timeout=30_000
        )
