"""Notes from the command line: what is written, what is refused in one sentence, how it ends."""

import io
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from typer.testing import CliRunner

import report.__main__ as command_line
from tests.report.written_notes import edition


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Return a function that asks for a note on the release in memory."""
    monkeypatch.setattr(command_line.releases, "current", edition)

    def run(*arguments: str, out: str = "note.pdf"):  # type: ignore[no-untyped-def]
        return CliRunner().invoke(
            command_line.app, ["brief", "--out", str(tmp_path / out), *arguments]
        )

    return run


@pytest.mark.parametrize("out", ["note.pdf", "note.docx", "NOTE.PDF"])
def test_note_is_written_and_its_path_is_printed(write, tmp_path: Path, out: str) -> None:  # type: ignore[no-untyped-def]
    got = write("--measure", "known", "--lang", "kk", out=out)
    assert (got.exit_code, got.output.strip()) == (0, str(tmp_path / out))
    file = (tmp_path / out).read_bytes()
    if out.lower().endswith("pdf"):
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    else:
        text = "\n".join(p.text for p in Document(io.BytesIO(file)).paragraphs)
    assert "36 іс" in text


def test_a_refusal_is_a_note_too(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    got = write("--measure", "before-after", "--lang", "en")
    assert got.exit_code == 0
    assert "Cannot be calculated." in PdfReader(tmp_path / "note.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--measure", "guilt"], 2, "There is no question 'guilt'. Known: known, rates,"),
        (
            ["--measure", "known", "--lang", "de"],
            2,
            "There is no language 'de'. Known: kk, ru, en.",
        ),
        (["--measure", "fines", "--region", "47"], 2, "'fines' is answered for the whole country"),
        (["--measure", "rates", "--places-by", "x"], 2, "Places cannot be compared by 'x'. Known:"),
        (["--measure", "rates", "--dataset", "mine"], 1, "There is no data set 'mine'. Known: "),
        (["--measure", "rates", "--region", "99"], 1, "There is no region '99'. Known: 47."),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    write, arguments: list[str], code: int, sentence: str
) -> None:  # type: ignore[no-untyped-def]
    got = write(*arguments)
    assert got.exit_code == code
    assert got.output.startswith(sentence)
    assert got.output.count("\n") == 1


def test_unknown_kind_of_file_is_refused(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    got = write("--measure", "known", out="note.odt")
    assert got.exit_code == 2
    assert "use .docx or .pdf." in got.output
    assert not (tmp_path / "note.odt").exists()


def test_path_that_cannot_be_written_is_named(write) -> None:  # type: ignore[no-untyped-def]
    got = write("--measure", "known", out="no/such/folder/note.pdf")
    assert got.exit_code == 1
    assert "cannot be written: No such file or directory." in got.output


def test_help_lists_the_questions() -> None:
    got = CliRunner().invoke(command_line.app, ["brief", "--help"], env={"COLUMNS": "200"})
    assert got.exit_code == 0
    assert "conduct-vs-law" in got.output
