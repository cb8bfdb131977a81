"""The law on a line of time: its own steps, and the conduct it can and cannot reach."""

from charts.conduct import conduct_vs_law_figure
from charts.law_dates import add_law_markers
from charts.legal_timeline import legal_timeline_figure

__all__ = ["add_law_markers", "conduct_vs_law_figure", "legal_timeline_figure"]
