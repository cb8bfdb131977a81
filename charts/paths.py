"""From one sanction to the next, as bands whose width is people."""

from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.labels import hover, wrapped
from charts.sanctions import look
from charts.theme import dimmed, empty_figure
from words import Language
from words.vocabulary import label

_ROW_PX: Final = 70


def sanction_paths_figure(paths: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw the steps from each sanction to the next, left to right.

    Args:
        paths: As ``analysis.paths.sanction_paths`` returns it: ``step``, ``from_type``,
            ``to_type``, ``people``, ``share``.
        language: The reader's.

    Raises:
        ValueError: Columns are missing or there are no rows.
    """
    needed = ["step", "from_type", "to_type", "people", "share"]
    drawable(paths, needed, figure="sanction_paths_figure")
    ends = [(row["step"], row["from_type"]) for row in paths.iter_rows(named=True)]
    ends += [(row["step"] + 1, row["to_type"]) for row in paths.iter_rows(named=True)]
    nodes = sorted(set(ends))
    place = {node: i for i, node in enumerate(nodes)}
    rows = list(paths.iter_rows(named=True))
    kinds = len({kind for _, kind in nodes})
    figure = empty_figure(language=language, height=max(260, _ROW_PX * kinds))
    figure.add_sankey(
        arrangement="snap",
        node={
            "label": [wrapped(label("sanction_type", kind, language), 16) for _, kind in nodes],
            "color": [look(kind).colour for _, kind in nodes],
            "pad": 14,
            "thickness": 14,
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [place[row["step"], row["from_type"]] for row in rows],
            "target": [place[row["step"] + 1, row["to_type"]] for row in rows],
            "value": [row["people"] for row in rows],
            "color": [dimmed(look(row["from_type"]).colour, 0.35) for row in rows],
            "customdata": [
                hover(
                    f"{label('sanction_type', row['from_type'], language)} → "
                    f"{label('sanction_type', row['to_type'], language)}",
                    language.plural("{n} person", "{n} people", row["people"]),
                    language.percent(row["share"], digits=1),
                )
                for row in rows
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    )
    return figure
