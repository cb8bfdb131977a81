"""The commands about files: load, check, rejected, ledger, withdraw, restore, history."""

import re
from pathlib import Path

import polars as pl
import pytest

from etl.settings import Settings
from tests.etl.shell import SOUND, load, run

FORMS = Path(__file__).parent.parent / "fixtures" / "official_forms"


def test_load_says_what_became_of_the_rows(shell_warehouse: Settings, cases_file: Path) -> None:
    result = load(cases_file)
    assert result.exit_code == 0
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "cases.csv: rows read 2, loaded 1, already there or totals 0, rejected 1.",
        "It is upload 1 of the data set test.",
        "Encoding: UTF-8",
        "Severity Check Rows What is wrong",
        "error region_unknown 1 The region is unknown.",
        "Column Value Rows Perhaps",
        "region Mordor 1",
        "Region New Changed Identical",
        "47 1 0 0",
        "Month New Changed Identical",
        "2026-01 1 0 0",
    ]
    assert result.stderr.startswith("Line 3, column region:")


def test_strict_makes_a_rejected_row_an_error(shell_warehouse: Settings, cases_file: Path) -> None:
    assert load(cases_file, "--strict").exit_code == 1
    cases_file.write_text(SOUND, encoding="utf-8")
    assert load(cases_file, "--strict").exit_code == 0


def test_a_dry_run_and_a_check_write_nothing(shell_warehouse: Settings, cases_file: Path) -> None:
    dry = load(cases_file, "--dry-run")
    check = run("check", cases_file, "--kind", "case", "--extract-date", "2026-02-10")
    assert (dry.exit_code, check.exit_code) == (0, 1)
    assert dry.stdout == check.stdout
    assert "\nNothing was written.\n" in dry.stdout
    assert run("ledger").stdout.count("\n") == 1  # only the header


def test_what_a_file_is_need_not_be_said_where_its_first_lines_show_it(
    shell_warehouse: Settings, cases_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    form = FORMS / "sng1_mangystau_2022.XLSX"
    result = run("check", cases_file, other, form, "--extract-date", "2026-02-10")
    assert "cases.csv: rows read 2, loaded 1" in result.stdout
    assert "It cannot be told from the first lines of other.csv what is in it." in result.stderr
    assert "is Form № СНГ-1. It is not loaded" in result.stderr


def test_one_bad_file_does_not_stop_the_others(shell_warehouse: Settings, cases_file: Path) -> None:
    result = run(
        "load",
        cases_file.with_name("missing.csv"),
        cases_file,
        *("--kind", "case", "--dataset", "test", "--extract-date", "2026-02-10"),
    )
    assert result.exit_code == 1
    assert "cases.csv: rows read 2, loaded 1" in result.stdout
    assert "missing.csv was not found" in result.stderr


def test_an_upload_is_listed_explained_and_withdrawn(
    shell_warehouse: Settings, cases_file: Path, tmp_path: Path
) -> None:
    load(cases_file)
    assert re.search(r"1 +case +test +cases\.csv .* counts", run("ledger").stdout)
    out = tmp_path / "rejected.csv"
    assert run("rejected", 1, "--out", out).exit_code == 0
    rows = pl.read_csv(out)
    assert rows.select("Line", "Column", "Value").rows() == [(3, "region", "Mordor")]
    withdrawn = run("withdraw", 1)
    assert withdrawn.stdout == "Upload 1 no longer counts; the state before it is back.\n"
    assert re.search(r"1 +case +test +cases\.csv .* withdrawn", run("ledger").stdout)


def test_a_withdrawal_is_taken_back_and_a_record_tells_its_versions(
    shell_warehouse: Settings, cases_file: Path
) -> None:
    load(cases_file)
    run("withdraw", "1")
    assert run("restore", "1").stdout == "Upload 1 counts again.\n"
    refused = run("restore", "1")
    assert (refused.exit_code, refused.stderr[:30]) == (1, "Upload 1 is not withdrawn. Not")
    told = run("history", "A-1", "--dataset", "test")
    assert told.exit_code == 0
    assert told.stdout.split("\n")[1].split()[:2] == ["1", "1"]
    assert run("history", "A-99", "--dataset", "test").exit_code == 1


def test_a_stopped_load_says_where_to_look(
    shell_warehouse: Settings, cases_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.api.load", interrupted)
    result = load(cases_file)
    assert result.exit_code == 130
    assert "python -m etl ledger" in result.stderr
