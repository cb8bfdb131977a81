"""Form 1-M: the real workbooks cell for cell, and what a form of another year may bring."""

import csv
import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

import releases
from contracts import FORM_1M_COLUMN, FORM_1M_COUNT, UPLOAD
from etl import ledger
from etl.errors import DataRefused
from etl.form_1m import load as form_1m_load
from etl.form_1m.frames import Form, read_form
from etl.form_1m.place import Stated
from etl.load_report import LoadReport, describe_problem
from etl.readers.workbook import read_workbook
from etl.settings import SHIPPED, Settings
from etl.warehouse import writing
from words import language

FORMS = SHIPPED / "official_forms"
FIXTURES = Path(__file__).parent.parent / "fixtures" / "official_forms"
WORKBOOKS = {"Mangistay Region.XLSX": "47", "Astana.XLSX": "71", "Ulytau Region.XLSX": "62"}
SECTIONS = {
    "1": "form_1m_2022_section1.csv",
    "3": "form_1m_2022_section3_victim_offences.csv",
    "3-1": "form_1m_2022_section3_1_victims_persons.csv",
}
YEAR_2022 = Stated(period_to=date(2022, 12, 31))
#: A small sheet as the form prints it: three rows of headings, two of them merged.
HEAD = [
    ["Раздел 1. Сведения о зарегистрированных уголовных правонарушениях"],
    ["Наименование показателей", "", "", "Шифр строки", "в производстве", "из графы 2", ""],
    ["", "", "", "", "", "в отношении женщин", "в отношении несовершеннолетних"],
    ["А", "", "", "Б", 1, 2, 3],
]
ROWS: list[Sequence[object]] = [
    ["Всего правонарушений", "", "", 1, 10, 4, 1],
    ["из них", "Угроза (ст.115) ", "", 2, 3, 2, 0],
    ["", "", "Побои (ст.109)", 3, 1, 1, 0],
]

Sheets = dict[str, list[Sequence[object]]]
Write = Callable[..., Path]


def read(path: Path, stated: Stated = YEAR_2022) -> Form:
    with tempfile.TemporaryDirectory() as folder:
        return read_form(path, folder=Path(folder), stated=stated)


@cache
def official(name: str) -> Form:
    """One of the real workbooks; reading it takes a second."""
    return read(FORMS / name)


def refusal(path: Path, stated: Stated = YEAR_2022) -> str:
    with pytest.raises(DataRefused) as refused:
        read(path, stated)
    for code in ("kk", "ru"):
        assert refused.value.text(language(code))
    return str(refused.value)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write sheets as a workbook whose properties name the region, as the real ones do."""

    def written(
        sheets: Sheets,
        *,
        title: str = "1-M  Мангистауская область (Свод)",
        merged: bool = True,
        hidden: Sequence[str] = (),
        name: str = "form.XLSX",
    ) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(path)
        book.set_properties({"title": title})
        for tab, rows in sheets.items():
            sheet = book.add_worksheet(tab)
            if tab in hidden:
                sheet.hide()
            else:
                sheet.activate()  # the first sheet may be hidden only if another is open
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell != "":
                        sheet.write(number, column, cell)
            if merged:
                sheet.merge_range(1, 0, 2, 2, rows[1][0])
                sheet.merge_range(1, 4, 2, 4, rows[1][4])
                sheet.merge_range(1, 5, 1, 6, rows[1][5])
        book.close()
        return path

    return written


def counts(form: Form) -> dict[str | None, list[int]]:
    """Article to its counts from left to right."""
    together = form.rows.join(form.cells, on="row").sort("row", "form_column")
    return {
        article[0]: group["value"].to_list()
        for article, group in together.group_by("article", maintain_order=True)
    }


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_workbooks_of_2022_come_out_cell_for_cell(name: str) -> None:
    form = official(name)
    assert form.scope.region_code == WORKBOOKS[name]
    assert (form.scope.period_from, form.scope.period_to) == (date(2022, 1, 1), date(2022, 12, 31))
    assert form.faults.is_empty()
    headings = json.loads((FORMS / "form_1m_2022_headers_flat.json").read_text(encoding="utf-8"))
    for section, file in SECTIONS.items():
        columns = form.columns.filter(section=section).sort("form_column")
        flat = columns.select(pl.col("form_column").cast(pl.String), "heading").rows()
        assert dict(flat) == headings[f"R{section}"]
        assert columns["measure"].null_count() == 0
        rows = form.rows.filter(section=section)
        wide = rows.join(form.cells, on="row").pivot(
            on="form_column", index=["row", "row_code", "label", "article"], values="value"
        )
        found = [["" if cell is None else str(cell) for cell in row[1:]] for row in wide.rows()]
        with (FORMS / file).open(encoding="utf-8", newline="") as lines:
            table = list(csv.reader(lines))
        assert found == [row[2:] for row in table if row[0] == WORKBOOKS[name]]


def test_every_sheet_that_counts_by_article_is_read_and_the_others_are_named() -> None:
    form = official("Ulytau Region.XLSX")
    numbers = [1, 3, *range(5, 12)]
    sections = ["1", "1-1", "1-2", "2", "3", "3-1", "5", "6", "7", "8", "9", "10", "11"]
    assert form.rows["section"].unique(maintain_order=True).to_list() == [
        *sections,
        *(f"appendix-{number}" for number in numbers),
    ]
    notes = " ".join(note.text(language("en")) for note in form.notes)
    for sheet in ("R4 ", "R4-1 ", "PRIL2 ", "PRIL4 "):
        assert f"Sheet {sheet}was not read" in notes


def test_a_new_article_is_simply_there_and_all_rows_below_it_stay_right(
    tmp_path: Path,
) -> None:
    original = read_workbook(FORMS / "Mangistay Region.XLSX", name="form")
    sheet = next(sheet for sheet in original.sheets if sheet.name == "R1")
    rows = [list(row) for row in sheet.rows]
    after = next(n for n, row in enumerate(rows) if "(ст.115)" in str(row[2]))
    rows.insert(after + 1, ["", "", "Сталкинг (ст.115-1) ", 32, 9, 8, 0, 7, *[0] * 27])
    for number, row in enumerate(rows[6:], 1):
        row[3] = number
    path = tmp_path / "form.XLSX"
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": original.title})
    page = book.add_worksheet("R1")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                page.write(number, column, cell)
    for area in sheet.merged:
        page.merge_range(*area, sheet.rows[area[0]][area[1]])
    book.close()
    before, now = counts(official("Mangistay Region.XLSX")), counts(read(path))
    assert now.pop("115-1")[:4] == [9, 8, 0, 7]
    whole = official("Mangistay Region.XLSX")
    first = whole.rows.filter(section="1")["article"].drop_nulls()
    assert {article: now[article] for article in first} == {
        article: before[article][:31] for article in first
    }


def test_headings_are_known_by_their_words_and_not_by_their_numbers(write: Write) -> None:
    form = read(write({"R1": [*HEAD, *ROWS]}))
    assert form.columns.select("form_column", "letter", "heading", "measure").rows() == [
        (1, "E", "в производстве", None),
        (2, "F", "из графы 2 | в отношении женщин", "against_women"),
        (3, "G", "из графы 2 | в отношении несовершеннолетних", "against_minors"),
    ]
    unmerged = read(write({"R1": [*HEAD, *ROWS]}, merged=False))
    assert unmerged.columns.equals(form.columns)
    assert "headings of columns 1 are new" in form.notes[-1].text(language("en"))


def test_the_label_is_the_last_text_before_the_counts(write: Write) -> None:
    form = read(write({"R1": [*HEAD, *ROWS]}))
    assert form.rows["label"].to_list() == [
        "Всего правонарушений",
        "Угроза (ст.115)",
        "Побои (ст.109)",
    ]


@pytest.mark.parametrize(
    ("tab", "title", "section"),
    [
        ("R1", "Раздел 1. Сведения", "1"),
        (" R 3-1 ", "", "3-1"),
        ("Р3_1", "", "3-1"),
        ("Лист1", "Раздел  №3 – 1. Сведения", "3-1"),
        ("Раздел 5", "", "5"),
        ("PRIL 5", "", "appendix-5"),
        ("x", "Форма отчета № 1-М     Приложение 6. Сведения", "appendix-6"),
    ],
)
def test_sections_are_known_by_title_or_tab(
    write: Write, tab: str, title: str, section: str
) -> None:
    form = read(write({tab: [[title], *HEAD[1:], *ROWS]}))
    assert form.rows["section"].unique().to_list() == [section]


def test_numbers_are_read_however_they_are_written(write: Write) -> None:
    row = ["", "", "Кража (ст.188)", 4, "1\xa0234", "-", " 12,0 "]
    assert counts(read(write({"R1": [*HEAD, *ROWS, row]})))["188"] == [1234, 0, 12]


def problems(form: Form) -> list[tuple[object, ...]]:
    return form.faults.select("line", "check_code", "column_name", "value").rows()


def test_what_is_no_count_is_a_finding_and_no_zero(write: Write) -> None:
    form = read(
        write(
            {
                "R1": [
                    *HEAD,
                    *ROWS,
                    ["", "", "Кража (ст.188)", 4, "много", 1.5, 1],
                    ["", "", "Клевета (ст.130)", 5, 2, "", -1],
                    ["", "", "", 6, 1, 1, 1],
                ]
            }
        )
    )
    assert problems(form) == [
        (8, "form_not_a_number", "R1!E", "много"),
        (8, "form_fraction", "R1!F", "1.5"),
        (9, "form_negative", "R1!G", "-1"),
        (9, "form_empty", "R1!F", ""),
        (10, "form_no_label", "R1!C", ""),
    ]


def test_a_formula_without_its_result_is_a_finding_and_no_zero(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "1-M Астана (Свод)"})
    sheet = book.add_worksheet("R1")
    for number, row in enumerate([*HEAD, *ROWS]):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(number, column, cell)
    sheet.write_formula(4, 4, "=SUM(E6:E7)", None, "")
    sheet.write_formula(5, 4, "=1+2", None, 3)
    book.close()
    form = read(path)
    assert problems(form) == [(5, "form_formula", "R1!E", "")]
    assert counts(form)["115"] == [3, 2, 0]


def test_personal_data_are_neither_kept_nor_shown(write: Write) -> None:
    rows = [["Исполнитель", "", "", 4, "87015550101", 0, 0], ["a@b.kz", "", "", 5, 1, 1, 1]]
    form = read(write({"R1": [*HEAD, *ROWS, *rows]}))
    assert "a@b.kz" not in form.rows["label"].to_list()
    assert (9, "personal_data", "R1", None) in problems(form)
    assert "87015550101" not in str(form.faults.rows())


def test_hidden_sheets_give_way_to_shown_ones(write: Write) -> None:
    other = [*HEAD, ["Угроза (ст.115)", "", "", 1, 99, 99, 99]]
    form = read(write({"R1 old": other, "R1": [*HEAD, *ROWS]}, hidden=["R1 old"]))
    assert counts(form)["115"] == [3, 2, 0]
    alone = read(write({"R1": [*HEAD, *ROWS], "R9": [["Раздел 9"], *other[1:]]}, hidden=["R9"]))
    assert alone.rows["section"].unique(maintain_order=True).to_list() == ["1", "9"]


def test_a_section_that_stands_twice_is_refused(write: Write) -> None:
    path = write({"R1": [*HEAD, *ROWS], "R1 (2)": [*HEAD, *ROWS]})
    assert "R1, R1 (2) are all section 1" in refusal(path)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("1-M  Астана (Свод)", "71"),
        ("1-M  Алматы (Свод)", "75"),
        ("1-M  Алматинская область (Свод)", "19"),
        ("1-M  область Абай (Свод)", "10"),
        ("1-M  область Жетісу (Свод)", "33"),
        ("1-M  г.Шымкент (Свод)", "79"),
        ("1-M  Туркестанская область (Свод)", "61"),
        ("1-М Республика Казахстан (Свод)", "00"),
    ],
)
def test_the_region_is_read_from_the_properties(write: Write, title: str, code: str) -> None:
    assert read(write({"R1": [*HEAD, *ROWS]}, title=title)).scope.region_code == code


def test_region_and_period_are_read_from_the_sheet(write: Write) -> None:
    head = [["Раздел 1 по Мангистауской области за январь-июнь 2026 года"], *HEAD[1:]]
    form = read(write({"R1": [*head, *ROWS]}, title=""), Stated())
    assert form.scope.region_code == "47"
    assert (form.scope.period_from, form.scope.period_to) == (date(2026, 1, 1), date(2026, 6, 30))


def test_what_is_missing_is_asked_for_all_at_once(write: Write) -> None:
    text = refusal(write({"R1": [*HEAD, *ROWS]}, title=""), Stated())
    assert "--region 47" in text
    assert "--period-to" in text
    stated = Stated(region="Маңғыстау облысы", period_to=date(2026, 3, 31))
    form = read(write({"R1": [*HEAD, *ROWS]}, title=""), stated)
    assert (form.scope.region_code, form.scope.period_from) == ("47", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (Stated(region="71", period_to=date(2022, 12, 31)), "counts the region 47, but 71"),
        (Stated(region="Атлантида", period_to=date(2022, 12, 31)), "is not a region"),
        (Stated(period_from=date(2021, 1, 1), period_to=date(2022, 12, 31)), "within one year"),
        (
            Stated(period_to=date(2022, 12, 31), extract_date=date(2022, 6, 1)),
            "on which the data were extracted",
        ),
    ],
)
def test_contradictions_are_refused(write: Write, stated: Stated, said: str) -> None:
    assert said in refusal(write({"R1": [*HEAD, *ROWS]}), stated)


def test_a_part_of_a_region_is_refused(write: Write) -> None:
    text = refusal(write({"R1": [*HEAD, *ROWS]}, title="1-M  город Актау (Свод)"))
    assert "only a part of the region 47" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sng1_mangystau_2022.XLSX", "Form № СНГ-1"),
        ("bns_population_bulletin_2023-01-01.xlsx", "population table"),
        ("bns_population_series_2000_2023.xlsx", "population table"),
    ],
)
def test_other_official_files_are_recognised(name: str, said: str) -> None:
    assert said in refusal(FIXTURES / name)


def load(settings: Settings, path: Path, dataset: str = "forms") -> LoadReport:
    return form_1m_load.load(path, dataset=dataset, settings=settings, stated=YEAR_2022)


def published(settings: Settings) -> list[tuple[object, ...]]:
    form = releases.current(settings.warehouse).frame(FORM_1M_COUNT)
    rows = form.sort("dataset", "row_code", "form_column")
    return rows.select("dataset", "article", "form_column", "measure", "value").rows()


def test_a_form_is_loaded_replaced_and_restored(settings: Settings, write: Write) -> None:
    first = load(settings, write({"R1": [*HEAD, *ROWS]}, name="a.xlsx"))
    assert (first.rows_read, first.rows_new, first.rows_rejected) == (3, 3, 0)
    before = published(settings)
    assert ("forms", "УК 115", 2, "against_women", 2) in before
    changed = [*ROWS[:1], ["из них", "Угроза (ст.115)", "", 2, 4, 2, 0], *ROWS[2:]]
    second = load(settings, write({"R1": [*HEAD, *changed]}, name="b.xlsx"))
    assert (second.rows_new, second.rows_changed, second.rows_identical) == (0, 1, 2)
    assert ("forms", "УК 115", 1, None, 4) in published(settings)
    assert len(published(settings)) == len(before)
    assert second.upload_id
    with writing(settings) as con:
        ledger.withdraw(con, second.upload_id, actor="A. Analyst")
    assert published(settings) == before
    columns = releases.current(settings.warehouse).frame(FORM_1M_COLUMN)
    assert columns.select("section", "form_column", "measure").rows()[1] == (
        "1",
        2,
        "against_women",
    )


def test_the_same_file_is_recognised_and_another_data_set_stays_apart(
    settings: Settings, write: Write
) -> None:
    path = write({"R1": [*HEAD, *ROWS]})
    load(settings, path)
    with pytest.raises(DataRefused, match="already loaded, as upload 1"):
        load(settings, path)
    load(settings, path, dataset="other")
    assert {row[0] for row in published(settings)} == {"forms", "other"}
    with pytest.raises(DataRefused, match="kept for the published record"):
        load(settings, path, dataset="published")


def test_a_check_writes_nothing_and_counts_as_the_load_does(
    settings: Settings, write: Write
) -> None:
    path = write({"R1": [*HEAD, *ROWS, ["", "", "Кража (ст.188)", 4, "много", 1, 1]]})
    checked = form_1m_load.check(path, dataset="forms", settings=settings, stated=YEAR_2022)
    loaded = load(settings, path)
    assert (checked.rows_read, checked.rows_new, checked.rows_rejected) == (4, 3, 1)
    assert (loaded.rows_read, loaded.rows_new, loaded.rows_rejected) == (4, 3, 1)
    assert checked.upload_id is None
    change = {"region_code": "47", "month": date(2022, 12, 1), "new": 3, "changed": 0}
    assert checked.changes.to_dicts() == loaded.changes.to_dicts() == [{**change, "identical": 0}]
    uploads = releases.current(settings.warehouse).frame(UPLOAD)
    assert uploads.select("kind", "rows_read", "rows_loaded", "rows_rejected").rows() == [
        ("form-1m", 4, 3, 1)
    ]


def test_sums_that_do_not_agree_are_warnings_in_three_languages(
    settings: Settings, tmp_path: Path
) -> None:
    measures = {
        "registered": "Количество правонарушений, зарегистрированных в ЕРДР в отчетном периоде",
        "against_women": "в отношении женщин",
        "completed": (
            "Количество правонарушений, уголовные дела о которых окончены производством"
            " в отчетном периоде"
        ),
        "sent_to_court": (
            "Количество правонарушений, уголовные дела о которых направлены в суд"
            " в отчётном периоде"
        ),
    }
    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "1-M Астана (Свод)"})
    sheet = book.add_worksheet("R1")
    table: list[list[object]] = [
        ["Раздел 1"],
        ["Наименование показателей", "", "", "Шифр строки", *measures.values()],
        ["А", "", "", "Б", 1, 2, 3, 4],
        ["Всего правонарушений", "", "", 1, 10, 1, 5, 4],
        ["", "проступки", "", 2, 4, 5, 1, 2],
        ["", "преступлений", "", 3, 5, 1, 4, 2],
        ["", "Угроза (ст.115)", "", 4, 1, 0, 0, 0],
    ]
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(number, column, cell)
    book.close()
    report = load(settings, path)
    assert report.rows_rejected == 0
    found = report.problems.select("line", "check_code", "column_name", "value", "expected")
    assert found.rows() == [
        (4, "form_total_differs", "R1!E", "10", "9"),
        (4, "form_total_differs", "R1!F", "1", "6"),
        (5, "form_part_above_whole", "R1!F", "5", "4"),
        (5, "form_part_above_whole", "R1!H", "2", "1"),
    ]
    for code in ("kk", "ru", "en"):
        for row in report.problems.iter_rows(named=True):
            assert "R1!" in describe_problem(row).text(language(code))
