"""Read the files that come with the program as text, with the line of every row."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from etl.errors import DataRefused
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
    "reference/form_1m_columns.csv": "reference",
    "published/official_figures.csv": "published",
    "published/documented_cases.csv": "published",
}
#: The flattened sections of Form 1-M of 2022, by the section's number.
FORMS_1M = {
    "1": "official_forms/form_1m_2022_section1.csv",
    "3": "official_forms/form_1m_2022_section3_victim_offences.csv",
    "3-1": "official_forms/form_1m_2022_section3_1_victims_persons.csv",
}

UNREADABLE = N_("The shipped file {file} cannot be read: {reason}. Copy the project anew.")


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
    def file_name(self) -> str:
        """Return its name without the folder, as the ledger keeps it."""
        return Path(self.name).name

    @property
    def table(self) -> str:
        """Return the table of the store that keeps its rows as they are written."""
        return f"raw_{Path(self.name).stem}"

    @property
    def section(self) -> str:
        """Return the section of Form 1-M that it holds."""
        return next(section for section, name in FORMS_1M.items() if name == self.name)

    @property
    def dataset(self) -> str:
        """Return the data set it belongs to: the reference data or the published record."""
        return "reference" if self.kind == "reference" else "published"

    def cells(self) -> pl.DataFrame:
        """Return one row per cell: ``file_name``, ``line``, ``column_name``, ``value``."""
        cells = self.rows.unpivot(index="line", variable_name="column_name", value_name="cell")
        return cells.rename({"cell": "value"}).with_columns(file_name=pl.lit(self.file_name))


def shipped_files(data: Path) -> Iterator[ShippedFile]:
    """Read the shipped files one after the other.

    Args:
        data: The folder that holds ``reference``, ``published`` and ``official_forms``.

    Raises:
        DataRefused: A file is missing or is not what its name says.
    """
    forms = dict.fromkeys(FORMS_1M.values(), "form-1m")
    for name, kind in (FILES | forms).items():
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
