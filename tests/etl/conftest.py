"""What the tests of the ETL share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.columns import Kind
from etl.load import check, load
from etl.load_report import LoadReport
from etl.settings import Settings


@pytest.fixture(autouse=True)
def _own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash identifiers with a key of the tests; the user's own key is not touched or made."""
    monkeypatch.setenv("DASHBOARD_ID_KEY", "a key that only the tests know, 32+")


@pytest.fixture
def register(tmp_path: Path, settings: Settings) -> Callable[..., LoadReport]:
    """Check (or load) a register given as text: ``register("case_id,…", load=True)``."""

    def run(
        text: str | bytes,
        *,
        kind: Kind = "case",
        dataset: str = "police",
        load_it: bool = False,
        extract_date: date | None = date(2026, 9, 30),
    ) -> LoadReport:
        path = tmp_path / f"{kind}s.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        act = load if load_it else check
        return act(path, kind=kind, dataset=dataset, settings=settings, extract_date=extract_date)

    return run
