"""The visitor without a browser, which stands for a crowd, sees what a browser is sent."""

import asyncio

import pytest

from benchmarks.readers import screens
from benchmarks.visitor import Answer, ScreenError, Visitor
from tools.serving import Server


async def walk(server: Server, *wanted: str, **codes: str) -> list[Answer]:
    async with Visitor(server.port) as visitor:
        return [await visitor.see(screen, **codes) for screen in wanted]


def test_every_screen_is_complete(server: Server) -> None:
    answers = asyncio.run(walk(server, *screens(), lang="kk", data="simulated"))
    assert len(answers) == 11
    assert min(answer.payload_bytes for answer in answers) > 20_000
    assert min(answer.seconds for answer in answers) > 0


def test_the_codes_of_an_address_are_heard(server: Server) -> None:
    [one] = asyncio.run(walk(server, "penalties", lang="ru", data="published"))
    [other] = asyncio.run(walk(server, "penalties", lang="ru", data="simulated"))
    assert other.payload_bytes > 2 * one.payload_bytes


def test_a_screen_that_breaks_is_no_answer(server: Server) -> None:
    released = server.warehouse / "CURRENT"
    number = released.read_text()
    folder = server.warehouse / "releases" / number.strip()
    table = folder / "official_figure.parquet"
    kept = table.read_bytes()
    table.write_bytes(b"no Parquet")
    try:
        server.restart()
        with pytest.raises(ScreenError, match="overview"):
            asyncio.run(walk(server, "overview", lang="en", data="published"))
    finally:
        table.write_bytes(kept)
        server.restart()
