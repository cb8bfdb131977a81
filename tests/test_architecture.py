"""The rooms and floors that ARCHITECTURE.md describes are the ones that stand."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.tree import ROOT, files, imports, name_of, syntax

ROOMS = {"contracts", "words", "etl", "analysis", "charts", "ui", "report", "releases", "pages"}
SCREENS_MAY_ASK = {"ui", "charts", "analysis", "report", "contracts", "words"}

#: Modules by which a measure would reach a file, a clock, a process or the network.
IMPURE = {"os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "time", "urllib"}
READERS = re.compile(r"^(open|input|print|today|now|utcnow|read_\w+|scan_\w+|write_\w+|sink_\w+)$")


def screens() -> list[Path]:
    return [ROOT / "dashboard.py", *files("pages/*.py")]


def rooms_asked(path: Path) -> set[str]:
    return {module.split(".")[0] for module, _ in imports(path)} & ROOMS


def test_the_list_of_the_tree_is_the_tree() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = text.split("```")[1]
    listed = {line.split()[0].rstrip("/") for line in block.splitlines() if re.match(r"\S", line)}
    there = {name_of(path).split("/")[0] for path in files()}
    assert listed == there


def test_the_description_stays_readable() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 100


def test_import_rules_hold() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


LINT = "from importlinter.cli import lint_imports_command as main; main()"

#: One forbidden step of each kind: module → what it imports.
FORBIDDEN = {
    "analysis.rates": "charts",
    "charts.maps": "analysis",
    "contracts.dates": "words",
    "etl.api": "streamlit",
    "etl.ledger": "releases",
    "pages.regions": "etl.api",
    "pages.upload": "duckdb",
    "report.brief": "duckdb",
    "report.files": "etl.api",
    "ui.data": "etl.ledger",
    "report.note": "ui",
    "words.message": "analysis",
}


def test_import_rules_catch_each_forbidden_step(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS - {"releases"}:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    for module, wanted in FORBIDDEN.items():
        path = tmp_path / f"{module.replace('.', '/')}.py"
        path.write_text(f"import {wanted}\n", encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-c", LINT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    told = re.sub(r"\s+", " ", checked.stdout)
    missed = [step for step in FORBIDDEN.items() if f"{step[0]} -> {step[1]} " not in told]
    assert checked.returncode == 1
    assert not missed


def test_releases_rest_on_contracts_alone() -> None:
    assert rooms_asked(ROOT / "releases.py") == {"contracts"}


@pytest.mark.parametrize("path", screens(), ids=name_of)
def test_screen_asks_only_its_neighbours(path: Path) -> None:
    assert rooms_asked(path) <= SCREENS_MAY_ASK


@pytest.mark.parametrize("path", files("pages/[!_]*.py"), ids=name_of)
def test_screen_opens_the_frame_before_anything_else(path: Path) -> None:
    """Otherwise a link to it would show it without language, notices or gate."""
    body = [node for node in syntax(path).body if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert ast.get_docstring(syntax(path))
    assert ast.unparse(body[1]) == f"screen = frame.open({path.stem!r})"


@pytest.mark.parametrize("path", files("analysis/*.py"), ids=name_of)
def test_measures_touch_no_file_and_no_clock(path: Path) -> None:
    if path.name == "__main__.py":
        return  # the command line is the one door of the room
    modules = {module.split(".")[0] for module, _ in imports(path)}
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
    }
    assert not modules & IMPURE
    assert not {name for name in called if READERS.match(name)}
