"""The project's own files: what is in git or would be added to it."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(*patterns: str) -> list[Path]:
    """Return the project's files, by path, that match one of the glob ``patterns`` (or all)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *patterns]
    listed = subprocess.run(  # noqa: S603 - our own command, no shell
        command,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = {ROOT / name for name in listed.split("\0") if name}
    return sorted(path for path in found if path.is_file())


def name_of(path: Path) -> str:
    """Return the path as messages show it: from the project's folder on."""
    return path.relative_to(ROOT).as_posix()


def syntax(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every module that a Python file imports, in full, with the line."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno
