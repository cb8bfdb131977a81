"""Load one file in a process that a test may kill, starve of disk, or watch: the fixture ``start``.

Nothing of this is in the program: the steps are stopped at from outside, by replacing a function
of the program with one that first says where it is and waits.
"""

import importlib
import os
import resource
import time
from datetime import date
from pathlib import Path

from etl.errors import DataRefused
from etl.load import load
from etl.settings import Settings

FOREVER_SECONDS = 60.0
KEY = "a key that only the tests know, 32+"


def main(
    temporary: Path,
    warehouse: Path,
    file: Path,
    said: Path,
    *,
    step: str | None = None,
    file_bytes: int | None = None,
) -> None:
    """Load ``file`` into the data set ``police`` and write into ``said`` how it ended.

    Args:
        temporary: The folder for temporary files.
        warehouse: The folder of the warehouse.
        file: The register.
        said: The file in which to say so; ``ready`` once ``step`` is reached.
        step: ``module.function`` to stop before.
        file_bytes: No file may grow larger than this.
    """
    os.environ |= {"TMPDIR": str(temporary), "DASHBOARD_ID_KEY": KEY}
    if step:
        _stop_before(step, said)
    if file_bytes:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]  # the reader sets a limit of its own
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, hard))
    try:
        report = load(
            file,
            kind="case",
            dataset="police",
            settings=Settings(warehouse, "dying"),
            extract_date=date(2026, 9, 30),
        )
    except DataRefused as refused:
        said.write_text(str(refused))
    else:
        said.write_text(f"loaded {report.rows_loaded}")


def _stop_before(step: str, said: Path) -> None:
    module, name = step.rsplit(".", 1)

    def wait(*_: object, **__: object) -> None:
        said.write_text("ready")
        time.sleep(FOREVER_SECONDS)

    setattr(importlib.import_module(module), name, wait)
