"""Open the current release: contract in, frame out.

Readers take the pointer once and then stay with that release to the end of their run, so that
nobody sees one table from before a load beside another from after it.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import orjson
import polars as pl

from contracts import MANIFEST, PARTED, POINTER, RELEASES, Contract, table_files

DEFAULT_WAREHOUSE = Path(__file__).resolve().parent / "data" / "warehouse"


class NoRelease(LookupError):  # noqa: N818 - a state of the warehouse, not a mistake
    """There is nothing to read yet, or what there was is gone."""


@dataclass(frozen=True, slots=True)
class Release:
    """One immutable set of tables.

    Attributes:
        number: Its number in this warehouse.
        folder: Where its Parquet files are.
        content_hash: Identifies what the data say; equal hashes mean equal data.
        created_at: When it was made, in UTC.
        rows: Rows of each table.
        parts: What identifies the cases and sanctions of each data set.
    """

    number: int
    folder: Path
    content_hash: str
    created_at: datetime
    rows: dict[str, int]
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def scan(self, contract: Contract) -> pl.LazyFrame:
        """Return a table to be read in part; only what is asked of it is read from the disk.

        Raises:
            NoRelease: The file is gone, for instance because someone cleared the folder.
        """
        files = table_files(self.folder, contract.name)
        is_there = (
            (self.folder / contract.name).is_dir()
            if contract.name in PARTED
            else files[0].is_file()
        )
        if not is_there:
            raise NoRelease(
                f"Release {self.number} has no file {contract.name}.parquet in {self.folder}. "
                "Publish anew: python -m etl init"
            )
        return _as_now(pl.scan_parquet(files), contract) if files else contract.empty().lazy()

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        """Return a whole table, or one data set's part of it, in the order of its key.

        Args:
            contract: Which table; the frame returned satisfies it.
            dataset: Keep the rows of this data set only.

        Raises:
            ContractError: The file is not what the contract promises.
            ValueError: ``dataset`` was given for a table that has no such column.
            NoRelease: The file is gone.
        """
        rows = self.scan(contract)
        if dataset is None:
            return contract.check(rows.collect())
        if "dataset" not in contract.schema:
            raise ValueError(f"{contract.name} is not divided by data set")
        if contract.name in PARTED:  # a file for each data set: the others are not opened
            files = table_files(self.folder, contract.name)
            own = [path for path in files if path.stem == dataset]
            rows = _as_now(pl.scan_parquet(own), contract) if own else contract.empty().lazy()
        return contract.check(rows.filter(pl.col("dataset") == dataset).collect())

    def earlier(self, dataset: str) -> tuple["Release", ...]:
        """Return the kept releases before this one in which a data set was another, oldest first.

        Whoever read one of them may still have what it showed. Of neighbours that say the same of
        the data set only one is returned, and none that says the same as this one.
        """
        folders = sorted(path for path in self.folder.parent.glob("[0-9]*") if path < self.folder)
        found: list[Release] = []
        for release in (*filter(None, map(_opened, folders)), self):
            if found and found[-1].parts.get(dataset) == release.parts.get(dataset):
                found.pop()
            if dataset in release.parts:
                found.append(release)
        return tuple(release for release in found if release is not self)


def current(warehouse: Path | None = None) -> Release:
    """Return the release in service at this moment.

    Args:
        warehouse: The warehouse's folder; by default ``DASHBOARD_WAREHOUSE`` from the
            environment, else ``data/warehouse`` of this project.

    Raises:
        NoRelease: Nothing was published yet, or the pointer leads nowhere.
    """
    folder = warehouse or Path(os.environ.get("DASHBOARD_WAREHOUSE") or DEFAULT_WAREHOUSE)
    try:
        number = (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        number = ""
    found = _opened(folder / RELEASES / number) if number else None
    if found is None:
        raise NoRelease(f"There is no release in {folder}. Build one: python -m etl init")
    return found


def _as_now(rows: pl.LazyFrame, contract: Contract) -> pl.LazyFrame:
    """Add the columns that a contract has gained since, if nothing is a value of theirs.

    A release is never changed and outlives the program that made it. A column that may not be
    empty is not made up: ``Contract.check`` says that it is missing.
    """
    there = rows.collect_schema().names()
    never_null = {*contract.key, *contract.required}
    gained = (name for name in contract.schema if name not in there and name not in never_null)
    return rows.with_columns(pl.lit(None, contract.schema[name]).alias(name) for name in gained)


def _opened(folder: Path) -> Release | None:
    """Return the release in a folder; ``None`` if there is none that this program can read."""
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
        parts: dict[str, tuple[str, ...]] = {}
        for part in manifest.get("parts", ()):
            parts[part["dataset"]] = (*parts.get(part["dataset"], ()), part["digest"])
        return Release(
            number=manifest["number"],
            folder=folder,
            content_hash=manifest["content_hash"],
            created_at=datetime.fromisoformat(manifest["created_at"]),
            rows=manifest["rows"],
            parts=parts,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
