"""The child process that parses one JSON export of the crime map, record by record.

``python -m etl.readers.crime_map_json FOLDER``: the job lies in FOLDER, ``rows.parquet`` and the
result go there. A million records are a gigabyte of text, so they are never held at once; each
number stays the text that it was, so none can overflow, be rounded or become NaN on the way.
"""

import hashlib
import sys
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import DataRefused
from etl.readers.crime_map_fields import ALIASES, FIELDS, Misfit, record_of, whole
from etl.readers.crime_map_stream import features, is_doubled
from etl.readers.limited import JOB, serve
from words import N_, Message

MEMORY_BYTES = 3 << 30
CPU_SECONDS_LEAST = 60
BYTES_PER_CPU_SECOND = 1 << 20
WRITTEN_BYTES_LEAST = 1 << 28
BATCH_ROWS = 20_000
MAX_MISFITS = 100_000
MAX_IGNORED = 100
SCHEMA = pa.schema([("line", pa.int64()), *((name, pa.string()) for name in FIELDS)])

TOO_MANY_FAULTS = N_(
    "More than {n} records of {file} are no records of the crime map. Check what was exported."
)


def main(folder: Path) -> int:
    """Read the file that the job in ``folder`` names; return the exit code."""
    size_bytes = Path(orjson.loads((folder / JOB).read_bytes())["source"]).stat().st_size
    return serve(
        folder,
        read,
        memory_bytes=MEMORY_BYTES,
        cpu_seconds=CPU_SECONDS_LEAST + size_bytes // BYTES_PER_CPU_SECOND,
        written_bytes=WRITTEN_BYTES_LEAST + size_bytes,
    )


def read(path: Path, name: str, folder: Path) -> dict[str, Any]:
    """Write the records of ``path`` as Parquet, as text, and return what else was found.

    Returns:
        ``sha256``; ``rows``, the records written; ``misfits``, those that are not, as
        ``crime_map_fields.Misfit``; ``fields`` that some record has; ``ignored``, names of fields
        that are not read; ``wkid``, the coordinate system stated, or null; ``is_cut``, whether the
        server says that there are more records.

    Raises:
        DataRefused: The file is no JSON or no export of the map; says why and what to do.
    """
    about: dict[str, Any] = {}
    misfits: list[Misfit] = []
    names: dict[str, None] = {}
    batch: list[tuple[str | int | None, ...]] = []
    rows = 0
    with pq.ParquetWriter(folder / "rows.parquet", SCHEMA) as writer:
        for number, feature in enumerate(features(path, name, about), start=1):
            record = record_of(feature, number, is_doubled=is_doubled(feature))
            if isinstance(record, Misfit):
                misfits.append(record)
                if len(misfits) > MAX_MISFITS:
                    raise DataRefused(Message(TOO_MANY_FAULTS, {"n": MAX_MISFITS, "file": name}))
                continue
            names.update(dict.fromkeys(record.names))
            batch.append((number, *record.cells))
            if len(batch) == BATCH_ROWS:
                rows += _write(writer, batch)
        rows += _write(writer, batch)
    known = {ALIASES[key] for field in names if (key := field.casefold()) in ALIASES}
    ignored = [whole(field) for field in names if field.casefold() not in ALIASES]
    return {
        "sha256": _sha256(path),
        "rows": rows,
        "misfits": [tuple(misfit) for misfit in misfits],
        "fields": sorted(known),
        "ignored": ignored[:MAX_IGNORED],
        "wkid": whole(about["wkid"]) if about.get("wkid") else None,
        "is_cut": about.get("is_cut", False),
    }


def _write(writer: pq.ParquetWriter, batch: list[tuple[str | int | None, ...]]) -> int:
    written = len(batch)
    if written:
        cells = zip(*batch, strict=True)
        columns = [pa.array(c, part.type) for c, part in zip(cells, SCHEMA, strict=True)]
        writer.write_table(pa.Table.from_arrays(columns, schema=SCHEMA))
        batch.clear()
    return written


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
