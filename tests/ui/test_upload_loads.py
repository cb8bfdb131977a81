"""What becomes of a file once it is loaded: told, kept in the ledger, undone, redone, stopped."""

import re
import time
from pathlib import Path

import pytest

import releases
from contracts import CASE, UPLOAD
from etl import api
from etl.load import load
from etl.settings import Settings
from tests.ui.upload_desk import (
    CASES,
    Reading,
    assert_in_one_language,
    cases_of,
    checked,
    ended,
    field,
    loaded,
    opened,
)
from words import LANGUAGES, language

every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
def test_a_load_shows_what_would_change_then_what_did(
    own: Path, code: str, reading: Reading
) -> None:
    reader = language(code)
    loaded(code)
    corrected = CASES.replace("2026-01-13", "2026-01-14").replace("A-2", "A-9")
    app = checked(code, content=corrected)
    page = "".join(app.html.values)
    assert 'class="changes"' in page
    told = re.findall(r"class='said'>(.*?)<", page)
    assert told == [f"{reader.text('changed')}: 1", f"{reader.text('new')}: 1"]
    assert_in_one_language(app, code, reading)


def test_the_file_just_loaded_is_the_one_offered_to_withdraw(own: Path) -> None:
    app = loaded("en")
    assert app.selectbox(key="up_withdraw").value == api.ledger()["upload_id"].max()


def test_good_rows_are_loaded_and_the_former_state_comes_back(own: Path) -> None:
    former = releases.current(own)
    app = loaded("ru")
    assert [str(s.value) for s in app.success] == ["В набор данных «mangystau» загружены 2 строки."]
    assert cases_of(own) == ["A-1", "A-2"]
    assert app.file_uploader[0].value in (None, [])  # nothing is left to load a second time

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
    assert language("ru").text("The upload is withdrawn; the state before it is back.") in [
        str(s.value) for s in app.success
    ]
    back = releases.current(own)
    assert cases_of(own) == []
    assert back.frame(CASE).equals(former.frame(CASE))
    assert back.frame(UPLOAD).filter(upload_id=entry["upload_id"])["state"].item() == "withdrawn"

    app.selectbox(key="up_restore").set_value(entry["upload_id"]).run()
    app.button(key="up_restore_now").click().run()
    assert not app.exception
    assert cases_of(own) == ["A-1", "A-2"]


def test_a_load_that_ended_in_a_closed_tab_is_told_in_the_next_until_hidden(own: Path) -> None:
    loaded("en")
    app = opened("en")
    assert "2 rows loaded into the data set “mangystau”." in [str(s.value) for s in app.success]
    field(app.button, "up_hide_").click()
    app.run()
    assert not app.success


@every_language
def test_a_load_goes_on_without_its_tab_and_can_be_stopped_from_another(
    busy: Path, code: str, reading: Reading
) -> None:
    options = {"kind": "case", "dataset": "mangystau", "file_name": "cases.csv"}
    job_id = api.jobs.start(CASES.encode(), work="load", options=options)
    app = opened(code)
    while "waiting" not in (job := api.jobs.look(job_id)).phase or job.rows is None:
        if job.phase == "waiting" and (busy / "jobs" / job_id / "state.json").exists():
            break
        time.sleep(0.1)
    app.run()
    assert_in_one_language(app, code, reading)
    assert "cases.csv" in reading(app).whole
    field(app.button, "up_stop_").click()
    app = ended(app.run())
    assert language(code).text("Stopped. Nothing was written.") in [str(i.value) for i in app.info]
    assert cases_of(busy) == []
    assert not (busy / "jobs" / job_id / "file").exists()


@every_language
def test_history_of_a_case_tells_what_each_file_changed(
    own: Path, code: str, reading: Reading
) -> None:
    path = own.parent / "cases.csv"
    for content in (CASES, CASES.replace("2026-01-13", "2026-01-14")):
        path.write_text(content, encoding="utf-8")
        load(path, kind="case", dataset="mangystau", settings=Settings(own, "A. Analyst"))
    app = opened(code)
    app.text_input(key="up_history_key").set_value("A-1").run()
    assert_in_one_language(app, code, reading)
    page = "".join(app.html.values)
    assert "2026-01-13" in page
    assert "2026-01-14" in page
    app.text_input(key="up_history_key").set_value("A-77").run()
    assert_in_one_language(app, code, reading)
    assert "A-77" in str(app.info[0].value)


def test_cases_go_before_sanctions_whatever_the_order_on_the_desk(own: Path) -> None:
    sanctions = "sanction_id,suspect_id,imposed_on,sanction_type\nS-1,P-1,2026-02-01,fine\n"
    app = opened("en")
    app.file_uploader[0].set_value(
        [("b.csv", sanctions.encode(), "text/csv"), ("a.csv", CASES.encode(), "text/csv")]
    )
    app = ended(app.run())
    assert field(app.selectbox, "up_kind_").value == "case"
    app.button(key="up_leave").click().run()
    app = ended(app)
    assert field(app.selectbox, "up_kind_").value == "sanction"
