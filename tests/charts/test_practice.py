"""Figures of practice: parts, grounds and days drawn as they stand in the frame."""

import polars as pl
import pytest

from charts.practice import practice_figure
from charts.practice_parts import (
    practice_days_figure,
    practice_grounds_figure,
    practice_parts_figure,
)
from words import Language

SHARES = {"share": pl.Float64, "low": pl.Float64, "high": pl.Float64}
COUNTS = {"count": pl.Int64, "total": pl.Int64, **SHARES}


def test_a_long_step_goes_on_two_lines_and_the_rows_make_room(english: Language) -> None:
    step = {"label": "Verdict", "count": 5, "share": 0.5, "low": 0.2, "high": 0.8}
    short = practice_figure(pl.DataFrame([step]), language=english)
    steps = pl.DataFrame([step, step | {"label": "Sent to the court of first instance"}])
    both = practice_figure(steps, language=english)
    assert [note.text for note in both.layout.annotations] == [
        "Verdict: <b>5: 50% (20% to 80%)</b>",
        "Sent to the court of first instance:<br><b>5: 50% (20% to 80%)</b>",
    ]
    assert both.layout.height - 70 > 2 * (short.layout.height - 70)


def test_practices_stand_under_their_headings(english: Language) -> None:
    rows = [
        ("police", "refused", 20, 100, 0.2, 0.13, 0.29),
        ("court", "convicted", 0, 0, None, None, None),
    ]
    schema = {"practice": pl.String, "part": pl.String, **COUNTS}
    figure = practice_parts_figure(
        pl.DataFrame(rows, schema=schema, orient="row"), language=english
    )
    assert [trace.x[0] for trace in figure.data] == [0.2]
    assert figure.data[0].text[0] == "20% (20 of 100)"
    ticks = [tick.replace("<br>", " ") for tick in figure.layout.yaxis.ticktext]
    assert ticks == [
        "<b>Law-enforcement practice</b>", "Refused", "<b>Judicial practice</b>", "Convicted",
    ]  # fmt: skip


def test_a_ground_that_was_not_given_is_named_so(english: Language) -> None:
    rows = [
        ("refused", None, 1, 4, 0.25, 0.05, 0.7),
        ("terminated", "reconciliation", 3, 4, 0.75, 0.3, 0.95),
    ]
    schema = {"ended": pl.String, "ground": pl.String, **COUNTS}
    figure = practice_grounds_figure(
        pl.DataFrame(rows, schema=schema, orient="row"), language=english
    )
    ticks = [tick.replace("<br>", " ") for tick in figure.layout.yaxis.ticktext]
    assert ticks[1::2] == ["Ground not stated", "Reconciliation"]
    assert len({symbol for trace in figure.data for symbol in trace.marker.symbol}) == 2


def test_days_nobody_knows_are_named_and_not_drawn(english: Language) -> None:
    days = pl.DataFrame(
        {
            "between": ["conduct_to_report", "registration_to_outcome"],
            "known": [0, 7],
            "quarter": [None, 30.5],
            "median": [None, 47.0],
            "three_quarters": [None, 71.0],
        }
    )
    figure = practice_days_figure(days, language=english)
    assert [(trace.x[0], trace.y[0]) for trace in figure.data] == [(47.0, 1)]
    assert figure.data[0].error_x.array[0] == 24.0
    assert figure.data[0].error_x.arrayminus[0] == 16.5
    assert len(figure.layout.yaxis.ticktext) == 2


@pytest.mark.parametrize(
    "draw", [practice_parts_figure, practice_grounds_figure, practice_days_figure]
)
def test_an_empty_figure_is_never_drawn(draw, english: Language) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="columns missing"):
        draw(pl.DataFrame({"count": [1]}), language=english)
