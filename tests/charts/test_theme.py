"""Contrast by WCAG 2.2 on the papers of both themes; nothing asked from another machine."""

import re
import tomllib
from pathlib import Path

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.sanctions import SANCTION_LOOKS
from words import Language, language

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STYLE = (ROOT / "ui" / "style.css").read_text(encoding="utf-8")
#: Colours of the style sheet by name, light and dark: ``--card: light-dark(#ffffff, #19212a);``
NAMED = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\);", STYLE)
}
THEMES: tuple[theme.Base, ...] = ("light", "dark")


def papers(base: theme.Base) -> list[str]:
    """Everything that words and marks of the dashboard stand on: page, side, fields, cards."""
    own = SETTINGS["theme"][base]
    keys = ("backgroundColor", "secondaryBackgroundColor")
    return [*(place[key] for place in (own, own["sidebar"]) for key in keys), NAMED["card"][base]]


#: Where charts stand: on a card, and on the page of either theme while a card is on its way.
PAPERS = [
    *(NAMED["card"][base] for base in THEMES),
    *(SETTINGS["theme"][base]["backgroundColor"] for base in THEMES),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_the_standards_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_charts_stand_on_the_paper_of_the_cards() -> None:
    assert NAMED["card"] == theme.PAPER


@pytest.mark.parametrize("base", THEMES)
def test_words_of_the_screens_reach_4_5_wherever_they_stand(base: theme.Base) -> None:
    words = {
        "text": SETTINGS["theme"][base]["textColor"],
        "link in running text": SETTINGS["theme"][base]["linkColor"],
        "chosen button": SETTINGS["theme"][base]["primaryColor"],
        "ink of the charts": theme.INK[base],
        "quiet words": NAMED["quiet"][base],
        "link": NAMED["link"][base],
    }
    faint = {
        (name, paper): round(contrast(colour, paper), 2)
        for name, colour in words.items()
        for paper in papers(base)
        if contrast(colour, paper) < 4.5
    }
    assert not faint


@pytest.mark.parametrize("base", THEMES)
def test_edges_that_carry_meaning_reach_3(base: theme.Base) -> None:
    """The bar at a refusal, the frame of what is simulated, the ring around what has the focus."""
    edges = [NAMED["caution"][base], NAMED["link"][base]]
    assert [edge for edge in edges for paper in papers(base) if contrast(edge, paper) < 3] == []


def test_no_single_ink_could_reach_4_5_on_both_papers() -> None:
    """The best there can be is the root of the papers' own contrast: hence ``themed``."""
    assert contrast(theme.PAPER["light"], theme.PAPER["dark"]) ** 0.5 < 4.5


def test_neutral_ink_is_readable_on_white_and_legible_on_dark() -> None:
    assert contrast(theme.NEUTRAL_INK, theme.PAPER["light"]) >= 4.5
    assert contrast(theme.NEUTRAL_INK, theme.PAPER["dark"]) >= 3.5


@pytest.mark.parametrize("paper", PAPERS)
def test_marks_reach_3_on_every_paper(paper: str) -> None:
    marks = [theme.OBSERVED, theme.MODEL, theme.COUNTERFACTUAL, theme.LAW, theme.ACCENT]
    marks += [theme.TEAL, theme.QUIET, *(look.colour for look in SANCTION_LOOKS.values())]
    assert [mark for mark in marks if contrast(mark, paper) < 3] == []


@pytest.mark.parametrize("fill", [*theme.SEQUENTIAL, *theme.DIVERGING])
def test_words_on_a_class_are_readable(fill: str) -> None:
    assert contrast(theme.text_on(fill), fill) >= 4.5


def test_sanctions_differ_by_colour_and_dash_and_mark() -> None:
    looks = list(SANCTION_LOOKS.values())
    for attribute in ("colour", "dash", "symbol"):
        assert len({getattr(look, attribute) for look in looks}) == len(looks)


def test_figure_is_transparent_and_has_no_title(english: Language) -> None:
    layout = theme.empty_figure(language=english, height=300).layout
    assert layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert layout.template.layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.title.text is None
    assert layout.width is None


def test_decimal_mark_is_the_readers() -> None:
    marks = {
        code: theme.empty_figure(language=language(code), height=300).layout.separators
        for code in ("kk", "ru", "en")
    }
    assert marks == {"kk": ",\u00a0", "ru": ",\u00a0", "en": ".,"}


def test_themed_changes_a_copy(english: Language) -> None:
    figure = theme.empty_figure(language=english, height=300)
    dark = theme.themed(figure, base="dark")
    assert dark.layout.template.layout.font.color == theme.INK["dark"]
    assert figure.layout.template.layout.font.color == theme.NEUTRAL_INK


def test_words_on_a_hollow_fill_follow_the_theme() -> None:
    hollow = go.Figure(go.Bar(y=[1], text=["0"], textfont={"color": theme.NEUTRAL_INK}))
    assert theme.themed(hollow, base="dark").data[0].textfont.color == theme.INK["dark"]


def test_legend_is_broken_where_a_phone_would_cut_it() -> None:
    figure = go.Figure(go.Scatter(name="Transition: belongs to neither side of the law"))
    theme.with_short_legend(figure)
    assert figure.data[0].name == "Transition: belongs to neither<br>side of the law"


def test_nothing_is_asked_from_outside() -> None:
    assert theme.CONFIG["topojsonURL"] == "/app/static/topo/"
    assert theme.CONFIG["showSendToCloud"] is False
    assert not [v for v in theme.CONFIG.values() if isinstance(v, str) and "//" in v]
