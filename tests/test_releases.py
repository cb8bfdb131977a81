"""Opening releases: one pointer, whole tables, and words when there is nothing."""

from pathlib import Path

import orjson
import polars as pl
import pytest

import releases
from contracts import CASE, MCI, OFFICIAL_FIGURE, RELEASE, Contract, ContractError


def test_the_current_release_holds_every_table(warehouse: Path) -> None:
    release = releases.current(warehouse)
    for contract in RELEASE:
        assert release.frame(contract).height == release.rows[contract.name]
    assert len(release.content_hash) == 64
    assert release.created_at.utcoffset() is not None


def test_the_warehouse_is_found_through_the_environment(in_warehouse: Path) -> None:
    assert releases.current().folder.is_relative_to(in_warehouse)


def test_a_data_set_is_a_part_of_the_table(warehouse: Path) -> None:
    release = releases.current(warehouse)
    part = release.frame(CASE, dataset="no such register")
    assert part.is_empty()
    assert part.schema == dict(CASE.schema)
    with pytest.raises(ValueError, match="mci is not divided by data set"):
        release.frame(MCI, dataset="published")


def test_a_scan_reads_what_is_asked(warehouse: Path) -> None:
    scan = releases.current(warehouse).scan(OFFICIAL_FIGURE)
    assert scan.filter(pl.col("is_conflict")).select("value").collect().to_series().to_list() == [
        300
    ]


def test_no_release_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(releases.NoRelease, match=r"There is no release in .* python -m etl init"):
        releases.current(tmp_path)


@pytest.mark.parametrize("pointer", ["", "000009\n", "../..\n", "rubbish"])
def test_a_pointer_that_leads_nowhere_is_no_release(tmp_path: Path, pointer: str) -> None:
    (tmp_path / "CURRENT").write_text(pointer)
    with pytest.raises(releases.NoRelease, match="There is no release"):
        releases.current(tmp_path)


def test_a_table_that_is_gone_is_missed_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "000001"
    folder.mkdir(parents=True)
    (tmp_path / "CURRENT").write_text("000001\n")
    (folder / "release.json").write_text(
        '{"number": 1, "content_hash": "", "created_at": "2026-01-01T00:00:00+00:00", "rows": {}}'
    )
    with pytest.raises(releases.NoRelease, match=r"has no file mci\.parquet"):
        releases.current(tmp_path).frame(MCI)


def test_a_reader_holds_the_table_to_its_contract(warehouse: Path) -> None:
    other = Contract(name="mci", schema={"mci_usd": pl.Float64}, key=(), required=("mci_usd",))
    with pytest.raises(ContractError, match="column mci_usd is missing"):
        releases.current(warehouse).frame(other)


def test_a_release_from_before_a_column_has_nothing_in_it(warehouse: Path) -> None:
    schema = {**MCI.schema, "mci_usd": pl.Float64}
    grown = Contract(name="mci", schema=schema, key=MCI.key, required=MCI.required)
    found = releases.current(warehouse).frame(grown)
    assert found.schema == schema
    assert found["mci_usd"].null_count() == found.height > 0


def told(folder: Path, number: int, **digests: str) -> None:
    """Write a release that has nothing but its manifest."""
    own = folder / "releases" / f"{number:06}"
    own.mkdir(parents=True)
    parts = [{"table": "case", "dataset": name, "digest": it} for name, it in digests.items()]
    manifest = {"number": number, "content_hash": "", "created_at": "2026-01-01", "rows": {}}
    (own / "release.json").write_bytes(orjson.dumps(manifest | {"parts": parts}))
    (folder / "CURRENT").write_text(f"{number:06}\n")


def test_earlier_releases_are_those_in_which_the_data_set_was_another(tmp_path: Path) -> None:
    told(tmp_path, 1, other="x")
    told(tmp_path, 2, own="a", other="x")
    told(tmp_path, 3, own="a", other="y")
    told(tmp_path, 4, own="b")
    told(tmp_path, 5, own="c")
    told(tmp_path, 6, own="c", other="z")
    release = releases.current(tmp_path)
    assert [one.number for one in release.earlier("own")] == [3, 4]
    assert [one.number for one in release.earlier("other")] == [2, 3]
    assert release.earlier("nobody's") == ()


def test_an_earlier_release_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    told(tmp_path, 1, own="a")
    (tmp_path / "releases" / "000001" / "release.json").write_text("torn")
    told(tmp_path, 2, own="b")
    assert releases.current(tmp_path).earlier("own") == ()
