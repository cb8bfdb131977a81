"""Is a region unusual? Regions judged against their common rate, with the funnel to draw."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.public.cells import protected
from analysis.refusal import NotAnswerable
from analysis.small_areas import funnel, funnel_limits
from words import N_

_POINTS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """Regions beside what chance allows.

    Attributes:
        areas: The regions given, with the columns of ``small_areas.funnel``; empty where a region
            cannot be judged.
        limits: The funnel, as ``small_areas.funnel_limits`` returns it.
        reference: The common rate per 100,000.
    """

    areas: pl.DataFrame
    limits: pl.DataFrame
    reference: float


def judged(areas: pl.DataFrame, *, not_comparable: Sequence[str] = ()) -> Judged:
    """Judge each region against the common rate of all that can be judged.

    Args:
        areas: ``region_code``, ``count`` (null: hidden or not known), ``population``.
        not_comparable: Regions whose count covers other boundaries than their residents: they are
            neither judged nor part of the common rate.

    Raises:
        NotAnswerable: Fewer than three regions can be judged, or none of them had an event.

    >>> found = judged(pl.DataFrame({"region_code": ["11", "15", "19", "23"],
    ...                              "count": [6, 8, 12, 40], "population": [10_000] * 4}))
    >>> found.areas["flag"].to_list(), found.reference
    (['low_95', 'low_95', 'within', 'high_998'], 165.0)
    """
    comparable = ~pl.col("region_code").is_in(list(not_comparable))
    flagged = funnel(areas.with_columns(pl.when(comparable).then("count").alias("count")))
    seen = flagged.filter(pl.col("flag").is_not_null())
    events = int(seen["count"].sum())
    if seen.height < 3 and areas["count"].null_count():
        raise protected()
    if seen.height < 3 or not events:
        raise NotAnswerable(
            N_("Too few regions have both a count and residents to judge one against the others."),
            needed=N_("Counts of at least three regions, and an offence in one of them."),
        )
    people = seen["population"].cast(pl.Float64)
    reference = events / float(people.sum()) * 100_000
    first, last = 0.7 * float(people.to_numpy().min()), 1.05 * float(people.to_numpy().max())
    grid = [first + (last - first) * i / (_POINTS - 1) for i in range(_POINTS)]
    counts = flagged.drop("count").with_columns(areas["count"])
    return Judged(counts, funnel_limits(grid, reference=reference), reference)


def no_rates() -> NotAnswerable:
    """Return the refusal of rates for single statements and reported cases."""
    return NotAnswerable(
        N_("No rate is made from single statements or press reports: they do not cover a region."),
        needed=N_("A measure from Form 1-M above, or a register."),
    )
