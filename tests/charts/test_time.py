"""Figures over time: what officials said, the law's steps, months, conduct."""

from datetime import date

import plotly.graph_objects as go
import polars as pl
import pytest

from charts.axes import month_ticks
from charts.law import add_law_markers, conduct_vs_law_figure, legal_timeline_figure
from charts.series import monthly_figure
from charts.statements import official_figures_figure
from words import Language, language


@pytest.fixture
def stated() -> pl.DataFrame:
    rows = [
        (date(2025, 10, 14), "registered", 2, False),
        (date(2025, 10, 13), "registered", 300, True),
        (date(2026, 2, 25), "sent_to_court", 36, False),
        (None, "sent_to_court", 51, False),
    ]
    frame = pl.DataFrame(
        rows, schema=["as_of_date", "indicator", "value", "is_conflict"], orient="row"
    )
    return frame.with_columns(as_of_date_precision=pl.lit("day"), speaker_or_body=pl.lit("Office"))


def test_contradicted_and_undated_figures_are_never_plotted(
    stated: pl.DataFrame, english: Language
) -> None:
    figure = official_figures_figure(stated, language=english)
    assert [(t.name, list(t.y)) for t in figure.data] == [
        ("Registered", [2]),
        ("Sent to court", [36]),
    ]
    assert "300" not in str(figure.to_plotly_json())


def test_statements_are_points_and_name_the_speaker(
    stated: pl.DataFrame, english: Language
) -> None:
    figure = official_figures_figure(stated, language=english)
    assert {trace.mode for trace in figure.data} == {"markers+text"}
    assert figure.data[0].hovertext[0] == "Registered: 2<br>14 October 2025<br>As stated by Office"
    assert len({trace.marker.symbol for trace in figure.data}) == 2


def test_only_conflicts_is_nothing_to_draw(stated: pl.DataFrame, english: Language) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        official_figures_figure(stated.filter(pl.col("is_conflict")), language=english)


def test_timeline_keeps_order_and_leaves_out_disagreements(english: Language) -> None:
    events = pl.DataFrame(
        {
            "date": [date(2025, 9, 16), date(2025, 6, 1), date(2025, 8, 20), None],
            "date_precision": ["day", "month", "day", None],
            "event": ["In force", "Senate", "Wrong date", "Undated"],
            "is_disagreement": [False, False, True, False],
        }
    )
    figure = legal_timeline_figure(events, language=english)
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["<b>June 2025</b><br>Senate", "<b>16 September 2025</b><br>In force"]
    assert list(figure.data[0].marker.symbol) == ["circle-open", "circle"]
    assert list(figure.data[0].y) == sorted(figure.data[0].y)


@pytest.mark.parametrize(
    ("code", "labels"),
    [("en", ["Oct<br>2025", "Jan<br>2026"]), ("ru", ["окт.<br>2025", "янв.<br>2026"]),
     ("kk", ["қаз.<br>2025", "қаң.<br>2026"])],
)  # fmt: skip
def test_months_are_in_the_readers_language(code: str, labels: list[str]) -> None:
    _, words = month_ticks(date(2025, 10, 1), date(2026, 1, 1), language(code))
    assert [words[0], words[-1]] == labels


def test_long_series_are_ticked_by_the_year() -> None:
    ticks, words = month_ticks(date(2019, 3, 1), date(2023, 6, 1), language("kk"))
    assert words == ["2020", "2021", "2022", "2023"]
    assert ticks[0] == date(2020, 1, 1)


def test_law_markers_leave_the_given_figure_alone(
    signed: date, in_force: date, english: Language
) -> None:
    bare = go.Figure()
    marked = add_law_markers(bare, signed, in_force, english)
    assert len(bare.layout.shapes) == 0
    assert [(s.x0, s.line.dash, s.name) for s in marked.layout.shapes] == [
        ("2025-07-16", "dash", "Signed 16 July 2025"),
        ("2025-09-16", "solid", "In force 16 September 2025"),
    ]


@pytest.fixture
def months() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "month": [date(2025, m, 1) for m in range(5, 10)],
            "count": [4, 5, 6, 9, 8],
            "provisional": [False, False, False, True, True],
            "fitted": [4.5, 4.6, None, 8.0, 8.1],
            "counterfactual": [None, None, None, 4.8, 4.9],
            "counterfactual_low": [None, None, None, 3.0, 3.1],
            "counterfactual_high": [None, None, None, 7.0, 7.2],
        }
    )


def test_counterfactual_is_dashed_with_its_band(
    months: pl.DataFrame, signed: date, in_force: date, english: Language
) -> None:
    figure = monthly_figure(
        months, language=english, measure_label="Cases", signed=signed, in_force=in_force,
        transition=(date(2025, 7, 1), date(2025, 8, 1)),
    )  # fmt: skip
    traces = {trace.name.replace("<br>", " "): trace for trace in figure.data}
    assert traces["Without the change"].line.dash == "dash"
    assert list(traces["95% interval without the change"].y) == [7.0, 7.2]
    assert traces["95% interval without the change"].fill == "tonexty"
    assert list(traces["Provisional"].x) == ["2025-08-01", "2025-09-01"]
    assert traces["Provisional"].marker.pattern.shape == "/"
    assert list(traces["Counted"].marker.symbol[2:4]) == ["circle", "circle-open"]
    assert len(figure.layout.shapes) == 3


def test_counts_alone_need_no_model(months: pl.DataFrame, english: Language) -> None:
    figure = monthly_figure(months.select("month", "count"), language=english, measure_label="x")
    assert [trace.name for trace in figure.data] == ["Counted"]


@pytest.fixture
def cases() -> pl.DataFrame:
    rows = [
        ("A", date(2025, 1, 1), "year", date(2025, 6, 1), "month", "before", None),
        ("B", date(2024, 10, 1), "month", date(2026, 2, 1), "month", "continuing", None),
        ("C", date(2025, 9, 19), "day", date(2025, 9, 19), "day", "after", date(2025, 10, 1)),
        ("D", date(2024, 5, 1), "day", None, None, "unknown", None),
        ("E", None, None, None, None, "unknown", None),
    ]
    names = ["case_key", "conduct_from", "conduct_from_precision", "conduct_to"]
    names += ["conduct_to_precision", "law_position", "verdict_on"]
    return pl.DataFrame(rows, schema=names, orient="row")


def bars(figure: go.Figure, case: str) -> list[tuple[str, int]]:
    """Each bar of a case: its first day and its length in days, the uncertain one first."""
    return [
        (base, length // 86_400_000)
        for trace in figure.data
        if trace.type == "bar"
        for key, base, length in zip(trace.customdata, trace.base, trace.x, strict=True)
        if key == case
    ]


def test_partial_dates_are_pale_and_certain_days_are_solid(
    cases: pl.DataFrame, english: Language
) -> None:
    figure = conduct_vs_law_figure(cases, language=english)
    # Began some day in October 2024, ended some day in February 2026.
    assert bars(figure, "B") == [("2024-10-01", 516), ("2024-10-31", 459)]
    # "2025" to "2025-06": no day is certain.
    assert bars(figure, "A") == [("2025-01-01", 181)]
    assert bars(figure, "C") == [("2025-09-19", 1), ("2025-09-19", 1)]


def test_every_case_keeps_its_row_and_open_ends_their_arrow(
    cases: pl.DataFrame, english: Language
) -> None:
    figure = conduct_vs_law_figure(cases, language=english)
    assert list(figure.layout.yaxis.ticktext) == ["D", "B", "A", "C", "E"]
    arrows = {t.name: list(t.customdata) for t in figure.data if t.type == "scatter"}
    assert arrows == {"Last day not known": ["D"], "Verdict": ["C"]}


def test_each_position_present_is_in_the_legend(cases: pl.DataFrame, english: Language) -> None:
    figure = conduct_vs_law_figure(cases, language=english)
    named = [t.name.replace("<br>", " ") for t in figure.data if t.type == "bar" and t.showlegend]
    assert named == [
        "Ended before the law",
        "Began before, went on after",
        "Began after the law",
        "Dates not known well enough",
    ]
    assert len(figure.layout.shapes) == 2
