"""What officials stated of each step from the complaint to the sentence, gaps included."""

from typing import Final

import polars as pl

from analysis.statements import NATIONAL, newest

#: The steps of a case, as far as officials name them.
STEPS: Final = ("registered", "in_progress", "terminated", "sent_to_court", "convicted")


def stated_steps(figures: pl.DataFrame, *, region_code: str = NATIONAL) -> pl.DataFrame:
    """Return the newest statement of each step, and an empty row for each step nobody spoke of.

    The statements are of different days and bodies, so they make no funnel: the later step may well
    be the larger number.

    Args:
        figures: As ``contracts.OFFICIAL_FIGURE``. Contradicted figures are left out.
        region_code: ``"00"`` for the country, else two digits.

    Returns:
        Steps in order, each with its newest dated statement and every undated one: the columns of
        ``figures`` with ``count``; null in all but ``indicator`` where nothing was stated.

    >>> import contracts
    >>> stated_steps(contracts.OFFICIAL_FIGURE.empty())["count"].to_list()
    [None, None, None, None, None]
    """
    said = [newest(figures, indicator=step, region_code=region_code) for step in STEPS]
    order = pl.DataFrame({"indicator": STEPS})
    return order.join(
        pl.concat(said), on="indicator", how="left", maintain_order="left_right"
    ).with_columns(count=pl.col("value"))


def known_outcomes(cases: pl.DataFrame) -> pl.DataFrame:
    """Count the publicly reported cases under article 115-1 by outcome.

    Args:
        cases: As ``contracts.DOCUMENTED_CASE``; one whose outcome is not reported counts too.

    Returns:
        ``outcome`` (null: not reported) and ``count``, by falling count.
    """
    return (
        cases.filter(pl.col("legal_basis").str.contains("УК 115-1", literal=True))
        .group_by("outcome")
        .agg(count=pl.len().cast(pl.Int64))
        .sort(-pl.col("count"), "outcome", nulls_last=True)
    )
