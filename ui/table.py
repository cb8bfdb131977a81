"""A frame as an HTML table: readable by eye, by keyboard and by a screen reader."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

import polars as pl
import streamlit as st

from words import Language
from words.columns import column
from words.forms import Row

#: Rows that a table shows at most; the download always has all of them.
MOST_ROWS = 200
#: Letters from which a text is given a column wide enough not to become a tower.
_LONG = 60


def show(frame: pl.DataFrame, *, columns: Sequence[str], caption: str, language: Language) -> None:
    """Draw the named columns of ``frame``; long tables scroll inside their own box."""
    st.html(html(beginning(frame), columns=columns, caption=caption, language=language))
    more(frame.height, language)


def beginning(frame: pl.DataFrame) -> pl.DataFrame:
    """Return as many rows as a screen shows."""
    return frame.head(MOST_ROWS)


def more(rows: int, language: Language) -> None:
    """Say under a table of ``rows`` rows how many of them are shown, if that is not all."""
    if rows > MOST_ROWS:
        st.caption(
            language.text(
                "The first {shown} of {all} rows are shown; the download has all of them.",
                shown=language.number(MOST_ROWS),
                all=language.number(rows),
            )
        )


def html(frame: pl.DataFrame, *, columns: Sequence[str], caption: str, language: Language) -> str:
    """Return the table as HTML. Every value is escaped; only web addresses become links."""
    head = "".join(
        f'<th scope="col"{_align(name)}>{escape(language.text(column(name).heading))}</th>'
        for name in columns
    )
    body = "".join(
        "<tr>" + "".join(_cell(row, name, i, language) for i, name in enumerate(columns)) + "</tr>"
        for row in frame.iter_rows(named=True)
    )
    return (
        '<div class="table-box" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}"><table class="data">'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def anchor(address: str, shown: str) -> str:
    """Return a link that opens beside the dashboard; only a web address becomes one."""
    if not address.startswith(("https://", "http://")):
        return escape(shown)
    target = escape(address, quote=True)
    return f'<a href="{target}" target="_blank" rel="noopener noreferrer">{escape(shown)}</a>'


def _cell(row: Row, name: str, position: int, language: Language) -> str:
    value, shown = row[name], column(name).show(row, name, language)
    if name.endswith("_url") and value is not None:
        site = urlsplit(str(value)).netloc
        text = anchor(str(value), site or shown)
    else:
        text = escape(shown)
    if position == 0:
        return f'<th scope="row"{_align(name)}>{text}</th>'
    is_long = len(shown) > _LONG and text == escape(shown)
    kind = ' class="long"' if is_long else _align(name)
    return f"<td{kind}>{text}</td>"


def _align(name: str) -> str:
    return ' class="number"' if column(name).is_number else ""
