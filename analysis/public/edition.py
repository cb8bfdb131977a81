"""What the public sees of a register in one release, or that it sees nothing of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import polars as pl

from analysis.public.cases import Counted, counted
from analysis.public.people import sanctions_by_fate
from analysis.public.releases import Register, history
from analysis.question import Source
from analysis.refusal import NotAnswerable
from contracts import CASE, DATASET, SANCTION

Protected = TypeVar("Protected")


def cases_of(edition: Source, dataset: str) -> Counted | None:
    """Count the cases of a register as the public sees them in this release.

    Returns:
        None where it sees nothing of them: the release has no such register, or none that can be
        counted.
    """
    return _seen(edition, dataset, counted)


def sanctions_of(edition: Source, dataset: str) -> pl.DataFrame | None:
    """Count the sanctions of a register as the public sees them in this release.

    Returns:
        As ``sanctions_by_fate``; None where it sees nothing of them.
    """
    return _seen(edition, dataset, sanctions_by_fate)


def _seen(
    edition: Source, dataset: str, count: Callable[[Sequence[Register]], Protected]
) -> Protected | None:
    known = edition.frame(DATASET).filter(dataset=dataset)
    if known.is_empty() or known["kind"][0] == "published":
        return None
    if all(edition.frame(one, dataset=dataset).is_empty() for one in (CASE, SANCTION)):
        return None
    try:
        return count(history(edition, dataset))
    except NotAnswerable:
        return None
