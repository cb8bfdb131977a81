"""What a start waits for: slow packages are imported where they are used, and no sooner."""

import ast
import subprocess
import sys

import pytest

from tools.tree import ROOT, syntax

#: What makes files, reads maps and tables, does statistics, counts the questions of programs.
SLOW = {"matplotlib", "docx", "typst", "geopandas", "shapely", "statsmodels", "scipy", "limits",
        "pandas", "openpyxl"}  # fmt: skip
OTHERS = "import sys, ui.card, ui.brief, ui.brief_paper, ui.addresses; print(*sys.modules)"


def loaded(program: str) -> set[str]:
    """The modules that a program has imported once it has run."""
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(shown.stdout.split())


def test_the_first_screen_waits_for_nothing_slow() -> None:
    asked = (
        ast.unparse(node)
        for node in syntax(ROOT / "dashboard.py").body
        if isinstance(node, ast.Import | ast.ImportFrom)
    )
    assert not SLOW & loaded("\n".join(["import sys, serve", *asked, "print(*sys.modules)"]))


@pytest.mark.parametrize("slow", ["matplotlib", "typst", "docx", "geopandas"])
def test_no_screen_waits_for_what_draws_and_sets(slow: str) -> None:
    assert slow not in loaded(OTHERS)
