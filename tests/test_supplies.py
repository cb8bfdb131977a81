"""What the house lives on: pinned packages, known settings, a whole licence."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from tools.tree import ROOT, files, imports, name_of

OURS = {"contracts", "words", "etl", "analysis", "charts", "ui", "report", "releases", "pages"}
OURS |= {"tools", "benchmarks", "tests"}
#: Folders that may use what only a developer installs.
WORKSHOP = ("tests/", "tools/", "benchmarks/")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def required(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=;\[ ]", text)[0].lower() for text in requirements}


def pinned(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


RUNTIME = required(PROJECT["project"]["dependencies"])
DEVELOPER = required(PROJECT["dependency-groups"]["dev"])
#: Modules whose package has another name.
CALLED = {"docx": "python_docx", "pil": "pillow"}
#: What answers are compared with lives in an environment of its own.
ORACLES = set(pinned("benchmarks/requirements-oracles.txt"))
ORACLES |= set(pinned("benchmarks/peers/requirements-peers.txt"))
ORACLES |= set(pinned("benchmarks/validators/requirements-validators.txt"))
#: Only who keeps a lake, or works on Spark, installs these.
LAKE = set(pinned("requirements-lake.txt")) | set(pinned("requirements-spark.txt"))
OF_LAKE = ("etl/lake/", "etl/spark/", "tests/lake/")


def test_locks_pin_what_the_project_asks_for() -> None:
    assert pinned("requirements.txt").keys() >= RUNTIME
    assert pinned("requirements-dev.txt").keys() >= RUNTIME | DEVELOPER
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


@pytest.mark.parametrize("path", files("requirements*.txt", "*/requirements*.txt"), ids=name_of)
def test_lock_carries_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


@pytest.mark.parametrize("path", files("*.py"), ids=name_of)
def test_every_import_is_asked_for_by_name(path: Path) -> None:
    """A package that only happens to be there disappears with somebody else's next release."""
    allowed = OURS | sys.stdlib_module_names | RUNTIME
    if name_of(path).startswith(WORKSHOP):
        allowed |= DEVELOPER | {"importlinter"}  # the package import-linter
    if name_of(path).startswith("benchmarks/"):
        allowed |= ORACLES
    if name_of(path).startswith(OF_LAKE):
        allowed |= LAKE
    asked = {module.split(".")[0].lower() for module, _ in imports(path)}
    asked = {CALLED.get(name, name) for name in asked}
    assert asked <= {name.replace("-", "_") for name in allowed}


def options(table: dict[str, object], prefix: str = "") -> list[str]:
    names = []
    for name, value in table.items():
        names += options(value, f"{prefix}{name}.") if isinstance(value, dict) else [prefix + name]
    return names


@pytest.mark.parametrize("name", options(SETTINGS))
def test_streamlit_knows_the_setting(name: str) -> None:
    config.get_option(name)


def test_nothing_is_sent_or_shown_to_strangers() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert "serverAddress" in SETTINGS["browser"]  # or the internet is asked for it
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["server"]["address"] == "127.0.0.1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["textColor", "linkColor", "primaryColor"])
def test_words_stand_out(scheme: str, words: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, on every ground that words can stand on."""
    theme = SETTINGS["theme"][scheme]
    grounds = [
        place[ground]
        for place in (theme, theme["sidebar"])
        for ground in ("backgroundColor", "secondaryBackgroundColor")
    ]
    assert min(contrast(theme[words], ground) for ground in grounds) >= 4.5


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_a_machine_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    made = subprocess.run(
        ["tools/venv.sh", str(tmp_path / "venv")],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHON": str(python)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 1
    assert "apt-get install python3-venv" in made.stderr
