"""What stands behind the first tab is sent when it is opened, and an open tab stays open."""

import pytest
from streamlit.testing.v1 import AppTest

from words import language

pytestmark = pytest.mark.usefixtures("closed_tabs")


def _screen() -> None:
    import streamlit as st  # noqa: PLC0415 - a script of its own

    from ui import tabs  # noqa: PLC0415

    words = {"kk": ("Кесте", "Жүктеп алу"), "en": ("Table", "Download")}
    first, second = words[st.query_params.get("lang", "en")]
    tabs.show(
        "rates",
        {
            "table": (first, lambda: st.html("<p>rows</p>")),
            "download": (second, lambda: st.html("<p>files</p>")),
        },
    )


def _open(app: AppTest, label: str) -> list[str]:
    app.session_state["open_tab_rates"] = label
    return list(app.run().html.values)


def test_the_first_tab_is_open_and_the_others_are_not_sent() -> None:
    app = AppTest.from_function(_screen).run()
    assert not app.exception
    assert [tab.label for tab in app.tabs] == ["Table", "Download"]
    assert app.html.values == ["<p>rows</p>"]


def test_an_open_tab_stays_open_in_another_language() -> None:
    app = AppTest.from_function(_screen).run()
    assert _open(app, "download") == ["<p>rows</p>", "<p>files</p>"]
    app.query_params["lang"] = "kk"
    assert app.run().html.values == ["<p>rows</p>", "<p>files</p>"]
    assert app.session_state["tabs_rates"] == "Жүктеп алу"


def test_a_tab_that_the_card_no_longer_has_gives_way_to_the_first() -> None:
    app = AppTest.from_function(_screen).run()
    assert _open(app, "chart") == ["<p>rows</p>"]


def test_a_screen_sends_charts_and_no_buttons_of_files(visit) -> None:  # type: ignore[no-untyped-def] # the fixture's own type
    shown = visit("repeat_offences", lang="en", data="simulated")
    assert len(shown.app.get("plotly_chart")) == 5
    assert not shown.app.get("download_button")
    assert language("en").text("Table") in [tab.label for tab in shown.app.tabs]
