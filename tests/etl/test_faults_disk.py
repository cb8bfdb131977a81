"""No room, no right to write, and a file that shrinks: refused in words, with nothing changed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import publish
from etl.errors import DataRefused
from etl.settings import Settings
from tests.etl.faulty import assert_whole, put, register, said, uploads
from tests.processes import Begin


def can_mount(folder: Path) -> bool:
    """Tell whether this process may make a small disk."""
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)]
    return (
        os.geteuid() == 0
        and shutil.which("mount") is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of twelve megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not can_mount(folder):
        pytest.skip("a small disk can only be mounted by root; see the test with a limit instead")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_takes_the_change_back_in_words(
    small_disk: Path, tmp_path: Path, start: Begin
) -> None:
    settings = Settings(small_disk / "warehouse", "tests")
    put(settings, register(tmp_path / "first.csv", first=0))
    before = publish.in_service(settings)
    (small_disk / "other").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 200_000))
    big = register(tmp_path / "big.csv", first=1000, rows=60_000)
    start(settings, big).join()
    assert "could not be written" in said(tmp_path / "said")
    assert publish.in_service(settings) == before
    (small_disk / "other").unlink()
    assert_whole(settings)
    assert uploads(settings) == ["first.csv"]
    put(settings, register(tmp_path / "next.csv", first=500_000))
    assert_whole(settings)


def test_a_file_that_may_not_grow_takes_the_change_back_in_words(
    settings: Settings, tmp_path: Path, start: Begin
) -> None:
    put(settings, register(tmp_path / "first.csv", first=0))
    before = publish.in_service(settings)
    limit = settings.ledger.stat().st_size + 100_000
    big = register(tmp_path / "big.csv", first=1000, rows=60_000)
    start(settings, big, file_bytes=limit).join()
    assert "could not be written" in said(tmp_path / "said")
    assert publish.in_service(settings) == before
    assert_whole(settings)
    assert uploads(settings) == ["first.csv"]
    put(settings, register(tmp_path / "next.csv", first=500_000))
    assert_whole(settings)


def test_too_little_memory_takes_the_change_back_in_words(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(settings, register(tmp_path / "first.csv", first=0))
    before = publish.in_service(settings)
    big = register(tmp_path / "big.csv", first=1000, rows=60_000)
    with monkeypatch.context() as patch:
        patch.setattr("etl.store.MEMORY", "12MB")
        with pytest.raises(DataRefused, match=r"more memory than .*Nothing was changed.*divide"):
            put(settings, big)
    assert publish.in_service(settings) == before
    put(settings, big)
    assert_whole(settings)
    assert sorted(uploads(settings)) == ["big.csv", "first.csv"]


def test_a_folder_that_may_only_be_read_is_refused_in_words(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(settings, register(tmp_path / "first.csv", first=0))
    before = publish.in_service(settings)
    second = register(tmp_path / "second.csv", first=1000)
    original = Path.open

    def refusing(path: Path, mode: str = "r", *rest: object, **options: object) -> object:
        # Root may write anywhere, so the system's answer to others is given here.
        if path.is_relative_to(settings.warehouse) and mode != "rb":
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, mode, *rest, **options)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        if os.geteuid() == 0:
            patch.setattr(Path, "open", refusing)
        else:
            settings.warehouse.chmod(0o555)
            (settings.warehouse / "writer.lock").chmod(0o444)
        with pytest.raises(DataRefused, match="cannot be written: Permission denied"):
            put(settings, second)
        if os.geteuid() != 0:
            settings.warehouse.chmod(0o755)
            (settings.warehouse / "writer.lock").chmod(0o644)
    assert publish.in_service(settings) == before
    assert_whole(settings)


def test_an_upload_cut_short_while_it_is_read_is_refused(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(settings, register(tmp_path / "first.csv", first=0))
    before = publish.in_service(settings)
    file = register(tmp_path / "second.csv", first=1000, rows=20_000)
    real = subprocess.run

    def cut(*args: object, **options: object) -> object:
        ended = real(*args, **options)  # type: ignore[call-overload]
        os.truncate(file, file.stat().st_size // 2)
        return ended

    with monkeypatch.context() as patch:
        patch.setattr("etl.readers.limited.subprocess.run", cut)
        with pytest.raises(DataRefused, match="changed while it was read"):
            put(settings, file)
    assert publish.in_service(settings) == before
    assert_whole(settings)
