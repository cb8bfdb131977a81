"""Loads and checks that outlive the tab that asked for them: each a process of its own.

A job is a folder ``jobs/NUMBER`` in the warehouse, readable by its owner alone: the file, what was
asked (``job.json``), how far it is (``state.json``), how it ended. Whoever opens the dashboard
later finds it there. The job holds a lock on its folder from before it can be found: whoever starts
it takes the lock and the process inherits it. The operating system drops it however the process
dies, so a dead job is never taken for a running one, nor one that only begins for a dead one.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl.jobs import files as job_files
from etl.jobs.state import CANCEL, END, FILE, JOB, LOCK, Job, Work, job_in
from etl.settings import PROJECT, Settings

__all__ = ("Job", "cancel", "every", "forget", "look", "start", "wait")

POLL_SECONDS = 0.05
#: What nobody fetched or hid after this time is removed.
KEEP_SECONDS = 24 * 3600.0


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
    environment = os.environ | {
        "DASHBOARD_WAREHOUSE": str(settings.warehouse),
        "DASHBOARD_ACTOR": settings.actor,
        "TMPDIR": str(temporary),  # a job that is killed leaves no register in the common folder
    }
    with (folder / LOCK).open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        asked = {"work": work, "options": dict(options), "started": time.time()}
        job_files.write(folder / JOB, asked)  # from here on the job can be found
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell, no word of the file
            [sys.executable, "-m", "etl.jobs.process", str(folder), str(lock.fileno())],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=(lock.fileno(),),
        )
    threading.Thread(target=_reap, args=(process, folder), daemon=True).start()
    return job_id


def look(job_id: str, *, settings: Settings | None = None) -> Job | None:
    """Return how a job stands; None when there is none of that number."""
    root = _root(settings or Settings.from_environment())
    return job_in(root / job_id) if job_id.isalnum() else None


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
        folder = _root(settings) / job_id
        gone = folder.with_name(f".{job_id}")  # nobody finds a half of it meanwhile
        with contextlib.suppress(OSError):
            folder.replace(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _root(settings: Settings) -> Path:
    return settings.warehouse / "jobs"


def _folders(settings: Settings) -> list[Path]:
    root = _root(settings)
    return [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []


def _reap(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Await a job's process, so that no zombie stays, and note how it ended if that was badly."""
    code = process.wait()
    if code and folder.is_dir():
        with contextlib.suppress(
            OSError
        ):  # forgotten meanwhile, or no space: there is no reason then
            job_files.write(folder / END, {"reason": f"exit code {code}"})


def _remove_old(settings: Settings) -> None:
    for path in _folders(settings):
        job = look(path.name, settings=settings)
        old = time.time() - path.stat().st_mtime > KEEP_SECONDS
        if old and (job is None or job.status != "running"):
            shutil.rmtree(path, ignore_errors=True)
