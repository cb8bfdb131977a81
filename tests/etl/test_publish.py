"""Releases: whole, immutable, swapped at one stroke, and equal when the data are equal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import MANIFEST, MCI, POINTER, RELEASE, ContractError
from etl import publish
from etl.fingerprint import content_hash, ledger_hash
from etl.settings import Settings
from etl.warehouse import connect, rehearsing


def release(*mci_kzt: int) -> dict[str, pl.DataFrame]:
    """A release whose only rows are values of the index, in force from 2018, 2019, …"""
    frames = {contract.name: contract.empty() for contract in RELEASE}
    rows = {
        "valid_from": [datetime(2018 + i, 1, 1, tzinfo=UTC).date() for i in range(len(mci_kzt))],
        "mci_kzt": list(mci_kzt),
        "source_url": [None] * len(mci_kzt),
        "note": [None] * len(mci_kzt),
    }
    return frames | {"mci": pl.DataFrame(rows, schema=dict(MCI.schema))}


def served(settings: Settings) -> list[int]:
    return publish.table(MCI, settings=settings)["mci_kzt"].to_list()


def test_a_release_is_a_folder_of_tables_and_says_what_it_holds(settings: Settings) -> None:
    publish.publish(release(2405, 2525), settings=settings)
    folder = settings.releases / "000001"
    names = {path.name for path in folder.iterdir()}
    assert names == {MANIFEST, *(f"{contract.name}.parquet" for contract in RELEASE)}
    assert (settings.warehouse / POINTER).read_text() == "000001\n"
    manifest = orjson.loads((folder / MANIFEST).read_bytes())
    assert manifest["number"] == 1
    assert manifest["rows"]["mci"] == 2
    assert datetime.fromisoformat(manifest["created_at"]).tzinfo is not None
    assert served(settings) == [2405, 2525]


def test_publishing_the_same_again_makes_no_release(settings: Settings) -> None:
    first = publish.publish(release(2405), settings=settings)
    assert publish.publish(release(2405), settings=settings) == first
    assert publish.publish(release(2406), settings=settings).number == 2


def test_a_release_that_lost_a_file_is_made_anew(settings: Settings) -> None:
    publish.publish(release(2405), settings=settings)
    (settings.releases / "000001" / "mci.parquet").unlink()
    assert publish.in_service(settings) is None
    assert publish.publish(release(2405), settings=settings).number == 2
    assert served(settings) == [2405]


def test_what_a_dead_writer_left_is_cleared_and_its_number_not_reused(settings: Settings) -> None:
    publish.publish(release(2405), settings=settings)
    (settings.releases / ".000002.draft").mkdir()
    (settings.releases / "000002").mkdir()  # written, but the pointer was never set
    assert publish.publish(release(2406), settings=settings).number == 3
    assert not (settings.releases / ".000002.draft").exists()


def test_the_newest_ten_are_kept_and_younger_ones_than_an_hour(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in range(12):
        publish.publish(release(value), settings=settings)
    assert len(publish.releases(settings)) == 12
    monkeypatch.setattr(publish, "KEEP_FOR", timedelta(0))
    publish.publish(release(12), settings=settings)
    assert [manifest.number for manifest in publish.releases(settings)] == list(range(13, 3, -1))


def test_the_pointer_is_never_missing_while_it_is_replaced(settings: Settings) -> None:
    publish.publish(release(1), settings=settings)
    seen = []
    original = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append((settings.warehouse / POINTER).read_text())
        return original(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", watched)
        publish.publish(release(2), settings=settings)
    assert seen == ["000001\n"]
    assert (settings.warehouse / POINTER).read_text() == "000002\n"


def test_what_breaks_a_contract_is_not_committed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.warehouse.mkdir()
    con = connect(settings)
    monkeypatch.setattr(publish, "query", lambda *_: pl.DataFrame({"wrong": [1]}))
    with pytest.raises(ContractError, match="region: column region_code is missing"):
        publish.prepare(con)
    con.close()


def test_an_empty_warehouse_has_every_table_of_a_release(settings: Settings) -> None:
    with rehearsing(settings) as con:
        frames = publish.prepare(con)
    assert list(frames) == [contract.name for contract in RELEASE]
    assert content_hash(frames) == content_hash(release())


def test_a_warehouse_without_release_serves_empty_tables(settings: Settings) -> None:
    assert publish.in_service(settings) is None
    assert publish.table(MCI, settings=settings).is_empty()


@given(st.permutations([2405, 2525, 2651, 2778]))
def test_the_content_hash_does_not_know_the_order_of_rows(values: list[int]) -> None:
    frames = release(2405, 2525, 2651, 2778)
    position = [[2405, 2525, 2651, 2778].index(value) for value in values]
    assert content_hash(frames | {"mci": frames["mci"][position]}) == content_hash(frames)


def test_the_content_hash_knows_every_value_and_a_null_from_an_empty_text() -> None:
    frames = release(2405)
    hashes = {
        content_hash(frames | {"mci": frames["mci"].with_columns(pl.lit(note).alias("note"))})
        for note in ("", "a", "null", None)
    } | {content_hash(release(2406)), content_hash(release())}
    assert len(hashes) == 6


def test_the_content_hash_does_not_know_the_ledger() -> None:
    frames = release(2405)
    upload = frames["upload"].clear(n=1)
    with_upload = frames | {"upload": upload}
    assert content_hash(with_upload) == content_hash(frames)
    assert ledger_hash(with_upload) != ledger_hash(frames)
