"""A lake as the store: Parquet files that several machines write, and a catalog in PostgreSQL."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import duckdb

from etl.errors import DataRefused
from etl.lake.copies import copy_in, copy_out
from etl.lake.lock import NO_CATALOG, alone
from etl.lake.objects import quoted, secret, trouble
from etl.lake.settings import Lake, read_lake
from etl.settings import Settings
from etl.store import LAKE_STORE, NOT_INSTALLED, NOT_WRITTEN, configured, no_room
from words import N_, Message

#: What the attached lake is called in a connection.
NAME = "lake"
EXTENSIONS = ("postgres_scanner", "ducklake")
S3_EXTENSION = "httpfs"
#: How a column is packed is for the file to say; Parquet packs each as its values allow.
PACKING = re.compile(r" USING COMPRESSION \w+")
#: A table takes the place of the view that the other views build on.
FREEZE = """
    CREATE TEMP TABLE frozen_upload AS FROM core_upload;
    DROP VIEW core_upload;
    ALTER TABLE frozen_upload RENAME TO core_upload;
"""
NO_FOLDER = N_("The folder of the lake, {folder}, cannot be written: {reason}.")


@dataclass(frozen=True, slots=True)
class LakeStore:
    """A lake that the connection of a process is attached to.

    Attributes:
        settings: Which warehouse, and who is at work.
        lake: Where the lake is.
    """

    settings: Settings
    lake: Lake

    @classmethod
    def configured(cls, settings: Settings, file: Path) -> "LakeStore":
        """Read where the lake is.

        Raises:
            DataRefused: The file of settings does not say it.
        """
        return cls(settings, read_lake(file))

    def open(self) -> duckdb.DuckDBPyConnection:
        """Attach the lake to a database in memory, which holds nothing but temporary tables.

        Each row of the lake is in a Parquet file: small changes are not kept in the catalog, so
        that other engines find everything in the files.

        Raises:
            DataRefused: The catalog does not answer, the folder cannot be written, a key of S3
                is not set, or an extension is not installed.
        """
        self._make_folder()
        con = duckdb.connect(config=configured(self.settings))
        try:
            for name in (*EXTENSIONS, *((S3_EXTENSION,) if self.lake.is_remote else ())):
                con.execute(f"LOAD {quoted(str(extension(name)))}")
            if self.lake.is_remote:
                con.execute(secret(self.lake))
            con.execute(
                f"ATTACH {quoted(f'ducklake:postgres:{self.lake.catalog}')} AS {NAME} "
                f"(DATA_PATH {quoted(f'{self.lake.data}/')}, DATA_INLINING_ROW_LIMIT 0)"
            )
            con.execute(f"USE {NAME}")
        except duckdb.Error as error:
            con.close()
            reason = str(error).splitlines()[0]
            raise DataRefused(Message(NO_CATALOG, {"reason": reason})) from error
        except BaseException:
            con.close()
            raise
        return con

    def alone(
        self, name: str, *, wait_seconds: float, on_wait: Callable[[Message], None] | None
    ) -> AbstractContextManager[Callable[[], None]]:
        """Hold a lock in the catalog; see ``etl.lake.lock``."""
        return alone(
            self.lake.catalog,
            name,
            owner=self.settings.actor,
            wait_seconds=wait_seconds,
            on_wait=on_wait,
        )

    def spelt(self, definition: str) -> str:
        """Return the definition without what only a DuckDB file understands."""
        return PACKING.sub("", definition)

    def settled(self, con: duckdb.DuckDBPyConnection) -> None:
        """Work out once which uploads count, for the many statements of a release.

        Whatever names a table of a lake asks the catalog for it, used or not, and every view of
        the ledger names six: publishing would ask thousands of times, twice as long.
        """
        con.execute(FREEZE)

    def failed(self, error: Exception) -> Message:
        """Say whether the S3 service or the disk was in the way."""
        return trouble(error, self.lake) or no_room(error, self.settings)

    def copied_to(self, folder: Path) -> list[str]:
        """Write all tables as one file, as a store without a catalog would keep them.

        Raises:
            DataRefused: The catalog or the files cannot be reached.
        """
        file = folder / self.settings.ledger.name
        with closing(self.open()) as con, self._explaining():
            copy_out(con, NAME, file)
        return [file.name]

    def taken_from(self, folder: Path) -> None:
        """Take all tables out of such a file, which is then removed.

        Raises:
            DataRefused: The catalog or the files cannot be reached, or the lake is not empty.
        """
        file = folder / self.settings.ledger.name
        with closing(self.open()) as con, self._explaining():
            copy_in(con, NAME, file)
        file.unlink()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except NOT_WRITTEN as error:
            raise DataRefused(self.failed(error)) from error

    def _make_folder(self) -> None:
        if self.lake.is_remote:
            return
        try:
            Path(self.lake.data).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            values: dict[str, object] = {"folder": self.lake.data, "reason": error.strerror}
            raise DataRefused(Message(NO_FOLDER, values)) from error


def extension(name: str) -> Path:
    """Return the file of an extension of DuckDB, which its wheel has brought.

    Raises:
        DataRefused: The wheel is not installed, or is for another version of DuckDB.
    """
    package = f"duckdb_extension_{name}"
    try:
        file = files(package) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    except ModuleNotFoundError as error:
        values: dict[str, object] = {"store": LAKE_STORE, "reason": package}
        raise DataRefused(Message(NOT_INSTALLED, values)) from error
    if not file.is_file():
        reason = f"{package}=={duckdb.__version__}"
        raise DataRefused(Message(NOT_INSTALLED, {"store": LAKE_STORE, "reason": reason}))
    return Path(str(file))
