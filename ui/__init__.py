"""Everything that knows Streamlit, except the screens themselves."""
