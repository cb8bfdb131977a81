"""Walk through the records of a JSON text without holding more than a few of them at once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from etl.errors import DataRefused
from words import N_, Message

CHUNK_CHARACTERS = 1 << 22
MAX_RECORD_CHARACTERS = 1 << 20

BROKEN = N_(
    "{file} is not whole: as JSON it cannot be read beyond character {place}. Export it again; a"
    " download that was cut off often ends so."
)
NOT_UTF8 = N_("{file} is not in UTF-8. Export it again as JSON or GeoJSON in UTF-8.")
SERVER_ERROR = N_(
    "{file} holds an error message of the map server and no records. Export it again."
)
NO_FEATURES = N_(
    "{file} has no list of records (features). Expected an export of the crime map as ArcGIS JSON,"
    " GeoJSON or CSV."
)


class _Doubled(dict[str, Any]):
    """An object in which a name stands twice: nobody can tell which value is meant."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Doubled(found)


class _Text:
    """The characters of a file, a window at a time."""

    def __init__(self, file: TextIO, name: str) -> None:
        self._file = file
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str
        )
        self._name, self._window, self._at, self._before = name, "", 0, 0

    def peek(self) -> str:
        """Return the next character that is no blank, or nothing at the end."""
        while True:
            while self._at < len(self._window) and self._window[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._read_on():
                return ""

    def take(self, expected: str) -> None:
        """Step over the one character that must come now."""
        if self.peek() != expected:
            raise self.broken()
        self._at += 1

    def value(self) -> Any:
        """Return the next value, which may have ``MAX_RECORD_CHARACTERS`` at most."""
        self.peek()
        while len(self._window) - self._at < MAX_RECORD_CHARACTERS and self._read_on():
            pass
        try:
            found, end = self._decoder.raw_decode(self._window, self._at)
        except (ValueError, RecursionError):
            raise self.broken() from None
        if end - self._at > MAX_RECORD_CHARACTERS:
            raise self.broken()
        self._at = end
        return found

    def broken(self) -> DataRefused:
        """Return the refusal of a file that cannot be read beyond this place."""
        place = self._before + self._at + 1
        return DataRefused(Message(BROKEN, {"file": self._name, "place": place}))

    def _read_on(self) -> bool:
        try:
            more = self._file.read(CHUNK_CHARACTERS)
        except UnicodeDecodeError:
            raise DataRefused(Message(NOT_UTF8, {"file": self._name})) from None
        self._before += self._at
        self._window, self._at = self._window[self._at :] + more, 0
        return bool(more)


def features(path: Path, name: str, about: dict[str, Any]) -> Iterator[Any]:
    """Yield each element of the list ``features``, or of a file that is one list.

    Numbers stay text, so none can overflow, be rounded or become NaN on the way.

    Args:
        path: The file.
        name: What to call it in a message.
        about: Told what the members beside the records say: ``wkid``, ``is_cut``.

    Raises:
        DataRefused: The text is no JSON, not UTF-8 or has no records.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = _Text(file, name)
        if text.peek() == "[":
            yield from _elements(text)
        else:
            yield from _members(text, about, name)
        if text.peek():
            raise text.broken()


def _members(text: _Text, about: dict[str, Any], name: str) -> Iterator[Any]:
    """Yield the records of one object and note in ``about`` what its other members say."""
    text.take("{")
    has_features = False
    while text.peek() != "}":
        key = text.value()
        text.take(":")
        if key == "features" and text.peek() == "[":
            if has_features:
                raise text.broken()
            has_features = True
            yield from _elements(text)
        else:
            _note(about, key, text.value())
        if text.peek() != "}":
            text.take(",")
    text.take("}")
    if not has_features:
        template = SERVER_ERROR if about.get("is_error") else NO_FEATURES
        raise DataRefused(Message(template, {"file": name}))


def _elements(text: _Text) -> Iterator[Any]:
    text.take("[")
    while text.peek() != "]":
        yield text.value()
        if text.peek() != "]":
            text.take(",")
    text.take("]")


def _note(about: dict[str, Any], key: object, value: object) -> None:
    """Keep what matters of a member beside the records: the system of coordinates, and warnings."""
    if key == "error":
        about["is_error"] = True
    elif key == "exceededTransferLimit":
        about["is_cut"] = value is True
    elif key == "spatialReference" and isinstance(value, dict):
        about["wkid"] = str(value.get("latestWkid") or value.get("wkid") or "") or None
    elif key == "crs" and isinstance(value, dict):
        properties = value.get("properties")
        stated = properties.get("name") if isinstance(properties, dict) else None
        about["wkid"] = stated.rpartition(":")[2] if isinstance(stated, str) else None
    elif key == "properties" and isinstance(value, dict):  # where GeoJSON of the server puts it
        about["is_cut"] = value.get("exceededTransferLimit") is True


def is_doubled(feature: object) -> bool:
    """Tell whether a name stands twice in a record or in one of its parts."""
    parts = feature.values() if isinstance(feature, dict) else ()
    return any(isinstance(part, _Doubled) for part in (feature, *parts))
