"""A register of two cases on the other screens: named, and refused where two cases say nothing."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.load import load
from etl.settings import Settings
from tests.ui.upload_desk import CASES, ROOT


@pytest.fixture(scope="module")
def tiny(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the warehouse with a register of two cases."""
    folder = tmp_path_factory.mktemp("tiny")
    copy = Path(shutil.copytree(warehouse, folder / "warehouse"))
    (folder / "cases.csv").write_text(CASES, encoding="utf-8")
    own = Settings(warehouse=copy, actor="A. Analyst")
    load(folder / "cases.csv", kind="case", dataset="mangystau", settings=own)
    return copy


def visited(screen: str, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(warehouse))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.switch_page(f"pages/{screen}.py")
    app.query_params.update({"lang": "en", "data": "mangystau"})
    return app.run()


def test_loaded_register_is_shown_under_its_own_name(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visited("regions", tiny, monkeypatch)
    page = "".join(app.html.values)
    assert not app.exception
    assert "Register “mangystau”" in page
    assert "extracted 10 February 2026" in page
    assert "SIMULATED" not in page


@pytest.mark.parametrize("screen", ["before_after", "penalties", "repeat_offences"])
def test_a_tiny_register_is_refused_in_words(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    app = visited(screen, tiny, monkeypatch)
    assert not app.exception
    assert "Cannot be calculated." in "".join(app.html.values)


def test_two_cases_are_placed_against_the_law(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visited("cases_and_law", tiny, monkeypatch)
    assert not app.exception
    assert "In 0 cases all conduct ended before the law" in "".join(app.html.values)
