"""The command line: exit codes 0, 1 and 2, answers in words, never a traceback."""

import re
from pathlib import Path

import orjson
import polars as pl
import pytest
from typer.testing import CliRunner, Result

from etl import __main__ as cli
from etl import build
from etl.settings import Settings

CASES = """\
case_id,registered_on,region,article
A-1,2026-01-13,Mangystau Region,УК 115-1
A-2,2026-02-03,Mordor,УК 115-1
"""
SOUND = CASES.replace("Mordor", "Aktobe Region")


@pytest.fixture
def own(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty warehouse that the environment points at, and a system that speaks English."""
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(settings.warehouse))
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    return settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    """Run one command as a shell would; a traceback fails the test."""
    result = CliRunner().invoke(cli.app, cli.language_first([str(a) for a in arguments]))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def load(file: Path, *more: str) -> Result:
    return run(
        "load", file, "--kind", "case", "--dataset", "test", "--extract-date", "2026-02-10", *more
    )


def test_init_builds_a_warehouse_and_a_second_one_finds_it(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "SIMULATED_CASES", 50)
    first, second = run("init"), run("init")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert re.search(r"is ready: release 3, content [0-9a-f]{12}\.", first.stdout)
    assert second.stdout == first.stdout


def test_load_says_what_became_of_the_rows(own: Settings, file: Path) -> None:
    result = load(file)
    assert result.exit_code == 0
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "cases.csv: rows read 2, loaded 1, already there or totals 0, rejected 1.",
        "It is upload 1 of the data set test.",
        "Encoding: UTF-8",
        "Severity Check Rows What is wrong",
        "error region_unknown 1 The region is unknown.",
        "Region New Changed Identical",
        "47 1 0 0",
        "Month New Changed Identical",
        "2026-01 1 0 0",
    ]
    assert result.stderr.startswith("Line 3, column region:")


def test_strict_makes_a_rejected_row_an_error(own: Settings, file: Path) -> None:
    assert load(file, "--strict").exit_code == 1
    file.write_text(SOUND, encoding="utf-8")
    assert load(file, "--strict").exit_code == 0


def test_a_dry_run_and_a_check_write_nothing(own: Settings, file: Path) -> None:
    dry = load(file, "--dry-run")
    check = run("check", file, "--kind", "case", "--extract-date", "2026-02-10")
    assert (dry.exit_code, check.exit_code) == (0, 1)
    assert dry.stdout == check.stdout
    assert "\nNothing was written.\n" in dry.stdout
    assert run("ledger").stdout.count("\n") == 1  # only the header


def test_one_bad_file_does_not_stop_the_others(own: Settings, file: Path) -> None:
    result = run(
        "load",
        file.with_name("missing.csv"),
        file,
        *("--kind", "case", "--dataset", "test", "--extract-date", "2026-02-10"),
    )
    assert result.exit_code == 1
    assert "cases.csv: rows read 2, loaded 1" in result.stdout
    assert "missing.csv was not found" in result.stderr


def test_an_upload_is_listed_explained_and_withdrawn(
    own: Settings, file: Path, tmp_path: Path
) -> None:
    load(file)
    assert re.search(r"1 +case +test +cases\.csv .* counts", run("ledger").stdout)
    out = tmp_path / "rejected.csv"
    assert run("rejected", 1, "--out", out).exit_code == 0
    rows = pl.read_csv(out)
    assert rows.select("Line", "Column", "Value").rows() == [(3, "region", "Mordor")]
    withdrawn = run("withdraw", 1)
    assert withdrawn.stdout == "Upload 1 no longer counts; the state before it is back.\n"
    assert re.search(r"1 +case +test +cases\.csv .* withdrawn", run("ledger").stdout)


def test_releases_are_listed_newest_first(own: Settings, file: Path) -> None:
    load(file)
    run("withdraw", 1)
    lines = run("releases").stdout.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["*", "2"], ["1", lines[1].split()[1]]]


def test_export_writes_every_table(own: Settings, file: Path, tmp_path: Path) -> None:
    load(file)
    result = run("export", "--out", tmp_path / "export")
    assert result.exit_code == 0
    assert pl.read_csv(tmp_path / "export" / "case.csv")["case_id"].to_list() == ["A-1"]
    manifest = orjson.loads((tmp_path / "export" / "release.json").read_bytes())
    assert manifest["rows"]["case"] == 1


def test_simulate_writes_the_same_register_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        out = ("--out", tmp_path / name)
        assert run("simulate", "--cases", "50", "--seed", "7", *out).exit_code == 0
    for file in ("cases.csv", "sanctions.csv", "truth.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


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
    own: Settings, arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_place_that_cannot_be_written_is_said_in_words(own: Settings, file: Path) -> None:
    load(file)
    result = run("rejected", 1, "--out", file.parent)
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
def test_wrong_usage_exits_with_two(own: Settings, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("kk", "99"), ("ru", "99"), ("en", "There is no upload 99")],
)
def test_the_answer_is_in_the_language_asked_for(own: Settings, code: str, words: str) -> None:
    said = {
        run("--language", code, "withdraw", 99).stderr,
        run("withdraw", 99, "--language", code).stderr,
        run("withdraw", 99, f"--language={code}").stderr,
    }
    assert len(said) == 1
    assert words in said.pop()


def test_the_system_s_language_is_the_default(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = run("withdraw", 99, "--language", "ru").stderr
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert run("withdraw", 99).stderr == asked
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "There is no upload 99" in run("withdraw", 99).stderr


def test_encoding_sheet_and_mapping_can_be_stated(own: Settings, tmp_path: Path) -> None:
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
def test_a_mapping_that_is_none_is_refused(own: Settings, file: Path, text: str) -> None:
    mapping = file.with_name("mapping.json")
    mapping.write_text(text, encoding="utf-8")
    refused = run("check", file, "--kind", "case", "--mapping", mapping)
    assert refused.exit_code == 1
    assert "mapping.json is no mapping" in refused.output
    gone = run("check", file, "--kind", "case", "--mapping", file.with_name("gone.json"))
    assert "gone.json cannot be read" in gone.output


def test_a_withdrawal_is_taken_back_and_a_record_tells_its_versions(
    own: Settings, file: Path
) -> None:
    load(file)
    run("withdraw", "1")
    assert run("restore", "1").stdout == "Upload 1 counts again.\n"
    refused = run("restore", "1")
    assert (refused.exit_code, refused.stderr[:30]) == (1, "Upload 1 is not withdrawn. Not")
    told = run("history", "A-1", "--dataset", "test")
    assert told.exit_code == 0
    assert told.stdout.split("\n")[1].split()[:2] == ["1", "1"]
    assert run("history", "A-99", "--dataset", "test").exit_code == 1


def test_a_stopped_load_says_where_to_look(
    own: Settings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.api.load", interrupted)
    result = load(file)
    assert result.exit_code == 130
    assert "python -m etl ledger" in result.stderr
