"""What a file meets on the screen Upload: limits, questions, checks, in the reader's language."""

import re
from pathlib import Path

import pytest

import releases
from etl import api
from tests.ui.upload_desk import (
    CASES,
    OFFICE,
    Reading,
    assert_in_one_language,
    buttons,
    checked,
    ended,
    field,
    figures,
    opened,
)
from ui.upload import work
from words import LANGUAGES, language

every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
def test_limits_and_templates_stand_before_the_choice_of_a_file(
    own: Path, code: str, reading: Reading
) -> None:
    app = opened(code)
    assert_in_one_language(app, code, reading)
    whole = reading(app).whole
    for limit in api.limits():
        assert limit.text(language(code)) in whole
    templates = [b.proto.label for b in app.get("download_button")]
    assert language(code).text("Template: sanctions") in templates


@every_language
def test_bad_rows_are_explained_in_the_language_of_the_reader(
    own: Path, code: str, reading: Reading
) -> None:
    before = releases.current(own).number
    app = checked(code)
    page = "".join(app.html.values)
    reader = language(code)
    assert_in_one_language(app, code, reading)
    assert figures(app) == ["5", "2", "0", "3"]
    assert page.count(reader.text("Error: row not loaded")) == 6  # by check and by row
    rows = re.findall(r'<th scope="row"[^>]*>(\d+)</th>', page)
    assert {"4", "5", "6"} <= set(rows)
    assert "date_impossible" in page
    assert releases.current(own).number == before  # looking writes nothing


@every_language
def test_a_header_that_nobody_knows_is_asked_about_and_never_assumed(
    own: Path, code: str, reading: Reading
) -> None:
    app = checked(code, content=OFFICE)
    assert_in_one_language(app, code, reading)
    assert "case_id" in " ".join(str(error.value) for error in app.error)
    assert not buttons(app, "up_load")
    header = field(app.selectbox, "up_header_")
    assert "Порядковая запись" in header.label
    assert not header.value  # nothing is chosen until somebody chooses
    header.set_value("case_id")
    field(app.button, "up_map_").click()
    app = ended(app.run())
    assert_in_one_language(app, code, reading)
    assert figures(app)[0] == "5"
    assert "Windows-1251" in reading(app).whole


def test_a_mapping_is_remembered_for_the_next_file_with_these_headers(own: Path) -> None:
    app = checked("en", content=OFFICE)
    field(app.selectbox, "up_header_").set_value("case_id")
    field(app.button, "up_map_").click()
    app = ended(app.run())
    app.button(key="up_load").click().run()
    ended(app)
    app = checked("en", content=OFFICE.replace(b"A-1", b"B-1"))
    assert field(app.selectbox, "up_header_").value == "case_id"
    captions = [str(caption.value) for caption in app.caption]
    assert "As you said of the last file with these headers." in captions


@every_language
def test_a_value_is_explained_once_for_all_its_rows(own: Path, code: str, reading: Reading) -> None:
    rows = [f"B-{n},2026-02-03,Mordor,УК 115-1,,,2026-02-10" for n in range(3)]
    app = checked(code, content="\n".join([CASES.splitlines()[0], *rows]))
    assert_in_one_language(app, code, reading)
    assert figures(app) == ["3", "0", "0", "3"]
    place = field(app.selectbox, "up_value_")
    assert "Mordor" in place.label
    assert "3" in place.label
    place.set_value("47")
    field(app.button, "up_mean_").click()
    app = ended(app.run())
    assert figures(app) == ["3", "3", "0", "0"]


def test_file_that_is_refused_as_a_whole_says_what_to_mend(own: Path) -> None:
    app = checked("ru", content="a,b\n1,2\n")
    errors = " ".join(str(e.value) for e in app.error)
    assert "case_id" in errors
    assert not buttons(app, "up_load")


def test_name_of_a_data_set_is_asked_for(own: Path) -> None:
    assert checked("ru", dataset="").error


def test_wrong_extract_date_is_said(own: Path) -> None:
    app = checked("en")
    field(app.text_input, "up_extract_date_").set_value("10.02.2026").run()
    assert "“10.02.2026” is not a date." in str(app.error[0].value)
    assert not buttons(app, "up_load")


def test_shipped_and_withdrawn_uploads_are_not_offered_for_withdrawal(own: Path) -> None:
    app = opened("en")
    offered = app.selectbox(key="up_withdraw").options
    assert offered
    assert all("SIMULATED register" in option for option in offered)


def test_a_check_that_was_stopped_can_be_made_once_more(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(work, "PATIENCE_SECONDS", 0.0)
        app = opened("ru")
        app.file_uploader[0].set_value([("cases.csv", CASES.encode(), "text/csv")]).run()
        field(app.selectbox, "up_register_").set_value("+").run()
        field(app.text_input, "up_dataset_").set_value("mangystau").run()
        buttons(app, "up_stop_")[0].click().run()
        while buttons(app, "up_stop_"):
            app.run()
    assert not figures(app)
    buttons(app, "up_again_")[0].click().run()
    assert figures(ended(app)) == ["5", "2", "0", "3"]
