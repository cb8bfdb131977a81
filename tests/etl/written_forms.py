"""The real workbook written anew: in another layout, or in another language."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.form_1m.frames import Form, read_form
from etl.form_1m.place import Stated
from etl.readers.workbook import Sheet, Workbook, read_workbook
from etl.settings import SHIPPED

FORMS = SHIPPED / "official_forms"
SECTIONS = {"R1": "1", "R3": "3", "R3-1": "3-1"}
#: Last row of the headings of each section, and the row that numbers the columns under it.
NUMBERS = {"R1": 5, "R3": 5, "R3-1": 5}
ROWS = 40
YEAR_2022 = Stated(period_to=date(2022, 12, 31))
Area = tuple[int, int, int, int]
Grid = list[list[Any]]
#: From a tab, its cells and its merged ranges to those of another layout.
Layout = Callable[[str, Grid, list[Area]], tuple[Grid, list[Area]]]


@cache
def original() -> Workbook:
    return read_workbook(FORMS / "Mangistay Region.XLSX", name="form")


def sheets() -> dict[str, Sheet]:
    return {sheet.name.strip(): sheet for sheet in original().sheets}


def first_rows(sheet: Sheet, rows: int) -> tuple[Grid, list[Area]]:
    """The headings and first rows of a sheet, all rows of one width."""
    width = max(len(row) for row in sheet.rows)
    grid = [[*row, *[""] * (width - len(row))] for row in sheet.rows[:rows]]
    return grid, [area for area in sheet.merged if area[2] < NUMBERS[sheet.name.strip()]]


def laid_out(
    folder: Path,
    layout: Layout,
    *,
    title: str | None = None,
    stated: Stated = YEAR_2022,
    rows: int = ROWS,
) -> Form:
    """The three sections in another layout, read."""
    path = folder / "form.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": original().title if title is None else title})
        for tab in SECTIONS:
            grid, merged = layout(tab, *first_rows(sheets()[tab], rows))
            page = book.add_worksheet(tab)
            for number, row in enumerate(grid):
                for column, cell in enumerate(row):
                    if cell != "":
                        page.write(number, column, cell)
            for area in merged:
                page.merge_range(*area, grid[area[0]][area[1]])
    return read_form(path, folder=folder, stated=stated)


def as_published(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    return grid, merged


def measures(form: Form, section: str) -> list[str | None]:
    found = form.columns.filter(section=section).sort("form_column")["measure"].to_list()
    return list(found)


def counts(form: Form) -> list[tuple[Any, ...]]:
    """Section, label, measure and count of every cell."""
    return (
        form.rows.join(form.cells, on="row")
        .join(form.columns, on=["section", "form_column"])
        .select("section", "label", "measure", "value")
        .sort("section", "label", "measure", "value")
        .rows()
    )


@cache
def published() -> Form:
    with tempfile.TemporaryDirectory() as folder:
        return laid_out(Path(folder), as_published)
