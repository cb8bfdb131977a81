"""The rules of the house that a reader should not have to check by eye."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.tree import ROOT, files, name_of, syntax
from words import catalogue

LINES_OF_A_FILE = 200
#: A test shows whole cases; it is read one at a time.
LINES_OF_A_TEST_FILE = 500
LINES_OF_A_FUNCTION = 50
LINES_OF_A_SCREEN = 60

#: What may stand in no file, in pieces here so that this file may stand too.
UNWELCOME = {
    "unfinished work": r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|NotImplemented" + "Error",
    "a package registry": r"py" + r"pi\.org|python" + r"hosted|npm" + r"js|deb\.deb" + r"ian",
    "a path of one machine": r"(?<![\w.])/(wo" + r"rk|ro" + r"ot|home)/",
}
DATA = re.compile(r"\.(csv|tsv|geojson|json|xlsx|png|po|parquet|ttf)$", re.IGNORECASE)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def lines_to_follow(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code: a long explanation does not make a function harder to follow."""
    return lines_of(node) - (lines_of(node.body[0]) if ast.get_docstring(node) else 0)


def most_lines(name: str) -> int:
    return LINES_OF_A_TEST_FILE if name.startswith("tests/") else LINES_OF_A_FILE


def test_files_are_short() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in files("*.py", "*.sql")
    }
    assert not {name: lines for name, lines in lengths.items() if lines > most_lines(name)}


def test_functions_are_short() -> None:
    found = {
        f"{name_of(path)}:{node.name}": lines_to_follow(node)
        for path in files("*.py")
        for node in functions(path)
    }
    assert not {name: lines for name, lines in found.items() if lines > LINES_OF_A_FUNCTION}


@pytest.mark.parametrize("path", [ROOT / "dashboard.py", *files("pages/*.py")], ids=name_of)
def test_screen_is_a_page_to_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LINES_OF_A_SCREEN


@pytest.mark.parametrize("what", UNWELCOME)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(UNWELCOME[what])
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in files()
        if not DATA.search(path.name)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not found


def test_assert_is_for_tests() -> None:
    """Python leaves it out under -O, so nothing may depend on it."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in files("*.py")
        if not name_of(path).startswith("tests/")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Assert)
    ]
    assert not found


def test_every_message_is_in_every_language() -> None:
    assert catalogue.faults() == []


def test_every_skip_gives_its_reason() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in files("tests/*.py")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("pytest.skip", "pytest.mark.skip", "pytest.mark.skipif")
        and not (node.args and ast.unparse(node.func) == "pytest.skip")
        and not any(keyword.arg == "reason" for keyword in node.keywords)
    ]
    assert not found
