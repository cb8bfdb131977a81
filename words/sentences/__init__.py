"""The sentences under the charts, made from the frames that the charts are made from."""

from words.sentences.said import Said

__all__ = ["Said"]
