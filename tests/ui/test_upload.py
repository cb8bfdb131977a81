"""The journey of a file: checked, explained in the reader's language, loaded, withdrawn."""

import re
import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import releases
from contracts import CASE, UPLOAD
from etl import api
from etl.load import load
from etl.settings import Settings
from words import LANGUAGES, language

ROOT = Path(__file__).parent.parent.parent

#: Five rows, of which three are wrong: an impossible day, a place of a novel, conduct backwards.
CASES = """\
case_id,registered_on,region,article,conduct_from,conduct_to,extract_date
A-1,2026-01-13,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-2,2026-02-03,Маңғыстау облысы,УК 115-1,2024-10,2026-02,2026-02-10
A-3,2026-02-31,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-4,2026-02-03,Mordor,УК 115-1,2025-10,2026-01,2026-02-10
A-5,2026-02-03,Mangystau Region,УК 115-1,2026-01-20,2025-10-01,2026-02-10
"""


@pytest.fixture
def own(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the warehouse that the test may change."""
    copy = Path(shutil.copytree(warehouse, tmp_path / "warehouse"))
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(copy))
    monkeypatch.setenv("DASHBOARD_ACTOR", "A. Analyst")
    st.cache_resource.clear()
    return copy


def opened(code: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.switch_page("pages/upload.py")
    app.query_params["lang"] = code
    return app.run()


def checked(code: str, *, content: str = CASES, dataset: str = "mangystau") -> AppTest:
    app = opened(code)
    app.text_input(key="up_dataset").set_value(dataset)
    app.file_uploader[0].set_value(("cases.csv", content.encode(), "text/csv"))
    return app.run()


def figures(app: AppTest) -> list[str]:
    """The large numbers of the report: read, good, skipped, rejected."""
    return re.findall(r'class="figure">(.*?)<', "".join(app.html.values))


def cases_of(warehouse: Path) -> list[str]:
    frame = releases.current(warehouse).frame(CASE, dataset="mangystau")
    return sorted(frame["case_id"].to_list())


@pytest.mark.parametrize("code", LANGUAGES)
def test_bad_rows_are_explained_in_the_language_of_the_reader(own: Path, code: str) -> None:
    before = releases.current(own).number
    app = checked(code)
    page = "".join(app.html.values)
    reader = language(code)
    assert not app.exception
    assert figures(app) == ["5", "2", "0", "3"]
    assert page.count(reader.text("Error: row not loaded")) == 3
    rows = re.findall(r'<th scope="row"[^>]*>(\d+)</th>', page)
    assert {"4", "5", "6"} <= set(rows)
    if code != "en":
        table = page[page.index("<tbody>") :].split("</tbody>")[0]
        assert not re.search(r"\b(the|of|is|not|and)\b", re.sub(r"<[^>]+>", " ", table))
    assert releases.current(own).number == before  # looking writes nothing


def test_good_rows_are_loaded_and_the_former_state_comes_back(own: Path) -> None:
    former = releases.current(own)
    app = checked("ru")
    app.button(key="up_load").click().run()
    assert not app.exception
    assert [str(s.value) for s in app.success] == ["В набор данных «mangystau» загружены 2 строки."]
    assert cases_of(own) == ["A-1", "A-2"]
    assert len(app.file_uploader) == 1
    assert app.file_uploader[0].value is None  # nothing is left to load a second time

    entry = api.ledger().row(0, named=True)
    assert (entry["dataset"], entry["file_name"], entry["state"]) == (
        "mangystau",
        "cases.csv",
        "committed",
    )
    assert (entry["rows_read"], entry["rows_loaded"], entry["rows_rejected"]) == (5, 2, 3)
    assert entry["loaded_by"] == "A. Analyst"
    assert f"{entry['upload_id']}</th>" in "".join(app.html.values)

    app = opened("ru")
    app.selectbox(key="up_withdraw").set_value(entry["upload_id"]).run()
    app.button(key="up_withdraw_now").click().run()
    assert not app.exception
    assert [str(s.value) for s in app.success] == [
        language("ru").text("The upload is withdrawn; the state before it is back.")
    ]
    back = releases.current(own)
    assert cases_of(own) == []
    assert back.frame(CASE).equals(former.frame(CASE))
    assert back.frame(UPLOAD).filter(upload_id=entry["upload_id"])["state"].item() == "withdrawn"


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


def test_file_that_is_refused_as_a_whole_says_what_to_mend(own: Path) -> None:
    app = checked("ru", content="a,b\n1,2\n")
    assert not app.exception
    errors = " ".join(str(e.value) for e in app.error)
    assert "case_id" in errors
    assert not [b for b in app.button if b.key == "up_load"]


def test_name_of_a_data_set_is_asked_for(own: Path) -> None:
    app = checked("ru", dataset="")
    assert not app.exception
    assert app.error


def test_wrong_extract_date_is_said(own: Path) -> None:
    app = opened("en")
    app.text_input(key="up_dataset").set_value("mangystau")
    app.text_input(key="up_extract").set_value("10.02.2026")
    app.file_uploader[0].set_value(("cases.csv", CASES.encode(), "text/csv"))
    app.run()
    assert "“10.02.2026” is not a date." in str(app.error[0].value)


def test_shipped_and_withdrawn_uploads_are_not_offered_for_withdrawal(own: Path) -> None:
    app = opened("en")
    offered = app.selectbox(key="up_withdraw").options
    assert offered
    assert all("simulated" in option for option in offered)
