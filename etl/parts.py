"""The large tables of a release: one file per data set, made anew only when its uploads change."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

from contracts import PARTED, RELEASE, Contract
from etl import progress
from etl.fingerprint import part_digest
from etl.queries import in_order, query, text
from etl.settings import code_version

#: Fewer and larger groups are written faster; a reader of few columns is as fast with either.
ROW_GROUP_ROWS = 122_880
#: Days and codes are fewer than this. Of identifiers, which are more, no dictionary is begun.
DICTIONARY_VALUES = 4_000
#: Level 1 of the compression: level 3 takes longer and makes no smaller files of these tables.
COPY = (
    "COPY (FROM part_row ORDER BY {key}) TO (getvariable('part_file')) (FORMAT parquet,"
    f" COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {ROW_GROUP_ROWS},"
    f" DICTIONARY_SIZE_LIMIT {DICTIONARY_VALUES})"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One data set's file of one table.

    Attributes:
        table: The name of the table.
        dataset: The data set.
        rows: Its rows.
        digest: Identifies what they say; see ``fingerprint.part_digest``.
        made_from: Identifies the uploads that count in it, and the statements that made it.
    """

    table: str
    dataset: str
    rows: int
    digest: str
    made_from: str

    @property
    def file(self) -> Path:
        """Return where it is in the folder of its release."""
        return Path(self.table) / f"{self.dataset}.parquet"


def gather_parts(
    con: duckdb.DuckDBPyConnection, folder: Path, *, served: Iterable[Part], serving: Path | None
) -> tuple[Part, ...]:
    """Put every part into ``folder``: a link to the one in service, or else a new file.

    A release is never changed, so a data set that nobody touched can share its file with the
    release before: loading a hundred rows does not write ten million others again.

    Args:
        con: The store, with the changes that are about to be committed.
        folder: Of the release in the making.
        served: The parts of the release in service.
        serving: Its folder; None when there is none.

    Raises:
        ContractError: A part is not what its readers were promised.
    """
    known = {(part.table, part.dataset, part.made_from): part for part in served}
    parts = []
    wanted = []
    for contract in (contract for contract in RELEASE if contract.name in PARTED):
        (folder / contract.name).mkdir(parents=True)
        recipe = _recipe(contract)
        for dataset, uploads in query(con, f"parts/{contract.name}_uploads").iter_rows():
            made_from = sha256(f"{recipe}\n{uploads}".encode()).hexdigest()
            part = known.get((contract.name, dataset, made_from))
            if part and serving and (serving / part.file).is_file():
                _share(serving / part.file, folder / part.file)
                parts.append(part)
            else:
                wanted.append((contract, dataset, made_from))
    for number, (contract, dataset, made_from) in enumerate(wanted):
        progress.tell("publishing", done=number, of=len(wanted))
        path = _write(con, folder, contract, dataset)
        # To write takes a little longer than to read back.
        progress.tell("publishing", done=5 * number + 3, of=5 * len(wanted))
        height, digest = part_digest(path, contract)
        parts.append(Part(contract.name, dataset, height, digest, made_from))
    return tuple(sorted(parts, key=lambda part: (PARTED.index(part.table), part.dataset)))


def _recipe(contract: Contract) -> str:
    """Return all that decides, beside its rows in the ledger, what a part says."""
    selects = [select for _, select in in_order("macros", "staging", "core")]
    return "\n".join((code_version(), str(contract), text(f"parts/{contract.name}_part"), *selects))


def _write(con: duckdb.DuckDBPyConnection, folder: Path, contract: Contract, dataset: str) -> Path:
    path = folder / contract.name / f"{dataset}.parquet"
    con.execute("SET VARIABLE part = $1", [dataset])
    con.execute("SET VARIABLE part_file = $1", [str(path)])
    con.execute(f"CREATE OR REPLACE TEMP VIEW part_row AS {text(f'parts/{contract.name}_part')}")
    con.execute(COPY.format(key=contract.key[-1]))
    return path


def _share(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        shutil.copyfile(source, target)
