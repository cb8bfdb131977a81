"""The audit trail: every deed leaves an entry, and no entry can be changed unnoticed."""

import multiprocessing
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import audit, audit_chain
from etl.audit import Broken, Whole
from etl.errors import DataRefused
from etl.settings import Settings
from tests.etl.shell import load, run


def trail(settings: Settings) -> list[tuple[str, str]]:
    return [(entry["action"], entry["outcome"]) for entry in audit.entries(settings)]


def test_what_is_done_on_the_command_line_is_in_the_trail(
    shell_warehouse: Settings, cases_file: Path, tmp_path: Path
) -> None:
    load(cases_file)
    run("history", "A-1", "--dataset", "test")
    run("rejected", "1", "--out", tmp_path / "rejected.csv")
    run("withdraw", "1")
    run("withdraw", "1")
    run("restore", "1")
    run("export", "--out", tmp_path / "out")
    run("backup", tmp_path / "aside")
    load(tmp_path / "missing.csv")
    assert trail(shell_warehouse) == [
        ("publish", "done"),
        ("load", "done"),
        ("view", "done"),
        ("view", "done"),
        ("publish", "done"),
        ("withdraw", "done"),
        ("withdraw", "refused"),
        ("publish", "done"),
        ("restore", "done"),
        ("export", "done"),
        ("backup", "done"),
        ("load", "refused"),
    ]
    entry = audit.entries(shell_warehouse)[1]
    assert (entry["kind"], entry["dataset"], entry["upload"]) == ("case", "test", 1)
    assert (entry["rows_loaded"], entry["rows_rejected"]) == (1, 1)
    assert audit.verify(shell_warehouse) == Whole(12, audit.entries(shell_warehouse)[-1]["hash"])


def test_nothing_of_a_case_is_in_the_trail(
    shell_warehouse: Settings, tmp_path: Path, cases_file: Path
) -> None:
    personal = tmp_path / "Иванова 870514450127.csv"
    personal.write_bytes(cases_file.read_bytes())
    load(personal)
    run("history", "A-1", "--dataset", "test")
    run("load", personal, "--kind", "case", "--dataset", "Иванова А.")
    text = audit.trail_of(shell_warehouse).read_text(encoding="utf-8")
    assert "87051445" not in text
    assert "ванов" not in text
    assert "A-1" not in text
    assert '"dataset":"?"' in text


def test_verify_prints_the_last_hash_to_be_kept_elsewhere(
    shell_warehouse: Settings, cases_file: Path
) -> None:
    load(cases_file)
    last = audit.entries(shell_warehouse)[-1]["hash"]
    told = run("audit", "--verify")
    assert (told.exit_code, f"entries: 2, hash of the last one: {last}." in told.stdout) == (
        0,
        True,
    )
    listed = run("audit", "--last", "1").stdout.splitlines()
    assert len(listed) == 2
    assert "load" in listed[1]
    assert "dataset test" in listed[1]


def test_verify_names_the_line_that_was_changed(
    shell_warehouse: Settings, cases_file: Path
) -> None:
    load(cases_file)
    path = audit.trail_of(shell_warehouse)
    path.write_bytes(path.read_bytes().replace(b'"rows_loaded":1', b'"rows_loaded":9'))
    told = run("audit", "--verify")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "line 2 does not follow from the one before" in told.stderr


@given(change=st.data())
def test_any_change_within_the_chain_is_found(
    change: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("trail") / "audit.jsonl"
    for number in range(5):
        audit_chain.append(path, {"action": "load", "upload": number})
    lines = path.read_bytes().splitlines(keepends=True)
    kind = change.draw(st.sampled_from(["remove", "swap", "repeat", "alter"]))
    at = change.draw(st.integers(0, 3))
    if kind == "remove":
        del lines[at]
    elif kind == "swap":
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    elif kind == "repeat":
        lines.insert(at, lines[at])
    else:
        where = change.draw(st.integers(0, len(lines[at]) - 2))
        byte = change.draw(st.integers(33, 126).filter(lambda code: code != lines[at][where]))
        lines[at] = lines[at][:where] + bytes([byte]) + lines[at][where + 1 :]
    path.write_bytes(b"".join(lines))
    found = audit_chain.verify(path)
    assert isinstance(found, Broken)
    assert found.line in (at + 1, at + 2)


def test_the_start_of_an_entry_that_a_crash_left_is_none(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    audit_chain.append(path, {"upload": 1})
    with path.open("ab") as file:
        file.write(b'{"upload": 2, "prev')
    assert isinstance(audit_chain.verify(path), Whole)
    audit_chain.append(path, {"upload": 3})
    assert [entry["upload"] for entry in audit_chain.entries(path)] == [1, 3]
    assert isinstance(audit_chain.verify(path), Whole)


def _write(path: Path, writer: int) -> None:
    for number in range(20):
        audit_chain.append(path, {"writer": writer, "number": number})


def test_several_writers_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, writer)) for writer in range(3)]
    for process in writers:
        process.start()
    for process in writers:
        process.join()
    found = audit_chain.verify(path)
    assert isinstance(found, Whole)
    assert found.entries == 60


def test_what_cannot_be_recorded_is_not_done(
    shell_warehouse: Settings, cases_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_AUDIT", str(tmp_path))  # a folder cannot be written to
    refused = load(cases_file)
    assert refused.exit_code == 1
    assert "The audit trail" in refused.stderr
    assert not shell_warehouse.ledger.exists()


def test_an_empty_trail_is_whole_and_its_file_is_the_owners(settings: Settings) -> None:
    assert audit.verify(settings) == Whole(0, audit_chain.FIRST)
    assert audit.entries(settings) == []
    audit.record(settings, "view", details={"table": "case"})
    assert audit.trail_of(settings).stat().st_mode & 0o777 == 0o600
    assert orjson.loads(audit.trail_of(settings).read_bytes())["actor"] == "tests"


def test_a_failure_is_recorded_by_its_kind(settings: Settings) -> None:
    with pytest.raises(KeyError), audit.recorded(settings, "load", dataset="police"):
        raise KeyError("870514450127")
    entry = audit.entries(settings)[0]
    assert (entry["outcome"], entry["reason"]) == ("failed", "KeyError")
    assert "870514" not in audit.trail_of(settings).read_text()


def test_a_trail_that_is_none_is_told_of(settings: Settings) -> None:
    path = audit.trail_of(settings)
    path.parent.mkdir(parents=True)
    path.write_text("not an entry\n")
    assert audit.verify(settings) == Broken(1)
    with pytest.raises(DataRefused, match="The audit trail"):
        audit.record(settings, "view", details={})
