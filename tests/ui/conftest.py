"""Screens run without a browser, and everything that a reader would find on them."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from etl.lock import WRITER, one_at_a_time
from etl.settings import Settings
from ui import tabs
from ui.navigation import SCREENS

ROOT = Path(__file__).parent.parent.parent
SECONDS_AT_MOST = 120
PROGRAM = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """One run of a screen, as a reader sees and a screen reader hears it."""

    app: AppTest

    @property
    def blocks(self) -> list[str]:
        """The pieces of HTML, as drawn, without style and script, which a reader never reads."""
        drawn = (PROGRAM.sub("", body) for body in self.app.html.values)
        return [body for body in drawn if body]

    @property
    def heading(self) -> str:
        return plain(next(b for b in self.blocks if "<h1" in b).split("</h1>")[0])

    def lines(self, css: str) -> list[str]:
        """The texts of the elements of one class."""
        found = re.findall(rf'<(\w+) class="{css}"[^>]*>(.*?)</\1>', "".join(self.blocks), re.S)
        return [plain(body) for _, body in found]

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the page: cells, sentences, labels, options, alternatives of charts."""
        found = [plain(piece) for body in self.blocks for piece in re.split(r"<[^>]+>", body)]
        found += [bar.proto.text for bar in self.app.get("progress")]
        for name in ("markdown", "caption", "info", "warning", "error", "success"):
            found += [str(element.value) for element in getattr(self.app, name)]
        for name in ("selectbox", "button_group"):
            for widget in self.app.get(name):
                found += [widget.label, *widget.options]
        for name in ("button", "download_button", "text_input", "tab", "expander", "page_link"):
            found += [getattr(one, "label", None) or one.proto.label for one in self.app.get(name)]
        found += [widget.help for widget in self.app.text_input]
        found += [chart.proto.alt for chart in self.app.get("plotly_chart")]
        return [text.strip() for text in found if text and text.strip()]

    @property
    def whole(self) -> str:
        return "\n".join(self.texts)

    def choices(self) -> dict[str, object]:
        """What is chosen, by the name of its field; the language left out."""
        widgets = [*self.app.selectbox, *self.app.get("button_group")]
        chosen = {str(w.key): w.value for w in widgets if w.key and w.key.startswith("choice_")}
        return {key: value for key, value in chosen.items() if key != "choice_language"}


def plain(body: str) -> str:
    """The words of a piece of HTML; what only keeps a code in one piece parts no words."""
    body = re.sub(r'<span class="whole">(.*?)</span>', r"\1", body)
    return html.unescape(re.sub(r"<[^>]+>", " ", body)).strip()


@pytest.fixture(autouse=True)
def every_tab_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a screen show what stands in every tab at once; ``closed_tabs`` takes it back."""
    monkeypatch.setattr(tabs, "is_open", lambda _told: True)


@pytest.fixture
def closed_tabs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a screen show what stands in open tabs only, as for a reader."""
    monkeypatch.setattr(tabs, "is_open", bool)


@pytest.fixture
def reading() -> Callable[[AppTest], Shown]:
    """Read a screen that a test drives itself."""
    return Shown


@pytest.fixture
def visit(in_warehouse: Path) -> Callable[..., Shown]:
    """Open a screen with the codes of an address, in the whole application."""

    def run(screen: str = "overview", **codes: str) -> Shown:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS_AT_MOST)
        if screen != "overview":
            app.switch_page(str(SCREENS[screen].path))
        for code, value in codes.items():
            app.query_params[code] = value
        return Shown(app.run())

    return run


@pytest.fixture
def own(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the warehouse that the test may change."""
    copy = Path(shutil.copytree(warehouse, tmp_path / "warehouse"))
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(copy))
    monkeypatch.setenv("DASHBOARD_ACTOR", "A. Analyst")
    st.cache_resource.clear()
    return copy


@pytest.fixture
def busy(own: Path) -> Iterator[Path]:
    """A warehouse in which somebody else is writing, so that every load waits."""
    with one_at_a_time(Settings(own, "somebody"), WRITER, wait_seconds=0, on_wait=None):
        yield own
