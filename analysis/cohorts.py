"""People sanctioned before and after the law, watched for equally long."""

from datetime import date

import polars as pl

from analysis.observations import require


def law_cohorts(follow_up: pl.DataFrame, *, law_date: date) -> pl.DataFrame:
    """Add the cohort of each person: sanctioned before the law, or on its day and later.

    Compare the cohorts with ``repeat_within``, which counts only people whose whole window was
    observed: a plain comparison would give the earlier cohort years more to reoffend.

    Args:
        follow_up: ``index_date`` and any other columns.
        law_date: First day of the later cohort.

    Returns:
        ``follow_up`` with ``cohort``: ``before`` or ``after``; null where the date is.

    Raises:
        ContractError: There is no ``index_date``.

    >>> people = pl.DataFrame({"index_date": [date(2025, 9, 15), date(2025, 9, 16)]})
    >>> law_cohorts(people, law_date=date(2025, 9, 16))["cohort"].to_list()
    ['before', 'after']
    """
    require(follow_up, ["index_date"], name="follow_up")
    later = pl.col("index_date") >= law_date
    return follow_up.with_columns(
        cohort=pl.when(later).then(pl.lit("after")).when(~later).then(pl.lit("before"))
    )
