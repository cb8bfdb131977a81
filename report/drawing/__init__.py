"""Figures drawn without a browser: the house's Plotly figures as SVG and PNG."""
