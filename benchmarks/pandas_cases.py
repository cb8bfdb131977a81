"""Prepare a file of cases in pandas, as ``etl`` does: for the tools that judge tables of pandas.

Runs in environments without this project's packages. Cells are trimmed, rows that are none set
aside, places and articles understood in any spelling, dates and numbers read. It works on whole
columns at a time and none row by row; spellings are resolved once for each text; dates are read in
their commonest form first, all others only where that fails.
"""

from typing import Any

import pandas as pd

from benchmarks.validators.rules import DATES, FORMS, NUMBERS, TOTALS, key


def days_of(texts: Any) -> Any:
    """Read a column of dates; what is none becomes NaT."""
    days = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
    for form, pattern in FORMS.items():
        left = texts.notna() & days.isna()
        if left.any():
            found = texts[left & texts.str.fullmatch(pattern, na=False)]
            days = days.fillna(pd.to_datetime(found, format=form, errors="coerce"))
    return days.where(days.between("1900-01-01", "2100-12-31"))


def rows_of(table: pd.DataFrame) -> pd.DataFrame:
    """Trim every cell and set aside what is no row: totals, headers said again, blank rows."""
    for name in table.columns:
        trimmed = table[name].str.strip()
        table[name] = trimmed.mask(trimmed == "")
    is_total = table["case_id"].isin(TOTALS) | table["region"].isin(TOTALS)
    is_header = table["case_id"] == "case_id"
    return table[~(is_total | is_header | table.isna().all(axis=1))].drop_duplicates()


def keyed(texts: Any) -> Any:
    """Return the key under which spellings of places and articles are compared, text by text."""
    found = {text: key(text) for text in texts.dropna().unique()}
    return texts.map(found)


def understood(table: pd.DataFrame, reference: dict[str, Any]) -> pd.DataFrame:
    """Add what the cells mean, as columns of their own, to compare with the texts."""
    for name in ("region", "district", "article"):
        known = {spelling.casefold(): spelling for spelling in reference["spellings"][name]}
        table[name] = keyed(table[name]).map(known).fillna(table[name])
    for name in DATES:
        table[f"{name}_day"] = days_of(table[name])
    for name in NUMBERS:
        plain = table[name].str.replace("[ \\u00a0]", "", regex=True).str.replace(",", ".")
        table[f"{name}_number"] = pd.to_numeric(plain, errors="coerce")
    table["in_force_from"] = pd.to_datetime(table["article"].map(reference["articles"]))
    table["repealed_after"] = pd.to_datetime(table["article"].map(reference["repealed"]))
    return table
