"""What the documents promise is there: files, commands, versions, numbers of decisions."""

import re
import tomllib
from pathlib import Path

import pytest

from tools.tree import ROOT, files, name_of

DOCUMENTS = [path for path in files("*.md") if not name_of(path).startswith("data/")]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"\bmake ([a-z-]+)\b")
#: In prose "make" is also a verb; a command stands in a code span or at the start of a code line.
CODE = re.compile(r"`([^`\n]+)`|^(make [a-z]+)", re.MULTILINE)


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_commands_exist(path: Path) -> None:
    code = "\n".join(a or b for a, b in CODE.findall(path.read_text(encoding="utf-8")))
    assert set(COMMAND.findall(code)) <= targets()


def test_every_command_is_explained_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    explained = set(re.findall(r"^([a-z-]+):.*## .+$", makefile, re.MULTILINE))
    assert phony == targets()
    assert phony - explained == {"lint"}


def test_readme_names_the_two_commands_first() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first_screen = "\n".join(readme.splitlines()[:40])
    assert "make run" in first_screen
    assert "make test" in first_screen


def test_readme_carries_licence_and_attributions() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in (
        "Apache-2.0",
        "geokz (CC BY 4.0)",
        "Бюро национальной статистики",
        "НК РК 11-2025",
    ):
        assert words in readme


def test_readme_lists_every_screen() -> None:
    from ui.navigation import SCREENS  # noqa: PLC0415 - Streamlit is slow to import

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [entry.title for entry in SCREENS.values()] == re.findall(
        r"^\| ([A-Z][a-z ]+?) \| [A-Z]", readme, re.MULTILINE
    )


def test_changelog_knows_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version['version']}]" in changelog
    assert changelog.index("## [Unreleased]") < changelog.index(f"## [{version['version']}]")


def test_decisions_are_numbered_without_a_gap() -> None:
    names = [path.name for path in files("docs/decisions/*.md")]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.parametrize("path", files("docs/decisions/*.md"), ids=name_of)
def test_decision_is_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    for part in ("**Status:**", "**Context.**", "**Decision.**", "**Consequence.**"):
        assert part in text


def test_every_threat_names_tests_that_are_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    threats = [line for line in text.splitlines() if line.startswith("| ")][1:]
    for threat in threats:
        named = re.findall(r"`((?:tests|deploy)/[\w./*-]+)`", threat)
        assert named, threat
        assert [pattern for pattern in named if not any(ROOT.glob(pattern))] == []
