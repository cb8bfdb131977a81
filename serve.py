"""The dashboard as one program: its screens, and its numbers by address beside them.

``streamlit run serve.py`` starts it; ``dashboard.py`` is the first screen.
"""

import streamlit as st

from ui import addresses

app = st.App("dashboard.py", routes=addresses.routes())
