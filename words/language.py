"""One reader's language: messages, plurals, numbers and dates in Kazakh, Russian or English."""

import gettext
import io
import math
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

#: Codes in the order in which the switch shows them.
LANGUAGES = ("kk", "ru", "en")
DOMAIN = "dashboard"
CATALOGUES = Path(__file__).resolve().parent.parent / "locales"
_CLDR = {"kk": "kk", "ru": "ru", "en": "en_GB"}
_DAY = {"kk": "long", "ru": "d MMMM yyyy 'года'", "en": "long"}  # "г." would double a full stop
#: For the cells of a table, where a month in letters would take two lines more.
_SHORT_DAY = {"kk": "dd.MM.yyyy", "ru": "dd.MM.yyyy", "en": "d\u00a0MMM\u00a0yyyy"}
_MONTH_YEAR = {"kk": "yyyy 'ж'. MMMM", "ru": "LLLL yyyy 'года'", "en": "LLLL yyyy"}
_YEAR = {"kk": "yyyy 'жыл'", "ru": "yyyy 'год'", "en": "yyyy"}


@dataclass(frozen=True)
class Language:
    """Everything a text needs to know about its reader. One process serves many readers.

    Message ids are the English texts; values go in by name with ``str.format`` and are already
    formatted, so that a per cent sign or a brace in a value is never read as a format.
    """

    code: str
    catalogue: gettext.NullTranslations

    @property
    def locale(self) -> Locale:
        """Return the CLDR locale."""
        return _locale(self.code)

    def text(self, message: str, /, **values: object) -> str:
        """Return ``message`` in this language with ``values`` put in."""
        found = self.catalogue.gettext(message) if message else ""
        return found.format(**values) if values else found

    def plural(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Return the form of a message that fits ``n``; ``{n}`` is put in as a number."""
        found = self.catalogue.ngettext(singular, plural, n)
        return found.format(n=self.number(n), **values)

    def number(self, value: float, *, digits: int | None = None) -> str:
        """Return a number with this language's separators, to ``digits`` decimals if given."""
        if math.isinf(value):
            return "∞" if value > 0 else "−∞"
        pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def percent(self, share: float, *, digits: int = 0) -> str:
        """Return a share between 0 and 1 as per cent."""
        pattern = "0" + ("." + "0" * digits if digits else "") + "%"
        if self.code in ("kk", "ru"):
            pattern = pattern.replace(
                "%", "\u00a0%"
            )  # a no-break space, as both languages print it
        return format_percent(share, format=pattern, locale=self.locale)

    def date(
        self, value: date | None, precision: str | None = "day", *, is_short: bool = False
    ) -> str:
        """Return a date no more exactly than it is known; a missing one is a dash.

        Args:
            value: The date.
            precision: ``day``, ``month`` or ``year``: how exactly it is known.
            is_short: Write a day in the fewest letters, for the cell of a table.
        """
        if value is None:
            return "–"
        if precision == "year":
            return format_date(value, _YEAR[self.code], locale=self.locale)
        if precision == "month":
            return format_date(value, _MONTH_YEAR[self.code], locale=self.locale)
        days = _SHORT_DAY if is_short else _DAY
        return format_date(value, days[self.code], locale=self.locale)

    def moment(self, value: datetime | None) -> str:
        """Return a date and time of day, in the zone that ``value`` carries."""
        return "–" if value is None else format_datetime(value, "short", locale=self.locale)

    def place(self, row: dict[str, object], *, short: bool = False) -> str:
        """Return the name of a place from a row of ``REGION`` or ``DISTRICT``."""
        name = (short and row.get(f"short_{self.code}")) or row[f"name_{self.code}"]
        return str(name)


@cache
def _locale(code: str) -> Locale:  # a screen formats thousands of numbers
    return Locale.parse(_CLDR[code])


@cache
def language(code: str) -> Language:
    """Return the language with ``code``.

    Raises:
        ValueError: ``code`` is not one of ``LANGUAGES``.
    """
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}: expected one of {', '.join(LANGUAGES)}")
    return Language(code, _translations(CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.po"))


def preferred(tag: str | None, default: str = "ru") -> str:
    """Return the code of ours nearest to a browser's language tag such as ``kk-KZ``."""
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else default


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark ``message`` for the catalogues where it is stored; it is translated where shown."""
    return message


def _translations(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        catalogue = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
