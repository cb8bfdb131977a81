"""Words for readers: languages, catalogues and the sentences under the charts."""

from words.language import LANGUAGES, N_, Language, language, preferred
from words.message import Message

__all__ = ["LANGUAGES", "N_", "Language", "Message", "language", "preferred"]
