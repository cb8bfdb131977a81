"""Run the dashboard as a reader meets it: a process of its own, listening on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60.0


class ServerError(RuntimeError):
    """The server ended, or did not answer in time; the message ends with its own last words."""


class Server:
    """A Streamlit server over one warehouse, on a port that stays the same over restarts."""

    def __init__(self, *, warehouse: Path, log: Path, secrets: Path | None = None) -> None:
        self.warehouse = warehouse
        self.log = log
        self.secrets = secrets
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the address of the first screen, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def address(self, screen: str = "overview", **codes: str) -> str:
        """Return a link to a screen: its file's name in ``pages/`` and its address codes."""
        path = "" if screen == "overview" else screen
        return f"{self.url}/{path}" + (f"?{urlencode(codes)}" if codes else "")

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            ServerError: It ended, or it was silent for ``START_SECONDS``.
        """
        command = [sys.executable, "-m", "streamlit", "run", "serve.py"]
        options = [f"--server.port={self.port}", "--server.fileWatcherType=none"]
        if self.secrets is not None:
            options.append(f"--secrets.files={self.secrets}")
        environment = os.environ | {"DASHBOARD_WAREHOUSE": str(self.warehouse)}
        with self.log.open("ab") as log:
            self._process = _spawn([*command, *options], environment=environment, log=log)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise ServerError(f"no answer from {self.url}:\n{self.said()[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server; nothing happens when it does not run."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    def restart(self) -> None:
        """End the server and start it anew: every session and every cache is gone."""
        self.stop()
        self.start()

    def memory_bytes(self) -> int:
        """Return how much memory the server holds at this moment.

        Raises:
            ServerError: It does not run.
        """
        if self._process is None:
            raise ServerError("the server does not run")
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(resident.split()[1]) * 1024

    def said(self) -> str:
        """Return everything that the server has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=2) as reply:  # noqa: S310 - loopback
                return bool(reply.status == 200)
        except (URLError, OSError):
            return False


@contextmanager
def serving(*, warehouse: Path, log: Path) -> Iterator[Server]:
    """Serve the dashboard over ``warehouse`` for as long as the block runs."""
    server = Server(warehouse=warehouse, log=log)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _spawn(
    command: list[str], *, environment: dict[str, str], log: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
    )


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
