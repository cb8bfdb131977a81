"""The front door: build, load, look, withdraw, as the screens do it."""

import threading
from pathlib import Path

import polars as pl
import pytest

import releases
from contracts import CASE, DATASET, REJECTED_ROW, UPLOAD
from etl import api, build, publish
from etl.settings import Settings

CASES = """\
case_id,registered_on,region,article,conduct_from,conduct_to,extract_date
A-1,2026-01-13,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-2,2026-02-03,Маңғыстау облысы,УК 115-1,2024-10,2026-02,2026-02-10
A-3,2026-02-31,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-4,2026-02-03,Mordor,УК 115-1,2025-10,2026-01,2026-02-10
"""


@pytest.fixture
def own(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty warehouse that the environment points at."""
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(settings.warehouse))
    monkeypatch.setenv("DASHBOARD_ACTOR", "A. Analyst")
    return settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    return path


def cases_of(settings: Settings) -> list[str]:
    frame = releases.current(settings.warehouse).frame(CASE, dataset="mangystau")
    return frame["case_id"].to_list()


def test_loading_publishes_and_withdrawing_brings_the_former_state_back(
    own: Settings, file: Path
) -> None:
    first = api.load(file, kind="case", dataset="mangystau", file_name="sent.csv")
    assert (first.rows_read, first.rows_loaded, first.rows_rejected) == (4, 2, 2)
    before = releases.current(own.warehouse).content_hash
    assert cases_of(own) == ["A-1", "A-2"]

    file.write_text(CASES.replace("A-1,2026-01-13", "A-5,2026-01-14"), encoding="utf-8")
    second = api.load(file, kind="case", dataset="mangystau")
    assert second.upload_id is not None
    assert cases_of(own) == ["A-1", "A-2", "A-5"]

    api.withdraw(second.upload_id)
    assert cases_of(own) == ["A-1", "A-2"]
    assert releases.current(own.warehouse).content_hash == before


def test_checking_writes_nothing(own: Settings, file: Path) -> None:
    report = api.check(file, kind="case", dataset="mangystau")
    assert (report.upload_id, report.rows_loaded, report.rows_rejected) == (None, 2, 2)
    assert publish.in_service(own) is None


def test_the_ledger_says_who_brought_what(own: Settings, file: Path) -> None:
    api.load(file, kind="case", dataset="mangystau", actor="B. Clerk", file_name="sent.csv")
    entry = UPLOAD.check(api.ledger()).row(0, named=True)
    assert (entry["file_name"], entry["loaded_by"], entry["state"]) == (
        "sent.csv",
        "B. Clerk",
        "committed",
    )


def test_rejected_rows_can_be_read_with_their_reasons(own: Settings, file: Path) -> None:
    report = api.load(file, kind="case", dataset="mangystau")
    assert report.upload_id is not None
    problems = REJECTED_ROW.check(api.rejected(report.upload_id))
    errors = problems.filter(severity="error").select("line", "column_name", "value")
    assert errors.rows() == [(4, "registered_on", "2026-02-31"), (5, "region", "Mordor")]


def test_an_unknown_upload_is_refused(own: Settings) -> None:
    with pytest.raises(api.DataRefused, match="There is no upload 7"):
        api.rejected(7)
    with pytest.raises(api.DataRefused, match="There is no upload 7"):
        api.withdraw(7)


@pytest.mark.parametrize("kind", ["case", "sanction"])
def test_a_template_has_every_column_and_opens_in_a_spreadsheet(kind: api.Kind) -> None:
    template = api.template(kind)
    assert template.startswith(b"\xef\xbb\xbf")
    header = template.decode("utf-8-sig").strip().split(",")
    assert header[0] == f"{kind}_id"
    assert "extract_date" in header


def test_the_warehouse_offers_the_published_record_and_a_simulated_register(
    warehouse: Path,
) -> None:
    datasets = releases.current(warehouse).frame(DATASET)
    assert datasets.select("dataset", "kind", "cases").rows() == [
        ("published", "published", 22),
        ("simulated", "simulated", build.SIMULATED_CASES),
    ]
    assert (warehouse / "simulated" / "truth.json").is_file()


def test_ensuring_builds_once_however_many_ask(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "SIMULATED_CASES", 50)
    askers = [threading.Thread(target=api.ensure) for _ in range(3)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    api.ensure()
    uploads = api.ledger()
    assert uploads.height == uploads.n_unique("file_name") == 22
    assert uploads.filter(pl.col("rows_rejected") > 0).is_empty()


def test_building_again_changes_nothing(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "SIMULATED_CASES", 50)
    build.initialise(own)
    before = publish.in_service(own)
    build.initialise(own)
    assert publish.in_service(own) == before
