"""Work out the tables of a release on Spark, from the Parquet files of a lake."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col

from contracts import PARTED, RELEASE, Contract
from etl.errors import DataRefused
from etl.queries import text
from etl.settings import Settings
from etl.spark.session import furnish, session
from etl.spark.sources import sources
from etl.spark.translate import translated
from words import N_, Message

#: What a type of a contract is called in Spark, which counts in narrower numbers than DuckDB.
CASTS: dict[object, str] = {
    pl.Int64: "bigint",
    pl.Float64: "double",
    pl.String: "string",
    pl.Date: "date",
    pl.Boolean: "boolean",
}
GAVE_UP = N_(
    "Spark could not do it: {reason}. Is Java 17 installed, and does the cluster answer? "
    "What was written so far is in {folder}; remove it."
)


def work_out(
    settings: Settings, out: Path, *, master: str, more: Mapping[str, str] | None = None
) -> None:
    """Write every table into ``out``: folders of Parquet files, rows in the order of the key.

    Args:
        settings: The warehouse, whose store is a lake.
        out: An empty folder that every machine of the cluster sees.
        master: The cluster, as Spark names it.
        more: Further settings of Spark.

    Raises:
        DataRefused: The store is no lake, or Spark failed; why is told by the kind of error alone,
            because what it says may quote a row.
    """
    found = sources(settings)
    try:
        with session(master, more=dict(more or {})) as spark:
            furnish(spark, found)
            for contract in RELEASE:
                _write(spark, contract, out)
    except (PySparkException, Py4JError) as error:
        values: dict[str, object] = {"reason": type(error).__name__, "folder": out}
        raise DataRefused(Message(GAVE_UP, values)) from error


def _write(spark: SparkSession, contract: Contract, out: Path) -> None:
    rows = spark.sql(translated(text(f"out/{contract.name}")))
    rows = rows.select(
        *(
            col(name).cast(CASTS[dtype]) if dtype in CASTS else col(name)
            for name, dtype in contract.schema.items()
        )
    )
    if contract.name not in PARTED:
        _put(rows, out / f"{contract.name}.parquet")
        return
    (out / contract.name).mkdir()
    for row in rows.select("dataset").distinct().orderBy("dataset").collect():
        part = rows.where(col("dataset") == row.dataset).orderBy(contract.key[-1])
        _put(part, out / contract.name / f"{row.dataset}.parquet")


def _put(rows: DataFrame, folder: Path) -> None:
    rows.write.option("compression", "zstd").parquet(str(folder))
