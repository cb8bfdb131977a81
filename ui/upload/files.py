"""What an analyst has laid on the desk: the files, one after the other, and which is next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from etl import api

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

#: In what order the files of one delivery are taken: a sanction names a case that must be there.
ORDER: tuple[api.FileKind, ...] = ("case", "sanction", "form-1m", "crime-map")
LOADED, LEFT_OUT = "loaded", "left_out"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file with everything that is said about it before it is read.

    Attributes:
        file: As Streamlit keeps it.
        kind: What one row is.
        dataset: Where it belongs; "" while no name is given.
        options: What else ``api.check`` and ``api.load`` are told.
    """

    file: UploadedFile
    kind: api.FileKind
    dataset: str
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def asked(self) -> dict[str, Any]:
        """Return the keyword arguments of ``api.check`` and ``api.load``."""
        return {
            "kind": self.kind,
            "dataset": self.dataset,
            "file_name": self.file.name,
            **self.options,
        }


def round_number() -> int:
    """Return a number that changes once all files are settled, so that the uploader is emptied."""
    return int(st.session_state.get("up_round", 0))


def settled() -> dict[str, str]:
    """Return what became of the files of this round, by their number in the session."""
    found: dict[str, str] = st.session_state.setdefault("up_settled", {})
    return found


def settle(file_id: str, outcome: str, files: list[UploadedFile]) -> None:
    """Note what became of a file; after the last one the desk is cleared."""
    settled()[file_id] = outcome
    if all(file.file_id in settled() for file in files):
        st.session_state["up_settled"] = {}
        st.session_state["up_round"] = round_number() + 1


def guessed_kind(file: UploadedFile) -> api.FileKind | None:
    """Return the kind that a file looks like, guessed once."""
    guesses: dict[str, api.FileKind | None] = st.session_state.setdefault("up_guesses", {})
    if file.file_id not in guesses:
        guesses[file.file_id] = api.recognise(file.getvalue())
    return guesses[file.file_id]


def sheets(file: UploadedFile) -> tuple[str, ...]:
    """Return the sheets of a workbook among which somebody may have to choose, looked up once."""
    found: dict[str, tuple[str, ...]] = st.session_state.setdefault("up_sheets", {})
    if file.file_id not in found:
        found[file.file_id] = api.sheets(file.getvalue())
    return found[file.file_id]


def in_order(files: list[UploadedFile]) -> list[UploadedFile]:
    """Return the files in the order in which they are to be loaded."""
    return sorted(files, key=lambda file: ORDER.index(guessed_kind(file) or "case"))


def next_file(files: list[UploadedFile]) -> UploadedFile | None:
    """Return the first file that is not settled."""
    return next((file for file in files if file.file_id not in settled()), None)
