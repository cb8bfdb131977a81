from collections.abc import Callable
from pathlib import Path

import orjson
import pytest


@pytest.fixture
def write_json(tmp_path: Path) -> Callable[[object], Path]:
    def write(content: object) -> Path:
        path = tmp_path / "additions.json"
        path.write_bytes(orjson.dumps(content))
        return path

    return write
