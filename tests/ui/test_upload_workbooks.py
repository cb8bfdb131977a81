"""Workbooks on the screen Upload: the sheet is chosen, a form asks its period and is shown."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from tests.ui.upload_desk import Reading, assert_in_one_language, ended, field, figures, opened
from ui.upload.forms import loaded as forms_loaded
from words import LANGUAGES, language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ["case_id", "registered_on", "region", "article"]
SHEETS = {
    "2025": [HEADER, ["A-1", "2025-01-13", "Астана", "УК 115-1"]],
    "2026": [HEADER, ["B-1", "2026-01-13", "Астана", "УК 115-1"], ["B-2", "soon", "47", "115-1"]],
}
REGISTERED = "Количество правонарушений, зарегистрированных в ЕРДР в отчетном периоде"
#: Section 1 with one column of counts and more rows of articles than any register has.
FORM = {
    "R1": [
        ["Раздел 1. Сведения о зарегистрированных уголовных правонарушениях"],
        ["Наименование", "", "Шифр", "в производстве", REGISTERED],
        ["А", "", "Б", 1, 2],
        *(["", f"Статья (ст.{n})", n - 98, 0, n] for n in range(99, 160)),
    ]
}


def laid(
    code: str, folder: Path, sheets: dict[str, list[list[object]]], **properties: str
) -> AppTest:
    """The screen with a workbook on it."""
    path = folder / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.set_properties(properties)
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, [cell if cell != "" else None for cell in cells])
    app = opened(code)
    app.file_uploader[0].set_value([("Дела.xlsx", path.read_bytes(), XLSX)])
    return app.run()


def told(app: AppTest, key: str, text: str) -> AppTest:
    """The screen after a day was written into one of its fields."""
    field(app.text_input, key).set_value(text)
    return ended(app.run())


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_several_sheets_one_is_chosen(
    own: Path, tmp_path: Path, code: str, reading: Reading
) -> None:
    app = laid(code, tmp_path, SHEETS)
    field(app.selectbox, "up_register_").set_value("+")
    told(app, "up_extract_date_", "2026-02-10")
    sheet = field(app.selectbox, "up_sheet_")
    assert sheet.options == [language(code).text("The one whose header fits"), "2025", "2026"]
    assert not figures(app)  # it is not plain which one is meant, so none is read
    sheet.set_value("2026")
    app = ended(app.run())
    assert figures(app) == ["2", "1", "0", "1"]
    assert_in_one_language(app, code, reading)


def test_a_form_asks_for_its_period_shows_what_would_change_and_is_shown(
    own: Path, tmp_path: Path
) -> None:
    reader = language("ru")
    app = laid("ru", tmp_path, FORM, title="1-М Мангистауская область (Свод)")
    assert field(app.selectbox, "up_kind_").value == "form-1m"
    assert [error for error in ended(app).error if "--period-to" in error.value]
    app = told(app, "up_period_to_", "2022-12-31")
    assert figures(app) == ["61", "61", "0", "0"]
    assert f"{reader.text('new')}: 61" in "".join(app.html.values)
    app.button(key="up_load").click().run()
    page = "".join(ended(app).html.values)
    assert reader.text("Forms 1-M loaded here") in page
    assert reader.date(date(2022, 12, 31)) in page


def test_of_forms_only_registered_offences_of_stalking_and_its_neighbours_are_shown() -> None:
    schema = ["dataset", "region_code", "section", "measure", "article", "value"]
    rows = [
        ("mine", "47", "1", "registered", "УК 115", 7),
        ("mine", "47", "1", "registered", "УК 115-1", 2),
        ("mine", "47", "1", "registered", "УК 188", 900),
        ("mine", "47", "1", "against_women", "УК 115", 5),
        ("mine", "47", "3", "registered", "УК 115", 7),
        ("published", "47", "1", "registered", "УК 115", 7),
    ]
    form = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        period_from=date(2026, 1, 1), period_to=date(2026, 9, 30)
    )
    found = forms_loaded(form).select("dataset", "region_code", "article", "count")
    assert found.rows() == [("mine", "47", "УК 115-1", 2), ("mine", "47", "УК 115", 7)]
