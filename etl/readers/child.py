"""The child process that parses one delimited file: ``python -m etl.readers.child JOB OUT``.

JOB is a JSON file (``source``, ``name``, ``known``); OUT is a folder for ``rows.parquet`` and
``result.json``. The limits are set before the first byte is read. Nothing is printed: what a
parser says of hostile bytes may quote them.
"""

import resource
import sys
from pathlib import Path

import orjson

from etl.errors import DataRefused
from etl.readers import rows, sniff
from words import Message

MEMORY_BYTES = 6 << 30
CPU_SECONDS_LEAST = 60
BYTES_PER_CPU_SECOND = 1 << 20
OUT_BYTES_LEAST = 1 << 28


def main(job: Path, out: Path) -> int:
    """Parse the file that ``job`` names and write what was found; return the exit code."""
    task = orjson.loads(job.read_bytes())
    source = Path(task["source"])
    _limit(source.stat().st_size)
    try:
        result = _parse(source, out / "rows.parquet", task["name"], frozenset(task["known"]))
    except DataRefused as refusal:
        result = {"refused": [_plain(message) for message in refusal.messages]}
    (out / "result.json").write_bytes(orjson.dumps(result))
    return 0


def _limit(size_bytes: int) -> None:
    cpu_seconds = CPU_SECONDS_LEAST + size_bytes // BYTES_PER_CPU_SECOND
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    largest = OUT_BYTES_LEAST + 4 * size_bytes
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parse(source: Path, target: Path, name: str, known: frozenset[str]) -> dict[str, object]:
    found = sniff.scan(source, name)
    header = sniff.find_header(source, name, known)
    count = rows.write_regular(source, target, header=header, found=found)
    if count is None:
        count = rows.write_careful(source, target, header=header, name=name)
    return {
        "sha256": found.sha256,
        "encoding": "UTF-8 with BOM" if found.has_bom else "UTF-8",
        "delimiter": header.delimiter,
        "header": header.cells,
        "rows": count.rows,
        "misfits": count.misfits,
    }


def _plain(message: Message) -> dict[str, object]:
    """Return the message as JSON can carry it; nested messages become nested objects."""
    values = {k: _plain(v) if isinstance(v, Message) else v for k, v in message.values.items()}
    return {"template": message.template, "values": values}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
