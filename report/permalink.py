"""The address of the screen that shows the same answer."""

from dataclasses import fields
from urllib.parse import urlencode

from analysis.legal import LAW_DATES
from report.asked import PUBLISHED, Asked, Choices
from report.questions import QUESTIONS

#: A choice → its name in an address, where the two differ.
_NAMES = {"law_date": "law", "transition_months": "transition"}
#: Where the dashboard stands unless somebody serves it elsewhere.
SITE = "http://127.0.0.1:8501"


def permalink(asked: Asked, code: str, *, site: str = SITE) -> str:
    """Return the address that reproduces an answer, in codes that mean the same in any language.

    Args:
        asked: What was asked.
        code: A key of ``QUESTIONS``.
        site: Where the dashboard is served, without a slash at the end.
    """
    question, usual = QUESTIONS[code], Choices()
    codes = {"lang": asked.reader.code}
    if asked.dataset["dataset"] != PUBLISHED:
        codes["data"] = str(asked.dataset["dataset"])
    for field in fields(asked.choices):
        value = getattr(asked.choices, field.name)
        if value is not None and value != getattr(usual, field.name):
            codes[_NAMES.get(field.name, field.name)] = str(value)
    day = asked.choices.law_date
    if day != usual.law_date:
        known = {date: name for name, date in LAW_DATES.items()}
        codes["law"] = known.get(day, day.isoformat())
    if asked.is_public:
        codes["seen"] = "public"
    return f"{site.rstrip('/')}/{question.screen}?{urlencode(codes)}"
