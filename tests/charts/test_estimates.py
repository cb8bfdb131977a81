"""Figures of estimates: an interval beside every one, and a word where there is none."""

from datetime import date

import polars as pl
import pytest

from charts.effects import placebo_figure, sensitivity_figure
from charts.funnel import funnel_figure
from charts.penalties import fine_severity_figure, sanction_mix_figure
from charts.practice import practice_figure
from charts.sanctions import SANCTION_LOOKS
from charts.sentences import sentences_vs_maximum_figure
from charts.survival import repeat_offence_figure
from charts.windows import window_rates_figure
from words import Language

INFINITE = float("inf")


def test_funnel_names_only_what_chance_does_not_explain(english: Language) -> None:
    areas = pl.DataFrame(
        {
            "region_code": ["47", "71"],
            "name": ["Mangystau", "Astana"],
            "count": [40, 30],
            "population": [800_000, 1_500_000],
            "expected": [24.3, 45.7],
            "low_95": [28.6, 20.2],
            "high_95": [54.5, 42.8],
            "flag": ["high_95", "within"],
        }
    )
    figure = funnel_figure(areas, language=english, measure_label="Rate")
    points = {t.customdata[0]: t for t in figure.data}
    assert points["47"].text[0] == "Mangystau"
    assert points["71"].text[0] == ""
    assert points["47"].y[0] == pytest.approx(5.0)
    assert points["47"].error_y.array[0] == pytest.approx(14.5 / 8)
    assert points["47"].marker.symbol != points["71"].marker.symbol
    assert figure.layout.shapes[0].y0 == pytest.approx(70 / 23)


def test_placebo_marks_the_law_apart(english: Language) -> None:
    tried = pl.DataFrame(
        {
            "date": [date(2024, 1, 1), date(2024, 2, 1), date(2025, 7, 16)],
            "ratio": [1.1, None, 1.5],
            "low": [0.8, None, 1.2],
            "high": [1.5, None, 1.9],
            "is_real": [False, False, True],
        }
    )
    figure = placebo_figure(tried, language=english)
    assert [len(t.x) for t in figure.data] == [1, 1]  # no estimate, no mark
    assert figure.data[1].name == "Date of the law"
    assert figure.data[1].error_y.array[0] == pytest.approx(0.4)
    assert figure.layout.yaxis.type == "log"
    assert figure.layout.shapes[0].y0 == 1


def test_sensitivity_says_where_there_is_no_ratio(english: Language) -> None:
    estimates = pl.DataFrame(
        {
            "label": ["Signed", "In force", "Crude"],
            "ratio": [1.4, None, INFINITE],
            "low": [1.1, None, 2.0],
            "high": [1.8, None, INFINITE],
            "is_chosen": [True, False, False],
            "is_crude": [False, False, True],
        }
    )
    figure = sensitivity_figure(estimates, language=english)
    assert [t.name for t in figure.data] == ["Signed"]
    assert [note.text for note in figure.layout.annotations] == ["Cannot be calculated"] * 2
    assert list(figure.layout.yaxis.ticktext) == ["Signed", "In force", "Crude"]
    assert 1.0 in figure.layout.xaxis.tickvals


def test_mix_keeps_fixed_looks_and_principal_apart(english: Language) -> None:
    mix = pl.DataFrame(
        {
            "is_principal": [True, True, False],
            "sanction_type": ["fine", "arrest", "protective_order"],
            "count": [60, 40, 2],
            "total": [100, 100, 2],
            "share": [0.6, 0.4, 1.0],
            "low": [0.31, 0.17, 0.34],
            "high": [0.83, 0.69, 1.0],
        }
    )
    figure = sanction_mix_figure(mix, language=english)
    fine, arrest, order = figure.data
    for trace, code in ((fine, "fine"), (arrest, "arrest"), (order, "protective_order")):
        look = SANCTION_LOOKS[code]
        assert list(trace.customdata) == [code]
        assert trace.marker.color == look.colour
        assert trace.marker.symbol[0].removesuffix("-open") == look.symbol.removesuffix("-open")
    assert fine.text[0] == "60% (60 of 100)"
    assert order.text[0] == "100% (2 of 2) u"  # a share of so few says little
    assert order.marker.symbol[0].endswith("-open")
    assert "u: few cases, uncertain" in order.hovertext[0]
    assert fine.error_x.array[0] == pytest.approx(0.23)
    assert fine.error_x.arrayminus[0] == pytest.approx(0.29)
    headings = [t for t in figure.layout.yaxis.ticktext if t.startswith("<b>")]
    assert headings == ["<b>Principal<br>sanctions</b>", "<b>Additional<br>sanctions</b>"]


def test_fines_of_unknown_size_are_not_drawn(english: Language) -> None:
    fines = pl.DataFrame(
        {
            "imposed_on": [date(2026, 2, 21), date(2026, 3, 1)],
            "fine_mci": [20.0, None],
            "ceiling_mci": [200.0, 200.0],
            "status": ["paid", "unpaid"],
        }
    )
    figure = fine_severity_figure(fines, language=english)
    assert [(t.name, list(t.y)) for t in figure.data] == [("Paid", [20.0])]
    assert figure.layout.shapes[0].name == "Maximum: 200 MCI"


def test_sentence_is_a_share_of_its_own_maximum(english: Language) -> None:
    cases = pl.DataFrame(
        {
            "case_key": ["KYZ", "ZKO"],
            "sanction_type": ["arrest", "fine"],
            "value": [25.0, None],
            "max_value": [50.0, 200.0],
            "unit": ["days", "MCI"],
        }
    )
    figure = sentences_vs_maximum_figure(cases, language=english)
    assert [(t.name, t.x[0]) for t in figure.data] == [
        ("arrest", 1.0),
        ("arrest", 0.5),
        ("fine", 1.0),
    ]
    assert [n.text for n in figure.layout.annotations] == [
        "<b>KYZ</b><br>Arrest: 25 of 50 days",
        "<b>ZKO</b><br>Fine: amount not published",
    ]
    assert figure.data[2].marker.pattern.shape == "/"


@pytest.fixture
def curve() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "sanction_type": ["fine", "fine", "arrest"],
            "day": [30, 90, 60],
            "at_risk": [50, 40, 30],
            "reoffended": [1, 2, 1],
            "share": [0.02, 0.069, 0.033],
            "share_low": [0.003, 0.02, 0.005],
            "share_high": [0.13, 0.2, None],
        }
    )


def test_curve_steps_from_zero_to_the_last_day_observed(
    curve: pl.DataFrame, english: Language
) -> None:
    figure = repeat_offence_figure(curve, language=english, by="sanction_type", until_day=120)
    lines = {t.name: t for t in figure.data if t.hoverinfo == "text"}
    assert list(lines["Fine"].x) == [0, 30, 90, 120]
    assert list(lines["Fine"].y) == [0.0, 0.02, 0.069, 0.069]
    assert lines["Fine"].line.shape == "hv"
    assert lines["Fine"].line.dash == SANCTION_LOOKS["fine"].dash
    assert lines["Arrest"].line.dash == SANCTION_LOOKS["arrest"].dash


def test_curve_has_its_band_and_table(curve: pl.DataFrame, english: Language) -> None:
    figure = repeat_offence_figure(curve, language=english, by="sanction_type")
    bands = [t for t in figure.data if t.fill == "tonexty"]
    assert [list(t.y) for t in bands] == [[0.13, 0.2, 0.2]]  # no bound, no band
    at_risk = {t.name: list(zip(t.x, t.text, strict=True)) for t in figure.data if t.yaxis == "y2"}
    assert at_risk == {
        "at risk Arrest": [(60, "30")],
        "at risk Fine": [(30, "50"), (90, "40")],
    }


def test_one_curve_needs_no_legend(curve: pl.DataFrame, english: Language) -> None:
    figure = repeat_offence_figure(curve.filter(sanction_type="fine"), language=english)
    assert not [t for t in figure.data if t.showlegend]


def test_window_without_people_says_so(english: Language) -> None:
    rates = pl.DataFrame(
        {
            "days": [90, 365],
            "people": [20, 0],
            "reoffended": [3, 0],
            "share": [0.15, None],
            "low": [0.05, None],
            "high": [0.36, None],
        }
    )
    figure = window_rates_figure(rates, language=english)
    assert [t.text[0] for t in figure.data] == ["15% (3 of 20) u"]
    words = [t.replace("<br>", " ") for t in figure.layout.yaxis.ticktext]
    assert words == ["Within 90 days", "Within 365 days: nobody observed for so long"]


def test_steps_give_counts_and_intervals(english: Language) -> None:
    steps = pl.DataFrame(
        {
            "label": ["Complaints", "To court", "Verdict"],
            "count": [130, 36, None],
            "share": [None, 0.28, None],
            "low": [None, 0.21, None],
            "high": [None, 0.36, None],
        }
    )
    figure = practice_figure(steps, language=english)
    assert [note.text for note in figure.layout.annotations] == [
        "Complaints: <b>130</b>",
        "To court: <b>36: 28% (21% to 36%)</b>",
        "Verdict: <b>– no data</b>",
    ]


@pytest.mark.parametrize(
    ("draw", "columns"),
    [
        (placebo_figure, ["date", "is_real", "ratio", "low", "high"]),
        (sensitivity_figure, ["label", "ratio", "low", "high"]),
        (sanction_mix_figure, ["sanction_type", "count", "total", "share", "low", "high"]),
        (fine_severity_figure, ["imposed_on", "fine_mci"]),
        (sentences_vs_maximum_figure, ["sanction_type", "value", "max_value", "unit"]),
        (practice_figure, ["label", "count"]),
    ],
)
def test_empty_and_incomplete_frames_are_refused_in_words(
    draw: object, columns: list[str], english: Language
) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(pl.DataFrame(schema=columns), language=english)  # type: ignore[operator]
    with pytest.raises(ValueError, match=f"columns missing: {', '.join(columns)}"):
        draw(pl.DataFrame({"other": [1]}), language=english)  # type: ignore[operator]
