"""Loads and checks that outlive the tab that asked for them: each a process of its own.

A job is a folder ``jobs/NUMBER`` in the warehouse, readable by its owner alone: the file, what was
asked (``job.json``), how far it is (``state.json``), how it ended. Whoever opens the dashboard
later finds it there. The job's process holds a lock on its folder for as long as it lives; the
operating system drops it however the process dies, so a dead job is never taken for a running one.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from etl.jobs import files as job_files
from etl.load_report import LoadReport
from etl.progress import LAST, PHASES
from etl.settings import PROJECT, Settings
from words import Message

Work = Literal["check", "load"]
Status = Literal["running", "done", "refused", "cancelled", "failed"]

JOB, STATE, LOCK, CANCEL, FILE = "job.json", "state.json", "lock", "cancel", "file"
POLL_SECONDS = 0.05
#: A job has this long to take its lock; importing takes seconds on a busy machine.
START_SECONDS = 60.0
#: What nobody fetched or hid after this time is removed.
KEEP_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it stands now.

    Attributes:
        job_id: Its folder's name.
        work: Whether it writes.
        status: ``failed``: it ended without an answer; nothing was written, or the ledger says so.
        options: What was asked: kind, dataset, file_name and so on.
        started_at: UTC.
        phase: A key of ``progress.PHASES``.
        share: How far it is, from 0 to 1.
        rows: Rows of the file; None until counted.
        seconds_left: Estimated from the pace so far; None until there is one.
        refusal: Why the file was refused.
        report: What became of the file, once the job is done.
    """

    job_id: str
    work: Work
    status: Status
    options: dict[str, Any]
    started_at: datetime
    phase: str
    share: float
    rows: int | None
    seconds_left: float | None
    refusal: tuple[Message, ...]
    report: LoadReport | None

    @property
    def can_cancel(self) -> bool:
        """Tell whether it can still be stopped with nothing written."""
        return self.status == "running" and self.phase != LAST


def start(
    content: bytes, *, work: Work, options: Mapping[str, Any], settings: Settings | None = None
) -> str:
    """Start a job on a file's bytes and return its number.

    Args:
        content: The file.
        work: ``check`` writes nothing, ``load`` loads.
        options: The keyword arguments of ``api.check`` or ``api.load``.
        settings: Which warehouse; that of the environment by default.
    """
    settings = settings or Settings.from_environment()
    _remove_old(settings)
    job_id = secrets.token_hex(8)
    folder = job_files.private_folder(_root(settings) / job_id)
    (folder / FILE).write_bytes(content)
    temporary = job_files.private_folder(folder / "tmp")
    asked = {"work": work, "options": dict(options), "started": time.time()}
    job_files.write(folder / JOB, asked)
    environment = os.environ | {
        "DASHBOARD_WAREHOUSE": str(settings.warehouse),
        "DASHBOARD_ACTOR": settings.actor,
        "TMPDIR": str(temporary),  # a job that is killed leaves no register in the common folder
    }
    process = subprocess.Popen(  # noqa: S603 - our own module, no shell, no word of the file
        [sys.executable, "-m", "etl.jobs.process", str(folder)],
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()  # leave no zombie
    return job_id


def look(job_id: str, *, settings: Settings | None = None) -> Job | None:
    """Return how a job stands; None when there is none of that number."""
    folder = _root(settings or Settings.from_environment()) / job_id
    asked = job_files.read(folder / JOB) if job_id.isalnum() else {}
    if not asked:
        return None
    lives = _lives(folder, asked["started"])
    state = job_files.read(folder / STATE)  # after the lock: the last word is written before it
    status: Status = state.get("status", "running")
    if status == "running" and not lives:
        status = "cancelled" if (folder / CANCEL).exists() else "failed"
    return Job(
        job_id=job_id,
        work=asked["work"],
        status=status,
        options=asked["options"],
        started_at=datetime.fromtimestamp(asked["started"], UTC),
        phase=state.get("phase", next(iter(PHASES))),
        share=state.get("share", 0.0),
        rows=state.get("rows"),
        seconds_left=state.get("seconds_left"),
        refusal=tuple(state.get("refusal", ())),
        report=job_files.read_report(folder) if status == "done" else None,
    )


def wait(job_id: str, *, seconds: float, settings: Settings | None = None) -> Job | None:
    """Return how a job stands when it has ended, or after ``seconds``."""
    deadline = time.monotonic() + seconds
    while True:
        job = look(job_id, settings=settings)
        if job is None or job.status != "running" or time.monotonic() >= deadline:
            return job
        time.sleep(POLL_SECONDS)


def cancel(job_id: str, *, settings: Settings | None = None) -> None:
    """Ask a job to stop. It stops with nothing written, unless it is publishing already."""
    folder = _root(settings or Settings.from_environment()) / job_id
    if job_id.isalnum() and folder.is_dir():
        (folder / CANCEL).touch()


def every(settings: Settings | None = None) -> list[Job]:
    """Return the jobs that run, or ended and were not forgotten, newest first."""
    settings = settings or Settings.from_environment()
    found = [look(path.name, settings=settings) for path in _folders(settings)]
    return sorted((j for j in found if j), key=lambda job: job.started_at, reverse=True)


def forget(job_id: str, *, settings: Settings | None = None) -> None:
    """Remove what is left of a job that has ended; a running one is let be."""
    settings = settings or Settings.from_environment()
    job = look(job_id, settings=settings)
    if job and job.status != "running":
        shutil.rmtree(_root(settings) / job_id, ignore_errors=True)


def _root(settings: Settings) -> Path:
    return settings.warehouse / "jobs"


def _folders(settings: Settings) -> list[Path]:
    root = _root(settings)
    return [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []


def _lives(folder: Path, started: float) -> bool:
    """Tell whether the job's process holds its lock, or has not had the time to take it."""
    try:
        with (folder / LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return time.time() - started < START_SECONDS
    except BlockingIOError:
        return True
    return False


def _remove_old(settings: Settings) -> None:
    for path in _folders(settings):
        job = look(path.name, settings=settings)
        old = time.time() - path.stat().st_mtime > KEEP_SECONDS
        if old and (job is None or job.status != "running"):
            shutil.rmtree(path, ignore_errors=True)
