"""Two dashboards behind the shipped nginx: one dies, its visitors go on at the other."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tools.browser import wait_until_drawn
from tools.serving import ROOT, Server

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + os.pathsep + "/usr/sbin")

CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def replicas(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    logs = tmp_path_factory.mktemp("replicas")
    running = [Server(warehouse=warehouse, log=logs / f"{number}.log") for number in (1, 2)]
    for server in running:
        server.start()
    yield running
    for server in running:
        server.stop()


@pytest.fixture(scope="module")
def front(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped configuration with this machine's ports and a certificate of the test's own."""
    if NGINX is None:
        missing = "nginx is not installed (Debian: apt-get install nginx-light)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=127.0.0.1", "-keyout", folder / "privkey.pem", "-out", folder / "full.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    site = CONFIGURATION.read_text(encoding="utf-8")
    for shipped, here in (
        ("127.0.0.1:8501", f"127.0.0.1:{replicas[0].port}"),
        ("127.0.0.1:8502", f"127.0.0.1:{replicas[1].port}"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/dashboard/fullchain.pem", str(folder / "full.pem")),
        ("/etc/ssl/dashboard/privkey.pem", str(folder / "privkey.pem")),
    ):
        assert site.count(shipped) == 1
        site = site.replace(shipped, here)
    site = re.sub(r"server \{\s+listen 80;.*", "", site, flags=re.DOTALL)  # needs a root's port
    main = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi",
                                                             "uwsgi", "scgi")
    )  # fmt: skip
    main.write_text(
        f"pid {folder / 'pid'};\nerror_log {folder / 'error.log'};\nevents {{}}\nhttp {{\n"
        f"access_log off;\n{temporary}{site}\n}}\n"
    )
    with subprocess.Popen([NGINX, "-c", main, "-g", "daemon off;"]) as process:
        opened(f"https://127.0.0.1:{port}", "/_stcore/health")
        yield f"https://127.0.0.1:{port}"
        process.terminate()


def opened(front: str, path: str) -> tuple[int, Mapping[str, str]]:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    deadline = time.monotonic() + 10
    while True:
        try:
            with urlopen(f"{front}{path}", context=trusting, timeout=10) as reply:  # noqa: S310
                return reply.status, reply.headers
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_visitors_of_a_replica_that_dies_go_on_at_the_other(
    browser: Browser, front: str, replicas: list[Server]
) -> None:
    with closing(browser.new_context(ignore_https_errors=True)) as context:
        page = context.new_page()
        page.goto(f"{front}/regions?lang=kk&region=47&view=table")
        wait_until_drawn(page)
        expect(page.get_by_role("heading", name="Өңірлер", level=1)).to_be_visible()
        assert "replica" in {cookie["name"] for cookie in context.cookies()}
        # Whichever of the two it was: the open screen goes on, without a reload, where it was.
        for stopped, button, heading in (
            (0, "English", "Regions"),
            (1, "Қазақша", "Өңірлер"),
        ):
            replicas[stopped].stop()
            page.wait_for_timeout(2_000)  # a click on a line that is being lost is lost with it
            expect(page.locator(CONNECTED)).to_be_visible(timeout=60_000)
            switch_language(page, button, heading)
            assert "region=47" in page.url
            replicas[stopped].start()


def switch_language(page: Page, button: str, heading: str) -> None:
    """Click as a reader does, who clicks again when nothing happens while the line comes back."""
    switch = page.get_by_role("radio", name=button).or_(page.get_by_role("button", name=button))
    clicks = 0
    while not page.get_by_role("heading", name=heading, level=1).is_visible():
        assert clicks < 4, page.locator("body").inner_text()[:500]
        switch.first.click()
        clicks += 1
        with suppress(AssertionError):
            expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible(timeout=15_000)


def test_front_speaks_tls_compresses_and_keeps_the_headers_of_protection(front: str) -> None:
    status, headers = opened(front, "/")
    assert status == 200
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert re.match(r"replica=[0-9a-f]{32}; Path=/; Secure; HttpOnly", headers["Set-Cookie"])
