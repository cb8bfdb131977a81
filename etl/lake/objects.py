"""A lake's files on S3: how DuckDB is told of the service, and what its failures mean.

The keys are read from the environment alone, and stand in no message: what the service answers
is cut down to the name of its error.
"""

import os
import re

import duckdb

from etl.errors import DataRefused
from etl.lake.settings import Lake
from words import N_, Message

#: The environment's names of what the service is asked with.
KEYS = {"key_id": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY"}
#: What the service calls its error stands at the beginning of a line: ``NoSuchBucket: …``.
NAMED = re.compile(r"^([A-Z][A-Za-z]+): ", re.MULTILINE)
REFUSING = (401, 403)
NO_BUCKET = "NoSuchBucket"

NO_KEYS = N_(
    "The files of the lake are on S3, and the keys to it are not set: {names}. Set them in the "
    "environment of the program, never in a file that others may read. Nothing was changed."
)
KEYS_REFUSED = N_(
    "The S3 service refuses the keys: {reason}. Nothing was changed. See whether AWS_ACCESS_KEY_ID "
    "and AWS_SECRET_ACCESS_KEY are right, and may read and write {folder}."
)
BUCKET_MISSING = N_(
    "The S3 service has no bucket for {folder}. Nothing was changed. Make it, or correct data in "
    "the settings of the lake."
)
AWAY = N_(
    "The files of the lake in {folder} cannot be reached: {reason}. Nothing was changed, and "
    "readers are not affected. Try again when the S3 service is running."
)


def secret(lake: Lake) -> str:
    """Return the statement that tells DuckDB how to ask the service.

    Raises:
        DataRefused: A key is not in the environment.
    """
    if missing := [name for name in KEYS.values() if not os.environ.get(name)]:
        raise DataRefused(Message(NO_KEYS, {"names": ", ".join(missing)}))
    keys = {entry: os.environ[name] for entry, name in KEYS.items()}
    said = {entry: str(value).lower() for entry, value in lake.s3.items()}
    options = ", ".join(f"{entry} {quoted(value)}" for entry, value in (keys | said).items())
    return f"CREATE SECRET (TYPE s3, {options})"


def trouble(error: Exception, lake: Lake) -> Message | None:
    """Return what a failure means if it is one of the service, else None."""
    text = str(error)
    if not (lake.is_remote and isinstance(error, duckdb.IOException) and "HTTP" in text):
        return None
    found = NAMED.search(text)
    values: dict[str, object] = {
        "folder": lake.data,
        "reason": found[1] if found else text.splitlines()[0],
    }
    if found and found[1] == NO_BUCKET:
        return Message(BUCKET_MISSING, values)
    if getattr(error, "status_code", None) in REFUSING:
        return Message(KEYS_REFUSED, values)
    return Message(AWAY, values)


def quoted(text: str) -> str:
    """Return a text as SQL writes it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
