"""What the texts of Form 1-M say: articles in its labels, sections, counts."""

import re
from collections.abc import Iterable, Iterator

from etl.form_1m.headings import fold

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_SUPERSCRIPTS = str.maketrans({"¹": "-1", "²": "-2", "³": "-3", "⁴": "-4"})
_LATIN = str.maketrans("ct", "ст")
_LABEL = re.compile(
    r"(?P<bap>\b\d{1,3}(?:\s*-\s*\d{1,3})?(?:(?:\s*,\s*|\s+(?:және|мен)\s+)\d{1,3}(?:-\d{1,3})?)*"
    r"\s*-?\s*ба[бп]\w*)"
    r"|(?P<part_kk>\b\d{1,2}(?:\s*,\s*\d{1,2})*\)?\s*-?\s*(?:бөлі[гк]\w*|тарма[қғ]\w*|б\.|т\.))"
    r"|(?P<st>\b(?:ст|статья|статьи|статей|статьям)\b\.*)"
    r"|(?P<glued>\bст(?=\d))"
    r"|(?P<part>\b(?:ч|част\w*|п|пп|пункт\w*|подпункт\w*)\b[.\s]*\d+(?:\s*,\s*\d(?![\d-]))*\)?)"
    r"|(?P<number>\d{1,3}(?:\s*-\s*\d{1,3})?)"
    r"|(?P<other_law>\b(?:упк|коап|уик|гк|гпк)\b)"
    r"|(?P<law_kk>\b(?:қк|қпк|әқбтк|қак|апк)\b)"
    r"|(?P<join>и\b|[\s,;./()]+)"
    r"|(?P<word>\w+|.)"
)

_SECTION = re.compile(r"раздел\w*\s*№?\s*(\d{1,2})(?:(?:\s*-\s*|\.)(\d{1,2})(?!\d))?")
_SECTION_KK = re.compile(r"\b(\d{1,2})(?:\s*-\s*(\d{1,2}))?\s*-?\s*бөлім")
_SECTION_KK_BEFORE = re.compile(r"\bбөлім\w*\s*№?\s*(\d{1,2})(?:(?:\s*-\s*|\.)(\d{1,2})(?!\d))?")
_APPENDIX = re.compile(r"приложение\s*№?\s*(\d{1,2})(?!\d)(?!\s*к\s+приказ)")
_APPENDIX_KK = re.compile(r"(?<!бұйрығына )(?<!бұйрыққа )\b(\d{1,2})\s*-?\s*қосымша(?!ға)")
_TAB = re.compile(r"^[rр][^\W\d]{0,6}[\s_.№-]*(\d{1,2})(?:[\s_.-]+(\d{1,2}))?$")
_APPENDIX_TAB = re.compile(r"^(?:pril|прил)[^\W\d]*[\s_.№-]*(\d{1,2})$")
_SECTIONS_KK = (_SECTION_KK, _SECTION_KK_BEFORE)
_SECTIONS = (_SECTION, *_SECTIONS_KK)
_APPENDICES = (_APPENDIX, _APPENDIX_KK)

NOT_APPLICABLE = frozenset({"x", "х"})
_NONE = frozenset({"-", "--", "---"})
_COUNT = re.compile(r"([+-]?)(\d{1,12})(?:[.,]0+)?")
_NUMBER = re.compile(r"[+-]?\d+[.,]\d+")
MAX_COUNT = 10**12


def article_of(label: str) -> str | None:
    """Return the article that a row of the form counts, as the form numbers it.

    A row for a part of an article is kept apart from the row for all of it: "99 ч.1" is not "99".
    A row that sums several articles, and a row without any, has none.

    >>> article_of("Угроза (ст.115) "), article_of("Сталкинг (ст.115-1)"), article_of("тяжкие")
    ('115', '115-1', None)
    >>> article_of("Убийство (ст.99 ч.1)"), article_of("Кража (ч.2 ст. 188)")
    ('99 ч.1', '188 ч.2')
    >>> article_of("Сталкинг (115-1-бап)"), article_of("Кісі өлтіру (ҚК 99-бабының 1-бөлігі)")
    ('115-1', '99 ч.1')
    >>> article_of("Хищения (ст.ст.188-190)"), article_of("(ст.24 ч.1, ст.99 УК)")
    (None, None)
    """
    found = {(number, part) for number, part in _articles(label)}
    if len(found) != 1:
        return None
    ((number, part),) = found
    return f"{number} {part}" if part else number


def names_article(label: str) -> bool:
    """Return whether a label names any article, be it one or several."""
    return next(_articles(label), None) is not None


def _articles(label: str) -> Iterator[tuple[str, str]]:
    """Yield each article that a label names, and the part of it, if one is named."""
    text = label.casefold().translate(_SUPERSCRIPTS).translate(_DASHES).replace("ё", "е")
    text = re.sub(r"\b[ct]{1,2}т?(?=[.\s\d])|\bсt(?=[.\s\d])", _cyrillic, text)
    found: list[tuple[str, str]] = []
    before, inside, is_other_law = "", False, False
    for token in _LABEL.finditer(text):
        kind, said = token.lastgroup, token.group()
        if kind in {"st", "glued"}:
            inside = True
        elif kind == "law_kk":  # it stands before its articles
            is_other_law = said != "қк"
        elif kind == "bap" and not is_other_law:
            listed = re.findall(r"\d+(?:\s*-\s*\d+)?", said)
            found += [(number, "") for one in listed for number in _numbers(one)]
        elif kind == "number" and inside:
            found += [(number, before) for number in _numbers(said)]
            before = ""
        elif kind in {"part", "part_kk"}:
            part = _part(said)
            if found and (inside or kind == "part_kk"):
                number, known = found[-1]
                found[-1] = (number, f"{known} {part}".strip())
            else:
                before = f"{before} {part}".strip()
        elif kind == "other_law":
            found, before, inside = [], "", False
        elif kind == "word":
            inside = False
    yield from found


def _cyrillic(found: re.Match[str]) -> str:
    return found.group().translate(_LATIN)


def _part(said: str) -> str:
    word = "ч" if said.startswith("ч") or "б" in said else "п"
    return f"{word}.{','.join(re.findall(r'[0-9]+', said))}"


def _numbers(said: str) -> list[str]:
    """Return the article numbers of "115", "115-1" (one article) or "188-190" (a range)."""
    first, dash, second = (part.strip() for part in said.partition("-"))
    if not dash:
        return [first]
    if int(second) > int(first):
        return [first, second]
    return [f"{first}-{int(second)}"]


def section_of(title: str, tab: str) -> str | None:
    """Return which section of the form a sheet is: "1", "3-1", "appendix-5"; None: no section.

    The title on the sheet goes before the name on its tab, which people change.

    >>> section_of("Раздел 3-1. Сведения о количестве жертв", "R3-1"), section_of("", " R 3_1 ")
    ('3-1', '3-1')
    >>> section_of("Приложение 1 к приказу Генерального Прокурора", "PRIL11")
    'appendix-11'
    """
    said = " ".join(fold(title).casefold().translate(_DASHES).split())
    name = " ".join(tab.casefold().translate(_DASHES).split())
    if found := _first(_SECTIONS, said):
        return "-".join(part for part in found.groups() if part)
    if found := _first(_APPENDICES, said):
        return f"appendix-{found[1]}"
    if found := _TAB.match(name) or _first(_SECTIONS_KK, fold(name)):
        return "-".join(part for part in found.groups() if part)
    found = _APPENDIX_TAB.match(name) or _APPENDIX_KK.search(fold(name))
    return f"appendix-{found[1]}" if found else None


def _first(patterns: Iterable[re.Pattern[str]], said: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(said))), None)


def count_of(cell: str) -> tuple[int | None, str | None]:
    """Return a cell's count, and what is wrong with it.

    A dash means none. "x" marks a cell that cannot be filled and, like an empty one, is no count.

    >>> count_of("1 234"), count_of("-"), count_of(""), count_of("1,5"), count_of("много")
    ((1234, None), (0, None), (None, None), (None, 'form_fraction'), (None, 'form_not_a_number'))
    """
    said = re.sub(r"[\s'’]", "", cell.translate(_DASHES)).casefold()
    if not said or said in NOT_APPLICABLE:
        return None, None
    if said in _NONE:
        return 0, None
    if found := _COUNT.fullmatch(said):
        return int(found[1] + found[2]), None
    return None, "form_fraction" if _NUMBER.fullmatch(said) else "form_not_a_number"
