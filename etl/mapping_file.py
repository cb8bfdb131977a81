"""Read a mapping of headers and values from a JSON file, for the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from etl.errors import DataRefused
from words import N_, Message

MAX_BYTES = 1 << 20
NOT_A_MAPPING = N_(
    "{file} is no mapping. Expected a JSON file such as {example}: headers with their columns, and"
    " for columns their values with codes."
)
NOT_THERE = N_("The mapping {file} cannot be read: {reason}.")
EXAMPLE = '{"columns": {"Кто": "suspect_id"}, "values": {"outcome": {"посажен": "convicted"}}}'


def read_mapping(
    path: Path,
) -> tuple[dict[str, str | None], dict[str, dict[str, str]]]:
    """Return the mapping of headers and that of values.

    A file with neither ``columns`` nor ``values`` is taken for the mapping of headers alone.

    Raises:
        DataRefused: The file cannot be read, or holds something else.
    """
    try:
        with path.open("rb") as file:
            said: Any = orjson.loads(file.read(MAX_BYTES))
    except OSError as error:
        reason = {"file": path.name, "reason": error.strerror or "?"}
        raise DataRefused(Message(NOT_THERE, dict(reason))) from None
    except orjson.JSONDecodeError:
        said = None
    if isinstance(said, Mapping) and not {"columns", "values"} & set(said):
        said = {"columns": said}
    if not isinstance(said, Mapping) or not set(said) <= {"columns", "values"}:
        raise _refused(path)
    columns, values = said.get("columns", {}), said.get("values", {})
    if not _is_book(columns, str | None) or not isinstance(values, Mapping):
        raise _refused(path)
    if not all(_is_book(book, str) for book in values.values()):
        raise _refused(path)
    return dict(columns), {column: dict(book) for column, book in values.items()}


def _is_book(said: object, kind: Any) -> bool:
    return isinstance(said, Mapping) and all(isinstance(value, kind) for value in said.values())


def _refused(path: Path) -> DataRefused:
    return DataRefused(Message(NOT_A_MAPPING, {"file": path.name, "example": EXAMPLE}))
