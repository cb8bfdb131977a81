"""Months out of the cumulative figures of official Form 1-M."""

import polars as pl

from contracts import FORM_1M_COUNT

#: What one figure of the form is about, whatever its row and column were printed under.
SERIES = ("dataset", "region_code", "section", "article", "label", "measure")

MONTHLY = {
    **dict.fromkeys(SERIES, pl.String),
    "period_from": pl.Date,
    "period_to": pl.Date,
    "months": pl.Int64,
    "value": pl.Int64,
    "is_correction": pl.Boolean,
}


def monthly_from_cumulative(form: pl.DataFrame) -> pl.DataFrame:
    """Return what each report added to the one before it of the same year.

    The form counts from 1 January, so a month is the difference of two reports. Where a report is
    missing the difference spans several months, and says so. A difference below zero is a case
    taken off the register or counted elsewhere after all: it is kept and flagged, because setting
    it to zero would make the months exceed the year. The first report of a year is taken as it
    stands, and so is a row that the report before did not have: an article that is new to the
    form. A row or column is known by its article and measure, never by its number.

    Args:
        form: As ``contracts.FORM_1M_COUNT``. Cells without a measure are left out, and so are
            rows whose label stands twice in a section without an article to tell them apart.

    Returns:
        One row per series and report: ``dataset``, ``region_code``, ``section``, ``article``
        (null for a total), ``label`` (null for an article), ``measure``; ``period_from`` and
        ``period_to`` [both included], ``months`` [calendar months that it spans], ``value``
        [added], ``is_correction``; by series and day.
    """
    cells = (
        FORM_1M_COUNT.check(form)
        .filter(pl.col("measure").is_not_null())
        .with_columns(
            label=pl.when(pl.col("article").is_null()).then("label"),
            begins=pl.col("period_from"),
        )
    )
    if cells.is_empty():
        return pl.DataFrame(schema=MONTHLY)
    report = (*SERIES, "period_from", "period_to")
    alone = cells.filter(pl.len().over(report) == 1)
    before = pl.struct("value", "period_to").shift(1).over(*SERIES, "begins", order_by="period_to")
    return (
        alone.with_columns(before=before)
        .with_columns(
            value=pl.col("value") - pl.col("before").struct.field("value").fill_null(0),
            period_from=pl.coalesce(
                pl.col("before").struct.field("period_to").dt.offset_by("1d"), "period_from"
            ),
        )
        .with_columns(
            months=(
                12 * (pl.col("period_to").dt.year() - pl.col("period_from").dt.year())
                + pl.col("period_to").dt.month().cast(pl.Int64)
                - pl.col("period_from").dt.month().cast(pl.Int64)
                + 1
            ).cast(pl.Int64),
            is_correction=pl.col("value") < 0,
        )
        .select(list(MONTHLY))
        .sort(*SERIES, "period_to")
    )
