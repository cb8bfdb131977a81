"""A check hashes nobody whom it need not compare, and still sees who is another person."""

from datetime import date
from pathlib import Path

import pytest

from etl.columns import Kind
from etl.load import check, load
from etl.settings import Settings

DRAWN = date(2026, 9, 30)
FILES: dict[Kind, tuple[str, str, str]] = {
    "case": (
        "case_id,registered_on,region,article,suspect_id,victim_id",
        "1,2025-10-01,47,УК 115,ann,eve\n2,2025-10-01,47,УК 115,bob,eve",
        "1,2025-10-01,47,УК 115,ANN,eve\n2,2025-10-01,47,УК 115,bob,dan\n"
        "3,2025-10-01,47,УК 115,joe,eve",
    ),
    "sanction": (
        "sanction_id,suspect_id,imposed_on,sanction_type",
        "1,ann,2025-10-01,fine\n2,bob,2025-10-01,fine",
        "1,ANN,2025-10-01,fine\n2,joe,2025-10-01,fine\n3,joe,2025-10-01,fine",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_check_finds_the_same_changed_people_as_the_load(
    tmp_path: Path, settings: Settings, kind: Kind
) -> None:
    header, before, after = FILES[kind]
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(f"{header}\n{before}\n", encoding="utf-8")
    second.write_text(f"{header}\n{after}\n", encoding="utf-8")
    load(first, kind=kind, dataset="d", settings=settings, extract_date=DRAWN)
    for act in (check, load):
        report = act(second, kind=kind, dataset="d", settings=settings, extract_date=DRAWN)
        assert (report.rows_new, report.rows_changed, report.rows_identical) == (1, 1, 1)
