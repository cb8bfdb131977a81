"""What the checks found, as a workbook to take away: readable, complete, and harmless to open."""

import io
from collections.abc import Callable

import pytest
from python_calamine import CalamineWorkbook

from etl.load_report import LoadReport, rejected_rows
from report.files import xlsx_file
from words import LANGUAGES, language

Register = Callable[..., LoadReport]
#: An impossible day, a formula, a place of a novel, and a cell that may name a person.
ROWS = """\
case_id,registered_on,region,article,relationship
A-1,2026-02-31,47,УК 115-1,stranger
"=HYPERLINK(""x"")",2026-02-03,47,УК 115-1,stranger
A-3,2026-02-03,=Mordor+1,УК 115-1,stranger
A-4,2026-02-03,47,УК 115-1,Иванова Анна Ивановна
"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_workbook_of_findings_has_each_with_line_value_and_what_to_do(
    register: Register, code: str
) -> None:
    reader, problems = language(code), register(ROWS).problems
    table = rejected_rows(problems, reader)
    file = xlsx_file(table, notes=["cases.csv"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    header, *rows = book.get_sheet_by_name("table").to_python()
    assert header == [
        *map(reader.text, ("Line", "Severity", "Column", "Value", "What is wrong")),
        *map(reader.text, ("What was expected", "How to mend it", "Code of the check")),
    ]
    assert sorted((row[0], row[2], row[7]) for row in rows) == [
        (2.0, "registered_on", "date_impossible"),
        (3.0, "case_id", "formula_text"),
        (4.0, "region", "region_unknown"),
        (5.0, "relationship", "code_unknown"),
    ]
    shown = {row[0]: row[3] for row in rows}
    assert shown[2.0] == "2026-02-31"
    assert shown[3.0] == shown[5.0] == reader.text("not shown")
    assert shown[4.0] == "'=Mordor+1"
    assert all(row[4] and row[5] and row[6] for row in rows)
    assert not any("Иванова" in str(cell) for row in rows for cell in row)
