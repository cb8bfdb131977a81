"""The real workbooks laid out in other ways: columns are known by what they say, or not at all."""

from pathlib import Path

import polars as pl
import pytest

from tests.etl.written_forms import (
    NUMBERS,
    SECTIONS,
    Area,
    Grid,
    Layout,
    as_published,
    counts,
    laid_out,
    measures,
    published,
)
from words import language


def unmerged(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    return grid, []


def half_merged(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Only what spans several rows is still merged."""
    return grid, [area for area in merged if area[0] < area[2]]


def line_breaks(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Words broken over lines, hyphenated, spaced twice."""
    for row in grid[: NUMBERS[tab]]:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and column > 3:
                row[column] = cell.replace(" ", "  \n").replace("стн", "ст-\nн")
    return grid, merged


def look_alikes(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Latin letters for the Cyrillic ones that look the same, and letters that nobody sees."""
    latin = str.maketrans("аеорсхСВНТК", "aeopcxCBHTK")
    for row in grid[: NUMBERS[tab]]:
        row[:] = [
            cell.translate(latin).replace("н", "н\u00ad") if isinstance(cell, str) else cell
            for cell in row
        ]
    return grid, merged


def more_titles(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Three more rows above everything."""
    width = len(grid[0])
    head = [[words, *[""] * (width - 1)] for words in ("Утверждена", "", "по состоянию на конец")]
    return [*head, *grid], [(a + 3, b, c + 3, d) for a, b, c, d in merged]


def no_numbers(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Without the row «А Б 1 2 3 …»."""
    return [row for n, row in enumerate(grid) if n != NUMBERS[tab]], merged


def split_over_rows(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Nothing merged, and the longest headings go on in the next row."""
    at = NUMBERS[tab]
    grid = [*grid[:at], [""] * len(grid[0]), *grid[at:]]
    for column in range(4, len(grid[0])):
        lowest = max(n for n in range(at) if grid[n][column] != "" or n == 0)
        words = str(grid[lowest][column]).split()
        if len(words) > 3 and lowest > 0:
            grid[lowest][column] = " ".join(words[:3])
            grid[lowest + 1][column] = " ".join(words[3:])
    return grid, []


def two_languages(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """Each heading in Kazakh and Russian in one cell."""
    for row in grid[1 : NUMBERS[tab]]:
        row[4:] = [f"Құқық бұзушылық / {cell}" if cell != "" else "" for cell in row[4:]]
    return grid, merged


ALL = (
    *(as_published, unmerged, half_merged, line_breaks, look_alikes),
    *(more_titles, no_numbers, split_over_rows, two_languages),
)


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.__name__)
def test_every_column_is_known_in_any_layout(tmp_path: Path, layout: Layout) -> None:
    form = laid_out(tmp_path, layout)
    for section in SECTIONS.values():
        found = measures(form, section)
        assert found == measures(published(), section)
        assert None not in found
    assert counts(form) == counts(published())


def inserted(column: int, heading: str, *, number: object) -> Layout:
    """A new column of ones before one of the counts, the printed numbers left as they were."""

    def layout(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        for n, row in enumerate(grid):
            row.insert(column, "" if n < NUMBERS[tab] else 1)
        grid[NUMBERS[tab] - 2][column] = heading
        grid[NUMBERS[tab]][column] = number
        moved = []
        for top, left, bottom, right in merged:
            left_now, right_now = (at + (at >= column) for at in (left, right))
            moved.append((top, left_now, bottom, right_now))
        return grid, [a for a in moved if not (a[1] <= column <= a[3])]

    return layout


def test_a_new_column_without_a_number_is_kept_as_unknown_and_said(tmp_path: Path) -> None:
    form = laid_out(tmp_path, inserted(20, "в отношении лиц с двойным гражданством", number=""))
    for section in SECTIONS.values():
        found = measures(form, section)
        assert found[-1] is None
        assert len(found) == len(measures(published(), section)) + 1
    said = " ".join(note.text(language("en")) for note in form.notes)
    assert "columns U of the sheet have no printed number" in said
    assert "the headings of columns 27 are new" in said


def test_a_dropped_column_takes_no_other_one_with_it(tmp_path: Path) -> None:
    def without(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        for row in grid:
            del row[12]
        return grid, [
            (top, left - (left > 12), bottom, right - (right >= 12))
            for top, left, bottom, right in merged
            if (top, left, bottom, right) != (top, 12, bottom, 12)
            and (top != bottom or left - (left > 12) < right - (right >= 12))
        ]

    form = laid_out(tmp_path, without)
    for section in SECTIONS.values():
        kept = measures(published(), section)
        del kept[8]
        assert measures(form, section) == kept


def test_a_column_under_another_heading_is_not_taken_for_the_known_one(tmp_path: Path) -> None:
    """«Женщин» of the accused is not «женщин» of the victims."""

    def accused(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        for row in grid[: NUMBERS[tab]]:
            row[5:] = [
                str(cell).replace("потерпевших", "обвиняемых").replace("жерт", "обвиняемых")
                for cell in row[5:]
            ]
        return grid, []

    form = laid_out(tmp_path, accused)
    for section in ("3", "3-1"):
        assert set(measures(form, section)[1:24]) == {None}
    assert "are new. They are kept" in form.notes[-1].text(language("en"))


def test_a_heading_that_stands_twice_is_nobodys(tmp_path: Path) -> None:
    def twice(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        if tab == "R3":
            grid[3][5] = grid[3][6]
        return grid, merged

    found = measures(laid_out(tmp_path, twice), "3")
    assert found[:4] == ["against_persons", None, None, "students"]


def test_words_that_mean_the_same_are_the_same_column(tmp_path: Path) -> None:
    def reworded(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        for row in grid[: NUMBERS[tab]]:
            row[4:] = [
                str(cell)
                .replace("60 лет и выше", "60 лет и старше")
                .replace("14-15 лет", "от 14 до 15 лет")
                .replace("инвалидов", "лиц с инвалидностью")
                .replace("физ лиц", "физических лиц")
                for cell in row[4:]
            ]
        return grid, merged

    form = laid_out(tmp_path, reworded)
    for section in SECTIONS.values():
        assert measures(form, section) == measures(published(), section)


def test_a_row_for_article_115_1_is_there_in_every_layout(tmp_path: Path) -> None:
    def with_stalking(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        row = ["", "", "Сталкинг (cт.115–1)", 999, *[3] * (len(grid[0]) - 4)]
        return no_numbers(tab, *unmerged(tab, [*grid, row], merged))

    form = laid_out(tmp_path, with_stalking)
    assert form.rows.filter(pl.col("article") == "115-1")["section"].to_list() == ["1", "3", "3-1"]
