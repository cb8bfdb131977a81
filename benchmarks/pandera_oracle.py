"""Judge a file of cases with pandas and pandera: run by ``loading`` in an environment of its own.

Usage: ``pandera_oracle.py FOLDER``. Reads ``cases.csv`` and ``reference.json`` (codes, places,
articles), writes ``theirs.json``: seconds by the clock and of the
processor, versions, and how many rows have an error.

The rules are those of ``etl`` for such a file: cells trimmed, rows that are none set aside, places
and articles in any spelling, repeated rows, then every check. Each works on whole columns at a time
and none row by row; spellings are resolved once for each text; dates are read in their commonest
form first, all others only where that fails. Neither side hashes identifiers: a check keeps no row.
"""

import json
import sys
import time
import unicodedata
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

DATES = (
    *("registered_on", "reported_on", "conduct_from", "conduct_to", "protective_order_on"),
    *("special_requirements_on", "preventive_registration_on", "detained_on", "outcome_on"),
    "extract_date",
)
#: A later step, and the steps that it may not come before.
ORDER = {
    "conduct_to": ("conduct_from",),
    "reported_on": ("conduct_from",),
    "registered_on": ("conduct_from", "reported_on"),
    "outcome_on": ("registered_on",),
}
NUMBERS = ("contacts_count", "suspect_birth_year", "victim_birth_year")
BIRTHS = ("suspect_birth_year", "victim_birth_year")
TOTALS = ("Итого", "ИТОГО", "Всего", "Барлығы", "Total")
FORMS = {"%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}", "%Y-%m": r"\d{4}-\d{2}", "%Y": r"\d{4}"}


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
    found = {
        text: " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())
        for text in texts.dropna().unique()
    }
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


def schema(reference: dict[str, Any]) -> pa.DataFrameSchema:
    """Return every check of a file of cases."""
    columns = {
        "case_id": pa.Column(
            str,
            [
                pa.Check.str_length(max_value=200),
                pa.Check(lambda s: ~s.str.contains(r"^[=+@]|^-\D"), name="formula"),
                *(
                    pa.Check(lambda s, p=pattern: ~s.str.contains(p), name=f"personal {number}")
                    for number, pattern in enumerate(reference["personal"])
                ),
            ],
            report_duplicates="all",
            unique=True,
        ),
        "region": pa.Column(str, pa.Check.isin(reference["regions"])),
        "district": pa.Column(str, pa.Check.isin(reference["districts"]), nullable=True),
        "article": pa.Column(str, pa.Check.isin(list(reference["articles"]))),
        "conduct_forms": pa.Column(
            str, pa.Check.str_matches(reference["conduct_forms"]), nullable=True
        ),
    }
    for name, codes in reference["codes"].items():
        listed = pa.Check(lambda s, codes=frozenset(codes): s.str.lower().isin(codes), name="code")
        columns[name] = pa.Column(str, listed, nullable=True)
    for name in (*DATES, *NUMBERS):
        columns[name] = pa.Column(str, nullable=name not in {"registered_on", "extract_date"})
    return pa.DataFrameSchema(columns, checks=list(between_columns(reference)))


def between_columns(reference: dict[str, Any]) -> list[pa.Check]:
    """Return the checks that compare columns with each other."""
    checks = [unread(f"{name}_day", name) for name in DATES]
    checks += [unread(f"{name}_number", name) for name in NUMBERS]
    checks += [not_before(name, first) for name, earlier in ORDER.items() for first in earlier]
    checks += [not_before("extract_date", name) for name in DATES if name != "extract_date"]
    checks += [pa.Check(lambda t, n=name: ~wrongly_born(t, n), name="born") for name in BIRTHS]
    checks.append(
        pa.Check(lambda t: ~(t["registered_on_day"] < t["in_force_from"]), name="not in force")
    )
    checks.append(
        pa.Check(
            lambda t: ~(t["registered_on_day"] > t["repealed_after"]),
            name="repealed",
            raise_warning=True,  # such a row is kept
        )
    )
    inside = pd.MultiIndex.from_tuples(reference["places"])
    checks.append(pa.Check(lambda t: is_inside(t, inside), name="district elsewhere"))
    simulated = pa.Check(lambda t: t["case_id"].str.upper().str.startswith("SIM-"), name="mixed")
    return [*checks, simulated]


def is_inside(table: pd.DataFrame, places: pd.MultiIndex) -> Any:
    """Tell in which rows the district, if one is given, lies in the region."""
    pairs = pd.MultiIndex.from_frame(table[["region", "district"]])
    return pd.Series(pairs.isin(places), index=table.index) | table["district"].isna()


def unread(meaning: str, text: str) -> pa.Check:
    """Check that every filled cell was understood."""
    return pa.Check(lambda t: t[meaning].notna() | t[text].isna(), name=f"unread {text}")


def not_before(later: str, earlier: str) -> pa.Check:
    """Check the order of two days of a case."""
    return pa.Check(
        lambda t: ~(t[f"{later}_day"] < t[f"{earlier}_day"]), name=f"{later} before {earlier}"
    )


def wrongly_born(table: pd.DataFrame, name: str) -> Any:
    """Tell which years of birth cannot be."""
    born = table[f"{name}_number"]
    first = table[["conduct_from_day", "registered_on_day"]].min(axis=1).dt.year
    return (born < 1900) | (born > first)


def main(folder: Path) -> None:
    """Read, judge, and count the rows with an error."""
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    warnings.simplefilter("ignore", UserWarning)  # of the groups in our patterns
    began, spent = time.perf_counter(), time.process_time()
    table = understood(rows_of(pd.read_csv(folder / "cases.csv", dtype=str)), reference)
    try:
        schema(reference).validate(table, lazy=True, inplace=True)
        wrong = 0
    except pa.errors.SchemaErrors as found:
        wrong = int(found.failure_cases["index"].dropna().nunique())
    told = {
        "seconds": time.perf_counter() - began,
        "processor_seconds": time.process_time() - spent,
        "wrong": wrong,
        "versions": {name: version(name) for name in ("pandas", "pandera")},
    }
    (folder / "theirs.json").write_text(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
