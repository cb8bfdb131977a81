"""How many cases are known, and by whom: figures as officials stated them."""

import polars as pl

from analysis import statements
from charts.statements import official_figures_figure
from contracts import OFFICIAL_FIGURE
from report.answers.answer import Answer, Estimate, drawn
from report.asked import Asked
from words.sentences import overview


def official_figures(asked: Asked) -> Answer:
    """Return the national figures as stated, newest first in the table."""
    figures = asked.frame(OFFICIAL_FIGURE)
    stalking = statements.about_stalking(figures).filter(region_code=statements.NATIONAL)
    newest = statements.newest(figures, indicator="sent_to_court")
    return Answer(
        overview.official_figures(newest, asked.reader),
        stalking.reverse(),
        ("as_of_date", "indicator", "value", "unit", "speaker_or_body", "is_conflict"),
        drawn(
            stalking.filter(~pl.col("is_conflict") & pl.col("as_of_date").is_not_null()),
            lambda: official_figures_figure(stalking, language=asked.reader),
        ),
        None if newest.is_empty() else Estimate(newest["value"][0], "cases"),
    )
