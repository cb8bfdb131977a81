"""Look for secrets in the files under version control: ``python -m tools.secret_scan``.

What was looked at by a person and is none stands, as a hash, in ``.secrets.baseline``;
``--accept`` writes it anew. Exit codes: 0 nothing new, 1 something that looks like a secret.
"""

import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

from detect_secrets.core import baseline
from detect_secrets.core.secrets_collection import SecretsCollection
from detect_secrets.settings import configure_settings_from_baseline

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / ".secrets.baseline"


def tracked() -> list[str]:
    """Return the files under version control but the baseline, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the developer's own git
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listed.stdout.decode().split("\0")
    return [name for name in names if name and name != BASELINE.name]


def found(files: Iterable[str], *, root: Path = ROOT) -> list[str]:
    """Return where something looks like a secret and nobody has said that it is none.

    Args:
        files: Paths from ``root``.
        root: The folder that they are in.

    Returns:
        ``path:line: kind`` of each; never the value.
    """
    known = {
        (name, secret.type, secret.secret_hash)
        for name, secret in SecretsCollection.load_from_baseline(_settings())
    }
    return sorted(
        f"{name}:{secret.line_number}: {secret.type}"
        for name, secret in _scanned(files, root)
        if (name, secret.type, secret.secret_hash) not in known
    )


def accept() -> None:
    """Write what is there now into the baseline: somebody has looked at each of it."""
    _settings()
    with chdir(ROOT):  # so that no path of this machine gets into the file
        baseline.save_to_file(_scanned(tracked(), Path()), str(BASELINE))


def _settings() -> dict[str, object]:
    """Set the plugins and filters as the baseline says, and return it."""
    content: dict[str, object] = baseline.load_from_file(str(BASELINE))
    configure_settings_from_baseline(content)
    return content


def _scanned(files: Iterable[str], root: Path) -> SecretsCollection:
    secrets = SecretsCollection(root="" if root == Path() else str(root))
    for name in files:
        if (root / name).is_file():
            secrets.scan_file(name)
    return secrets


def main() -> int:
    """Scan, or accept what is there; return the exit code."""
    if "--accept" in sys.argv[1:]:
        accept()
        return 0
    places = found(tracked())
    for place in places:
        print(place)
    if places:
        print(
            "Take the secret out and make it void. If it is none: --accept, and look at the diff."
        )
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main())
