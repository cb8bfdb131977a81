"""Choices that live in the address: what is chosen here can be sent as a link."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from ui.selection import Selection, is_day, write
from words import Language


def translated(names: Mapping[str, str], reader: Language) -> dict[str, str]:
    """Return codes with their words, given as message ids, in the reader's language."""
    return {code: reader.text(name) for code, name in names.items()}


def choose(
    field: str,
    options: Mapping[str, str],
    selection: Selection,
    *,
    label: str,
    wide: bool = False,
    hide_label: bool = False,
) -> str:
    """Draw one choice and return the code chosen.

    Args:
        field: A field of ``Selection``.
        options: Code → word in the reader's language, in the order shown.
        selection: The reader's choices so far, from the address.
        label: What is chosen, in the reader's language.
        wide: A list to open instead of buttons side by side.
        hide_label: Leave the label to screen readers.
    """
    key = f"choice_{field}"
    current = getattr(selection, field)
    codes = list(options)
    st.session_state[key] = current if current in options else codes[0]
    visibility = "collapsed" if hide_label else "visible"
    widget: Callable[..., object] = (
        st.selectbox if wide else partial(st.segmented_control, required=True)
    )
    widget(
        label,
        codes,
        format_func=lambda code: options[code],
        key=key,
        on_change=_keep_in_address,
        args=(field, key, selection),
        label_visibility=visibility,
    )
    return str(st.session_state[key])


def choose_date(field: str, selection: Selection, reader: Language, *, label: str) -> None:
    """Draw a field for a day that is not among the choices; what is no day is said in words."""
    key = f"date_{field}"
    text = st.text_input(
        label, key=key, max_chars=10, placeholder="2025-09-16",
        on_change=_keep_date, args=(field, key, selection),
    ).strip()  # fmt: skip
    if text and not is_day(text):
        st.error(
            reader.text(
                "“{value}” is not a date. Expected: year-month-day, for example 2026-09-30.",
                value=text,
            )
        )


def _keep_date(field: str, key: str, selection: Selection) -> None:
    text = str(st.session_state[key]).strip()
    if is_day(text):
        st.query_params.from_dict(write(selection, **{field: text}))


def choose_language(selection: Selection, language: Language) -> None:
    """Draw the language switch; each language is named in itself."""
    names = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
    choose("language", names, selection, label=language.text("Language"), hide_label=True)


def _keep_in_address(field: str, key: str, selection: Selection) -> None:
    chosen = st.session_state[key]
    if chosen:
        st.query_params.from_dict(write(selection, **{field: chosen}))
