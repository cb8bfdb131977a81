"""The large tables of a release: one part per data set, made anew only when its uploads change."""

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
from etl.lay_out import view
from etl.queries import in_order, query, text
from etl.settings import code_version
from etl.slices import slice_names, write_slices

#: Of the time that a part takes, the share until it is read back for its digest.
WRITING = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """One data set's part of one table.

    Attributes:
        table: The name of the table.
        dataset: The data set.
        rows: Its rows.
        digest: Identifies what they say; see ``fingerprint.part_digest``.
        made_from: Identifies the uploads that count in it, and the statements that made it.
        slices: How many files it is: one of the data set's name, or several in a folder.
    """

    table: str
    dataset: str
    rows: int
    digest: str
    made_from: str
    slices: int = 1

    @property
    def files(self) -> tuple[Path, ...]:
        """Return where it is in the folder of its release, in the order of its rows."""
        place = Path(self.table) / f"{self.dataset}.parquet"
        return (place,) if self.slices == 1 else slice_names(place, self.slices)


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
        found = query(con, f"parts/{contract.name}_uploads")
        for dataset, uploads, versions in found.iter_rows():
            made_from = sha256(f"{recipe}\n{uploads}".encode()).hexdigest()
            part = known.get((contract.name, dataset, made_from))
            if part and serving and all((serving / file).is_file() for file in part.files):
                for file in part.files:
                    _share(serving / file, folder / file)
                parts.append(part)
            else:
                wanted.append((contract, dataset, made_from, versions))
    for number, (contract, dataset, made_from, versions) in enumerate(wanted):
        progress.tell("publishing", done=number, of=len(wanted))
        con.execute("SET VARIABLE part = $1", [dataset])
        view(con, "part_row", f"parts/{contract.name}_part")
        place = folder / contract.name / f"{dataset}.parquet"
        files = []
        for file, of in write_slices(con, place, key=contract.key[-1], rows=versions):
            files.append(file)
            share = WRITING * len(files) / of
            progress.tell("publishing", done=number + share, of=len(wanted))
        height, digest = part_digest(files, contract)
        parts.append(Part(contract.name, dataset, height, digest, made_from, len(files)))
    return tuple(sorted(parts, key=lambda part: (PARTED.index(part.table), part.dataset)))


def _recipe(contract: Contract) -> str:
    """Return all that decides, beside its rows in the ledger, what a part says."""
    selects = [select for _, select in in_order("macros", "staging", "core")]
    return "\n".join((code_version(), str(contract), text(f"parts/{contract.name}_part"), *selects))


def _share(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        shutil.copyfile(source, target)
