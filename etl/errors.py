"""What the person at the keyboard can mend, apart from what only a programmer can."""

from words import Language, Message, language


class DataRefused(Exception):  # noqa: N818 - it says what happened to the data
    """Data or a request that cannot be accepted; says what, where, what is expected, what next.

    Attributes:
        messages: Every fault found, each a sentence still to be put into the reader's language.
            They name files, lines, columns and codes, never a person.
    """

    def __init__(self, *messages: Message) -> None:
        super().__init__(*messages)
        self.messages = messages

    def text(self, reader: Language) -> str:
        """Return all faults in the reader's language, one a line."""
        return "\n".join(message.text(reader) for message in self.messages)

    def __str__(self) -> str:
        return self.text(language("en"))
