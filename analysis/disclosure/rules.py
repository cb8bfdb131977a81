"""How many people or events a percentage or a rate takes."""

from typing import overload

import polars as pl

#: Below this many people no percentage is given.
FEWEST_FOR_A_PERCENTAGE = 30

#: Below this many events no rate is given; below the second it is marked unreliable.
FEWEST_FOR_A_RATE = 3
FEWEST_FOR_RELIABLE = 20


@overload
def percent_allowed(people: int) -> bool: ...
@overload
def percent_allowed(people: pl.Expr) -> pl.Expr: ...
def percent_allowed(people: int | pl.Expr) -> bool | pl.Expr:
    """Tell whether a percentage of so many people may be given: from 30 on.

    >>> percent_allowed(29), percent_allowed(30)
    (False, True)
    """
    return people >= FEWEST_FOR_A_PERCENTAGE


def with_share_status(table: pl.DataFrame, whole: str) -> pl.DataFrame:
    """Add ``status``: ``u`` (unreliable) where a share is of fewer than 30, else ``ok``.

    Args:
        table: Shares, for analysts: the public is shown none of so few.
        whole: The column with the number of people or sanctions that the share is of.

    >>> with_share_status(pl.DataFrame({"total": [29, 30]}), "total")["status"].to_list()
    ['u', 'ok']
    """
    enough = percent_allowed(pl.col(whole)).fill_null(value=False)
    return table.with_columns(status=pl.when(enough).then(pl.lit("ok")).otherwise(pl.lit("u")))


@overload
def rate_status(events: int) -> str: ...
@overload
def rate_status(events: pl.Expr) -> pl.Expr: ...
def rate_status(events: int | pl.Expr) -> str | pl.Expr:
    """Say how far a rate of so many events carries: ``none`` below 3, ``u`` below 20, ``ok``.

    >>> [rate_status(events) for events in (2, 3, 19, 20)]
    ['none', 'u', 'u', 'ok']
    """
    if isinstance(events, int):
        return str(pl.select(rate_status(pl.lit(events))).item())
    return (
        pl.when(events.is_null() | (events < FEWEST_FOR_A_RATE))
        .then(pl.lit("none"))
        .when(events < FEWEST_FOR_RELIABLE)
        .then(pl.lit("u"))
        .otherwise(pl.lit("ok"))
    )
