"""The process of one job: ``python -m etl.jobs.process FOLDER LOCK``; see ``etl.jobs.background``.

It can be stopped from outside at any moment until it publishes: a load is one transaction, so a
process that is killed before its end has written nothing. Nothing is printed, because what a
parser says of a register may quote it; a failure is told by its kind and place.
"""

import os
import shutil
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

from etl import api, progress
from etl.errors import DataRefused
from etl.jobs import files as job_files
from etl.jobs.state import CANCEL, FILE, JOB, STATE
from etl.progress import Progress

POLL_SECONDS = 0.1
#: State is written no oftener than this: a check may take a millisecond.
WRITE_SECONDS = 0.2
#: Earlier than this share of the whole the pace says nothing of the end.
FORESEEABLE_SHARE = 0.1


class _Reporter:
    """Keeps ``state.json``, and stops the process when that is asked for and still harmless."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started = time.monotonic()
        self.written = 0.0
        self.phase = ""
        self.turn = threading.Lock()

    def hear(self, it: Progress) -> None:
        """Take note of the progress of the work."""
        with self.turn:  # from here on the phase is final, or the process is stopped: never both
            changed, self.phase = it.phase != self.phase, it.phase
        now = time.monotonic()
        if changed or now - self.written >= WRITE_SECONDS:
            self.written = now
            pace = (now - self.started) / it.share if it.share >= FORESEEABLE_SHARE else None
            left = None if pace is None else pace * (1 - it.share)
            self.say("running", phase=it.phase, share=it.share, rows=it.rows, seconds_left=left)

    def say(self, status: str, **rest: object) -> None:
        """Write how the job stands."""
        job_files.write(self.folder / STATE, {"status": status, "phase": self.phase} | rest)

    def watch(self) -> None:
        """Stop everything, children included, once that is asked for, unless it is too late."""
        while not (self.folder / CANCEL).exists():
            time.sleep(POLL_SECONDS)
        with self.turn:
            if self.phase != progress.LAST:
                _remove_file(self.folder)  # first: who reads "cancelled" finds nothing left
                self.say("cancelled")
                os.killpg(os.getpgrp(), signal.SIGKILL)


def main(folder: Path, lock: int) -> int:
    """Do the job that stands in ``folder``; return the exit code.

    Args:
        folder: Of the job.
        lock: The open file whose lock was taken for this process; closed, it is let go.
    """
    with os.fdopen(lock, "wb"):
        os.set_inheritable(lock, False)  # a child that stays behind is not the job
        asked = job_files.read(folder / JOB)
        reporter = _Reporter(folder)
        threading.Thread(target=reporter.watch, daemon=True).start()
        try:
            last = progress.LAST if asked["work"] == "load" else "comparing"
            with progress.heard_by(reporter.hear, last=last):
                outcome = _do(folder, asked)
        finally:
            _remove_file(folder)
        with reporter.turn:  # a word too late finds the process gone
            reporter.phase = progress.LAST
            reporter.say(**outcome)
    return 0


def _do(folder: Path, asked: dict[str, Any]) -> dict[str, Any]:
    work = api.load if asked["work"] == "load" else api.check
    try:
        report = work(folder / FILE, **asked["options"])
    except DataRefused as refused:
        return {"status": "refused", "refusal": list(refused.messages)}
    except Exception as error:  # said by its kind and place, never by its text
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {"status": "failed", "reason": f"{type(error).__name__}, {place.name}"}
    job_files.write_report(folder, report)
    return {"status": "done"}


def _remove_file(folder: Path) -> None:
    (folder / FILE).unlink(missing_ok=True)
    shutil.rmtree(folder / "tmp", ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
