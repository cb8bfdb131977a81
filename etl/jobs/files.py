"""What a job and its onlookers tell each other through files: plain JSON, tables as Parquet."""

import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from etl.load_report import LoadReport
from words import Message


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Replace a JSON file in one step, so that nobody reads half of it."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(orjson.dumps(plain(content), option=orjson.OPT_NON_STR_KEYS))
    draft.replace(path)


def read(path: Path) -> dict[str, Any]:
    """Return what ``write`` wrote; nothing, if the file is not there or not whole."""
    try:
        found = revived(orjson.loads(path.read_bytes()))
    except (OSError, orjson.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def plain(value: object) -> Any:
    """Return a value as JSON can carry it; days and messages keep what they are.

    >>> revived(plain({"day": date(2026, 9, 30), "said": Message("{n} rows", {"n": 2})}))
    {'day': datetime.date(2026, 9, 30), 'said': Message(template='{n} rows', values={'n': 2})}
    """
    if isinstance(value, Message):
        return {"~": "message", "template": value.template, "values": plain(value.values)}
    if isinstance(value, date):
        return {"~": "date", "day": value.isoformat()[:10]}
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def revived(value: object) -> Any:
    """Return what ``plain`` took apart; tuples come back as lists."""
    if isinstance(value, list):
        return [revived(one) for one in value]
    if not isinstance(value, dict):
        return value
    match value.get("~"):
        case "message":
            return Message(value["template"], revived(value["values"]))
        case "date":
            return date.fromisoformat(value["day"])
        case _:
            return {name: revived(one) for name, one in value.items()}


def write_report(folder: Path, report: LoadReport) -> None:
    """Write a report: its tables beside, everything else into ``report.json``."""
    rest: dict[str, object] = {}
    for field in fields(report):
        value = getattr(report, field.name)
        if isinstance(value, pl.DataFrame):
            value.write_parquet(folder / f"report_{field.name}.parquet")
        elif is_dataclass(value) and not isinstance(value, Message):
            raise TypeError(f"a report with {field.name} cannot be kept in a file")
        else:
            rest[field.name] = value
    write(folder / "report.json", rest)


def read_report(folder: Path) -> LoadReport:
    """Return the report that ``write_report`` wrote.

    Raises:
        OSError: It is not there.
    """
    values = revived(orjson.loads((folder / "report.json").read_bytes()))
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    for path in folder.glob("report_*.parquet"):
        values[path.stem.removeprefix("report_")] = pl.read_parquet(path)
    return LoadReport(**values)


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner can enter: it will hold a register."""
    path.mkdir(parents=True, exist_ok=True)
    os.chmod(path, 0o700)  # noqa: PTH101 - a mode of mkdir would be weakened by the umask
    return path
