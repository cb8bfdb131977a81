"""The measures on the command line: what is asked, what is printed, how it ends."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from typer.testing import CliRunner, Result

import analysis.__main__ as command_line
from contracts import CASE, DATASET, MCI, POPULATION, REGION, SANCTION, SANCTION_NORM, Contract

UNTIL = date(2026, 12, 31)


class Release:
    """A release in memory: a small simulated register."""

    number = 7
    content_hash = "0123456789abcdef"

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        return FRAMES.get(contract.name, contract.empty())


def rows(contract: Contract, *given: dict[str, Any]) -> pl.DataFrame:
    """Return rows of a contract, what is not given left empty."""
    empty = dict.fromkeys(contract.schema)
    return pl.DataFrame([empty | row for row in given], schema=dict(contract.schema))


def case(number: int, day: date, suspect: str = "ann", **columns: object) -> dict[str, object]:
    return {
        "dataset": "teaching",
        "case_id": f"c{number}",
        "region_code": "47",
        "article": "УК 115-1",
        "suspect_id": suspect,
        "registered_on": day,
        "registered_on_precision": "day",
        "extract_date": UNTIL,
    } | columns


FRAMES = {
    "dataset": rows(
        DATASET,
        {"dataset": "published", "kind": "published", "data_to": date(2026, 3, 3)},
        {"dataset": "teaching", "kind": "simulated", "data_to": UNTIL, "extract_date": UNTIL},
    ),
    "region": rows(REGION, {"region_code": "47", "name_en": "Mangystau Region"}),
    "population": rows(
        POPULATION,
        {"place_code": "47", "year": 2026, "basis": "jan1", "population": 800_000},
    ),
    "mci": rows(MCI, {"valid_from": date(2025, 1, 1), "mci_kzt": 3932}),
    "sanction_norm": rows(SANCTION_NORM),
    "case": rows(
        CASE,
        case(1, date(2025, 10, 1), outcome="convicted"),
        case(2, date(2026, 2, 9), article="КоАП 434", region_code="11"),
        case(3, date(2025, 11, 1), "bob", conduct_to=date(2025, 8, 1)),
    ),
    "sanction": rows(
        SANCTION,
        {
            "dataset": "teaching",
            "sanction_id": "s1",
            "case_id": "c1",
            "suspect_id": "ann",
            "imposed_on": date(2025, 12, 1),
            "imposed_on_precision": "day",
            "article": "УК 115-1",
            "sanction_type": "fine",
            "is_principal": True,
            "amount_mci": 100.0,
            "extract_date": UNTIL,
        },
    ),
}


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Return a function that runs one command on the register above."""
    monkeypatch.setattr(command_line.releases, "current", Release)

    def run(*arguments: str):  # type: ignore[no-untyped-def]
        return CliRunner().invoke(command_line.app, list(arguments))

    return run


def test_a_number_never_goes_without_its_origin(ask) -> None:  # type: ignore[no-untyped-def]
    got = ask("rates", "--dataset", "teaching", "--article", "УК 115-1")
    assert got.exit_code == 0
    for said in (
        "Data set: teaching.",
        "SIMULATED: invented records, for learning only.",
        "Data to 31 December 2026.",
        "Release 7, content 0123456789ab.",
        "Recorded offences, not how common the conduct is.",
        "Mangystau Region",
    ):
        assert said in got.output


def test_a_fine_is_followed_to_a_case_anywhere(ask) -> None:  # type: ignore[no-untyped-def]
    """The filters choose whom to follow; the second case is elsewhere, under another article."""
    got = ask(
        *("repeat-offences", "--dataset", "teaching", "--region", "47", "--article", "УК 115-1"),
        *("--by", "sanction_type", "--show", "curve", "--format", "json"),
    )
    answer = orjson.loads(got.output)
    assert [(row["sanction_type"], row["day"], row["share"]) for row in answer["rows"]] == [
        ("fine", 70, 1.0)
    ]
    assert "A difference between groups is an association, not an effect." in answer["notes"]


def test_csv_carries_its_notes_as_comments(ask) -> None:  # type: ignore[no-untyped-def]
    got = ask("penalties", "--dataset", "teaching", "--show", "fines", "--format", "csv")
    table = pl.read_csv(io.StringIO(got.output), comment_prefix="# ")
    assert table.select("sanction_id", "fine_kzt").rows() == [("s1", 393_200)]
    assert "# SIMULATED" in got.output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["repeat-offences", "--days", "90"], "| 1      | 1          | 1.0000"),
        (["repeat-offences", "--show", "endings"], "event"),
        (["repeat-offences", "--show", "left-out"], "People followed: 1."),
        (["repeat-offences", "--start", "registration"], "People followed: 2."),
        (["penalties"], "fine"),
        (["penalties", "--show", "payment"], "393200"),
        (["practice"], "sent_to_court"),
        (["practice", "--show", "grounds"], "outcome_ground"),
        (["practice", "--show", "days"], "registration_to_outcome"),
        (["conduct-vs-law", "--show", "counts"], "continuing"),
        (["conduct-vs-law"], "| c3      | 47          |"),
        (["before-after", "--show", "monthly"], "2026-02-01"),
        (["before-after", "--show", "composition"], "Cases moved between articles"),
        (["before-after", "--show", "law-dates", "--transition", "3"], "Cannot be answered"),
        (["repeat-offences", "--show", "cohorts"], "after"),
        (["repeat-offences", "--show", "frequency"], "per_person_year"),
        (["penalties", "--show", "adjusted"], "Cannot be answered"),
        (["penalties", "--show", "paths"], "from_type"),
    ],
)
def test_every_measure(ask, arguments: list[str], expected: str) -> None:  # type: ignore[no-untyped-def]
    got = ask(*arguments, "--dataset", "teaching")
    assert got.exit_code == 0, got.output
    assert expected in got.output


@pytest.mark.parametrize(
    "measure", ["rates", "before-after", "repeat-offences", "penalties", "practice"]
)
def test_a_refusal_is_a_result(ask, measure: str) -> None:  # type: ignore[no-untyped-def]
    got = ask(measure)
    assert got.exit_code == 0
    assert "Cannot be answered: " in got.output
    assert "Data set: published." in got.output


def test_notes_in_the_reader_s_language(ask) -> None:  # type: ignore[no-untyped-def]
    assert "СМОДЕЛИРОВАНО" in ask("practice", "--dataset", "teaching", "--language", "ru").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--dataset", "nowhere"], "There is no data set 'nowhere'. Known: published, teaching."),
        (["--dataset", "teaching", "--region", "99"], "There is no region '99'. Known: 47."),
        (["--dataset", "teaching", "--by", "colour"], "column colour is missing"),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(ask, arguments, said) -> None:  # type: ignore[no-untyped-def]
    got = ask("practice", *arguments)
    assert got.exit_code == 1
    assert said in got.output


def test_the_shipped_cases(in_warehouse: Path) -> None:
    got = CliRunner().invoke(command_line.app, ["conduct-vs-law", "--region", "47"])
    assert got.exit_code == 0
    lines = {line.split()[1]: line for line in got.output.splitlines() if "MAN-" in line}
    assert "before" in lines["MAN-2026-01"]
    assert "continuing" in lines["MAN-2026-02"]


@pytest.mark.parametrize("seen", [[], ["--public"]])
@pytest.mark.parametrize("show", ["model", "crude"])
def test_a_transition_is_left_out_whoever_asks(
    in_warehouse: Path, seen: list[str], show: str
) -> None:
    asked = ["before-after", "--dataset", "simulated", "--show", show, "--format", "json", *seen]
    answers = [
        orjson.loads(CliRunner().invoke(command_line.app, [*asked, *more]).output)["rows"]
        for more in ([], ["--transition", "3"])
    ]
    assert all(answers)
    assert answers[0] != answers[1]


def test_groups_are_refused_where_a_table_has_none(ask) -> None:  # type: ignore[no-untyped-def]
    got = ask("penalties", "--dataset", "teaching", "--show", "paths", "--by", "region_code")
    assert got.exit_code == 1
    assert "--show paths has no groups" in got.output


def test_what_a_draft_changes_is_asked_of_a_register(in_warehouse: Path) -> None:
    def draft(*asked: str) -> Result:
        return CliRunner().invoke(command_line.app, ["draft", *asked])

    got = draft("--dataset", "simulated")
    assert got.exit_code == 0
    assert "SIMULATED" in got.output
    assert "There is no draft" in got.output
    for show in ("effect", "sanctions", "cases"):
        same = draft("--dataset", "simulated", "--show", show, "--format", "json")
        assert orjson.loads(same.output)["rows"] == []
    other = draft("--dataset", "nowhere")
    assert other.exit_code == 1
    assert "There is no data set 'nowhere'" in other.output


def test_a_draft_needs_a_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(tmp_path))
    got = CliRunner().invoke(command_line.app, ["draft", "--dataset", "own"])
    assert got.exit_code == 1
    assert "There is no release" in got.output
