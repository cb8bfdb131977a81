"""Sentences as the browser gets them: escaped, with article numbers kept in one piece."""

import re
from html import escape
from typing import Final

#: "115-1", "115-1-бап", "1-М", "2-3": a browser would break a line after each hyphen.
_CODE: Final = re.compile(r"\d+(?:-\w+)+")


def prose(text: str) -> str:
    """Return ``text`` as HTML in which no number is parted from what a hyphen joins to it.

    >>> prose("ст. 115-1 УК & форма 1-М")
    'ст. <span class="whole">115-1</span> УК &amp; форма <span class="whole">1-М</span>'
    """
    return _CODE.sub(r'<span class="whole">\g<0></span>', escape(text))
