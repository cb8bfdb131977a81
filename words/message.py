"""A sentence that travels: said where a fault is found, put into words where it is read."""

from dataclasses import dataclass, field
from datetime import date

from words.language import Language, language


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the catalogues with its values, not yet in anybody's language.

    Attributes:
        template: The English message id, marked with ``N_`` where it is written.
        values: What goes into its placeholders. Numbers and dates are formatted for the reader,
            a nested message is put into the reader's language; other values are shown as they are.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def text(self, reader: Language) -> str:
        """Return the sentence in the reader's language."""
        return reader.text(self.template, **{k: _shown(v, reader) for k, v in self.values.items()})

    def __str__(self) -> str:
        """Return the sentence in English, for logs and exceptions."""
        return self.text(language("en"))


def _shown(value: object, reader: Language) -> str:
    if isinstance(value, Message):
        return value.text(reader)
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int | float):
        return reader.number(value)
    if isinstance(value, date):
        return reader.date(value)
    return str(value)
