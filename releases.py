"""Open the current release: contract in, frame out.

Readers take the pointer once and then stay with that release to the end of their run, so that
nobody sees one table from before a load beside another from after it.
"""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from contracts import APPROVED, MANIFEST, PARTED, POINTER, RELEASES, Contract, table_files

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
        told: The numbers of the releases that the public has seen, where drafts are made: those
            before the first of them, too. None where it has seen every one.
    """

    number: int
    folder: Path
    content_hash: str
    created_at: datetime
    rows: dict[str, int]
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: tuple[int, ...] | None = None

    def scan(self, contract: Contract) -> pl.LazyFrame:
        """Return a table to be read in part; only what is asked of it is read from the disk.

        Raises:
            NoRelease: The file is gone.
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
        return contract.as_now(pl.scan_parquet(files)) if files else contract.empty().lazy()

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
            own = table_files(self.folder, contract.name, dataset=dataset)
            rows = contract.as_now(pl.scan_parquet(own)) if own else contract.empty().lazy()
        return contract.check(rows.filter(pl.col("dataset") == dataset).collect())

    def earlier(self, dataset: str) -> tuple["Release", ...]:
        """Return the kept releases before this one in which a data set was another, oldest first.

        Whoever read one of them may still have what it showed; drafts that the public never saw
        are none of them. Of neighbours that say the same of
        the data set only one is returned, and none that says the same as this one.
        """
        folders = sorted(path for path in self.folder.parent.glob("[0-9]*") if path < self.folder)
        found: list[Release] = []
        kept = filter(self._was_told, filter(None, map(_opened, folders)))
        for release in (*kept, self):
            if found and found[-1].parts.get(dataset) == release.parts.get(dataset):
                found.pop()
            if dataset in release.parts:
                found.append(release)
        return tuple(release for release in found if release is not self)

    def _was_told(self, other: "Release") -> bool:
        return self.told is None or other.number in self.told or other.number < self.told[0]


def current(warehouse: Path | None = None) -> Release:
    """Return the release in service: a draft, where a second person has to agree to it.

    Args:
        warehouse: The warehouse's folder; by default ``DASHBOARD_WAREHOUSE`` from the
            environment, else ``data/warehouse`` of this project.

    Raises:
        NoRelease: Nothing was published yet, or the pointer leads nowhere.
    """
    folder = _folder(warehouse)
    try:
        number = (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        number = ""
    found = _opened(folder / RELEASES / number) if number else None
    if found is None:
        raise NoRelease(f"There is no release in {folder}. Build one: python -m etl init")
    return found


def public(warehouse: Path | None = None) -> Release:
    """Return the release that the public sees: the one in service, or else the one agreed to.

    Args:
        warehouse: As for ``current``.

    Raises:
        NoRelease: As for ``current``; a file that cannot be read never leads to a draft.
    """
    folder = _folder(warehouse)
    said = _said(folder)
    if said is None:
        return current(folder)
    found = _opened(folder / RELEASES / f"{said['number']:06}")
    if found is None:
        raise NoRelease(f"There is no release in {folder} that the public may see.")
    return replace(found, told=tuple(said["told"]))


def revisions(warehouse: Path | None = None) -> list[dict[str, Any]]:
    """Return what each publication changed, newest first: all of it may be told to anybody.

    The columns are those of ``etl/sql/tables/revision.sql``, dates as text; those that compare are
    null where nobody compared. Nothing where one person publishes.

    Raises:
        NoRelease: The file that says so cannot be read.
    """
    said = _said(_folder(warehouse))
    return list(said["revisions"]) if said else []


def _folder(warehouse: Path | None) -> Path:
    return warehouse or Path(os.environ.get("DASHBOARD_WAREHOUSE") or DEFAULT_WAREHOUSE)


def _said(folder: Path) -> dict[str, Any] | None:
    """Return what is said of the public's release; None where nobody has to agree to one."""
    try:
        said: dict[str, Any] = orjson.loads((folder / APPROVED).read_bytes())
        if isinstance(said["number"], int) and said["told"] and said["revisions"] is not None:
            return said
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise NoRelease(f"The file {folder / APPROVED} cannot be read. The next load writes it anew.")


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
