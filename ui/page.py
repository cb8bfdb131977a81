"""What the browser is told beside the screen: whose language it is, and Streamlit's own words."""

import json
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from words import LANGUAGES, N_, Language, language

HERE = Path(__file__).resolve().parent

#: Phrase of Streamlit's or Plotly's own program, which is in English only → what is said instead.
OWN_WORDS = {
    "Skip to main content": N_("Skip to the content"),
    "Sidebar": N_("Side panel"),
    "Collapse sidebar": N_("Close the side panel"),
    "Expand sidebar": N_("Open the side panel"),
    "Open": N_("Open the list"),
    "Selectbox options": N_("Choices"),
    "No results": N_("Nothing found"),
    "Clear value": N_("Clear"),
    "Clear entry": N_("Clear the field"),
    "Press Enter to apply": N_("Press Enter to apply"),
    "Scroll tabs left": N_("Earlier tabs"),
    "Scroll tabs right": N_("Further tabs"),
    "Fullscreen": N_("Full screen"),
    "Close fullscreen": N_("Leave the full screen"),
    "Download plot as a PNG": N_("Save the picture (PNG)"),
    "Reset views": N_("Show it all again"),
    "Upload": N_("Choose files"),
    "Add files": N_("Add files"),
    "Drag and drop files here": N_("or drag them here"),
    "Drag and drop a file here": N_("or drag it here"),
    "Connection error": N_("No connection"),
    "Streamlit server is not responding. Are you connected to the internet?": N_(
        "The dashboard does not answer. Your choices are kept in the address: try again soon."
    ),
}


def speak(reader: Language, *, here: str) -> None:
    """Tell the browser the reader's language, and say Streamlit's own words in it.

    The page that Streamlit serves is marked as English whatever it shows, and its buttons have
    English names; a screen reader would read Kazakh aloud by English rules.

    Args:
        reader: Whose language the screen is in.
        here: The open screen as the menu names it.
    """
    with st.container(key="page_words"):
        st.html(
            f'<span data-here="{escape(here)}"></span><script>{program(reader.code)}</script>',
            unsafe_allow_javascript=True,
        )


@cache
def program(code: str) -> str:
    """Return the script of a language: one of three, which the browser is told to trust."""
    given = json.dumps(_given(code), ensure_ascii=False).replace("<", "\\u003c")
    source = (HERE / "page.js").read_text(encoding="utf-8").strip()
    return f"({source})({given})"


@cache
def _given(code: str) -> dict[str, object]:
    readers = [language(each) for each in LANGUAGES]
    return {
        "language": code,
        "column": 1 + LANGUAGES.index(code),
        "words": [[own, *(each.text(said) for each in readers)] for own, said in OWN_WORDS.items()],
        "menu": language(code).text(N_("Screens")),
    }
