"""What every test may ask for: one warehouse, built once from the shipped data."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.build import initialise
from etl.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def _identity_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hash identifiers with a key of the tests; the user's own key is not touched or made."""
    with pytest.MonkeyPatch.context() as environment:
        file = tmp_path_factory.mktemp("key") / "identity.key"
        environment.setenv("DASHBOARD_ID_KEY_FILE", str(file))
        yield


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """Give the process its main module back: a screen run in it puts its own script there.

    A process that is started afterwards would run that script again before its own work.
    """
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse as ``python -m etl init`` builds it. Read it; build your own to change one."""
    folder = tmp_path_factory.mktemp("warehouse")
    initialise(Settings(warehouse=folder, actor="tests"))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty warehouse that the test may fill and break."""
    return Settings(warehouse=tmp_path / "warehouse", actor="tests")


@pytest.fixture
def in_warehouse(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point whatever reads ``DASHBOARD_WAREHOUSE`` at the warehouse of the tests."""
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(warehouse))
    return warehouse
