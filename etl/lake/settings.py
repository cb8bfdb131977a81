"""Read the file that says where a lake is."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from etl.errors import DataRefused
from words import N_, Message

UNREADABLE = N_("The settings of the lake, {file}, cannot be read: {reason}.")
ENTRIES = N_(
    "The settings of the lake, {file}, must say catalog and data, and may say s3; they say "
    "{entries}. See docs/operations.md."
)
S3_ENTRIES = N_(
    "In {file} the part s3 may say endpoint, region, url_style and use_ssl; it says {entries}."
)
S3_VALUES = N_(
    "In {file} the part s3 says a value that {entry} cannot have. It can say endpoint as host:port "
    "without http://, region as a name, url_style as path or vhost, use_ssl as true or false."
)
NO_SECRET = N_(
    "The settings of the lake, {file}, hold a password. Move it to the file ~/.pgpass of the user"
    " that runs the program."
)
S3 = "s3://"
#: What an entry of the part s3 has to be; what stands for an address says no protocol.
NAME = re.compile(r"[A-Za-z0-9._:\[\]-]+")
STYLES = ("path", "vhost")


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is.

    Attributes:
        catalog: How to connect to its database in PostgreSQL, as libpq understands it.
        data: The folder of its Parquet files, which every machine sees under this name; or
            ``s3://bucket/folder``.
        s3: What an S3 service needs to be told beside its keys, which are read from the
            environment: ``endpoint``, ``region``, ``url_style``, ``use_ssl``.
    """

    catalog: str
    data: str
    s3: dict[str, str | bool]

    @property
    def is_remote(self) -> bool:
        """Return whether the files are on S3 and not in a folder."""
        return self.data.startswith(S3)


def read_lake(file: Path) -> Lake:
    """Read the settings of a lake.

    Raises:
        DataRefused: The file cannot be read, lacks an entry, has an unknown one, or holds a
            password: it would be seen by whoever may read the settings.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataRefused(Message(UNREADABLE, {"file": file, "reason": str(error)})) from error
    s3 = said.pop("s3", {})
    texts = all(isinstance(value, str) and value for value in said.values())
    if set(said) != {"catalog", "data"} or not texts or not isinstance(s3, dict):
        values: dict[str, object] = {"file": file, "entries": ", ".join(sorted(said)) or "–"}
        raise DataRefused(Message(ENTRIES, values))
    _check_s3(s3, file)
    try:
        parts = conninfo_to_dict(said["catalog"])
    except ProgrammingError as error:
        raise DataRefused(Message(UNREADABLE, {"file": file, "reason": "catalog"})) from error
    if "password" in parts:
        raise DataRefused(Message(NO_SECRET, {"file": file}))
    return Lake(said["catalog"], said["data"].rstrip("/"), s3)


def _check_s3(said: dict[str, object], file: Path) -> None:
    """Refuse what DuckDB would take for something else, or for nothing."""
    if not set(said) <= {"endpoint", "region", "url_style", "use_ssl"}:
        values: dict[str, object] = {"file": file, "entries": ", ".join(sorted(said))}
        raise DataRefused(Message(S3_ENTRIES, values))
    for entry, value in said.items():
        if entry == "use_ssl":
            is_sound = isinstance(value, bool)
        elif entry == "url_style":
            is_sound = value in STYLES
        else:
            is_sound = isinstance(value, str) and bool(NAME.fullmatch(value))
        if not is_sound:
            raise DataRefused(Message(S3_VALUES, {"file": file, "entry": entry}))
