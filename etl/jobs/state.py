"""What can be seen of a job: its folder read, its life asked of the operating system."""

import fcntl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from etl.jobs import files as job_files
from etl.load_report import LoadReport
from etl.progress import LAST, PHASES
from words import Message

Work = Literal["check", "load"]
Status = Literal["running", "done", "refused", "cancelled", "failed"]

JOB, STATE, END, LOCK, CANCEL, FILE = (
    *("job.json", "state.json", "end.json"),
    *("lock", "cancel", "file"),
)


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
        reason: Why it failed, for who runs the program: kind and place, never a value of the file.
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
    reason: str
    report: LoadReport | None

    @property
    def can_cancel(self) -> bool:
        """Tell whether it can still be stopped with nothing written."""
        return self.status == "running" and self.phase != LAST


def job_in(folder: Path) -> Job | None:
    """Return the job of a folder as it stands; None when there is none, or none any more."""
    asked = job_files.read(folder / JOB)
    if not asked:
        return None
    lives = _lives(folder)
    state = job_files.read(folder / STATE)  # after the lock: the last word is written before it
    status: Status = state.get("status", "running")
    if status == "running" and not lives:
        status = "cancelled" if (folder / CANCEL).exists() else "failed"
    try:
        report = job_files.read_report(folder) if status == "done" else None
    except FileNotFoundError:
        return None  # forgotten while it was read
    return Job(
        job_id=folder.name,
        work=asked["work"],
        status=status,
        options=asked["options"],
        started_at=datetime.fromtimestamp(asked["started"], UTC),
        phase=state.get("phase", next(iter(PHASES))),
        share=state.get("share", 0.0),
        rows=state.get("rows"),
        seconds_left=state.get("seconds_left"),
        refusal=tuple(state.get("refusal", ())),
        reason=state.get("reason") or job_files.read(folder / END).get("reason", ""),
        report=report,
    )


def _lives(folder: Path) -> bool:
    """Tell whether the job's process holds its lock."""
    try:
        with (folder / LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
