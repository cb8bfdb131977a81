"""A session of Spark in which the names of the warehouse mean what they mean in DuckDB."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyspark.sql import SparkSession
from pyspark.sql.functions import lit
from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    DateType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)

from etl.lake.settings import S3
from etl.queries import in_order
from etl.spark.sources import Source
from etl.spark.translate import translated

TYPES: dict[str, DataType] = {
    "array": ArrayType(StringType()),
    "boolean": BooleanType(),
    "date": DateType(),
    "double": DoubleType(),
    "long": LongType(),
    "string": StringType(),
    "timestamp": TimestampType(),
}
#: Which uploads count: a small view that nearly every other asks, worked out once.
READ_BY_ALL = "core_upload"
#: Times are in UTC as in DuckDB; a cast that fails ends the work; columns are known by number.
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.parquet.fieldId.read.enabled": "true",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


@contextmanager
def session(master: str, *, more: dict[str, str] | None = None) -> Iterator[SparkSession]:
    """Hold a session for the length of the block.

    Args:
        master: Which cluster: ``local[2]``, ``spark://host:7077``, ``yarn``.
        more: Further settings of Spark.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("stalking-dashboard marts")
    for name, value in (SETTINGS | (more or {})).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


def furnish(spark: SparkSession, sources: Iterable[Source]) -> None:
    """Give every table of the lake and every view of the warehouse its name in the session."""
    for source in sources:
        fields = [
            StructField(name, TYPES[kind], metadata={"parquet.field.id": number})
            for name, kind, number in source.columns
        ]
        schema = StructType(fields)
        files = [file.replace(S3, "s3a://") for file in source.files]
        frame = (
            spark.read.schema(schema).parquet(*files)
            if files
            else spark.range(0).select(*(lit(None).cast(f.dataType).alias(f.name) for f in fields))
        )
        frame.createOrReplaceTempView(source.name)
    for name, select in in_order("staging", "core"):
        spark.sql(f"CREATE OR REPLACE TEMP VIEW {name} AS {translated(select)}")
        if name == READ_BY_ALL:
            spark.catalog.cacheTable(name)
