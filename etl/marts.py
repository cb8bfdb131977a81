"""Work out the tables of a release apart from any release, on an engine of one's choice.

What two engines make of the same rows has the same content hash, or one of them is wrong.
"""

from pathlib import Path
from typing import Literal

import polars as pl

from contracts import PARTED, RELEASE, part_files
from etl.errors import DataRefused
from etl.fingerprint import content_hash, part_digest
from etl.parts import gather_parts
from etl.queries import query
from etl.settings import Settings
from etl.warehouse import rehearsing
from words import N_, Message

Engine = Literal["duckdb", "spark"]
TAKEN = N_("{folder} is not empty. Nothing was written: name a new folder for the tables.")
NO_SPARK = N_("Spark is not installed here: {reason}. Install requirements-spark.txt and Java 17.")


def work_out(settings: Settings, out: Path, *, engine: Engine, master: str) -> str:
    """Write every table of a release into ``out``, as Parquet.

    Args:
        settings: The warehouse.
        out: A folder that does not exist or is empty.
        engine: ``duckdb`` on this machine, or ``spark`` on a cluster.
        master: The cluster, as Spark names it.

    Returns:
        The content hash of what was written, as a release has it; see ``etl.fingerprint``.

    Raises:
        DataRefused: ``out`` is not empty, or the engine cannot be had.
        ContractError: A table is not what its readers were promised.
    """
    if out.exists() and any(out.iterdir()):
        raise DataRefused(Message(TAKEN, {"folder": out}))
    out.mkdir(parents=True, exist_ok=True)
    if engine == "duckdb":
        _on_this_machine(settings, out)
    else:
        try:
            # Whoever works on one machine installs no Spark.
            from etl.spark import marts as on_spark  # noqa: PLC0415
        except ImportError as error:
            raise DataRefused(Message(NO_SPARK, {"reason": str(error)})) from error
        on_spark.work_out(settings, out, master=master)
    return hash_of(out)


def hash_of(out: Path) -> str:
    """Return the content hash of the tables in a folder, each held to its contract.

    Raises:
        ContractError: A table is not what its readers were promised.
    """
    frames, digests = {}, {}
    for contract in RELEASE:
        if contract.name in PARTED:
            for part in sorted((out / contract.name).glob("*.parquet")):
                found = part_digest(part_files(part), contract)
                digests[contract.name, part.stem] = found[1]
        else:
            rows = pl.read_parquet(part_files(out / f"{contract.name}.parquet"))
            frames[contract.name] = contract.check(rows)
    return content_hash(frames, digests)


def _on_this_machine(settings: Settings, out: Path) -> None:
    with rehearsing(settings) as con:
        for contract in RELEASE:
            if contract.name not in PARTED:
                rows = contract.check(query(con, f"out/{contract.name}"))
                rows.write_parquet(out / f"{contract.name}.parquet")
        gather_parts(con, out, served=(), serving=None)
