"""No secret under version control, and no package with a known weakness that goes unsaid."""

import secrets
from pathlib import Path
from typing import Any

import pytest

from tools import advisories, secret_scan


def test_no_file_holds_a_secret() -> None:
    assert secret_scan.found(secret_scan.tracked()) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("settings.py", 'password = "{random}"'),
        (".streamlit/secrets.toml", 'client_secret = "{random}"'),
        ("deploy/environment", "AWS_ACCESS_KEY_ID=AKIA{upper}"),
        ("key.pem", "-----BEGIN RSA PRIVATE " + "KEY-----"),
        ("notes.md", "https://marat:{random}@identity.example/"),
    ],
)
def test_a_planted_secret_is_found_and_not_repeated(name: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    random = secrets.token_hex(20)
    upper = "".join(secrets.choice("ABCDEFGHJKLMNPQR234567") for _ in range(16))
    path.write_text(f"# nothing\n{line.format(random=random, upper=upper)}\n", encoding="utf-8")
    found = secret_scan.found([name], root=tmp_path)
    assert found
    assert all(place.startswith(f"{name}:2: ") for place in found)
    assert random not in "".join(found)
    assert upper not in "".join(found)


def test_every_pin_of_both_locks_is_asked_for() -> None:
    pins = advisories.pins()
    assert len(pins) == len(set(pins)) > 100
    assert any(pin.startswith("streamlit==") for pin in pins)
    assert any(pin.startswith("pytest==") for pin in pins)


def answer(**packages: list[dict[str, Any]] | str) -> dict[str, Any]:
    """What pip-audit says: a list of weaknesses of a package, or why it was left out."""
    return {
        "dependencies": [
            {"name": name, "skip_reason": said}
            if isinstance(said, str)
            else {"name": name, "version": "1", "vulns": said}
            for name, said in packages.items()
        ]
    }


def test_a_weakness_is_named_with_the_version_that_mends_it() -> None:
    bad = {"id": "CVE-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}
    worse = bad | {"id": "CVE-2", "fix_versions": []}
    found = advisories.weak(["a==1", "b==1"], ask=lambda *_: answer(a=[], b=[bad, worse]))
    assert found == ["b 1: CVE-1 (mended in 1.1)", "b 1: CVE-2 (mended in no version yet)"]


def test_where_advisories_cannot_be_had_nothing_fails_and_one_package_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def offline(packages: list[str], _: float) -> str:
        asked.append(len(packages))
        return "no route to host"

    assert advisories.weak(["a==1", "b==1"], ask=offline) == "no route to host"
    mirror = advisories.weak(["a==1"], ask=lambda *_: answer(a="not found there"))
    assert mirror == "not found there"
    monkeypatch.setattr(advisories, "weak", lambda _: "no route to host")
    assert advisories.main() == 0
    assert capsys.readouterr().out == (
        "Known weaknesses of packages were not looked up: no route to host\n"
    )
    assert asked == [1]


def test_a_known_weakness_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(advisories, "weak", lambda _: ["b 1: CVE-1 (mended in 1.1)"])
    assert advisories.main() == 1
    assert "CVE-1" in capsys.readouterr().out
