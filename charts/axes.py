"""Ticks in the reader's language: months and years, shares, ratios."""

import math
from collections.abc import Iterable
from datetime import date

import plotly.graph_objects as go
from babel.dates import format_date

from words import Language

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_RATIOS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)


def month_ticks(
    first: date, last: date, language: Language, *, most: int = 5
) -> tuple[list[date], list[str]]:
    """Return at most ``most`` month ticks from ``first`` to ``last`` and their labels.

    Plotly knows no Kazakh months, so labels are given word by word. The year stands under the
    first label and under each January; ticks further than a year apart carry the year alone.
    """
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((s for s in _MONTH_STEPS if (end - start) // s < most), _MONTH_STEPS[-1])
    months = [m for m in range(start, end + 1) if m % step == 0] or [start]
    ticks = [date(m // 12, m % 12 + 1, 1) for m in months]
    if step >= 12:
        return ticks, [str(tick.year) for tick in ticks]
    labels, year = [], 0
    for tick in ticks:
        name = format_date(tick, "LLL", locale=language.locale)
        labels.append(name if tick.year == year else f"{name}<br>{tick.year}")
        year = tick.year
    return ticks, labels


def set_month_axis(
    figure: go.Figure, dates: Iterable[date | None], language: Language, *, pad_days: int = 0
) -> None:
    """Give the horizontal axis month ticks over all of ``dates``."""
    known = sorted(day for day in dates if day is not None)
    if not known:
        return
    ticks, labels = month_ticks(known[0], known[-1], language)
    figure.update_xaxes(type="date", tickmode="array", tickvals=ticks, ticktext=labels, tickangle=0)
    if pad_days:
        low = date.fromordinal(known[0].toordinal() - pad_days)
        figure.update_xaxes(range=[low, date.fromordinal(known[-1].toordinal() + pad_days)])


def share_ticks(highest: float, language: Language) -> tuple[list[float], list[str]]:
    """Return ticks from 0 to just above ``highest`` (a share, at most 1) as per cent."""
    top = min(1.0, max(highest, 0.01))
    step = next(s for s in (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25) if top / s <= 5)
    ticks = [i * step for i in range(math.ceil(top / step - 1e-9) + 1)]
    digits = 0 if step >= 0.01 else 1
    return ticks, [language.percent(tick, digits=digits) for tick in ticks]


def ratio_ticks(low: float, high: float, language: Language) -> tuple[list[float], list[str]]:
    """Return ticks for a logarithmic axis of ratios; 1, "no change", is always among them."""
    inside = [r for r in _RATIOS if low * 0.8 <= r <= high * 1.25 or r == 1.0]
    return inside, [language.number(r) for r in inside]


def ratio_range(lows: Iterable[float | None], highs: Iterable[float | None]) -> tuple[float, float]:
    """Return the finite ends of an axis of ratios that shows 1 and every finite bound."""
    values = [v for v in (*lows, *highs) if v is not None and math.isfinite(v) and v > 0]
    return max(0.01, min([*values, 0.5])), min(100.0, max([*values, 2.0]))
