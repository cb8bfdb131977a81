"""Build the warehouse from the data that come with the program."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import orjson
import polars as pl

from contracts import ContractError
from etl import ledger
from etl.errors import DataRefused
from etl.queries import append, query
from etl.settings import SHIPPED, Settings
from etl.warehouse import writing
from words import N_, Message

#: The ledger's kind of each shipped file, in loading order. The kind is also its data set's name.
FILES = {
    "reference/regions.geojson": "reference",
    "reference/districts.geojson": "reference",
    "reference/region_tilegrid.csv": "reference",
    "reference/region_aliases.csv": "reference",
    "reference/non_region_labels.csv": "reference",
    "reference/region_adjacency.csv": "reference",
    "reference/kato_l3.csv": "reference",
    "reference/kato_crosswalk_2018_2024.csv": "reference",
    "reference/population.csv": "reference",
    "reference/population_districts_2023.csv": "reference",
    "reference/population_mangystau_districts.csv": "reference",
    "reference/mci.csv": "reference",
    "reference/sanctions_catalogue.csv": "reference",
    "reference/legal_timeline.csv": "reference",
    "published/official_figures.csv": "published",
    "published/documented_cases.csv": "published",
}
FORM_1M = "official_forms/form_1m_2022_section1.csv"

READING = N_("Reading {file}")
UNREADABLE = N_("The shipped file {file} cannot be read: {reason}. Copy the project anew.")
NO_COLUMN = N_("The shipped file {file} has no column {column}. Copy the project anew.")
FAULTS = N_("Faults in the shipped data: {n}. Nothing was written.")
FAULT = N_("{file}, line {line}, column {column}: {value} – expected {expected}.")
DO_NOT_FIT = N_("The shipped data do not fit together. Nothing was written. {faults}")
EXPECTED = {
    "text": N_("not empty"),
    "date": N_("a date such as 2026, 2026-01 or 2026-01-31"),
    "day": N_("a date such as 2026-01-31"),
    "whole": N_("a whole number"),
    "number": N_("a number"),
    "region": N_("the two digits of a region, such as 47"),
    "region_name": N_("the name of a region, as in region_aliases.csv"),
}


@dataclass(frozen=True, slots=True)
class ShippedFile:
    """A shipped file as text: nothing is typed and nothing is dropped.

    Attributes:
        name: Its path inside ``data/``.
        kind: The ledger's kind.
        sha256: Of its bytes.
        rows: ``line`` (of the file, the header being line 1) and its own columns as text.
    """

    name: str
    kind: str
    sha256: str
    rows: pl.DataFrame

    @property
    def stem(self) -> str:
        """Return its name without folder and extension, which is also its table's."""
        return Path(self.name).stem


def load_shipped(
    settings: Settings,
    *,
    data: Path = SHIPPED,
    on_step: Callable[[Message], None] = lambda _: None,
) -> None:
    """Load every shipped file that is not yet in the ledger, and publish.

    Loading twice changes nothing: a file is known by its bytes. A file that came with a newer
    version of the program takes the place of the former, which stays in the ledger.

    Args:
        settings: Which warehouse.
        data: The folder that holds ``reference``, ``published`` and ``official_forms``.
        on_step: Told which file is being read.

    Raises:
        DataRefused: Naming every fault in the files; nothing is written then.
    """
    try:
        with writing(settings, on_wait=on_step) as con:
            fresh = []
            for file in _files(data):
                known = {"kind": file.kind, "dataset": _dataset(file), "file_sha256": file.sha256}
                if ledger.find_upload(con, **known) is None:
                    on_step(Message(READING, {"file": file.name}))
                    _load(con, file, actor=settings.actor)
                    fresh.append(file)
            _refuse_faults(con, fresh)
    except ContractError as error:
        raise DataRefused(Message(DO_NOT_FIT, {"faults": error})) from error


def _files(data: Path) -> Iterator[ShippedFile]:
    for name, kind in (*FILES.items(), (FORM_1M, "form-1m")):
        try:
            content = (data / name).read_bytes()
            rows = _geojson_rows(content) if name.endswith("geojson") else _csv_rows(content)
        except (OSError, pl.exceptions.PolarsError, ValueError, KeyError) as error:
            reason = str(error).splitlines()[0]
            raise DataRefused(Message(UNREADABLE, {"file": name, "reason": reason})) from error
        sha256 = hashlib.sha256(content).hexdigest()
        yield ShippedFile(name=name, kind=kind, sha256=sha256, rows=rows)


def _csv_rows(content: bytes) -> pl.DataFrame:
    """Read a CSV of ours, whose records stand on one line each."""
    rows = pl.read_csv(BytesIO(content), infer_schema=False)
    return rows.with_row_index("line", offset=2).with_columns(pl.col("line").cast(pl.Int64))


def _geojson_rows(content: bytes) -> pl.DataFrame:
    """Read the properties and the extent of each feature; ``line`` counts the features."""
    features = orjson.loads(content)["features"]
    known = [feature["properties"] | _extent(feature["geometry"]) for feature in features]
    texts = [{k: None if v is None else str(v) for k, v in p.items()} for p in known]
    rows = pl.DataFrame(texts, schema=dict.fromkeys(texts[0], pl.String))
    return rows.with_row_index("line", offset=1).with_columns(pl.col("line").cast(pl.Int64))


def _extent(geometry: dict[str, Any]) -> dict[str, float]:
    """Return the box around a Polygon or MultiPolygon, in degrees."""
    many = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    points = [point for polygon in polygons for point in polygon[0]]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return {"west": min(lons), "south": min(lats), "east": max(lons), "north": max(lats)}


def _dataset(file: ShippedFile) -> str:
    return ledger.PUBLISHED if file.kind == "form-1m" else file.kind


def _load(con: duckdb.DuckDBPyConnection, file: ShippedFile, *, actor: str) -> None:
    upload_id = ledger.start_upload(
        con,
        kind=file.kind,
        dataset=_dataset(file),
        file_name=Path(file.name).name,
        file_sha256=file.sha256,
        extract_date=None,
        encoding="utf-8",
        actor=actor,
    )
    if file.kind == "form-1m":
        con.register("incoming_form", file.rows)
        append(con, "official_count", query(con, "form_1m_cells", upload_id=upload_id))
        con.unregister("incoming_form")
    else:
        table = f"raw_{file.stem}"
        missing = [n for n in con.table(table).columns[2:] if n not in file.rows.columns]
        if missing:
            values = ({"file": file.name, "column": column} for column in missing)
            raise DataRefused(*(Message(NO_COLUMN, dict(v)) for v in values))
        append(con, table, file.rows.with_columns(upload_id=pl.lit(upload_id, pl.Int64)))
    n = file.rows.height
    ledger.finish_upload(
        con, upload_id, rows_read=n, rows_loaded=n, rows_skipped=0, rows_rejected=0
    )


def _refuse_faults(con: duckdb.DuckDBPyConnection, files: list[ShippedFile]) -> None:
    """Compare every cell with what it must look like.

    Raises:
        DataRefused: Listing all cells that do not.
    """
    if not files:
        return
    con.register("shipped_cell", pl.concat([_cells(file) for file in files]))
    faults = query(con, "shipped_fault")
    con.unregister("shipped_cell")
    if not faults.is_empty():
        found = (
            Message(
                FAULT,
                {
                    "file": row["file_name"],
                    "line": row["line"],
                    "column": row["column_name"],
                    "value": row["value"] or "–",
                    "expected": Message(EXPECTED[row["expected"]]),
                },
            )
            for row in faults.iter_rows(named=True)
        )
        raise DataRefused(Message(FAULTS, {"n": faults.height}), *found)


def _cells(file: ShippedFile) -> pl.DataFrame:
    cells = file.rows.unpivot(index="line", variable_name="column_name", value_name="cell")
    return cells.rename({"cell": "value"}).with_columns(file_name=pl.lit(Path(file.name).name))
