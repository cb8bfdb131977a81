"""What the caller says of a file, where the file does not say it well enough itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

#: The encodings that can be stated, by the names under which they are shown.
ENCODINGS = (
    *("UTF-8", "Windows-1251", "KZ-1048", "KOI8-R", "CP866"),
    *("UTF-16 LE", "UTF-16 BE"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a register is to be read. The empty one leaves everything to what the file shows.

    Attributes:
        encoding: One of ``ENCODINGS``; None to find out.
        sheet: Name of the sheet of a workbook; None to choose the one whose header fits.
        mapping: Header to column, None for a column that is not to be read.
        value_mapping: Column to what its values mean: spelling to code. For ``region`` and
            ``district`` the code is of KATO, for ``article`` a spelling that is understood.
    """

    encoding: str | None = None
    sheet: str | None = None
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    value_mapping: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


AS_FOUND = Reading()


class Said(TypedDict, total=False):
    """The attributes of ``Reading`` as keyword arguments; those that are not given are empty."""

    encoding: str | None
    sheet: str | None
    mapping: Mapping[str, str | None]
    value_mapping: Mapping[str, Mapping[str, str]]
