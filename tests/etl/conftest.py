"""What the tests of the ETL share."""

from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Unpack

import orjson
import pytest

from etl import scratch
from etl.columns import Kind
from etl.crime_map import load as crime_map
from etl.load import check, load
from etl.load_report import LoadReport
from etl.readers import table_child
from etl.readers.table import WALL_SECONDS_LEAST
from etl.reading import Reading, Said
from etl.settings import Settings
from tests.etl import faulty_load
from tests.etl.shell import CASES
from tests.processes import Begin, beginning, processes_that_have_read


@pytest.fixture(autouse=True)
def _own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash identifiers with a key of the tests; the user's own key is not touched or made."""
    monkeypatch.setenv("DASHBOARD_ID_KEY", "a key that only the tests know, 32+")


@pytest.fixture
def without_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse tables in the process of the test, with the code and without the limits of a child."""

    def read_here(_: str, path: Path, *, folder: Path, name: str, wall_seconds: int) -> object:
        found = table_child.read(path, name, folder)
        assert wall_seconds >= WALL_SECONDS_LEAST
        return orjson.loads(orjson.dumps(found))

    monkeypatch.setattr("etl.readers.table.read_limited", read_here)


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
        **said: Unpack[Said],
    ) -> LoadReport:
        path = tmp_path / f"{kind}s.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        act = load if load_it else check
        return act(
            path,
            kind=kind,
            dataset=dataset,
            settings=settings,
            extract_date=extract_date,
            reading=Reading(**said),
        )

    return run


@pytest.fixture
def work(tmp_path: Path, settings: Settings) -> Callable[..., LoadReport]:
    """Check (or load) an export of the crime map: ``work(export(record()), load_it=True)``."""

    def do(content: bytes, *, load_it: bool = False, name: str = "map.json") -> LoadReport:
        path = tmp_path / name
        path.write_bytes(content)
        act = crime_map.load if load_it else crime_map.check
        return act(path, dataset="map", settings=settings, extract_date=date(2026, 9, 30))

    return do


@pytest.fixture
def shell_warehouse(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty warehouse that the environment points at, and a system that speaks English."""
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(settings.warehouse))
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    return settings


@pytest.fixture
def cases_file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    return processes_that_have_read("etl.load", "releases")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files alone, in which nothing counts as newborn."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr(scratch, "NEWBORN_SECONDS", 0.0)
    return folder


@pytest.fixture
def start(tmp_path: Path, temporary: Path, processes: ForkServerContext) -> Iterator[Begin]:
    """Begin to load a file in another process: ``start(settings, file, step=…)``."""
    said = tmp_path / "said"
    with beginning(processes) as begin:

        def begin_to_load(settings: Settings, file: Path, **options: object) -> BaseProcess:
            said.unlink(missing_ok=True)
            return begin(faulty_load.main, temporary, settings.warehouse, file, said, **options)

        yield begin_to_load
