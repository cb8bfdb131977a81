"""What whoever watches over the machine is told."""

from pathlib import Path

import orjson
import pytest

import releases
from etl import api
from tests.ui.asked_program import ask
from ui import health


def test_a_process_that_serves_says_which_release_and_how_old(in_warehouse: Path) -> None:
    answer = ask(health.route(), "/health", client="127.0.0.1")
    said = orjson.loads(answer.body)
    release = releases.current(in_warehouse)
    assert (answer.status, said["status"], said["release"]) == (200, "serving", release.number)
    assert said["content_hash"] == release.content_hash
    assert 0 <= said["age_seconds"] < 24 * 3600
    assert said["rows"] == release.rows
    assert answer.headers["cache-control"] == "no-store"


def test_strangers_are_not_told_how_many_rows_there_are(in_warehouse: Path) -> None:
    assert "rows" not in orjson.loads(ask(health.route(), "/health", client="10.0.0.1").body)


def test_without_a_release_it_is_not_healthy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(tmp_path))
    answer = ask(health.route(), "/health")
    assert (answer.status, orjson.loads(answer.body)) == (503, {"status": "no release"})


def test_a_draft_is_known_to_this_machine_alone(own: Path) -> None:
    before = releases.current(own)
    api.publication.begin(actor="it")
    withdrawn = int(api.ledger().filter(dataset="simulated")["upload_id"].max())  # type: ignore[arg-type]
    api.withdraw(withdrawn, actor="aigul")
    near = orjson.loads(ask(health.route(), "/health", client="127.0.0.1").body)
    far = orjson.loads(ask(health.route(), "/health", client="10.0.0.1").body)
    assert (near["release"], near["public_release"]) == (before.number + 1, before.number)
    assert (far["release"], far["content_hash"]) == (before.number, before.content_hash)
    assert "public_release" not in far
