"""Numbers by address, asked of a started server as another program would ask."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import orjson
import pytest

from report.questions import QUESTIONS
from tools.serving import Server, serving
from ui import addresses, door
from words import LANGUAGES, language


@pytest.fixture(scope="module")
def server(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the warehouse of the tests, which these tests only read."""
    log = tmp_path_factory.mktemp("served") / "server.log"
    with serving(warehouse=warehouse, log=log) as started:
        yield started


def ask(server: Server, path: str, **headers: str) -> tuple[int, Any]:
    """The status and the content of an address."""
    request = Request(f"{server.url}/data/v1/{path}", headers=headers)  # noqa: S310 - loopback
    try:
        with urlopen(request, timeout=120) as reply:  # noqa: S310 - loopback
            assert reply.headers["content-type"] == "application/json"
            return reply.status, orjson.loads(reply.read())
    except HTTPError as error:
        body = error.read()
        is_json = error.headers["content-type"] == "application/json"
        return error.code, orjson.loads(body) if is_json else body.decode()


def test_list_names_every_measure_and_where_it_is(server: Server) -> None:
    status, found = ask(server, "measures?lang=kk")
    assert status == 200
    assert [one["measure"] for one in found["measures"]] == list(QUESTIONS)
    assert found["measures"][0] == {
        "measure": "known",
        "question": language("kk").text(QUESTIONS["known"].title),
        "knows_places": False,
        "always_of_the_published_record": True,
        "address": "/data/v1/measures/known",
    }


def test_rates_of_a_region_come_with_everything_that_goes_with_them(server: Server) -> None:
    status, found = ask(server, "measures/rates?data=simulated&region=47&lang=kk")
    assert status == 200
    assert (found["measure"], found["answered"], found["simulated"]) == ("rates", True, True)
    assert found["place"] == {"region": "47", "name": "Маңғыстау облысы"}
    assert found["unit"] == "per_100000_residents_a_year"
    assert found["low"] < found["value"] < found["high"]
    assert found["confidence"] == 0.95
    assert found["period"] == {"data_to": "2026-09-30", "extracted": "2026-09-30"}
    assert len(found["release"]["content_hash"]) == 64
    assert found["sources"][0].startswith(language("kk").text("Source: invented by this project"
                                                              " for teaching"))  # fmt: skip
    assert found["notes"]
    assert set(found["columns"]) <= set(found["rows"][0])
    assert {row["district_code"][:2] for row in found["rows"]} == {"47"}
    assert found["screen"].endswith("/regions?lang=kk&data=simulated&region=47&seen=public")
    assert found["choices"]["region"] == "47"


@pytest.mark.parametrize("code", LANGUAGES)
def test_answer_speaks_the_language_asked_for(server: Server, code: str) -> None:
    _, found = ask(server, f"measures/known?lang={code}")
    assert found["question"] == language(code).text(QUESTIONS["known"].title)
    assert found["value"] == 36
    assert found["unit"] == "cases"
    assert (found["low"], found["confidence"]) == (None, None)


def test_a_refusal_is_an_answer_that_says_so(server: Server) -> None:
    status, found = ask(server, "measures/repeat_offences")
    assert status == 200
    assert found["answered"] is False
    assert found["earliest"] == "2027-06-01"
    assert found["reason"]
    assert found["needed"]


def test_register_is_answered_as_the_public_sees_it_only(server: Server) -> None:
    for path in ("fines?data=simulated", "before_after?data=simulated&region=47"):
        _, found = ask(server, f"measures/{path}")
        assert found["answered"] is False
        assert "protected" in found["reason"]
    _, mix = ask(server, "measures/penalties?data=simulated")
    assert all(row["sanctions"] is None or row["sanctions"] == 0 or row["sanctions"] >= 5
               for row in mix["rows"])  # fmt: skip


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("guilt", 404, "There is no measure “guilt”. Known: known, rates,"),
        ("rates?colour=red", 400, "The address says “colour”, which has no meaning here."),
        ("rates?seen=analyst", 400, "The address says “seen”, which has no meaning here."),
        ("rates?region=99", 400, "The address says region=99, which has no meaning here."),
        ("rates?data=mine", 400, "The address says data=mine, which has no meaning here."),
        ("rates?data=simulated&measure=form_115", 400, "The address says measure=form_115,"),
        ("rates?days=1000", 400, "The address says days=1000, which has no meaning here."),
        ("fines?region=47", 400, "This measure is answered for the whole country only."),
    ],
)
def test_mistake_is_told_in_words_with_its_status(
    server: Server, path: str, status: int, words: str
) -> None:
    told, found = ask(server, f"measures/{path}")
    assert told == status
    assert found["error"][0].startswith(words)


def test_all_mistakes_are_told_at_once(server: Server) -> None:
    _, found = ask(server, "measures/rates?region=99&law=yesterday&lang=ru")
    assert len(found["error"]) == 2


def test_page_from_elsewhere_does_not_reach_the_numbers(server: Server) -> None:
    assert ask(server, "measures", Host="elsewhere.example")[0] == 400


def test_screens_are_served_beside_the_numbers(server: Server) -> None:
    for path in ("", "data", "brief", "app/static/geo/regions.json"):
        with urlopen(f"{server.url}/{path}", timeout=30) as reply:  # noqa: S310 - loopback
            assert reply.status == 200


@pytest.mark.parametrize(
    ("secrets", "address", "is_open"),
    [
        (None, "127.0.0.1", True),
        (None, "0.0.0.0", False),  # noqa: S104 - what must be refused
        ("[roles]\nadmin = ['a']\n", "127.0.0.1", False),
        ("[auth]\nx = 1\n", "127.0.0.1", False),
        ("[auth]\nx = 1\n[roles]\nvisitors = 'public'\n", "0.0.0.0", True),  # noqa: S104
        ("[auth]\nx = 1\n[roles]\nvisitors = 'all'\n", "127.0.0.1", False),
        ("[auth\n", "127.0.0.1", False),
        ("roles = 3\n[auth]\nx = 1\n", "127.0.0.1", False),
    ],
)
def test_only_an_open_dashboard_answers_strangers(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    secrets: str | None,
    address: str,
    is_open: bool,
) -> None:
    file = tmp_path / "secrets.toml"
    if secrets is not None:
        file.write_text(secrets, encoding="utf-8")
    settings = {"secrets.files": [str(file)], "server.address": address}
    monkeypatch.setattr(door.st, "get_option", settings.__getitem__)
    assert door.is_open() is is_open


def test_choices_of_an_address_are_choices_of_the_screens() -> None:
    from ui.selection import CODES  # noqa: PLC0415 - only this test compares them

    assert set(addresses.NAMES) <= set(CODES.values())
