"""Releases: whole, immutable, swapped at one stroke, and equal when the data are equal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import releases
from contracts import CASE, MANIFEST, MCI, PARTED, POINTER, RELEASE, ContractError
from etl import fingerprint, ledger, progress, publish
from etl.fingerprint import content_hash, ledger_hash, part_digest
from etl.settings import Settings
from etl.warehouse import append, connect, rehearsing, writing


def tables(*mci_kzt: int) -> dict[str, pl.DataFrame]:
    """A release whose only rows are values of the index, in force from 2018, 2019, …"""
    frames = {contract.name: contract.empty() for contract in publish.WHOLE}
    rows = {
        "valid_from": [datetime(2018 + i, 1, 1, tzinfo=UTC).date() for i in range(len(mci_kzt))],
        "mci_kzt": list(mci_kzt),
        "source_url": [None] * len(mci_kzt),
        "note": [None] * len(mci_kzt),
    }
    return frames | {"mci": pl.DataFrame(rows, schema=dict(MCI.schema))}


def release(settings: Settings, *mci_kzt: int) -> publish.Manifest:
    """Publish ``tables``, with empty registers."""
    publish.discard(settings)
    for name in PARTED:
        (settings.releases / publish.DRAFT / name).mkdir(parents=True)
    manifest = publish.write(tables(*mci_kzt), (), settings=settings)
    publish.publish(manifest, settings=settings)
    return manifest


def served(settings: Settings) -> list[int]:
    return publish.table(MCI, settings=settings)["mci_kzt"].to_list()


def test_a_release_is_a_folder_of_tables_and_says_what_it_holds(settings: Settings) -> None:
    release(settings, 2405, 2525)
    folder = settings.releases / "000001"
    names = {path.name for path in folder.iterdir()}
    whole = {f"{contract.name}.parquet" for contract in publish.WHOLE}
    assert names == {MANIFEST, *whole, *PARTED}
    assert (settings.warehouse / POINTER).read_text() == "000001\n"
    manifest = orjson.loads((folder / MANIFEST).read_bytes())
    assert manifest["number"] == 1
    assert manifest["rows"]["mci"] == 2
    assert datetime.fromisoformat(manifest["created_at"]).tzinfo is not None
    assert served(settings) == [2405, 2525]


def test_publishing_the_same_again_makes_no_release(settings: Settings) -> None:
    first = release(settings, 2405)
    assert release(settings, 2405) == first
    assert release(settings, 2406).number == 2


def test_a_release_that_lost_a_file_is_made_anew(settings: Settings) -> None:
    release(settings, 2405)
    (settings.releases / "000001" / "mci.parquet").unlink()
    assert publish.in_service(settings) is None
    assert release(settings, 2405).number == 2
    assert served(settings) == [2405]


def test_what_a_dead_writer_left_is_cleared_and_its_number_not_reused(settings: Settings) -> None:
    release(settings, 2405)
    (settings.releases / ".000002.draft").mkdir()
    (settings.releases / "000002").mkdir()  # written, but the pointer was never set
    assert release(settings, 2406).number == 3
    assert not (settings.releases / ".000002.draft").exists()


def test_the_newest_ten_are_kept_and_younger_ones_than_an_hour(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in range(12):
        release(settings, value)
    assert len(publish.releases(settings)) == 12
    monkeypatch.setattr(publish, "KEEP_FOR", timedelta(0))
    release(settings, 12)
    assert [manifest.number for manifest in publish.releases(settings)] == list(range(13, 3, -1))


def test_the_pointer_is_never_missing_while_it_is_replaced(settings: Settings) -> None:
    release(settings, 1)
    seen = []
    original = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append((settings.warehouse / POINTER).read_text())
        return original(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", watched)
        release(settings, 2)
    assert seen == ["000001\n"]
    assert (settings.warehouse / POINTER).read_text() == "000002\n"


def test_what_breaks_a_contract_is_not_committed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.warehouse.mkdir()
    con = connect(settings)
    monkeypatch.setattr(publish, "query", lambda *_: pl.DataFrame({"wrong": [1]}))
    with pytest.raises(ContractError, match="region: column region_code is missing"):
        publish.prepare(con, settings=settings)
    con.close()


def test_an_empty_warehouse_has_every_table_of_a_release(settings: Settings) -> None:
    with rehearsing(settings) as con:
        manifest = publish.prepare(con, settings=settings)
    assert set(manifest.rows) == {contract.name for contract in RELEASE}
    assert manifest.parts == ()
    assert manifest.content_hash == content_hash(tables())


def load(settings: Settings, dataset: str, *cases: str, file: str = "a.csv") -> publish.Manifest:
    """Load cases, all alike, as one upload, and return the release that shows them."""
    with writing(settings) as con:
        upload_id = ledger.start_upload(
            con,
            kind="case",
            dataset=dataset,
            file_name=file,
            file_sha256=file,
            extract_date=None,
            encoding="utf-8",
            actor="tests",
        )
        rows = (
            CASE.empty()
            .clear(len(cases))
            .with_columns(
                dataset=pl.lit(dataset),
                case_id=pl.Series(cases, dtype=pl.String),
                region_code=pl.lit("47"),
                article=pl.lit("УК 115-1"),
                registered_on=pl.date(2026, 1, 13),
                registered_on_precision=pl.lit("day"),
                extract_date=pl.date(2026, 2, 1),
                upload_id=pl.lit(upload_id, pl.Int64),
            )
        )
        append(con, "case_version", rows)
        n = len(cases)
        ledger.finish_upload(
            con, upload_id, rows_read=n, rows_loaded=n, rows_skipped=0, rows_rejected=0
        )
    found = publish.in_service(settings)
    assert found
    return found


def test_a_data_set_is_a_file_of_its_own_that_its_neighbours_leave_alone(
    settings: Settings,
) -> None:
    load(settings, "police", "B", "A")
    before = (settings.releases / "000001" / "case" / "police.parquet").stat()
    load(settings, "courts", "C")
    folder = settings.releases / "000002" / "case"
    assert sorted(path.name for path in folder.iterdir()) == ["courts.parquet", "police.parquet"]
    assert (folder / "police.parquet").stat().st_ino == before.st_ino
    assert publish.table(CASE, settings=settings)["case_id"].to_list() == ["C", "A", "B"]


def test_a_part_is_made_anew_when_its_statements_are_others(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(settings, "police", "A")
    before = (settings.releases / "000001" / "case" / "police.parquet").stat()
    monkeypatch.setattr("etl.parts.code_version", lambda: "the next one")
    load(settings, "courts", "C")
    after = (settings.releases / "000002" / "case" / "police.parquet").stat()
    assert after.st_ino != before.st_ino


def test_a_part_says_what_it_holds_whatever_upload_brought_it(settings: Settings) -> None:
    first = load(settings, "police", "A", "B")
    other = load(Settings(settings.warehouse / "other", "tests"), "police", "B", "A", file="b.csv")
    assert first.parts[0].digest == other.parts[0].digest
    assert first.parts[0].made_from != other.parts[0].made_from
    assert first.content_hash == other.content_hash
    folder = settings.releases / "000001"
    assert part_digest([folder / first.parts[0].files[0]], CASE) == (2, first.parts[0].digest)


SPREAD = tuple(f"A-{number:03}" for number in range(40))


@pytest.fixture
def sliced(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> publish.Manifest:
    """A release whose part takes several files, its keys loaded from the last to the first."""
    monkeypatch.setattr("etl.slices.SLICE_ROWS", 10)
    return load(settings, "police", *reversed(SPREAD))


def test_a_large_part_is_files_in_the_order_of_the_key(
    settings: Settings, sliced: publish.Manifest
) -> None:
    (part,) = sliced.parts
    folder = settings.releases / "000001"
    assert [str(file) for file in part.files] == [
        f"case/police.parquet/{number:05}.parquet" for number in range(4)
    ]
    heights = [pl.read_parquet(folder / file).height for file in part.files]
    assert (heights, part.rows) == ([10, 10, 10, 10], 40)
    assert publish.table(CASE, settings=settings)["case_id"].to_list() == list(SPREAD)
    served = releases.current(settings.warehouse)
    assert served.frame(CASE, dataset="police")["case_id"].to_list() == list(SPREAD)
    assert served.frame(CASE, dataset="courts").is_empty()


@pytest.mark.parametrize("chunk", [1, 7, 10, 25, 100])
def test_how_a_part_is_cut_is_no_part_of_what_it_says(
    chunk: int, settings: Settings, sliced: publish.Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "CHUNK_ROWS", chunk)
    whole = settings.warehouse / "whole.parquet"
    publish.table(CASE, settings=settings).write_parquet(whole)
    files = [settings.releases / "000001" / file for file in sliced.parts[0].files]
    assert part_digest(files, CASE) == part_digest([whole], CASE)
    assert part_digest(files, CASE)[0] == 40
    with pytest.raises(ContractError, match="not in the order"):
        part_digest([*files[1:], files[0]], CASE)


def test_each_file_of_a_large_part_is_told_as_progress(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.slices.SLICE_ROWS", 10)
    told: list[float] = []
    with progress.heard_by(lambda it: told.append(it.share)):
        load(settings, "police", *SPREAD)
    assert len(told) == 6  # publishing begins, its one part does, four files are written
    assert told == sorted(told)
    assert told[-1] < 1


def test_a_large_part_is_shared_file_by_file(settings: Settings, sliced: publish.Manifest) -> None:
    load(settings, "courts", "C")
    first, second = (settings.releases / number for number in ("000001", "000002"))
    for file in sliced.parts[0].files:
        assert (first / file).stat().st_ino == (second / file).stat().st_ino


def test_a_large_part_that_lost_a_file_is_made_anew(
    settings: Settings, sliced: publish.Manifest
) -> None:
    (settings.releases / "000001" / sliced.parts[0].files[2]).unlink()
    assert publish.in_service(settings) is None
    again = load(settings, "courts", "C")
    assert again.rows["case"] == 41
    assert publish.table(CASE, settings=settings).height == 41


def test_versions_that_others_replaced_leave_no_slice_empty(
    settings: Settings, sliced: publish.Manifest
) -> None:
    again = load(settings, "police", *SPREAD, file="b.csv")
    (part,) = again.parts
    assert (part.rows, part.slices) == (40, 4)
    assert part.digest == sliced.parts[0].digest
    assert publish.table(CASE, settings=settings)["upload_id"].unique().to_list() == [2]


def part(folder: Path, *cases: str) -> Path:
    """Write a part with the cases named, in this order."""
    one = {"dataset": "police", "region_code": "47", "article": "УК 115-1"}
    rows = pl.DataFrame([one | {"case_id": case} for case in cases]).with_columns(
        registered_on=pl.date(2026, 1, 13), extract_date=pl.date(2026, 2, 1)
    )
    pl.concat([CASE.empty(), rows], how="diagonal").write_parquet(folder / "police.parquet")
    return folder / "police.parquet"


def test_a_part_out_of_order_or_with_a_key_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="not in the order of the key"):
        part_digest([part(tmp_path, "B", "A")], CASE)
    with pytest.raises(ContractError, match="is repeated in 1 rows"):
        part_digest([part(tmp_path, "A", "A")], CASE)


def test_a_repetition_across_two_pieces_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "CHUNK_ROWS", 1)
    with pytest.raises(ContractError, match="not in the order"):
        part_digest([part(tmp_path, "A", "A")], CASE)


def test_a_warehouse_without_release_serves_empty_tables(settings: Settings) -> None:
    assert publish.in_service(settings) is None
    assert publish.table(MCI, settings=settings).is_empty()


@given(st.permutations([2405, 2525, 2651, 2778]))
def test_the_content_hash_does_not_know_the_order_of_rows(values: list[int]) -> None:
    frames = tables(2405, 2525, 2651, 2778)
    position = [[2405, 2525, 2651, 2778].index(value) for value in values]
    assert content_hash(frames | {"mci": frames["mci"][position]}) == content_hash(frames)


def test_the_content_hash_knows_every_value_and_a_null_from_an_empty_text() -> None:
    frames = tables(2405)
    hashes = {
        content_hash(frames | {"mci": frames["mci"].with_columns(pl.lit(note).alias("note"))})
        for note in ("", "a", "null", None)
    } | {content_hash(tables(2406)), content_hash(tables())}
    assert len(hashes) == 6


def test_the_content_hash_does_not_know_the_ledger() -> None:
    frames = tables(2405)
    upload = frames["upload"].clear(n=1)
    with_upload = frames | {"upload": upload}
    assert content_hash(with_upload) == content_hash(frames)
    assert ledger_hash(with_upload) != ledger_hash(frames)
