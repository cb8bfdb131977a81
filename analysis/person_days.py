"""Who did what on which day, as sorted numbers: ten million rows are looked up in a second."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]

#: Days are told apart by this many bits of a number, from 5,700 years before 1970 to as many after.
_DAY_BITS = 22
_SHIFT = 1 << (_DAY_BITS - 1)


def person_codes(*frames: pl.DataFrame, keys: Sequence[str]) -> list[Ints]:
    """Return a number for each row, the same wherever all ``keys`` are; -1 where one is empty.

    Numbers are compared many times faster than texts, and take an eighth of their room.
    """
    heights = np.cumsum([frame.height for frame in frames])[:-1]
    codes = np.zeros(0, dtype=np.int64)
    for at, key in enumerate(keys):
        column = pl.concat([frame[key].cast(pl.String) for frame in frames])
        own = column.cast(pl.Categorical).to_physical()
        part = own.cast(pl.Int64).fill_null(-1).to_numpy()
        if at == 0:
            codes = part
            continue
        empty = (codes < 0) | (part < 0)
        # Made dense again after each key, so that no product outgrows 64 bits.
        joint = codes * (int(part.max(initial=0)) + 1) + part
        codes = np.unique(joint, return_inverse=True)[1].astype(np.int64)
        codes[empty] = -1
    return np.split(codes, heights)


def person_days(codes: Ints, days: pl.Series) -> Ints:
    """Return people and days as one rising number each; rows without either are left out."""
    known = (codes >= 0) & days.is_not_null().to_numpy()
    return np.sort(_packed(codes, days)[known])


def earlier(book: Ints, codes: Ints, days: pl.Series) -> Ints:
    """Return how many entries of ``book`` each person has before the day, that day not included."""
    wanted = _packed(codes, days)
    start = np.left_shift(codes, _DAY_BITS)
    found = _places(book, wanted) - _places(book, start)
    return np.where((codes >= 0) & days.is_not_null().to_numpy(), found, 0)


def next_day(book: Ints, codes: Ints, days: pl.Series) -> pl.Series:
    """Return the day of each person's first entry after the day, that day not included, or null."""
    if not len(book):
        return pl.Series([None] * len(codes), dtype=pl.Date)
    place = _places(book, _packed(codes, days) + 1)
    found = book[np.minimum(place, len(book) - 1)]
    is_own = (place < len(book)) & (np.right_shift(found, _DAY_BITS) == codes)
    is_own &= (codes >= 0) & days.is_not_null().to_numpy()
    day = (found & ((1 << _DAY_BITS) - 1)) - _SHIFT
    return pl.DataFrame({"day": day, "is_own": is_own}).select(
        pl.when("is_own").then(pl.col("day").cast(pl.Int32)).cast(pl.Date)
    )["day"]


def _packed(codes: Ints, days: pl.Series) -> Ints:
    number = days.cast(pl.Date).to_physical().cast(pl.Int64).fill_null(0).to_numpy() + _SHIFT
    packed: Ints = np.left_shift(codes, _DAY_BITS) + number
    return packed


def _places(book: Ints, wanted: Ints) -> Ints:
    """Return where each number would stand; looked up in order, which reads memory in order."""
    order = np.argsort(wanted)
    found = np.empty(len(wanted), dtype=np.int64)
    found[order] = np.searchsorted(book, wanted[order])
    return found
