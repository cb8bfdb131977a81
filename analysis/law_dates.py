"""The change at each date that may be called the law's, so that none of them stands alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from analysis.before_after import crude_change, segmented_regression
from analysis.legal import LAW_DATES
from analysis.refusal import NotAnswerable

_LIMITS = dict.fromkeys(("ratio", "low", "high", "p_value"), pl.Float64)
_SCHEMA = {"law_date": pl.Date, **_LIMITS, "is_chosen": pl.Boolean, "is_crude": pl.Boolean}


def change_by_law_date(
    monthly: pl.DataFrame,
    *,
    law_date: date,
    dates: Iterable[date] = tuple(LAW_DATES.values()),
    transition_months: int = 0,
) -> pl.DataFrame:
    """Estimate the change of level at every date, and the plain ratio at the chosen one.

    Args:
        monthly: As ``monthly_counts`` returns it. Provisional months are left out.
        law_date: The date chosen; it is among the rows whether or not it is one of ``dates``.
        dates: The other dates.
        transition_months: Months from the date that belong to neither side of a model.

    Returns:
        One row per date, by date, and last the plain ratio: ``law_date``, ``ratio`` with ``low``,
        ``high`` (95 %), ``p_value``, ``is_chosen``, ``is_crude``. Null where the model cannot be
        fitted at a date that is not the chosen one.

    Raises:
        NotAnswerable: The model cannot be fitted at the chosen date, or the plain ratio not formed.
    """
    rows = []
    for day in sorted({*dates, law_date}):
        limits: dict[str, Any] = dict.fromkeys(_LIMITS)
        try:
            fit = segmented_regression(
                monthly, law_date=day, transition_months=transition_months, drop_provisional=True
            )
        except NotAnswerable:
            if day == law_date:
                raise
        else:
            found = fit.estimates.filter(term="level").row(0, named=True)
            limits = {name: found[name] for name in limits}
        rows.append(limits | {"law_date": day, "is_chosen": day == law_date, "is_crude": False})
    change = crude_change(monthly, law_date=law_date, drop_provisional=True)
    plain = {name: getattr(change, name) for name in _LIMITS}
    rows.append(plain | {"law_date": law_date, "is_chosen": False, "is_crude": True})
    return pl.DataFrame(rows, schema=_SCHEMA)
