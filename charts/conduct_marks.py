"""What happened in a case beside its conduct: report, registration, verdict, and open ends."""

from datetime import date, timedelta
from typing import Any, Final

import plotly.graph_objects as go

from charts.labels import hover
from charts.theme import ACCENT, QUIET
from words import N_, Language
from words.vocabulary import label

#: Date of a case → its words and its mark.
MARKS: Final = {
    "reported_on": (N_("Reported"), "circle-open"),
    "registered_on": (N_("Registered"), "diamond"),
    "verdict_on": (N_("Verdict"), "star"),
}


def add_open_ends(figure: go.Figure, rows: list[dict[str, Any]], language: Language) -> None:
    """Add an arrow where a case's first or last day of conduct is not known at all."""
    for known, unknown, place, symbol, words in (
        ("conduct_from", "conduct_to", "last_to", "triangle-right", N_("Last day not known")),
        ("conduct_to", "conduct_from", "first_from", "triangle-left", N_("First day not known")),
    ):
        part = [(i, r) for i, r in enumerate(rows) if r[known] is not None and r[unknown] is None]
        if part:
            figure.add_scatter(
                x=[row[place] for _, row in part],
                y=[i for i, _ in part],
                mode="markers",
                name=language.text(words),
                showlegend=True,
                marker={"symbol": symbol, "size": 11, "color": QUIET},
                customdata=[row["case_key"] for _, row in part],
                hovertext=[case_hover(row, language) for _, row in part],
                hoverinfo="text",
            )


def add_marks(figure: go.Figure, rows: list[dict[str, Any]], name: str, language: Language) -> None:
    """Add the marks of one kind of date; a case without it has none."""
    words, symbol = language.text(MARKS[name][0]), MARKS[name][1]
    part = [(i, row) for i, row in enumerate(rows) if row[name] is not None]
    if not part:
        return
    figure.add_scatter(
        x=[_middle(row[name], row[f"{name}_precision"]) for _, row in part],
        y=[i for i, _ in part],
        mode="markers",
        name=words,
        marker={
            "symbol": symbol,
            "size": 11 if symbol == "star" else 9,
            "color": ACCENT,
            "line": {"width": 2 if symbol.endswith("open") else 0, "color": ACCENT},
        },
        customdata=[row["case_key"] for _, row in part],
        hovertext=[
            hover(
                row["label"] or row["case_key"],
                f"{words}: {language.date(row[name], row[f'{name}_precision'])}",
            )
            for _, row in part
        ],
        hoverinfo="text",
    )


def _middle(day: date, precision: str | None) -> date:
    """Return where the mark of a partial date stands: in the middle of what it can be."""
    return day + timedelta(days={"month": 14, "year": 182}.get(precision or "day", 0))


def case_hover(row: dict[str, Any], language: Language) -> str:
    """Return the case, its conduct as exactly as it is known, and its position to the law."""
    first = language.date(row["conduct_from"], row["conduct_from_precision"])
    last = language.date(row["conduct_to"], row["conduct_to_precision"])
    return hover(
        row["label"] or row["case_key"],
        language.text("Conduct: from {first} to {last}", first=first, last=last),
        label("law_position", row["law_position"], language),
    )
