"""Work that outlives the tab: it tells how far it is, can be stopped, and answers whoever asks."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import releases
from contracts import CASE
from etl.jobs import background as jobs
from etl.lock import WRITER, one_at_a_time
from etl.settings import Settings

CASES = b"""\
case_id,registered_on,region,article
A-1,2026-01-13,Mangystau Region,\xd0\xa3\xd0\x9a 115-1
A-2,2026-02-31,Mangystau Region,\xd0\xa3\xd0\x9a 115-1
"""
OPTIONS = {
    "kind": "case",
    "dataset": "mangystau",
    "extract_date": date(2026, 9, 30),
    "file_name": "cases.csv",
}
PATIENCE_SECONDS = 120.0


@pytest.fixture
def own(warehouse: Path, tmp_path: Path) -> Settings:
    """A copy of the warehouse that the test may change."""
    copy = Path(shutil.copytree(warehouse, tmp_path / "warehouse"))
    return Settings(warehouse=copy, actor="A. Analyst")


@pytest.fixture
def busy(own: Settings) -> Iterator[Settings]:
    """A warehouse in which somebody else is writing, so that every job waits."""
    with one_at_a_time(own, WRITER, wait_seconds=0, on_wait=None):
        yield own


def ended(job_id: str, settings: Settings) -> jobs.Job:
    job = jobs.wait(job_id, seconds=PATIENCE_SECONDS, settings=settings)
    assert job is not None
    assert job.status != "running"
    return job


def waiting(job_id: str, settings: Settings) -> jobs.Job:
    """The job once it has come to the lock."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        job = jobs.look(job_id, settings=settings)
        assert job is not None
        if job.phase == "waiting" and job.share == 0 and (job.rows or job.status != "running"):
            return job
        if job.phase == "waiting" and (_folder(job_id, settings) / "state.json").exists():
            return job
        time.sleep(0.05)
    raise TimeoutError


def _folder(job_id: str, settings: Settings) -> Path:
    return settings.warehouse / "jobs" / job_id


def loaded(settings: Settings) -> list[str]:
    frame = releases.current(settings.warehouse).frame(CASE, dataset="mangystau")
    return frame["case_id"].to_list()


def test_a_load_gives_the_report_to_whoever_asks_later(own: Settings) -> None:
    job_id = jobs.start(CASES, work="load", options=OPTIONS, settings=own)
    ended(job_id, own)
    assert not (_folder(job_id, own) / "file").exists()  # the register is in the store alone
    found = jobs.every(own)
    assert [job.job_id for job in found] == [job_id]
    report = found[0].report
    assert report is not None
    assert (report.rows_read, report.rows_new, report.rows_rejected) == (2, 1, 1)
    assert report.problems["check_code"].to_list() == ["date_impossible"]
    assert report.changes.rows() == [("47", date(2026, 1, 1), 1, 0, 0)]
    assert loaded(own) == ["A-1"]
    jobs.forget(job_id, settings=own)
    assert jobs.every(own) == []


def test_a_refused_file_says_why(own: Settings) -> None:
    job = ended(jobs.start(b"a,b\n1,2\n", work="check", options=OPTIONS, settings=own), own)
    assert job.status == "refused"
    assert "case_id" in str(job.refusal[0])


def test_a_cancelled_load_writes_nothing(busy: Settings) -> None:
    job_id = jobs.start(CASES, work="load", options=OPTIONS, settings=busy)
    assert waiting(job_id, busy).can_cancel
    jobs.cancel(job_id, settings=busy)
    job = ended(job_id, busy)
    assert job.status == "cancelled"
    left = {path.name for path in _folder(job_id, busy).iterdir()}
    assert left <= {"job.json", "state.json", "end.json", "lock", "cancel"}
    assert loaded(busy) == []


def test_a_killed_job_is_not_taken_for_a_running_one(busy: Settings) -> None:
    job_id = jobs.start(CASES, work="load", options=OPTIONS, settings=busy)
    waiting(job_id, busy)
    mine = [
        int(path.name)
        for path in Path("/proc").iterdir()
        if path.name.isdigit() and job_id.encode() in _command(path)
    ]
    for number in mine:
        os.kill(number, signal.SIGKILL)
    job = ended(job_id, busy)
    assert job.status == "failed"
    assert loaded(busy) == []
    assert _reason(job_id, busy) == "exit code -9"


def test_a_job_that_only_begins_is_not_taken_for_a_dead_one(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks at any moment between its folder and its first word sees nothing or a run."""
    seen: list[str] = []
    begin = subprocess.Popen

    def looked_at(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        seen.extend(job.status for job in jobs.every(own))
        process = begin(*args, **options)
        seen.extend(job.status for job in jobs.every(own))
        return process

    monkeypatch.setattr(subprocess, "Popen", looked_at)
    job_id = jobs.start(CASES, work="check", options=OPTIONS, settings=own)
    while (job := jobs.look(job_id, settings=own)) and job.status == "running":
        seen.append(job.status)
    assert set(seen) == {"running"}
    assert job is not None
    assert job.status == "done"


def test_a_job_is_forgotten_as_a_whole_while_others_look(own: Settings) -> None:
    job_id = jobs.start(CASES, work="check", options=OPTIONS, settings=own)
    ended(job_id, own)
    (_folder(job_id, own) / "report.json").unlink()  # as one finds it whose look comes too late
    assert jobs.look(job_id, settings=own) is None
    assert jobs.every(own) == []


def _reason(job_id: str, settings: Settings) -> str:
    """Why a job failed: written by a thread that awaits its process, a moment after its end."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        job = jobs.look(job_id, settings=settings)
        if job is not None and job.reason:
            return job.reason
        time.sleep(0.05)
    raise TimeoutError


def _command(path: Path) -> bytes:
    try:
        return (path / "cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize("number", ["", "..", "0123456789abcdef", "../../etc"])
def test_a_number_that_is_no_jobs_is_nothing(own: Settings, number: str) -> None:
    assert jobs.look(number, settings=own) is None
    jobs.cancel(number, settings=own)
    jobs.forget(number, settings=own)
