"""The screen in Streamlit, with this project's table."""

import streamlit as st

from benchmarks.peers import months
from charts.theme import CONFIG
from ui.table import html
from words import language

region = st.radio("Region", months.REGIONS, horizontal=True)
counts = months.monthly(region)
st.html(f'<p id="total">{months.total(counts)}</p>')
st.plotly_chart(months.line(counts, region), theme=None, config=CONFIG, key="line")
last = counts.tail(months.LAST_MONTHS).reverse()
st.html(html(last, columns=("month", "cases"), caption="Months", language=language("en")))
