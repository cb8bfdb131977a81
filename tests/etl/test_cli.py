"""The command line: exit codes 0, 1 and 2, answers in words, never a traceback."""

import re
from pathlib import Path

import orjson
import polars as pl
import pytest

from etl import build
from etl.settings import Settings
from tests.etl.shell import SOUND, load, run


def test_init_builds_a_warehouse_and_a_second_one_finds_it(
    shell_warehouse: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "SIMULATED_CASES", 50)
    first, second = run("init"), run("init")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert re.search(r"is ready: release 3, content [0-9a-f]{12}\.", first.stdout)
    assert second.stdout == first.stdout


def test_releases_are_listed_newest_first(shell_warehouse: Settings, cases_file: Path) -> None:
    load(cases_file)
    run("withdraw", 1)
    lines = run("releases").stdout.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["*", "2"], ["1", lines[1].split()[1]]]


def test_export_writes_every_table(
    shell_warehouse: Settings, cases_file: Path, tmp_path: Path
) -> None:
    load(cases_file)
    result = run("export", "--out", tmp_path / "export")
    assert result.exit_code == 0
    assert pl.read_csv(tmp_path / "export" / "case.csv")["case_id"].to_list() == ["A-1"]
    manifest = orjson.loads((tmp_path / "export" / "release.json").read_bytes())
    assert manifest["rows"]["case"] == 1


def test_simulate_writes_the_same_register_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        out = ("--out", tmp_path / name)
        assert run("simulate", "--cases", "50", "--seed", "7", *out).exit_code == 0
    for name in ("cases.csv", "sanctions.csv", "truth.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["withdraw", "99"], "There is no upload 99"),
        (["rejected", "99", "--out", "x.csv"], "There is no upload 99"),
        (["export", "--out", "x"], "There is no release in"),
        (["load", ".", "--kind", "case", "--dataset", "test"], "is not a file"),
        (["load", "no.csv", "--kind", "case", "--dataset", "published"], "kept for the published"),
        (["load", "no.csv", "--kind", "case", "--dataset", "A B"], "cannot name a data set"),
        (["simulate", "--cases", "50", "--seed", "1", "--out", "/proc/no"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    shell_warehouse: Settings, arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_place_that_cannot_be_written_is_said_in_words(
    shell_warehouse: Settings, cases_file: Path
) -> None:
    load(cases_file)
    result = run("rejected", 1, "--out", cases_file.parent)
    assert result.exit_code == 1
    assert "The system refused" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["withdraw"],
        ["withdraw", "one"],
        ["load", "a.csv"],
        ["load", "a.csv", "--kind", "verdict", "--dataset", "test"],
        ["load", "a.csv", "--kind", "case", "--dataset", "test", "--extract-date", "31.01.2026"],
        ["ledger", "--language", "fr"],
        ["ledger", "--language"],
        ["simulate", "--cases", "0", "--out", "x"],
    ],
)
def test_wrong_usage_exits_with_two(shell_warehouse: Settings, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("kk", "99"), ("ru", "99"), ("en", "There is no upload 99")],
)
def test_the_answer_is_in_the_language_asked_for(
    shell_warehouse: Settings, code: str, words: str
) -> None:
    said = {
        run("--language", code, "withdraw", 99).stderr,
        run("withdraw", 99, "--language", code).stderr,
        run("withdraw", 99, f"--language={code}").stderr,
    }
    assert len(said) == 1
    assert words in said.pop()


def test_the_system_s_language_is_the_default(
    shell_warehouse: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = run("withdraw", 99, "--language", "ru").stderr
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert run("withdraw", 99).stderr == asked
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "There is no upload 99" in run("withdraw", 99).stderr


def test_encoding_sheet_and_mapping_can_be_stated(
    shell_warehouse: Settings, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.csv"
    theirs.write_bytes(SOUND.replace("case_id", "Карточка").encode("cp1251"))
    refused = load(theirs)
    assert refused.exit_code == 1
    assert "read in the encoding Windows-1251" in " ".join(refused.output.split())
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"columns": {"Карточка": "case_id"}, "values": {}}', encoding="utf-8")
    loaded = load(theirs, "--mapping", str(mapping), "--encoding", "KZ-1048")
    assert loaded.exit_code == 0, loaded.output
    assert "loaded 2" in loaded.output


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"columns": {"a": 1}}', '{"values": {"a": "b"}}', '{"columns": 1}']
)
def test_a_mapping_that_is_none_is_refused(
    shell_warehouse: Settings, cases_file: Path, text: str
) -> None:
    mapping = cases_file.with_name("mapping.json")
    mapping.write_text(text, encoding="utf-8")
    refused = run("check", cases_file, "--kind", "case", "--mapping", mapping)
    assert refused.exit_code == 1
    assert "mapping.json is no mapping" in refused.output
    gone = run(
        "check", cases_file, "--kind", "case", "--mapping", cases_file.with_name("gone.json")
    )
    assert "gone.json cannot be read" in gone.output
