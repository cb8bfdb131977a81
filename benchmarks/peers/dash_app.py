"""The screen in Dash: ``gunicorn benchmarks.peers.dash_app:server``."""

from typing import Any

from dash import Dash, Input, Output, dcc, html

from benchmarks.peers import months

app = Dash(__name__, serve_locally=True)
server = app.server
app.layout = html.Div(
    [
        dcc.RadioItems(list(months.REGIONS), months.REGIONS[0], id="region", inline=True),
        html.P(id="total"),
        dcc.Graph(id="line"),
        html.Table(id="table"),
    ]
)


@app.callback(  # type: ignore[untyped-decorator]
    Output("total", "children"),
    Output("line", "figure"),
    Output("table", "children"),
    Input("region", "value"),
)
def show(region: str) -> tuple[str, Any, list[html.Tr]]:
    """Return what the choice of a region changes."""
    counts = months.monthly(region)
    rows = [
        html.Tr([html.Th(row["month"]), html.Td(row["cases"])]) for row in months.last_rows(counts)
    ]
    return months.total(counts), months.line(counts, region), rows
