"""A refusal as a result: why a question cannot be answered, what it takes, when to ask again."""

from datetime import date

from words import N_, Message

_SENTENCE = N_("Cannot be answered: {reason}")
_NEEDED = N_("Needed: {needed}")
_AVAILABLE = N_("There is: {available}")
_WHEN = N_("Earliest date: {when}")


class NotAnswerable(Exception):  # noqa: N818 - a refusal is a result, not an error
    """A question that these data cannot answer, and why.

    Screens and the command line print it in place of a number.

    Attributes:
        reason: Why not, as a whole sentence.
        needed: What an answer would take.
        available: What there is.
        when: The earliest day on which the question may become answerable.
    """

    def __init__(
        self,
        reason: Message | str,
        needed: Message | str | None = None,
        available: Message | str | None = None,
        when: date | None = None,
    ) -> None:
        self.reason = _message(reason)
        self.needed = None if needed is None else _message(needed)
        self.available = None if available is None else _message(available)
        self.when = when
        super().__init__(self.reason, self.needed, self.available, self.when)

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Return the refusal as the sentences to print one after another."""
        parts = (
            (_SENTENCE, "reason", self.reason),
            (_NEEDED, "needed", self.needed),
            (_AVAILABLE, "available", self.available),
            (_WHEN, "when", self.when),
        )
        return tuple(Message(t, {name: value}) for t, name, value in parts if value is not None)

    def __str__(self) -> str:
        """Return the refusal in English."""
        return " ".join(str(sentence) for sentence in self.sentences)


def _message(text: Message | str) -> Message:
    return text if isinstance(text, Message) else Message(text)
