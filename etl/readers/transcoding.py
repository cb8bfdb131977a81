"""Turn a text of any known encoding into UTF-8, piece by piece, in the child process."""

import codecs
import hashlib
import re
from pathlib import Path

from etl.readers.encodings import CHUNK_BYTES, CODECS, Encoding

UNREADABLE = "\ufffd"
#: Three Cyrillic letters in UTF-8: read in an eight-bit encoding they are no text of any language.
_UTF8_WORD = re.compile(rb"(?:[\xd0-\xd3][\x80-\xbf]){3,}")


def transcode(path: Path, target: Path, encoding: Encoding) -> str:
    """Write the text of ``path`` as UTF-8, piece by piece; line ends stay as they are.

    What cannot be read becomes U+FFFD, so that only its row is lost; so do words in UTF-8 inside
    a text of another encoding.

    Returns:
        SHA-256 of the bytes as they came, in hexadecimal.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder(CODECS[encoding.name])(errors="replace")
    is_eight_bit = not encoding.name.startswith("UTF")
    rest = b""
    with path.open("rb") as file, target.open("wb") as out:
        digest.update(file.read(encoding.bom_bytes))
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            if is_eight_bit:
                chunk = rest + chunk
                # A whole line at a time where lines are of any sane length.
                cut = max(chunk.rfind(b"\n"), chunk.rfind(b"\r")) + 1 or len(chunk)
                chunk, rest = chunk[:cut], chunk[cut:]
                out.write(_eight_bit(chunk, CODECS[encoding.name]))
            else:
                out.write(decoder.decode(chunk).encode("utf-8", "replace"))
        if is_eight_bit:
            out.write(_eight_bit(rest, CODECS[encoding.name]))
        else:
            out.write(decoder.decode(b"", final=True).encode("utf-8", "replace"))
    return digest.hexdigest()


def _eight_bit(chunk: bytes, codec: str) -> bytes:
    parts = (part.decode(codec, "replace") for part in _UTF8_WORD.split(chunk))
    return UNREADABLE.join(parts).encode()
