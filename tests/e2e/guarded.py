"""A dashboard that asks everybody to sign in, and the people who do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.identity_provider import CLIENT, SECRET, Provider
from tools.serving import Server

GROUPS = {"public": "press", "analyst": "police", "reviewer": "statistics", "admin": "it"}
SECRETS = """
[auth]
redirect_uri = "{dashboard}/oauth2callback"
cookie_secret = "a secret for cookies that only the tests know"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[roles]
claim = "groups"
visitors = "{visitors}"
public = ["press"]
analyst = ["police"]
reviewer = ["statistics"]
admin = ["it"]
"""


@contextmanager
def guarding(
    provider: Provider, *, warehouse: Path, folder: Path, visitors: str = "nobody"
) -> Iterator[Server]:
    """Serve a copy of a warehouse to whoever signs in at ``provider``."""
    copy = shutil.copytree(warehouse, folder / "warehouse")
    running = Server(warehouse=copy, log=folder / "server.log", secrets=folder / "secrets.toml")
    provider.redirect = f"{running.url}/oauth2callback"
    content = SECRETS.format(
        dashboard=running.url,
        provider=provider.url,
        client=CLIENT,
        secret=SECRET,
        visitors=visitors,
    )
    (folder / "secrets.toml").write_text(content, encoding="utf-8")
    running.start()
    try:
        yield running
    finally:
        running.stop()


def sign_in(
    page: Page, provider: Provider, at: Server, *, group: str, name: str = "", address: str = ""
) -> None:
    """Sign in as somebody of a group, from an address or the first screen."""
    subject = name or f"subject-{group}"
    provider.person = {"sub": subject, "groups": [group]}
    page.goto(address or at.address())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"signed in as {subject}")).to_be_visible(timeout=30_000)
