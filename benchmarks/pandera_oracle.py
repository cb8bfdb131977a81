"""Judge a file of cases with pandas and pandera: run by ``loading`` in an environment of its own.

Usage: ``python -m benchmarks.pandera_oracle FOLDER``. Reads ``cases.csv`` and ``reference.json``
(codes, places, articles), writes ``theirs.json``: seconds by the clock and of the processor,
versions, and how many rows have an error.

The rules are those of ``etl`` for such a file: what ``pandas_cases`` prepares, then every check.
Neither side hashes identifiers: a check keeps no row.
"""

import json
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from benchmarks.pandas_cases import rows_of, understood
from benchmarks.validators.rules import BIRTHS, DATES, FORMULA, LONGEST_ID, NUMBERS, ORDER


def schema(reference: dict[str, Any]) -> pa.DataFrameSchema:
    """Return every check of a file of cases."""
    columns = {
        "case_id": pa.Column(
            str,
            [
                pa.Check.str_length(max_value=LONGEST_ID),
                pa.Check(lambda s: ~s.str.contains(FORMULA), name="formula"),
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


def wrong_rows(path: Path, reference: dict[str, Any]) -> int:
    """Count the rows of a file that have an error."""
    warnings.simplefilter("ignore", UserWarning)  # of the groups in our patterns
    table = understood(rows_of(pd.read_csv(path, dtype=str)), reference)
    try:
        schema(reference).validate(table, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as found:
        return int(found.failure_cases["index"].dropna().nunique())
    return 0


def main(folder: Path) -> None:
    """Read, judge, and tell what it took."""
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    began, spent = time.perf_counter(), time.process_time()
    wrong = wrong_rows(folder / "cases.csv", reference)
    told = {
        "seconds": time.perf_counter() - began,
        "processor_seconds": time.process_time() - spent,
        "wrong": wrong,
        "versions": {name: version(name) for name in ("pandas", "pandera")},
    }
    (folder / "theirs.json").write_text(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
