"""What the tests of the lake share: a PostgreSQL of their own, and lakes in it."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from etl.build import initialise
from etl.settings import Settings
from tests.lake.postgres import Postgres, program

NEEDED = ("psycopg", "duckdb_extension_ducklake", "duckdb_extension_postgres_scanner")
Lake = Callable[[Path], Settings]
numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server that the tests may stop, if they start it again."""
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        pytest.skip(f"not installed here: {', '.join(missing)}; make test-lake installs it")
    if program("initdb") is None:
        absent = "PostgreSQL is not installed. On Debian: apt-get install postgresql"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def lake(postgres: Postgres) -> Lake:
    """Lay a new, empty lake: ``lake(folder)`` returns the settings of its warehouse there."""

    def lay(folder: Path) -> Settings:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "lake.toml"
        catalog = postgres.create(f"lake{next(numbers)}")
        file.write_text(f'catalog = "{catalog}"\ndata = "{folder / "lake"}"\n', encoding="utf-8")
        return Settings(folder / "warehouse", "tests", f"ducklake:{file}")

    return lay


@pytest.fixture(scope="session")
def shipped(lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A lake with the shipped data and the simulated register. Read it; lay your own to change."""
    settings = lake(tmp_path_factory.mktemp("shipped"))
    initialise(settings)
    return settings


@pytest.fixture
def own(lake: Lake, tmp_path: Path) -> Settings:
    """The settings of an empty lake that the test may fill and break."""
    return lake(tmp_path)
