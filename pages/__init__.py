"""The screens. Streamlit lists the other files of this folder; this one makes imports checkable."""
