"""Did the law change anything: the months before and after, and the model between them."""

from typing import Any

import polars as pl

from analysis.answerable import add_months
from analysis.before_after import (
    monthly_counts,
    segmented_regression,
    smallest_detectable_ratio,
)
from analysis.legal import LAW_DATES
from analysis.public import cases as public_cases
from analysis.public import months as public_months
from analysis.public.cells import protected
from analysis.refusal import NotAnswerable
from analysis.series import no_monthly_series, of_series
from charts.series import monthly_figure
from report.answers.answer import Answer, Estimate
from report.asked import Asked
from words.sentences import series as said

#: Months of the table before the law; the figure shows all of them.
_MONTHS_BEFORE = 3


def before_after(asked: Asked) -> Answer:
    """Return the change of level at the chosen date, after trend and season.

    Raises:
        NotAnswerable: There are no months, too few of them, or they are protected.
    """
    counts = _monthly(asked)
    options = _options(asked)
    fit = segmented_regression(counts, **options)
    shown = counts.join(fit.fitted.drop("count"), on="month", how="left", maintain_order="left")
    since = add_months(asked.choices.law_date.replace(day=1), -_MONTHS_BEFORE)
    level = fit.estimates.filter(term="level").row(0, named=True)
    return Answer(
        said.level_change(
            fit.estimates,
            dispersion=fit.dispersion,
            detectable=_detectable(counts, options),
            reader=asked.reader,
        ),
        shown.filter(pl.col("month") >= since).reverse(),
        ("month", "count", "fitted", "counterfactual", "counterfactual_low",
         "counterfactual_high"),
        monthly_figure(
            shown,
            language=asked.reader,
            measure_label=asked.reader.text("Recorded cases a month"),
            signed=LAW_DATES["signed"],
            in_force=LAW_DATES["in_force"],
        ),
        Estimate(level["ratio"], "ratio", level["low"], level["high"]),
    )  # fmt: skip


def _monthly(asked: Asked) -> pl.DataFrame:
    if asked.is_published:
        raise no_monthly_series()
    code, region = asked.choices.series, asked.choices.region
    if asked.is_public and region is not None:
        raise protected()
    events = of_series(asked.cases(), code, region_code=region)
    grid = monthly_counts(events, date="registered_on", until=asked.until)
    if not asked.is_public:
        return grid
    found = public_cases.counted(asked.history())
    return public_months.series(found, grid, code)


def _options(asked: Asked) -> dict[str, Any]:
    return {
        "law_date": asked.choices.law_date,
        "transition_months": asked.choices.transition_months,
        "drop_provisional": True,
    }


def _detectable(counts: pl.DataFrame, options: dict[str, Any]) -> float | None:
    try:
        return smallest_detectable_ratio(counts, **options)
    except NotAnswerable:
        return None
