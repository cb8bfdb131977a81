"""Where a release keeps what: agreed between the writer (etl) and the readers (releases)."""

#: The file, beside the releases' folder, that holds the number of the release in service.
POINTER = "CURRENT"
#: The folder of the releases; each is a folder named by its number, six digits.
RELEASES = "releases"
#: What a release says about itself: number, created_at, code_version, content_hash, rows.
MANIFEST = "release.json"


def folder_name(number: int) -> str:
    """Return the folder of a release inside ``RELEASES``.

    >>> folder_name(12)
    '000012'
    """
    return f"{number:06}"
