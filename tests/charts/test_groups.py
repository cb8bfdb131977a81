"""Figures of groups and regions: every number drawn is the frame's, every reader can tell them."""

from datetime import date

import polars as pl
import pytest

from charts.adjusted import difference_figure
from charts.composition import composition_figure
from charts.law_positions import law_positions_figure
from charts.paths import sanction_paths_figure
from charts.sanctions import SANCTION_LOOKS
from charts.small_multiples import small_multiples_figure
from charts.theme import ACCENT, COUNTERFACTUAL, MODEL, OBSERVED, QUIET
from words import Language

AUGUST, SEPTEMBER = date(2025, 8, 1), date(2025, 9, 1)


@pytest.fixture
def composition() -> pl.DataFrame:
    rows = [
        ("article_115_1", SEPTEMBER, 2, 0.5),
        ("article_115_1", AUGUST, 0, None),
        ("admin", AUGUST, 0, None),
        ("admin", SEPTEMBER, 2, 0.5),
    ]
    return pl.DataFrame(rows, schema=["basis", "month", "count", "share"], orient="row")


def test_bases_are_stacked_by_month_and_hatched(
    composition: pl.DataFrame, english: Language, signed: date, in_force: date
) -> None:
    figure = composition_figure(composition, language=english, signed=signed, in_force=in_force)
    assert figure.layout.barmode == "stack"
    assert [list(t.x) for t in figure.data] == [[AUGUST, SEPTEMBER]] * 2
    assert [list(t.y) for t in figure.data] == [[0, 2], [0, 2]]
    assert [(t.marker.color, t.marker.pattern.shape) for t in figure.data] == [
        (OBSERVED, ""),
        (ACCENT, "x"),
    ]
    assert [shape.x0 for shape in figure.layout.shapes] == ["2025-07-16", "2025-09-16"]


def test_month_without_a_case_has_no_share(composition: pl.DataFrame, english: Language) -> None:
    figure = composition_figure(composition, language=english)
    assert ["50%" in text for text in figure.data[0].hovertext] == [False, True]
    assert not figure.layout.shapes


@pytest.fixture
def paths() -> pl.DataFrame:
    rows = [(1, "fine", "arrest", 6, 0.75), (1, "fine", "fine", 2, 0.25)]
    rows.append((2, "arrest", "fine", 1, 1.0))
    return pl.DataFrame(
        rows, schema=["step", "from_type", "to_type", "people", "share"], orient="row"
    )


def test_band_joins_the_sanction_of_a_step_to_that_of_the_next(
    paths: pl.DataFrame, english: Language
) -> None:
    (sankey,) = sanction_paths_figure(paths, language=english).data
    ends = list(zip(sankey.link.source, sankey.link.target, sankey.link.value, strict=True))
    names = sankey.node.label
    assert [(names[a], names[b], people) for a, b, people in ends] == [
        ("Fine", "Arrest", 6),
        ("Fine", "Fine", 2),
        ("Arrest", "Fine", 1),
    ]
    # A second fine is another place than the first one, a third one another still.
    assert len({end for a, b, _ in ends for end in (a, b)}) == len(names) == 4
    assert ends[0][1] == ends[2][0]


def test_bands_have_the_looks_of_their_sanctions_and_say_people(
    paths: pl.DataFrame, english: Language
) -> None:
    (sankey,) = sanction_paths_figure(paths, language=english).data
    looks = {"Fine": SANCTION_LOOKS["fine"], "Arrest": SANCTION_LOOKS["arrest"]}
    assert list(sankey.node.color) == [looks[name].colour for name in sankey.node.label]
    assert list(sankey.link.customdata) == [
        "Fine → Arrest<br>6 people<br>75.0%",
        "Fine → Fine<br>2 people<br>25.0%",
        "Arrest → Fine<br>1 person<br>100.0%",
    ]


def test_plain_difference_is_smaller_than_the_adjusted_one(english: Language) -> None:
    table = pl.DataFrame(
        {
            "label": ["Plain <difference>", "Adjusted"],
            "per_100": [-1.5, 4.0],
            "low": [None, 1.0],
            "high": [None, 7.5],
            "is_crude": [True, False],
        }
    )
    figure = difference_figure(table, language=english)
    plain, adjusted = figure.data
    assert (plain.x[0], plain.marker.color, plain.marker.size) == (-1.5, QUIET, 7)
    assert (plain.error_x.array[0], plain.error_x.arrayminus[0]) == (0.0, 0.0)
    assert (adjusted.x[0], adjusted.marker.color, adjusted.marker.size) == (4.0, OBSERVED, 12)
    assert (adjusted.error_x.array[0], adjusted.error_x.arrayminus[0]) == (3.5, 3.0)
    assert (adjusted.text[0], adjusted.hovertext[0]) == ("4.0", "Adjusted<br>1.0 – 7.5")
    assert figure.layout.shapes[0].x0 == 0
    assert list(figure.layout.yaxis.ticktext) == ["Plain &lt;difference&gt;", "Adjusted"]


@pytest.fixture
def regions() -> pl.DataFrame:
    rows = [
        ("71", "Астана", SEPTEMBER, 30.0, 25.0, 20.0),
        ("71", "Астана", AUGUST, 20.0, 22.0, 22.0),
        ("11", "Ақмола <обл.>", AUGUST, 2.0, None, None),
        ("11", "Ақмола <обл.>", SEPTEMBER, None, None, None),
        *((c, n, AUGUST, 1.0, None, None) for c, n in (("33", "Жетісу"), ("62", "Ұлытау"))),
    ]
    names = ["region_code", "name", "month", "rate", "fitted", "counterfactual"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_regions_stand_by_name_and_never_by_size(regions: pl.DataFrame, english: Language) -> None:
    figure = small_multiples_figure(regions, language=english)
    names = next(trace for trace in figure.data if trace.mode == "text")
    assert list(names.text) == ["Ақмола &lt;обл.&gt;", "Астана", "Жетісу", "Ұлытау"]
    # Three to a row, from left to right; the fourth begins the next row, below the first.
    assert list(names.x) == [*sorted(names.x[:3]), names.x[0]]
    assert len(set(names.y[:3])) == 1
    assert names.y[3] < names.y[0]


def test_region_shows_its_months_model_and_course_without_the_law(
    regions: pl.DataFrame, english: Language
) -> None:
    figure = small_multiples_figure(regions, language=english)
    seen, fitted, without = figure.data[:3]
    # A month is a stroke as long as a month; the first region has one, and one without a rate.
    low = seen.y[3] - 20.0  # where the second region's scale begins
    assert list(seen.y[3:8]) == [low + 20.0, low + 20.0, None, low + 30.0, low + 30.0]
    assert seen.x[4] - seen.x[3] == 1
    assert seen.x[6] == seen.x[4]
    assert [y for y in fitted.y if y is not None] == [low + 22.0, low + 25.0]
    assert [y for y in without.y if y is not None] == [low + 22.0, low + 20.0]
    assert (fitted.line.color, fitted.line.dash) == (MODEL, "solid")
    assert (without.line.color, without.line.dash) == (COUNTERFACTUAL, "dash")
    assert fitted.y.count(None) >= 4  # the pen is lifted after each region
    named = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert named == ["Counted", "Model", "Without the change"]


def test_all_regions_share_one_scale_that_begins_at_zero(
    regions: pl.DataFrame, english: Language
) -> None:
    axis = small_multiples_figure(regions, language=english).layout.yaxis
    assert list(axis.ticktext) == ["0", "10", "20", "30"] * 2
    upper, lower = axis.tickvals[:4], axis.tickvals[4:]
    assert list(upper) == [value + upper[0] - lower[0] for value in lower]
    assert upper[0] > lower[-1]


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0.0, ["0.00", "0.01", "0.02", "0.03"]),
        (0.07, ["0.00", "0.05", "0.10"]),
        (0.9, ["0.0", "0.5", "1.0"]),
        (3.2, ["0", "2", "4"]),
        (140.0, ["0", "50", "100", "150"]),
    ],
)
def test_scale_of_the_regions_has_a_few_round_numbers(
    regions: pl.DataFrame, english: Language, highest: float, ticks: list[str]
) -> None:
    one = regions.filter(region_code="33").with_columns(rate=pl.lit(highest))
    assert list(small_multiples_figure(one, language=english).layout.yaxis.ticktext) == ticks


def test_month_without_a_rate_has_no_mark(regions: pl.DataFrame, english: Language) -> None:
    figure = small_multiples_figure(regions.drop("fitted", "counterfactual"), language=english)
    first = regions.filter(region_code="11")
    assert first["rate"].null_count() == 1
    said = [text for text in figure.data[0].hovertext if text and "Ақмола" in text]
    assert {text.rsplit("<br>", 1)[-1] for text in said} == {"2.00"}


def test_positions_keep_their_order_and_their_interval(english: Language) -> None:
    table = pl.DataFrame(
        {
            "law_position": ["before", "continuing", "after", "unknown"],
            "count": [3, 1, 0, 0],
            "total": [4] * 4,
            "share": [0.75, 0.25, 0.0, 0.0],
            "low": [0.3, 0.05, 0.0, 0.0],
            "high": [0.95, 0.7, 0.5, 0.5],
        }
    )
    figure = law_positions_figure(table, language=english)
    (marks,) = figure.data  # all of one look
    assert list(marks.customdata) == table["law_position"].to_list()
    assert list(marks.x) == table["share"].to_list()
    assert list(marks.y) == [0, 1, 2, 3]
    assert marks.error_x.array[0] == pytest.approx(0.2)
    assert marks.text[0] == "75% (3 of 4) u"
    assert len(set(marks.marker.symbol)) == 1


def test_positions_of_no_case_have_names_and_no_marks(english: Language) -> None:
    nothing = dict.fromkeys(("share", "low", "high"))
    table = pl.DataFrame([{"law_position": "before", "count": 0, "total": 0, **nothing}])
    figure = law_positions_figure(table, language=english)
    assert (len(figure.data), len(figure.layout.yaxis.ticktext)) == (0, 1)


@pytest.mark.parametrize(
    ("draw", "columns"),
    [
        (composition_figure, ["basis", "month", "count", "share"]),
        (sanction_paths_figure, ["step", "from_type", "to_type", "people", "share"]),
        (difference_figure, ["label", "per_100", "low", "high", "is_crude"]),
        (small_multiples_figure, ["region_code", "name", "month", "rate"]),
        (law_positions_figure, ["law_position", "count", "total", "share", "low", "high"]),
    ],
)
def test_nothing_to_draw_and_missing_columns_are_said(
    draw: object, columns: list[str], english: Language
) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(pl.DataFrame(schema=columns), language=english)  # type: ignore[operator]
    with pytest.raises(ValueError, match=f"columns missing: {', '.join(columns)}"):
        draw(pl.DataFrame({"other": [1]}), language=english)  # type: ignore[operator]
