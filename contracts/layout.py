"""Where a release keeps what: agreed between the writer (etl) and the readers (releases)."""

from pathlib import Path

#: The file, beside the releases' folder, that holds the number of the release in service.
POINTER = "CURRENT"
#: The file beside it that names the release which the public sees, where a second person has to
#: agree before it sees another; without that file it sees the one in service.
APPROVED = "PUBLIC"
#: The folder of the releases; each is a folder named by its number, six digits.
RELEASES = "releases"
#: What a release says about itself: number, created_at, code_version, content_hash, rows, parts.
MANIFEST = "release.json"
#: The tables of a release that are a folder with one file per data set, named after it, so that
#: loading one data set leaves the files of the others as they are. In place of a large file there
#: is a folder of files in the order of their names. All other tables are one file.
PARTED = ("case", "sanction")


def folder_name(number: int) -> str:
    """Return the folder of a release inside ``RELEASES``.

    >>> folder_name(12)
    '000012'
    """
    return f"{number:06}"


def table_files(release: Path, name: str, *, dataset: str | None = None) -> list[Path]:
    """Return the files of a table, in the order of its rows; they need not be there.

    Args:
        release: The folder of the release.
        name: The table, as its contract calls it.
        dataset: Of a table that is parted: leave out the files of all other data sets.
    """
    if name not in PARTED:
        return [release / f"{name}.parquet"]
    parts = sorted((release / name).glob("*.parquet"), key=lambda path: path.stem)
    wanted = (part for part in parts if dataset in {None, part.stem})
    return [file for part in wanted for file in part_files(part)]


def part_files(part: Path) -> list[Path]:
    """Return the files of one data set's part of a table, in the order of its rows.

    Args:
        part: The file itself, or the folder of the files.
    """
    return sorted(part.glob("*.parquet")) if part.is_dir() else [part]
