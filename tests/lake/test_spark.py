"""Spark makes of a lake what DuckDB makes of it, an executor that dies on the way included."""

import importlib.util
import os
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from etl import publish
from etl.errors import DataRefused
from etl.marts import hash_of, work_out
from etl.settings import Settings

#: Two executors in processes of their own, with a core and a gigabyte each.
CLUSTER = "local-cluster[2,1,1024]"
EXECUTOR = b"org.apache.spark.executor.CoarseGrainedExecutorBackend"
SECONDS = 600.0


@pytest.fixture(autouse=True)
def _spark() -> None:
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("not installed here: pyspark; make test-lake installs it")
    if shutil.which("java") is None:
        absent = "Java is not installed. On Debian: apt-get install openjdk-17-jre-headless"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)


def test_duckdb_makes_anew_what_the_release_holds(shipped: Settings, tmp_path: Path) -> None:
    made = work_out(shipped, tmp_path / "out", engine="duckdb", master="")
    assert made == content_of(shipped)
    with pytest.raises(DataRefused, match="is not empty"):
        work_out(shipped, tmp_path / "out", engine="duckdb", master="")


def test_spark_refuses_a_store_that_is_one_file(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="keeps its tables in one file"):
        work_out(settings, tmp_path / "out", engine="spark", master="local[1]")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::FutureWarning:pyspark")  # of a pandas that is not used here
def test_spark_makes_the_same_although_an_executor_dies(shipped: Settings, tmp_path: Path) -> None:
    out = tmp_path / "out"
    killed: list[int] = []

    def kill_one() -> None:
        """Once a first table is written: the work has begun, and most of it is to come."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            if (out / "case").is_dir() and (found := executors()):
                os.kill(found[0], signal.SIGKILL)
                killed.append(found[0])
                return
            time.sleep(0.1)

    killer = threading.Thread(target=kill_one)
    killer.start()
    made = work_out(shipped, out, engine="spark", master=CLUSTER)
    killer.join()
    assert len(killed) == 1
    assert made == hash_of(out) == content_of(shipped)


def content_of(settings: Settings) -> str:
    serving = publish.in_service(settings)
    assert serving is not None
    return serving.content_hash


def executors() -> list[int]:
    """Return the executors that descend from this very process."""
    running = {
        int(folder.name): folder for folder in Path("/proc").iterdir() if folder.name.isdigit()
    }
    return sorted(
        process
        for process, folder in running.items()
        if EXECUTOR in said_of(folder / "cmdline") and descends(process)
    )


def descends(process: int) -> bool:
    while process > 1 and process != os.getpid():
        status = said_of(Path(f"/proc/{process}/stat"))
        process = int(status.rpartition(b")")[2].split()[1]) if status else 0
    return process == os.getpid()


def said_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # it has ended meanwhile
        return b""
