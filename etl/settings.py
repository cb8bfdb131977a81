"""Where the warehouse is and who is at work."""

import getpass
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_WAREHOUSE = PROJECT / "data" / "warehouse"
SHIPPED = PROJECT / "data"
#: The store that is one DuckDB file in the warehouse's folder; see ``etl.store``.
FILE_STORE = "file:"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of the ETL needs to know about its surroundings.

    Attributes:
        warehouse: Folder of ``ledger.duckdb``, ``releases/`` and ``CURRENT``.
        actor: Who loads or withdraws; written into the ledger.
        store: What keeps the tables that the ledger consists of; see ``etl.store``.
    """

    warehouse: Path
    actor: str
    store: str = FILE_STORE

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read ``DASHBOARD_WAREHOUSE``, ``_ACTOR`` and ``_STORE``, each with a plain default."""
        return cls(
            warehouse=Path(os.environ.get("DASHBOARD_WAREHOUSE") or DEFAULT_WAREHOUSE),
            actor=os.environ.get("DASHBOARD_ACTOR") or _login_name(),
            store=os.environ.get("DASHBOARD_STORE") or FILE_STORE,
        )

    @property
    def ledger(self) -> Path:
        """Return the one writable store."""
        return self.warehouse / "ledger.duckdb"

    @property
    def releases(self) -> Path:
        """Return the folder of the published releases."""
        return self.warehouse / "releases"


@cache
def code_version() -> str:
    """Return the version of this code, as written into every upload and release."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a user id without a name
        return f"uid {os.getuid()}"
