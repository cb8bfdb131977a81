"""One spelling for many: the key under which names of places, codes and headers are compared."""

import re
import unicodedata

_DASHES = re.compile(r"[-‐-―−/\\]+")
_NOISE = re.compile(r"[\"'`´ʼʹ‘-‟«»‹›.,;:*№()]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WORD = re.compile(r"\w+")


def norm_key(text: str) -> str:
    """Return the key of a name: NFKC, casefolded, ё as е, one space between words.

    Dashes and slashes become spaces, and so do quotes and ``.,;:*№()``. A Latin i inside a
    Cyrillic word becomes the Kazakh і that the typist meant.

    >>> norm_key("Восточно-Казахстанская  обл.")
    'восточно казахстанская обл'
    """
    folded = unicodedata.normalize("NFKC", text.replace("№", " ")).casefold().replace("ё", "е")
    spaced = _NOISE.sub(" ", _DASHES.sub(" ", folded))
    return " ".join(_WORD.sub(_cyrillic_i, spaced).split())


def _cyrillic_i(word: re.Match[str]) -> str:
    found = word.group()
    return found.replace("i", "і") if _CYRILLIC.search(found) else found
