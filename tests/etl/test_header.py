"""The header row is found below titles, whatever separates its cells."""

from pathlib import Path

import pytest

from etl.columns import known_headers
from etl.headers import fingerprint, header_key, header_labels
from etl.readers.header import Header, find_header

KNOWN = known_headers("case")


def header(tmp_path: Path, text: str) -> Header:
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode())
    return find_header(path, "in.csv", KNOWN)


@pytest.mark.parametrize(
    ("text", "line", "titles"),
    [
        ("Номер дела;Регион;Статья\n1;47;x\n", 1, 0),
        ("\n\nНомер дела;Регион;Статья\n1;47;x\n", 3, 0),
        ("sep=;\nНомер дела;Регион;Статья\n1;47;x\n", 2, 0),
        ("Сведения о делах за 2025 год;;\n\nНомер дела;Регион;Статья\n1;47;x\n", 3, 1),
        ("Отчёт\nДата выгрузки: 01.02.2026\nНомер дела;Регион;Статья\n1;47;x\n", 3, 2),
        ('"Отчёт\nв двух строках";;\nНомер дела;Регион;Статья\n1;47;x\n', 3, 1),
        ("Номер дела\tРегион\tСтатья\n1\t47\tx\n", 1, 0),
        ("Номер дела|Регион|Статья\n1|47|x\n", 1, 0),
        ("Номер дела,Регион,Статья\r1,47,x\r", 1, 0),
        ("Номер\u200b дела;\u202eРегион;\ufeffСтатья\n1;47;x\n", 1, 0),
    ],
)
def test_the_header_is_found(tmp_path: Path, text: str, line: int, titles: int) -> None:
    found = header(tmp_path, text)
    assert [header_key(cell) for cell in found.cells] == ["номер дела", "регион", "статья"]
    assert (found.line, found.titles) == (line, titles)


def test_a_header_may_hold_line_ends(tmp_path: Path) -> None:
    found = header(tmp_path, '"Номер\nдела";Регион;"Дата\nрегистрации"\n1;47;2025\n')
    assert found.cells == ("Номер дела", "Регион", "Дата регистрации")
    assert (found.first_line, found.line) == (1, 3)


def test_without_known_headers_the_first_full_row_is_taken(tmp_path: Path) -> None:
    found = header(tmp_path, "Отчёт;;;\nа;б;в;г\n1;2,5;3;4\n")
    assert (found.cells, found.delimiter) == (("а", "б", "в", "г"), ";")


def test_rows_that_hold_a_known_word_are_no_header(tmp_path: Path) -> None:
    assert header(tmp_path, "а;б;в\nрегион;2;3\n").cells == ("а", "б", "в")


def test_no_two_headers_have_one_label() -> None:
    labels = header_labels(["Дата", "", "Дата", "Дата (2)", "900101300017", "a" * 100])
    assert labels == ("Дата", "#2", "Дата (2)", "Дата (2) (2)", "#5", "a" * 60)


def test_a_fingerprint_is_of_what_headers_mean_and_of_no_person() -> None:
    assert fingerprint(["Номер дела", "Регион "]) == fingerprint(["номер_дела", "РЕГИОН"])
    assert fingerprint(["Номер дела", "Регион"]) != fingerprint(["Регион", "Номер дела"])
    assert fingerprint(["900101300017"]) == fingerprint(["+7 701 123 45 67"])
