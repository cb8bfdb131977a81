"""Tell in which encoding a text was saved, in the child process.

A byte of an old eight-bit encoding is a letter in all of them, so what decides is which reading
gives words: the headers, codes and places of this project first, then a detector of languages.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import charset_normalizer

from etl.errors import DataRefused
from etl.reading import ENCODINGS
from etl.settings import SHIPPED
from words import N_, Message

#: Python's name of each.
CODECS = dict(
    zip(
        ENCODINGS,
        ("utf-8", "cp1251", "kz1048", "koi8_r", "cp866", "utf_16_le", "utf_16_be"),
        strict=True,
    )
)
CHUNK_BYTES = 1 << 22
SAMPLE_BYTES = 1 << 18

NO_SUCH_ENCODING = N_("There is no encoding “{encoding}” to read {file} in. Expected: {encodings}.")

_BOMS = {
    codecs.BOM_UTF8: "UTF-8",
    codecs.BOM_UTF16_LE: "UTF-16 LE",
    codecs.BOM_UTF16_BE: "UTF-16 BE",
}
_HIGH = bytes(range(0x80, 0x100))
#: Bytes that are Kazakh letters in KZ-1048 and letters of other Slavic languages in Windows-1251.
_KAZAKH = bytes(
    byte for byte in _HIGH if bytes([byte]).decode("cp1251", "replace")
    != bytes([byte]).decode("kz1048", "replace")
)  # fmt: skip
_NOT_KAZAKH = bytes(set(range(0x100)) - set(_KAZAKH))
_UTF8_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
#: Two may be a word in capitals in KZ-1048 (ТҮРҒЫН), so they are no reason to drop anything.
_UTF8_PAIR = re.compile(rb"(?:[\xd0-\xd3][\x80-\xbf]){2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Encoding:
    """In which encoding a text is.

    Attributes:
        name: One of ``ENCODINGS``.
        bom_bytes: Length of the mark at the start, 0 if there is none.
    """

    name: str
    bom_bytes: int

    @property
    def shown(self) -> str:
        """Return the name as the ledger and the screen show it."""
        return f"{self.name} with BOM" if self.bom_bytes else self.name


def stated_encoding(encoding: str, path: Path, name: str) -> Encoding:
    """Return the encoding that the caller states, by its name in any case or Python's name.

    Raises:
        DataRefused: It is not one that we read.
    """
    wanted = _plain(encoding)
    for shown, codec in CODECS.items():
        if wanted in {_plain(shown), _plain(codec)}:
            with path.open("rb") as file:
                head = file.read(3)
            bom = next((b for b, owner in _BOMS.items() if head.startswith(b)), b"")
            return Encoding(shown, len(bom) if bom and _BOMS[bom] == shown else 0)
    values: dict[str, object] = {
        "file": name, "encoding": encoding[:40], "encodings": ", ".join(ENCODINGS)
    }  # fmt: skip
    raise DataRefused(Message(NO_SUCH_ENCODING, values))


def from_first_bytes(head: bytes) -> Encoding | None:
    """Return the encoding that the first bytes show beyond doubt; None if they do not."""
    for bom, name in _BOMS.items():
        if head.startswith(bom):
            return Encoding(name, len(bom))
    if b"\0" not in head:
        return None
    whole = head[: len(head) // 2 * 2]
    likely = {name: _plausible(whole, CODECS[name]) for name in ("UTF-16 LE", "UTF-16 BE")}
    best = max(likely, key=likely.__getitem__)
    return Encoding(best, 0) if likely[best] > 0.9 else None


def find_encoding(path: Path, *, damaged_at: int | None) -> Encoding:
    """Find the encoding of a text without a mark.

    Args:
        path: The file.
        damaged_at: Where it stops being UTF-8; None if it never does.
    """
    if damaged_at is None:
        return Encoding("UTF-8", 0)
    sample, has_kazakh = _evidence(path, damaged_at)
    signs = sum(len(sign) for sign in _UTF8_SIGN.findall(sample))
    high = len(sample) - len(sample.translate(None, _HIGH))
    if 2 * signs > high:  # UTF-8 with a few damaged places
        return Encoding("UTF-8", 0)
    family = _family(sample)
    return Encoding("KZ-1048" if family == "Windows-1251" and has_kazakh else family, 0)


def _evidence(path: Path, damaged_at: int) -> tuple[bytes, bool]:
    """Return lines that are not ASCII, and whether any byte of the file may be a Kazakh letter."""
    sample = b""
    has_kazakh = False
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            if not has_kazakh and chunk.translate(None, _NOT_KAZAKH):
                has_kazakh = bool(_UTF8_PAIR.sub(b"", chunk).translate(None, _NOT_KAZAKH))
            if len(sample) < SAMPLE_BYTES:
                lines = re.split(rb"[\r\n]+", chunk[: 2 * SAMPLE_BYTES])
                sample += b"\n".join(line for line in lines if not line.isascii())
        file.seek(max(0, damaged_at - 1000))
        around = file.read(2000)
    return sample[:SAMPLE_BYTES] + b"\n" + around, has_kazakh


def _family(sample: bytes) -> str:
    """Return which of the eight-bit encodings gives words; KZ-1048 counts as Windows-1251."""
    families = {"Windows-1251": "kz1048", "KOI8-R": "koi8_r", "CP866": "cp866"}
    words = _vocabulary()
    hits = {
        name: sum(word in words for word in _WORD.findall(sample.decode(codec, "replace").lower()))
        for name, codec in families.items()
    }
    best = max(hits, key=hits.__getitem__)
    if list(hits.values()).count(hits[best]) == 1:
        return best
    found = charset_normalizer.from_bytes(
        sample[: 1 << 15], cp_isolation=["cp1251", "koi8_r", "cp866"]
    ).best()
    by_codec = {"cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp866": "CP866"}
    return by_codec.get(found.encoding if found else "", "Windows-1251")


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of our headers, codes and places."""
    files = ("column_headers.csv", "coded_values.csv", "region_aliases.csv")
    texts = ((SHIPPED / "reference" / name).read_text(encoding="utf-8") for name in files)
    found = {word for text in texts for word in _WORD.findall(text.lower())}
    return frozenset(found | {"ук", "қк", "коап", "әқбтк", "бап", "статья", "итого"})


def _plausible(head: bytes, codec: str) -> float:
    """Return the share of signs that a table in Latin or Cyrillic letters would have."""
    text = head.decode(codec, "replace")
    usual = sum(sign in "\t\r\n" or " " <= sign <= "~" or "\xa0" <= sign <= "ӿ" for sign in text)
    return usual / max(1, len(text))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().removesuffix("with bom"))
