"""Whether people come back more often after a fine than others who are like them on record."""

from collections.abc import Sequence

import polars as pl

from analysis.adjusted import AdjustedComparison, adjusted_comparison
from analysis.cohorts import sanctioned
from analysis.observations import require

#: Known on the day of the sanction. What is not recorded cannot be held equal.
COVARIATES = ("prior_cases", "suspect_sex", "relationship")
REPEATS = 500


def fines_against_others(
    follow_up: pl.DataFrame, *, articles: Sequence[str] = (), days: int
) -> AdjustedComparison:
    """Compare people fined with people given another principal sanction.

    Args:
        follow_up: People as ``analysis.repeat_offences.follow_up`` returns them.
        articles: Only people whose first sanction was under one of these; all if empty.
        days: Length of the window [days].

    Returns:
        Fines minus others per 100 people, plain and adjusted for ``COVARIATES``.

    Raises:
        ContractError: A column is missing.
        NotAnswerable: Too few people, no overlap between the two groups, or people are not
            watched from a sanction.
    """
    people = sanctioned(follow_up)
    require(people, ["is_principal", "article"], name="follow_up")
    people = people.filter("is_principal")
    if articles:
        people = people.filter(pl.col("article").is_in(list(articles)))
    is_fined = pl.col("sanction_type") == "fine"
    return adjusted_comparison(
        people.with_columns(arm=pl.when(is_fined).then(pl.lit("fine")).otherwise(pl.lit("other"))),
        treatment="fine",
        control="other",
        covariates=COVARIATES,
        days=days,
        column="arm",
        repeats=REPEATS,
    )
