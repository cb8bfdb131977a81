"""What forms that readers loaded count, beside answers from the record that came shipped."""

from dataclasses import replace

import polars as pl

from analysis.loaded_forms import SHIPPED, form_counts
from contracts import FORM_1M_COUNT, REGION
from report.asked import Asked
from words.sentences import Said, loaded_forms

COUNTRY = "00"


def with_loaded_forms(said: Said, asked: Asked) -> Said:
    """Return the words of an answer with those on loaded forms behind them, if there are any.

    They speak of stalking itself where a form has a row for it, else of the first of the
    neighbouring articles that a form has.
    """
    found = form_counts(asked.frame(FORM_1M_COUNT), region_code=asked.choices.region)
    if found.is_empty():
        return said
    regions = asked.frame(REGION).iter_rows(named=True)
    names = {row["region_code"]: asked.reader.place(row) for row in regions}
    one = found.filter(pl.col("article") == found["article"][0])
    beside = loaded_forms.beside(
        one,
        names={COUNTRY: asked.reader.text("Kazakhstan"), **names},
        shipped=SHIPPED,
        reader=asked.reader,
    )
    return replace(said, text=f"{said.text} {beside}")
