"""Ask whether a pinned package has a known weakness: ``python -m tools.advisories``.

The answer needs the package index, which not every machine reaches, and not every mirror has
advisories. Where they cannot be had a sentence says so and nothing fails. Exit codes: 0 none known
or not to be had, 1 a package with a known weakness.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
#: For all packages together, and for the one that is asked first.
SECONDS, SECONDS_FIRST = 600, 60
_PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\]+)", re.MULTILINE)

Audit = Callable[[list[str], float], dict[str, Any] | str]


def pins() -> list[str]:
    """Return each pinned package of the locks once, as ``name==version``."""
    texts = ((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS)
    return list(dict.fromkeys(pin for text in texts for pin in _PIN.findall(text)))


def audit(packages: list[str], seconds: float) -> dict[str, Any] | str:
    """Return what pip-audit says of packages, or why it could not say anything."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text("\n".join(packages), encoding="utf-8")
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(listed), "--no-deps",
                   "--disable-pip", "--format", "json", "--progress-spinner", "off"]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and our own pins
                command, capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return f"no answer within {seconds:.0f} seconds"
    try:
        answer: dict[str, Any] = orjson.loads(done.stdout)
    except orjson.JSONDecodeError:
        return _last_line(done.stderr)
    return answer


def weak(packages: list[str], *, ask: Audit = audit) -> list[str] | str:
    """Return a line for each known weakness, or why none can be told.

    Args:
        packages: Pins; the first is asked alone, so that a machine without a way to the advisories
            is told so at once.
        ask: Gives the answer of pip-audit.
    """
    for some, seconds in ((packages[:1], SECONDS_FIRST), (packages, SECONDS)):
        answer = ask(some, seconds)
        if isinstance(answer, str):
            return answer
        told = [one for one in answer["dependencies"] if "skip_reason" not in one]
        if not told:
            return str(answer["dependencies"][0]["skip_reason"])
    return [
        f"{one['name']} {one['version']}: {weakness['id']}"
        f" (mended in {', '.join(weakness['fix_versions']) or 'no version yet'})"
        for one in told
        for weakness in one["vulns"]
    ]


def main() -> int:
    """Print what is known; return the exit code."""
    found = weak(pins())
    if isinstance(found, str):
        print(f"Known weaknesses of packages were not looked up: {found}")
        return 0
    print(*(found or ["No pinned package has a known weakness."]), sep="\n")
    return 1 if found else 0


def _last_line(text: bytes) -> str:
    lines = text.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "no answer"


if __name__ == "__main__":
    sys.exit(main())
