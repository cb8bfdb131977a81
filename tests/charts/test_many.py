"""A register of a million cases gives figures that a browser can still draw."""

from datetime import date, timedelta

import polars as pl

from charts.penalties import MOST_MARKS, fine_severity_figure
from charts.survival import MOST_STEPS, repeat_offence_figure
from words import Language

MANY = 5_001


def fines(n: int) -> pl.DataFrame:
    days = [date(2025, 9, 16) + timedelta(days=i % 300) for i in range(n)]
    return pl.DataFrame({"imposed_on": days, "fine_mci": [float(i % 200) for i in range(n)]})


def test_few_fines_are_all_drawn(english: Language) -> None:
    figure = fine_severity_figure(fines(MOST_MARKS), language=english)
    assert sum(len(trace.x) for trace in figure.data) == MOST_MARKS
    assert figure.layout.xaxis.title.text is None


def test_of_many_fines_an_even_part_is_drawn_and_the_axis_says_so(english: Language) -> None:
    figure = fine_severity_figure(fines(MANY), language=english)
    drawn = [day for trace in figure.data for day in trace.x]
    assert len(drawn) == 1_667
    assert (min(drawn), max(drawn)) == (date(2025, 9, 16), date(2026, 7, 12))
    assert figure.layout.xaxis.title.text == "One fine in 3 is drawn, evenly by date"


def test_long_curve_keeps_its_shape_in_fewer_steps(english: Language) -> None:
    days = range(1, MANY + 1)
    share = [0.5 * day / MANY for day in days]
    curve = pl.DataFrame(
        {"day": days, "share": share, "share_low": share, "share_high": share}
    ).with_columns(at_risk=MANY - pl.col("day"), reoffended=1)
    figure = repeat_offence_figure(curve, language=english)
    line = next(trace for trace in figure.data if trace.hovertext is not None)
    assert len(line.x) <= MOST_STEPS + 3
    assert (line.x[-2], line.y[-2]) == (MANY, 0.5)
    assert all(abs(y - 0.5 * x / MANY) < 1e-9 for x, y in zip(line.x, line.y, strict=True))
