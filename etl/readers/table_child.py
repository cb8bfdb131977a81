"""The child process that parses one table: ``python -m etl.readers.table_child FOLDER``.

See ``limited.serve`` for the job and the result. Beside them FOLDER holds the options of
``table.read_table``, and afterwards the rows.
"""

import sys
from pathlib import Path
from typing import Any

import orjson

from etl.readers import limited, package

CHILD = "etl.readers.table_child"
OPTIONS = "options.json"

MEMORY_BYTES = 6 << 30
CPU_SECONDS_LEAST = 60
BYTES_PER_CPU_SECOND = 1 << 20
OUT_BYTES_LEAST = 1 << 28


def main(folder: Path) -> int:
    """Parse the file of the job in ``folder``; return the exit code."""
    size_bytes = Path(orjson.loads((folder / limited.JOB).read_bytes())["source"]).stat().st_size
    return limited.serve(
        folder,
        read,
        memory_bytes=MEMORY_BYTES,
        cpu_seconds=CPU_SECONDS_LEAST + size_bytes // BYTES_PER_CPU_SECOND,
        written_bytes=OUT_BYTES_LEAST + 4 * size_bytes,
    )


def read(path: Path, name: str, folder: Path) -> dict[str, Any]:
    """Parse a workbook or a text, whichever its first bytes say that it is.

    Raises:
        DataRefused: It is neither, or no table.
    """
    options = orjson.loads((folder / OPTIONS).read_bytes())
    known = frozenset(options["known"])
    with path.open("rb") as file:
        is_package = file.read(4) == package.ZIP
    # Each kind of file needs libraries that the other does without.
    if is_package:
        from etl.readers.sheets import read_sheet  # noqa: PLC0415

        return read_sheet(
            path,
            name=name,
            folder=folder,
            known=known,
            needed=options["needed"],
            sheet=options["sheet"],
            whole=options["whole"],
        )
    from etl.readers.text import read_text  # noqa: PLC0415

    return read_text(
        path,
        name=name,
        folder=folder,
        known=known,
        encoding=options["encoding"],
        whole=options["whole"],
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
