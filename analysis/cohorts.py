"""Which people watched are compared with which: by the law's date, by their first sanction."""

from datetime import date

import polars as pl

from analysis.disclosure.rules import FEWEST_FOR_A_PERCENTAGE
from analysis.observations import require
from analysis.refusal import NotAnswerable
from words import N_


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


def sanctioned(follow_up: pl.DataFrame) -> pl.DataFrame:
    """Return the people as they are, if they were watched from a sanction.

    Who is watched from a case has no sanction yet. To sort these people by the one that they get
    later would be to sort them by what happened while they were watched.

    Raises:
        NotAnswerable: They were watched from the registration of a case.
    """
    if "sanction_type" in follow_up.columns:
        return follow_up
    raise NotAnswerable(
        N_(
            "People are watched from their first case here. Which sanction they get is decided "
            "later, so they cannot be compared by it."
        ),
        needed=N_("The same people watched from their first sanction."),
    )


def large_groups(
    follow_up: pl.DataFrame, *, by: str, needed: int = FEWEST_FOR_A_PERCENTAGE
) -> tuple[pl.DataFrame, int]:
    """Return the people of groups that are large enough for a curve, and how many are not.

    Args:
        follow_up: One row per person, with the column ``by``.
        by: Column of the groups; people without a group are left out.
        needed: The fewest people of a group.

    Raises:
        ContractError: There is no column ``by``.
        NotAnswerable: No group is large enough.

    >>> people = pl.DataFrame({"sanction_type": ["fine", "fine", "arrest"]})
    >>> kept, left_out = large_groups(people, by="sanction_type", needed=2)
    >>> kept.height, left_out
    (2, 1)
    """
    require(follow_up, [by], name="follow_up")
    known = follow_up.filter(pl.col(by).is_not_null())
    kept = known.filter(pl.len().over(by) >= needed)
    if kept.is_empty():
        raise NotAnswerable(N_("There are too few people for a percentage."))
    return kept, known[by].n_unique() - kept[by].n_unique()
