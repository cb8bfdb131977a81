"""The arguments and options of the commands about files."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from etl.columns import FileKind
from etl.mapping_file import read_mapping
from etl.reading import Said

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV, TSV or XLSX files.")]
KindOf = Annotated[
    FileKind | None,
    typer.Option("--kind", help="What one row is. By default what the first lines look like."),
]
Drawn = Annotated[
    datetime | None,
    typer.Option(
        "--extract-date",
        formats=["%Y-%m-%d"],
        help="The day on which the files were drawn from the register.",
    ),
]
Upload = Annotated[int, typer.Argument(metavar="UPLOAD", help="Its number in the ledger.")]
Region = Annotated[
    str | None,
    typer.Option("--region", help="Of a Form 1-M that does not say it: name or two-digit code."),
]
PeriodFrom = Annotated[
    datetime | None,
    typer.Option(
        "--period-from",
        formats=["%Y-%m-%d"],
        help="First day that a Form 1-M counts, if it does not say so. By default 1 January.",
    ),
]
PeriodTo = Annotated[
    datetime | None,
    typer.Option(
        "--period-to",
        formats=["%Y-%m-%d"],
        help="Last day that a Form 1-M counts, if it does not say so.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", help="Of CSV files, where it is not found out rightly: KZ-1048."),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", help="Of workbooks with several: the name on the tab.")
]
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        help="JSON file that says which header is which column, and what values mean.",
    ),
]


class Stated(TypedDict):
    """What the person at the keyboard says of the files."""

    dataset: str
    extract_date: date | None
    region: str | None
    period_from: date | None
    period_to: date | None


def stated(
    dataset: str,
    extract_date: datetime | None,
    *,
    region: str | None,
    days: tuple[datetime | None, datetime | None],
) -> Stated:
    """Gather the options of a command; typer reads days as times.

    Args:
        dataset: Where it belongs.
        extract_date: When the files were drawn.
        region: Of a form.
        days: First and last day that a form counts.
    """
    drawn, first, last = (day.date() if day else None for day in (extract_date, *days))
    return {
        "dataset": dataset,
        "extract_date": drawn,
        "region": region,
        "period_from": first,
        "period_to": last,
    }


def said_of_files(encoding: str | None, sheet: str | None, mapping: Path | None) -> Said:
    """Gather the options about how the files are to be read.

    Raises:
        DataRefused: The mapping cannot be read.
    """
    columns, values = read_mapping(mapping) if mapping else ({}, {})
    return {"encoding": encoding, "sheet": sheet, "mapping": columns, "value_mapping": values}
