"""Ask the measures what anybody may be told of a draft: the ETL itself measures nothing."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import orjson

from etl.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
#: A register of ten million cases takes a few seconds.
MOST_SECONDS = 600


def told_of(dataset: str) -> Mapping[str, object] | None:
    """Return the columns ``decide.COMPARED`` of one data set of the draft.

    The measures answer in a process of their own, for nothing here may know them.

    Returns:
        Empty where there is nothing to compare; None where the comparison failed.
    """
    settings = Settings.from_environment()
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "analysis", "draft", "--dataset", dataset, "--format", "json"],
            cwd=PROJECT,
            env=os.environ | {"DASHBOARD_WAREHOUSE": str(settings.warehouse.resolve())},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=True,
        )
        rows = orjson.loads(done.stdout)["rows"]
    except (subprocess.SubprocessError, OSError, ValueError, KeyError):
        return None
    return {name: _value(name, value) for name, value in rows[0].items()} if rows else {}


def _value(name: str, value: object) -> object:
    is_day = name in ("month_from", "month_to") and isinstance(value, str)
    return date.fromisoformat(str(value)) if is_day else value
