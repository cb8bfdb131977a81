"""Parse a CSV or TSV text that nobody vouches for, in any encoding, in the child process."""

import shutil
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.readers import encodings, sniff
from etl.readers.ahead import Ahead, cutting_ahead
from etl.readers.encodings import Encoding
from etl.readers.header import Header, find_header
from etl.readers.transcoding import transcode

HEAD_BYTES = 1 << 16


def read_text(
    path: Path, *, name: str, folder: Path, known: frozenset[str], encoding: str | None, whole: bool
) -> dict[str, Any]:
    """Find encoding, delimiter and header, and write the rows as ``rows.parquet``.

    Args:
        path: The file.
        name: What the sender calls it.
        folder: Where to write, the text in UTF-8 included if it was in another encoding.
        known: Headers that would be recognised.
        encoding: As the caller states it; None to find out.
        whole: Whether the rows are wanted, or the header alone.

    Returns:
        What ``table.TableFile`` is made of, as JSON can carry it.

    Raises:
        DataRefused: It is no text or no table.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    sniff.refuse_other_kinds(head, name)
    rows: int = 0
    misfits: list[dict[str, int | str]] = []
    target = _room_for_rows(folder)
    with cutting_ahead(path, target, name=name, known=known) if whole else nullcontext() as ahead:
        found, decoded, text = _decode(path, name, folder, head, encoding)
        header = find_header(text, name, known)
        if ahead is not None:
            rows, misfits = _write_rows(text, ahead, header, found, name)
    return {
        "sha256": found.sha256,
        "encoding": decoded.shown,
        "delimiter": header.delimiter,
        "header": header.cells,
        "header_line": header.first_line,
        "titles": header.titles,
        "rows": rows,
        "misfits": misfits,
        "has_unreadable": found.has_unreadable,
        "has_invisible": found.has_invisible,
    }


def _room_for_rows(folder: Path) -> Path:
    """Return where the rows go, with nothing there of an earlier reading."""
    target = folder / "rows.parquet"
    if target.is_dir():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    return target


def _write_rows(
    text: Path, ahead: Ahead, header: Header, found: sniff.Bytes, name: str
) -> tuple[int, list[dict[str, int | str]]]:
    """Write the rows the fastest way that the text allows; return their number and the misfits."""
    if plain := ahead.rows(text, header, found):
        return plain, []
    # Libraries that a plain text does without, which are slow to begin.
    from etl.readers import rows  # noqa: PLC0415

    regular = rows.write_regular(text, ahead.target, header=header, found=found)
    count = regular or rows.write_careful(text, ahead.target, header=header, name=name)
    return count.rows, count.misfits


def _decode(
    path: Path, name: str, folder: Path, head: bytes, stated: str | None
) -> tuple[sniff.Bytes, Encoding, Path]:
    """Return what the text is like in UTF-8, how it was encoded, and where it now is in UTF-8."""
    if stated is not None:
        encoding = encodings.stated_encoding(stated, path, name)
    else:
        encoding = encodings.from_first_bytes(head) or Encoding("UTF-8", 0)
    found = sniff.scan(path, name) if encoding.name == "UTF-8" else None
    if found is not None and found.damaged_at is None:
        return found, Encoding("UTF-8", 3 if found.has_bom else 0), path
    if found is not None and stated is None and not encoding.bom_bytes:
        encoding = encodings.find_encoding(path, damaged_at=found.damaged_at)
    text = folder / "text.csv"
    sha256 = transcode(path, text, encoding)
    scanned = sniff.scan(text, name)
    return replace(scanned, sha256=sha256), encoding, text
