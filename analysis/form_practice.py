"""What one article's row of official Form 1-M says of practice, in the form's own counts."""

from typing import Final

import polars as pl

from contracts import FORM_1M_COUNT

#: Practice → the columns of section 1 that speak of it, in the order of a case. The form ends where
#: the court begins: of verdicts it says nothing.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "police": ("registered",),
    "investigation": (
        "in_production",
        "suspended",
        "term_expired",
        "terminated_exonerating",
        "terminated_non_exonerating",
    ),
    "court": (
        "sent_to_court",
        "sent_to_court_investigation",
        "sent_to_court_inquiry",
        "sent_to_court_protocol",
    ),
}


def form_practice(
    form: pl.DataFrame,
    *,
    article: str,
    region_code: str | None = None,
    dataset: str = "published",
) -> pl.DataFrame:
    """Return what the form counts at each step for one article.

    Each column is a count of its own of the same year. A case that was sent to court this year may
    have been registered in another one, and one ended for want of a crime is taken off the count of
    registered ones. So no column is divided by another.

    Args:
        form: As ``contracts.FORM_1M_COUNT``.
        article: For example ``"УК 115"``.
        region_code: Two digits; the sum of all regions by default.
        dataset: The name that the form came under.

    Returns:
        One row per column of ``COLUMNS`` that the form has, in that order: ``practice``,
        ``measure``, ``count``; none if the form lacks the article.

    Raises:
        ContractError: ``form`` is not a ``FORM_1M_COUNT`` frame.
    """
    order = [(p, m) for p, measures in COLUMNS.items() for m in measures]
    wanted = pl.DataFrame(order, schema=["practice", "measure"], orient="row")
    cells = FORM_1M_COUNT.check(form).filter(
        (pl.col("dataset") == dataset) & (pl.col("section") == "1") & (pl.col("article") == article)
    )
    if region_code is not None:
        cells = cells.filter(pl.col("region_code") == region_code)
    counted = cells.group_by("measure").agg(count=pl.col("value").sum())
    return wanted.join(counted, on="measure", how="inner", maintain_order="left")
