"""Recognise what may be about a person, so that it is never shown, logged or kept.

The same patterns serve Python (headers) and SQL (cells; see ``sql/register/macros.sql``).
"""

import re

#: Kazakh mobile and city numbers written as such: +7 701 123 45 67, 8 (701) 123-45-67, 87011234567.
PHONE = r"(^|[^0-9])(\+?7|8)[ \-(]*7[0-9]{2}[ \-)]*[0-9]{3}[ \-]*[0-9]{2}[ \-]*[0-9]{2}($|[^0-9])"
EMAIL = r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}"
#: A patronymic: few words other than a person's end so.
NAME = r"(^|\s)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(вич|вна|ична|ұлы|улы|қызы|кызы)($|[\s,.;])"
TWELVE_DIGITS = r"(^|[^0-9])[0-9]{12}($|[^0-9])"

_PATTERNS = tuple(re.compile(pattern) for pattern in (PHONE, EMAIL, NAME))
_DIGITS = re.compile(r"(?<!\d)\d{12}(?!\d)")
_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def is_iin(digits: str) -> bool:
    """Tell whether twelve digits are a valid individual identification number (ИИН).

    The check digit is the weighted sum modulo 11 with weights 1 to 11; where that gives 10, with
    weights 3 to 11, 1, 2; where that gives 10 again, the number is not issued.
    """
    if len(digits) != 12 or not digits.isascii() or not digits.isdigit():
        return False
    numbers = [int(digit) for digit in digits]
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        remainder = sum(w * n for w, n in zip(weights, numbers, strict=False)) % 11
        if remainder < 10:
            return remainder == numbers[11]
    return False


def looks_personal(text: str) -> bool:
    """Tell whether a text holds an identification number, a phone, an e-mail or a patronymic."""
    return any(is_iin(found) for found in _DIGITS.findall(text)) or any(
        pattern.search(text) for pattern in _PATTERNS
    )
