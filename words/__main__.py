"""Catalogues from the command line: ``python -m words check | update [FILE.json]``.

FILE.json holds translations: ``{"English text": {"kk": "…", "ru": "…"}}``, a list of forms for
a plural (kk two, ru three).
"""

import sys
from pathlib import Path

import orjson

from words import catalogue


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code (0 done, 1 faults found, 2 usage)."""
    match arguments:
        case ["check"]:
            found = catalogue.faults()
            print("\n".join(found) or "catalogues complete")
            return 1 if found else 0
        case ["update", *files]:
            additions: dict[str, dict[str, str | list[str]]] = {}
            for name in files:
                additions |= orjson.loads(Path(name).read_bytes())
            catalogue.update(additions)
            return 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
