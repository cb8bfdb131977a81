"""The screen in Panel: ``panel serve benchmarks/peers/panel_app.py``."""

import panel as pn

from benchmarks.peers import months

pn.extension("plotly")
region = pn.widgets.RadioBoxGroup(options=list(months.REGIONS), inline=True)


def show(chosen: str) -> pn.Column:
    """Return what the choice of a region changes."""
    counts = months.monthly(chosen)
    rows = "".join(
        f"<tr><th>{row['month']}</th><td>{row['cases']}</td></tr>"
        for row in months.last_rows(counts)
    )
    return pn.Column(
        pn.pane.HTML(f'<p id="total">{months.total(counts)}</p>'),
        pn.pane.Plotly(months.line(counts, chosen), height=360),
        pn.pane.HTML(f"<table>{rows}</table>"),
    )


pn.Column(region, pn.bind(show, region)).servable()
