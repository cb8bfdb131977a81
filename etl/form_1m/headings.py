"""Headings of Form 1-M, by what they say and not by how they are spelt."""

import re

from etl.norm_key import norm_key

_COLUMN_NUMBERS = re.compile(r"\(?\s*\bиз граф\w*\s+\d+(?:\s*[-,+]\s*\d+)*\s*\)?", re.IGNORECASE)
_LOOK_ALIKES = str.maketrans("AaBCcEeHKkMmOoPpTtXxYyIi", "АаВСсЕеНКкМмОоРрТтХхУуІі")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_KAZAKH = re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһ]")
#: Words by which the same column is headed in one workbook and in another.
_SAME_WORDS = tuple(
    (re.compile(said), meant)
    for said, meant in (
        (r"жертв", "жерт"),
        (r"физическихлиц", "физлиц"),
        (r"юрлиц", "юридическихлиц"),
        (r"от(\d+)до(\d+)лет", r"\1\2лет"),
        (r"лети(?:старше|более)", "летивыше"),
        (r"лиц(?:а)?синвалидностью", "инвалидов"),
    )
)


def heading_key(heading: str) -> str:
    """Return what a column's heading says, without spelling and without numbers of columns.

    Neither spaces, hyphens and line breaks nor the rows over which the words are spread tell one
    heading from another, nor do Latin letters that look like Cyrillic ones. Of a cell in two
    languages the part without Kazakh letters counts.

    >>> heading_key("Из графы 2 | в отношении  женщин")
    'вотношенииженщин'
    >>> heading_key("зарегистри-|рованных") == heading_key("зaрeгиcтриpованных")
    True
    """
    levels = (
        norm_key(_COLUMN_NUMBERS.sub(" ", fold(_russian_part(level)))).replace(" ", "")
        for level in heading.split("|")
    )
    key = "".join(levels)
    for said, meant in _SAME_WORDS:
        key = said.sub(meant, key)
    return key


def fold(text: str) -> str:
    """Return a text whose Latin letters are the Cyrillic ones that they look like.

    A text without any Cyrillic letter is left alone: it is another language. What is not seen,
    such as a soft hyphen, goes.

    >>> fold("Paздeл"), fold("R3")
    ('Раздел', 'R3')
    """
    seen = _UNSEEN.sub("", text)
    return seen.translate(_LOOK_ALIKES) if _CYRILLIC.search(seen) else seen


def _russian_part(level: str) -> str:
    parts = level.split("/")
    russian = [part for part in parts if not _KAZAKH.search(part) and _CYRILLIC.search(part)]
    return " ".join(russian) if russian and len(russian) < len(parts) else level
