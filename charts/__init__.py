"""Figures: frame in, Plotly figure out. Nothing here knows Streamlit or computes a measure."""
