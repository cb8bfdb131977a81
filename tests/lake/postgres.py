"""A PostgreSQL of the tests' own, on loopback, in a folder that goes with it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

#: Debian keeps the programs of each version apart and off the path.
DEBIAN = "/usr/lib/postgresql/15/bin"
SECONDS = 60


def program(name: str) -> str | None:
    """Return where a program of PostgreSQL is; None when it is not installed."""
    return shutil.which(name, path=f"{os.environ['PATH']}{os.pathsep}{DEBIAN}")


class Postgres:
    """A server that can be stopped and started; it trusts whoever comes by loopback."""

    def __init__(self) -> None:
        # Not below pytest's own folder, which nobody but its user may enter.
        self.folder = Path(tempfile.mkdtemp(prefix="lake-postgres-", dir="/tmp"))
        self.user = "postgres" if os.getuid() == 0 else None  # initdb will not run as root
        if self.user:
            found = pwd.getpwnam(self.user)
            os.chown(self.folder, found.pw_uid, found.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._run("initdb", "--auth=trust", "--username=lake", "--no-sync", "--encoding=UTF8")
        self.start()

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", log, "--options", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop it: ``fast`` ends every connection, ``immediate`` is as if the power went."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", mode)

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def catalog(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=lake dbname={database}"

    def create(self, database: str) -> str:
        """Make an empty database and return how to connect to it."""
        where = ("--host=127.0.0.1", f"--port={self.port}", "--username=lake")
        subprocess.run([self._program("createdb"), *where, database], check=True, timeout=SECONDS)
        return self.catalog(database)

    def _run(self, name: str, *options: str) -> None:
        data = ("--pgdata", str(self.folder / "data"))
        subprocess.run(
            [self._program(name), *data, *options],
            check=True,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
            cwd="/",
            stdout=subprocess.DEVNULL,
            timeout=SECONDS,
        )

    @staticmethod
    def _program(name: str) -> str:
        found = program(name)
        if found is None:
            raise LookupError(name)
        return found
