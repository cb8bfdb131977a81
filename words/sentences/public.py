"""What is said of a table in which small counts are protected."""

from words.language import Language
from words.sentences.said import Said


def table(topic: str, *, context: str, reader: Language) -> Said:
    """Describe a protected table without a number, which might be one of the hidden ones.

    Args:
        topic: What the table is about, in the reader's language.
        context: What was counted, in the reader's language.
        reader: The reader's language.
    """
    return Said(
        finding=topic,
        context=context,
        text=reader.text(
            "Small counts of people, and others that would give them away, are hidden and marked "
            "c. Shares are given of 30 people or more."
        ),
        about=reader.text(
            "Counts from 1 to 4 are hidden, and as many others as it takes so that no hidden one "
            "can be worked out from totals, months, districts, another screen or an earlier "
            "release. A number that has changed by 1 to 4 since then is shown as it was, so that "
            "columns need not add up. A true zero is shown. The command line and the downloads "
            "hide the same numbers."
        ),
    )
