"""Keep the three catalogues complete: every message of the code and of the shipped data."""

import ast
import csv
import fcntl
import io
import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from words.language import CATALOGUES, DOMAIN, LANGUAGES

ROOT = CATALOGUES.parent
ROOMS = ("dashboard.py", "pages", "ui", "charts", "analysis", "etl", "report", "words")
#: Function or method name → how many of its first arguments are messages.
KEYWORDS = {"text": 1, "_": 1, "N_": 1, "plural": 2}

#: Columns of shipped files whose texts a screen shows, and which are therefore translated too.
DATA_TEXTS = {
    "data/published/official_figures.csv": ("geography", "unit", "speaker_or_body", "notes"),
    "data/published/documented_cases.csv": (
        "prior_sanction_types",
        "sanction_unit",
        "legal_basis",
        "notes",
    ),
    "data/reference/legal_timeline.csv": ("event", "instrument", "detail"),
    "data/reference/sanctions_catalogue.csv": ("title_en", "unit"),
}


def path_of(code: str) -> Path:
    """Return the catalogue of the language ``code``."""
    return CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def messages() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Yield every message id in the tree with the place where it stands."""
    for room in ROOMS:
        base = ROOT / room
        paths = [base] if base.is_file() else sorted(base.rglob("*.py"))
        for path in paths:
            where = path.relative_to(ROOT).as_posix()
            yield from ((message, where) for message in _messages_of(path))
    for name, columns in DATA_TEXTS.items():
        with (ROOT / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((row[column], name) for column in columns if row[column])


def _messages_of(path: Path) -> Iterator[str | tuple[str, ...]]:
    """Read the syntax tree, so that a call inside an f-string is seen too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) or ""
        arguments = node.args[: KEYWORDS.get(name, 0)]
        texts = [a.value for a in arguments if isinstance(a, ast.Constant)]
        messages = [text for text in texts if isinstance(text, str) and text]
        if name in KEYWORDS and len(messages) == KEYWORDS[name]:
            yield messages[0] if len(messages) == 1 else tuple(messages)


def update(additions: dict[str, dict[str, str | list[str]]] | None = None) -> None:
    """Write the catalogues anew: what the tree says now, with the translations known so far.

    Args:
        additions: Message id → language code → translation (a list for plural forms).
    """
    additions = additions or {}
    with (CATALOGUES / "header.txt").open("r") as lock:  # several writers take turns
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = list(messages())
        for code in LANGUAGES:
            _write(code, wanted, additions)


def faults() -> list[str]:
    """Return every message that is missing, fuzzy or has other placeholders than its source."""
    wanted = {m if isinstance(m, str) else m[0] for m, _ in messages()}
    found = []
    for code in LANGUAGES:
        catalogue = _read(code)
        for key in sorted(wanted):
            entry = catalogue.get(key)
            if entry is None or not entry.string or entry.fuzzy:
                found.append(f"{code}: not translated: {key!r}")
                continue
            source = _placeholders(entry.id)
            for form in [entry.string] if isinstance(entry.string, str) else entry.string:
                if not form:
                    found.append(f"{code}: a plural form is missing: {key!r}")
                elif isinstance(entry.id, str) and _placeholders(form) != source:
                    found.append(f"{code}: other placeholders than the source: {key!r}")
                elif not _placeholders(form) <= source:
                    found.append(f"{code}: unknown placeholders: {key!r}")
    return found


def _write(
    code: str,
    wanted: list[tuple[str | tuple[str, ...], str]],
    additions: dict[str, dict[str, str | list[str]]],
) -> None:
    known = _read(code)
    fresh = Catalog(locale=code, domain=DOMAIN, fuzzy=False)
    fresh.header_comment = (CATALOGUES / "header.txt").read_text(encoding="utf-8").strip()
    for message, where in wanted:
        key = message if isinstance(message, str) else message[0]
        entry = known.get(key)
        text = additions.get(key, {}).get(code) or (entry.string if entry else None)
        if not text and code == "en":
            text = message
        forms = tuple(text) if isinstance(text, list | tuple) else (text or "")
        fresh.add(message, forms, locations=[(where, 0)])
    path = path_of(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, fresh, width=100, sort_output=True, include_lineno=False)
    draft = path.with_suffix(".new")
    draft.write_bytes(b"".join(k for k in written.getvalue().splitlines(True) if not _dated(k)))
    draft.replace(path)


def _dated(line: bytes) -> bool:
    """Tell whether a header line would change each time although no message has changed."""
    return line.startswith((b'"POT-', b'"PO-', b'"Last-', b'"Report-', b'"Language-T', b'"Project'))


def _read(code: str) -> Catalog:
    path = path_of(code)
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file)


def _placeholders(message: str | tuple[str, ...] | list[str]) -> set[str]:
    texts = [message] if isinstance(message, str) else message
    return {n for t in texts for _, n, _, _ in string.Formatter().parse(t) if n is not None}
