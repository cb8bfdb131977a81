"""A sentence that travels: values are put in for the reader, not for the writer."""

from datetime import date

import pytest

from words import LANGUAGES, Message, language

DATED = "Data to {day}."


def test_numbers_and_dates_are_formatted_for_the_reader() -> None:
    message = Message(DATED, {"day": date(2026, 3, 3)})
    assert message.text(language("ru")) == "Данные по состоянию на 3 марта 2026 года."
    assert message.text(language("en")) == "Data to 3 March 2026."
    many = Message("{n} in all.", {"n": 12_345})
    assert many.text(language("en")) == "12,345 in all."
    assert "12\u00a0345" in many.text(language("kk"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_nested_message_is_said_in_the_same_language(code: str) -> None:
    inner = Message("There are too few people for a percentage.")
    outer = Message("Cannot be answered: {reason}", {"reason": inner})
    reader = language(code)
    assert outer.text(reader) == reader.text(outer.template, reason=inner.text(reader))


def test_text_for_logs_is_english() -> None:
    assert str(Message(DATED, {"day": date(2026, 3, 3)})) == "Data to 3 March 2026."


@pytest.mark.parametrize(("value", "shown"), [(True, "True"), (None, "None"), (0, "0"),
                                              (float("inf"), "∞"), ("{n} %", "{n} %")])  # fmt: skip
def test_other_values_are_shown_as_they_are(value: object, shown: str) -> None:
    assert str(Message("Data to {day}.", {"day": value})) == f"Data to {shown}."
