"""The tabs of a card: what stands behind the first is made and sent when the reader opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st


def show(card: str, tabs: Mapping[str, tuple[str, Callable[[], object]]]) -> None:
    """Draw tabs side by side, and the contents of the first one and of the open one.

    To come back to the first one, which is the chart, takes no time.

    Three of four tabs are never opened, and each of them cost every reader half a dozen messages
    and the browser a look for links in it whenever anything on the screen changed.

    Args:
        card: The card's name: an open tab stays with its card when a card above goes away.
        tabs: Code → its word in the reader's language and what draws its contents; the first is
            open at the start. The code is kept, so that the tab stays open in another language.
    """
    key, kept = f"tabs_{card}", f"open_tab_{card}"
    labels = {code: label for code, (label, _) in tabs.items()}
    chosen = str(st.session_state.get(kept))
    st.session_state[key] = labels.get(chosen, next(iter(labels.values())))
    codes = {label: code for code, label in labels.items()}
    boxes = st.tabs([*codes], key=key, on_change=_keep, args=(key, kept, codes))
    for i, (box, (_, draw)) in enumerate(zip(boxes, tabs.values(), strict=True)):
        if i == 0 or is_open(box.open):
            with box:
                draw()


def is_open(told: bool | None) -> bool:
    """Tell whether a tab's contents are drawn, from what Streamlit says of it."""
    return bool(told)


def _keep(key: str, kept: str, codes: Mapping[str, str]) -> None:
    st.session_state[kept] = codes.get(str(st.session_state[key]))
