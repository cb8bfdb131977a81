"""Two-sided intervals as Polars expressions, for whole columns at once."""

from statistics import NormalDist

import polars as pl


def normal_quantile(confidence: float) -> float:
    """Return the normal quantile of a two-sided interval at ``confidence``.

    Raises:
        ValueError: ``confidence`` is not between 0 and 1.

    >>> round(normal_quantile(0.95), 4)
    1.96
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(successes: str, trials: str, *, confidence: float = 0.95) -> list[pl.Expr]:
    """Return expressions for ``share``, ``low`` and ``high`` [fraction] of two count columns.

    Wilson's score interval keeps its coverage with few trials and shares near 0 or 1, where the
    textbook interval collapses to a point. Without trials all three are null.

    References:
        Wilson (1927), JASA 22:209-212.

    >>> pl.DataFrame({"k": [1], "n": [10]}).select(wilson("k", "n")).row(0)
    (0.1, 0.0178..., 0.4041...)
    """
    z = normal_quantile(confidence)
    k, n = pl.col(successes).cast(pl.Float64), pl.col(trials).cast(pl.Float64)
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    margin = z * ((share * (1 - share) + spread / 4) / n).sqrt() / (1 + spread)
    # The limits at 0 and at 1 are exact; computed, they can miss by a rounding error.
    low = pl.when(k == 0).then(0.0).otherwise(middle - margin)
    high = pl.when(k == n).then(1.0).otherwise(middle + margin)
    there = pl.col(trials) > 0
    return [
        pl.when(there).then(value).alias(name)
        for name, value in (("share", share), ("low", low), ("high", high))
    ]
