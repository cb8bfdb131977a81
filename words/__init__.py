"""Words for readers: languages, catalogues and the sentences under the charts."""

from words.language import LANGUAGES, N_, Language, language, preferred

__all__ = ["LANGUAGES", "N_", "Language", "language", "preferred"]
