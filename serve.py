"""The dashboard as one program: its screens, and its numbers by address beside them.

``streamlit run serve.py`` starts it; ``dashboard.py`` is the first screen.
"""

import streamlit as st
from starlette.middleware import Middleware

from ui import guard, health, late, returning, shell

app = st.App(
    "dashboard.py",
    routes=[health.route()],
    middleware=[
        Middleware(guard.Headers),
        Middleware(guard.OwnPages),
        Middleware(returning.Returning),
        Middleware(late.Numbers),
        Middleware(shell.Shell),
    ],
)
