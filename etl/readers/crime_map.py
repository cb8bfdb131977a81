"""Read an export of the crime map that nobody vouches for: ArcGIS JSON, GeoJSON or CSV."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from etl.errors import DataRefused
from etl.personal import looks_personal
from etl.readers.crime_map_fields import ALIASES, FIELDS, HEADERLESS, SPELLINGS
from etl.readers.limited import read_limited
from etl.readers.table import read_table
from words import N_, Message

CHILD = "etl.readers.crime_map_json"
WALL_SECONDS_LEAST = 120
BYTES_PER_WALL_SECOND = 1 << 20
HEAD_BYTES = 1 << 12
MARK = b"\xef\xbb\xbf"
MAX_SHOWN_CHARACTERS = 60

#: Of each group one field at least must be there; the point can stand for the codes of the place.
NEEDED = (
    ("crime_code", "stat"),
    ("dat_vozb_str", "dat_vozb"),
    ("reg_code", "city_code", "x"),
    ("ud", "tz1id", "globalid", "objectid"),
)

FIELD_MISSING = N_(
    "{file} has none of these fields: {fields}. Expected an export of the layer of offences with"
    " all its fields; the layers of regions and districts hold totals only."
)
FIELD_TWICE = N_("{file}: two columns are both {column}. Remove one of them.")

#: Records that are not in the rows; as ``crime_map_fields.Misfit``, with what was found and
#: expected where that can be shown.
MISFITS = {
    "line": pl.Int64,
    "check_code": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "expected": pl.String,
}


@dataclass(frozen=True, slots=True)
class CrimeMapFile:
    """An export of the crime map, read.

    Attributes:
        name: What the sender calls it.
        rows: Parquet file with ``line`` [number of the record in JSON, physical line in CSV] and
            text cells.
        columns: Field to the column of ``rows`` that holds it.
        first: The first line of a CSV file without a header, which is a record; else empty.
        rows_read: All records, misfits included.
        misfits: The records that are not in ``rows``; see ``MISFITS``.
        ignored: Names of fields that are not read, fit to be shown.
        wkid: The coordinate system that the file states, if it does.
        is_cut: Whether the server says that there are more records than the file holds.
        is_json: Whether ``line`` counts records.
        encoding: As found.
        delimiter: As found; empty where there is none.
        sha256: Hash of the file's bytes.
    """

    name: str
    rows: Path
    columns: dict[str, str]
    first: dict[str, str]
    rows_read: int
    misfits: pl.DataFrame
    ignored: tuple[str, ...]
    wkid: str | None
    is_cut: bool
    is_json: bool
    encoding: str
    delimiter: str
    sha256: str


def read_crime_map(path: Path, *, folder: Path, name: str | None = None) -> CrimeMapFile:
    """Read ``path`` in a child process with limits.

    Args:
        path: The file.
        folder: An empty folder for the result; the caller removes it.
        name: What the sender calls the file; the path's last part by default.

    Raises:
        DataRefused: The file cannot be read, or lacks fields without which no record has a
            meaning; says which.
    """
    name = name or path.name
    file = (_json if _is_json(path) else _delimited)(path, folder, name)
    missing = [group for group in NEEDED if not any(field in file.columns for field in group)]
    if missing and file.rows_read > file.misfits.height:
        raise DataRefused(
            *(
                Message(FIELD_MISSING, {"file": name, "fields": ", ".join(group)})
                for group in missing
            )
        )
    return file


def _is_json(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (OSError, ValueError):  # the reader says in words what is wrong with it
        return False
    return head.removeprefix(MARK).lstrip()[:1] in {b"{", b"["}


def _json(path: Path, folder: Path, name: str) -> CrimeMapFile:
    seconds = WALL_SECONDS_LEAST + path.stat().st_size // BYTES_PER_WALL_SECOND
    found = read_limited(CHILD, path, folder=folder, name=name, wall_seconds=seconds)
    misfits = [(*misfit, None, None) for misfit in found["misfits"]]
    return CrimeMapFile(
        name=name,
        rows=folder / "rows.parquet",
        columns={field: field for field in found["fields"]} | _point_columns(found["rows"]),
        first={},
        rows_read=found["rows"] + len(misfits),
        misfits=pl.DataFrame(misfits, schema=MISFITS, orient="row"),
        ignored=presentable(found["ignored"]),
        wkid=found["wkid"],
        is_cut=found["is_cut"],
        is_json=True,
        encoding="UTF-8",
        delimiter="",
        sha256=found["sha256"],
    )


def _point_columns(rows: int) -> dict[str, str]:
    """Return the columns of the point, which JSON keeps beside the fields."""
    return {"x": "x", "y": "y"} if rows else {}


def _delimited(path: Path, folder: Path, name: str) -> CrimeMapFile:
    file = read_table(path, folder=folder, known=SPELLINGS, name=name)
    is_headed = not _is_record(file.header)
    names = file.header if is_headed else HEADERLESS
    columns = _columns(names, name)
    first = {} if is_headed else {field: file.header[int(c[1:])] for field, c in columns.items()}
    misfits = file.misfits.select(
        "line",
        pl.lit("row_width").alias("check_code"),
        pl.lit(None, pl.String).alias("column_name"),
        pl.when(pl.col("cells") >= 0).then(pl.col("cells").cast(pl.String)).alias("value"),
        pl.lit(str(len(names))).alias("expected"),
    )
    return CrimeMapFile(
        name=name,
        rows=file.rows,
        columns=columns,
        first=first,
        rows_read=file.rows_read + (not is_headed),
        misfits=misfits,
        ignored=presentable(cell for cell in names if cell.casefold() not in ALIASES),
        wkid=None,
        is_cut=False,
        is_json=False,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sha256=file.sha256,
    )


def _is_record(cells: tuple[str, ...]) -> bool:
    """Tell whether the first line is a record of the export of 2016 and no header."""
    if len(cells) != len(HEADERLESS):
        return False
    row = dict(zip(HEADERLESS, cells, strict=True))
    return bool(re.fullmatch(r"20\d\d", row["yr"]) and re.fullmatch(r"\d{3,4}", row["crime_code"]))


def _columns(names: Iterable[str], file: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    twice: list[str] = []
    for position, name in enumerate(names):
        field = ALIASES.get(name.strip().casefold())
        if field in columns:
            twice.append(field)
        elif field:
            columns[field] = f"c{position}"
    if twice:
        raise DataRefused(*(Message(FIELD_TWICE, {"file": file, "column": f}) for f in twice))
    return {field: columns[field] for field in FIELDS if field in columns}


def presentable(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of fields as a message may show them."""
    return tuple("***" if looks_personal(n) else n[:MAX_SHOWN_CHARACTERS] for n in names)
