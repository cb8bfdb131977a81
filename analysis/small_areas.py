"""Rates of areas with few people: shrunk to the whole, and judged against it."""

from collections.abc import Sequence

import polars as pl

from analysis import validate
from analysis.rates import poisson_limits

#: The suffix of each pair of limits, and the level it stands for. Widest last: it decides.
_LEVELS = {"95": 0.95, "998": 0.998}


def empirical_bayes(areas: pl.DataFrame, *, per: float = 100_000) -> pl.DataFrame:
    """Shrink each area's rate towards the common one, the more the fewer people live there.

    The rate of a small area jumps with each single event. Marshall's global moment estimator
    weighs it against the rate of all areas together by how far the areas differ beyond chance.

    Args:
        areas: One row per area, in any order: ``count`` [events], ``population`` [people].
        per: The number of people that the rates refer to.

    Returns:
        ``areas`` with ``rate`` and ``rate_smoothed`` [events per ``per`` people] and ``weight``
        [fraction]: how much of the area's own rate is left (0: only the common rate is shown).
        All three are null where the population is 0 or unknown, or the count is.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A count or population is negative, or events happened where nobody lives.

    References:
        Marshall (1991), Applied Statistics 40:283-294, pp. 284-285.

    >>> areas = pl.DataFrame({"count": [2, 30, 40], "population": [1_000, 50_000, 100_000]})
    >>> empirical_bayes(areas)["rate_smoothed"].round(1).to_list()
    [52.3, 55.2, 41.9]
    """
    validate.areas(areas, where="empirical_bayes")
    validate.positive(per, "per")
    counted = _counted(areas)
    people, events = counted["population"].to_numpy(), counted["count"].to_numpy()
    total = float(people.sum())
    common = float(events.sum()) / total if total else 0.0
    spread = float((people * (events / people - common) ** 2).sum()) / total if total else 0.0
    beyond_chance = max(0.0, spread - common * counted.height / total) if total else 0.0
    own = pl.col("count") / pl.col("population")
    chance = common / pl.col("population")
    # Where the areas differ no more than by chance, 0 / 0 must not arise: nothing of an area's
    # own rate is left.
    weight = beyond_chance / (beyond_chance + chance) if beyond_chance else pl.lit(0.0)
    return areas.with_columns(
        pl.when(_is_counted()).then(value).alias(name)
        for name, value in (
            ("rate", own * per),
            ("rate_smoothed", (common + weight * (own - common)) * per),
            ("weight", weight),
        )
    )


def funnel(
    areas: pl.DataFrame, *, reference: float | None = None, per: float = 100_000
) -> pl.DataFrame:
    """Tell which areas differ from a common rate by more than chance would make them.

    An area is flagged when the number of events *expected* at the common rate lies outside the
    exact Poisson limits of the number observed, so one event more or less never decides by way of
    a rounded limit. One area in 20 is flagged at 95% by chance alone, one in 500 at 99.8%.

    Args:
        areas: One row per area, in any order: ``count`` [events], ``population`` [people].
        reference: The common rate per ``per`` people; by default that of all areas together.
        per: The number of people that ``reference`` refers to.

    Returns:
        ``areas`` with ``expected`` and ``low_95``, ``high_95``, ``low_998``, ``high_998`` (the
        limits of the observed number) [events], and ``flag``: ``low_998``, ``low_95``,
        ``within``, ``high_95`` or ``high_998``. All are null where the population is 0 or
        unknown, or the count is.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A count, population or ``reference`` is negative, or events happened where
            nobody lives.

    References:
        Spiegelhalter (2005), Statistics in Medicine 24:1185-1202. Garwood (1936).

    >>> areas = pl.DataFrame({"count": [4, 5, 30], "population": [10_000, 10_000, 30_000]})
    >>> funnel(areas, reference=50)["flag"].to_list()
    ['within', 'within', 'high_998']
    """
    validate.areas(areas, where="funnel")
    validate.positive(per, "per")
    if reference is not None and not 0 <= reference < float("inf"):
        raise ValueError(f"funnel: reference is {reference}, expected a rate of at least 0")
    counted = _counted(areas)
    people = float(counted["population"].sum())
    overall = float(counted["count"].sum()) / people if people else 0.0
    rate = overall if reference is None else reference / per
    flag: pl.Expr = pl.lit("within")
    limits: dict[str, pl.Expr] = {"expected": pl.col("population") * rate}
    observed = areas["count"].cast(pl.Float64).fill_null(0.0).to_numpy()
    for level, confidence in _LEVELS.items():
        low, high = (pl.Series(k) for k in poisson_limits(observed, confidence=confidence))
        limits |= {f"low_{level}": pl.lit(low), f"high_{level}": pl.lit(high)}
        above = pl.when(low > limits["expected"]).then(pl.lit(f"high_{level}"))
        flag = above.when(high < limits["expected"]).then(pl.lit(f"low_{level}")).otherwise(flag)
    return areas.with_columns(
        pl.when(_is_counted()).then(value).alias(name)
        for name, value in (limits | {"flag": flag}).items()
    )


def funnel_limits(
    populations: Sequence[float], *, reference: float, per: float = 100_000
) -> pl.DataFrame:
    """Return the funnel to draw: which observed rates are within the limits, by population.

    Args:
        populations: Where to draw the limits [people], each above 0.
        reference: The common rate per ``per`` people.
        per: The number of people that the rates refer to.

    Returns:
        One row per population, in the given order: ``population``, ``low_95``, ``high_95``,
        ``low_998``, ``high_998`` [events per ``per`` people]. An area whose rate is on a limit is
        within; beyond it, ``funnel`` flags it. The limits are steps, because events are whole.

    Raises:
        ValueError: A population is not above 0, or ``reference`` is negative.
    """
    frame = pl.DataFrame({"population": pl.Series(populations, dtype=pl.Float64)})
    validate.amounts(frame, "population", where="funnel_limits")
    validate.positive(per, "per")
    if not 0 <= reference < float("inf"):
        raise ValueError(f"funnel_limits: reference is {reference}, expected at least 0")
    from scipy.stats import poisson  # noqa: PLC0415 - a second of import, only for the drawing

    people = frame["population"].to_numpy()
    expected = people * reference / per
    drawn: dict[str, pl.Series] = {}
    for level, confidence in _LEVELS.items():
        tail = (1 - confidence) / 2
        for side, quantile in (("low", tail), ("high", 1 - tail)):
            events = poisson.ppf(quantile, expected)
            drawn[f"{side}_{level}"] = pl.Series(events / people * per)
    return frame.with_columns(**drawn)


def _is_counted() -> pl.Expr:
    return (pl.col("population") > 0) & pl.col("count").is_not_null()


def _counted(areas: pl.DataFrame) -> pl.DataFrame:
    return areas.filter(_is_counted()).select(pl.col("count", "population").cast(pl.Float64))
