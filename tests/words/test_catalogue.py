"""Catalogues: every message is found, nothing translated is lost, every gap is a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from words import LANGUAGES, catalogue
from words.__main__ import main

CODE = '''\
"""Messages in all the places where code may have them."""
KEPT = N_("Kept for later")
def screen(reader, n, name):
    _ = reader.text
    html = f"<p>{_('Inside an f-string')} {reader.text('With {name}', name=name)}</p>"
    choice = reader.plural("{n} case", "{n} cases", n)
    joined = _("One sentence "
               "over two lines")
    computed = _(name)
    return html, choice, joined, computed, "Not a message"
'''


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of one file of code, one of data and empty catalogues."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "screen.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "facts.csv").write_text("note,value\nSeen in a table,1\n,2\n", encoding="utf-8")
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "header.txt").write_text("Words\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path / "locales")
    monkeypatch.setattr(catalogue, "ROOMS", ("ui",))
    monkeypatch.setattr(catalogue, "DATA_TEXTS", {"facts.csv": ("note",)})
    return tmp_path


def said(code: str) -> dict[object, object]:
    with catalogue.path_of(code).open("rb") as file:
        return {entry.id: entry.string for entry in read_po(file) if entry.id}


def test_every_message_is_found_and_nothing_else(tree: Path) -> None:
    assert {message for message, _ in catalogue.messages()} == {
        "Kept for later",
        "Inside an f-string",
        "With {name}",
        ("{n} case", "{n} cases"),
        "One sentence over two lines",
        "Seen in a table",
    }


def test_update_translates_and_a_second_one_keeps_it(tree: Path) -> None:
    catalogue.update({"With {name}": {"ru": "С {name}"}})
    first = catalogue.path_of("ru").read_bytes()
    catalogue.update()
    assert catalogue.path_of("ru").read_bytes() == first
    assert said("ru")["With {name}"] == "С {name}"
    assert said("en")["With {name}"] == "With {name}"
    assert said("kk")["With {name}"] == ""


def test_message_that_left_the_tree_leaves_the_catalogues(tree: Path) -> None:
    catalogue.update()
    (tree / "ui" / "screen.py").write_text('_("New")\n', encoding="utf-8")
    catalogue.update()
    assert set(said("en")) == {"New", "Seen in a table"}


def test_plural_has_the_forms_of_its_language(tree: Path) -> None:
    catalogue.update({"{n} case": {"ru": ["{n} дело", "{n} дела", "{n} дел"],
                                   "kk": ["{n} іс", "{n} іс"]}})  # fmt: skip
    assert said("ru")[("{n} case", "{n} cases")] == ("{n} дело", "{n} дела", "{n} дел")


def complete(tree: Path) -> dict[str, dict[str, str | list[str]]]:
    additions: dict[str, dict[str, str | list[str]]] = {
        message: {"kk": f"kk {message}", "ru": f"ru {message}"}
        for message, _ in catalogue.messages()
        if isinstance(message, str)
    }
    forms = {"kk": ["{n} іс", "{n} іс"], "ru": ["{n} дело", "{n} дела", "{n} дел"]}
    return additions | {"{n} case": forms | {"en": ["{n} case", "{n} cases"]}}  # type: ignore[dict-item]


def test_complete_catalogues_have_no_fault(tree: Path) -> None:
    catalogue.update(complete(tree))
    assert catalogue.faults() == []


@pytest.mark.parametrize(
    ("key", "code", "translation", "fault"),
    [
        ("With {name}", "kk", "kk", "other placeholders than the source"),
        ("With {name}", "ru", "ru {nam}", "other placeholders than the source"),
        ("With {name}", "ru", "ru {name} {more}", "other placeholders than the source"),
        ("Kept for later", "kk", "", "not translated"),
        ("{n} case", "ru", ["{n} дело", "{n} дела", ""], "a plural form is missing"),
        ("{n} case", "kk", ["{n} іс", "{m} іс"], "unknown placeholders"),
    ],
)
def test_each_gap_is_a_fault(
    tree: Path, key: str, code: str, translation: str | list[str], fault: str
) -> None:
    additions = complete(tree)
    additions[key] = {**additions[key], code: translation}
    catalogue.update(additions)
    assert [f for f in catalogue.faults() if f.startswith(f"{code}: {fault}")]


def test_message_without_a_catalogue_is_a_fault(tree: Path) -> None:
    assert len(catalogue.faults()) == len(LANGUAGES) * 6


def test_command_tells_faults_by_its_exit_code(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    assert "not translated" in capsys.readouterr().out
    assert main(["translate"]) == 2
    assert "python -m words check" in capsys.readouterr().err
    catalogue.update(complete(tree))
    assert main(["check"]) == 0


def test_command_reads_translations_from_a_file(
    tree: Path, write_json: Callable[[object], Path]
) -> None:
    assert main(["update", str(write_json({"With {name}": {"kk": "{name} бар"}}))]) == 0
    assert said("kk")["With {name}"] == "{name} бар"
