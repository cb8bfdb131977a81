"""Judge a file of cases with Great Expectations on pandas: every rule is one of its own."""

import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when it is imported

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe
from great_expectations.expectations.row_conditions import Column

from benchmarks.pandas_cases import rows_of, understood
from benchmarks.validators.judged import main
from benchmarks.validators.rules import rules

BOTH = "either_value_is_missing"
#: How each kind of rule is stated: of the column, and what it is held to.
STATED: dict[str, Callable[[str, Any], Any]] = {
    "filled": lambda name, _: gxe.ExpectColumnValuesToNotBeNull(column=name),
    "unique": lambda name, _: gxe.ExpectColumnValuesToBeUnique(column=name),
    "short": lambda name, most: gxe.ExpectColumnValueLengthsToBeBetween(
        column=name, max_value=most
    ),
    "lacks": lambda name, pattern: gxe.ExpectColumnValuesToNotMatchRegex(
        column=name, regex=pattern
    ),
    "matches": lambda name, pattern: gxe.ExpectColumnValuesToMatchRegex(column=name, regex=pattern),
    "one of": lambda name, codes: gxe.ExpectColumnValuesToBeInSet(column=name, value_set=codes),
    "a day": lambda name, _: meant(name, "day"),
    "a number": lambda name, _: meant(name, "number"),
    "at least": lambda name, least: gxe.ExpectColumnValuesToBeBetween(
        column=f"{name}_number", min_value=least
    ),
    "not before": lambda name, earlier: in_order(f"{name}_day", f"{earlier}_day"),
    "not above": lambda name, other: in_order(other, f"{name}_number"),
    "pair of": lambda name, it: gxe.ExpectColumnPairValuesToBeInSet(
        column_A=name, column_B=it[0], value_pairs_set=it[1], ignore_row_if=BOTH
    ),
}


def meant(name: str, meaning: str) -> Any:
    """Expect that every filled cell was understood."""
    filled = Column(name).is_not_null()
    return gxe.ExpectColumnValuesToNotBeNull(column=f"{name}_{meaning}", row_condition=filled)


def in_order(larger: str, smaller: str) -> Any:
    """Expect one column to be nowhere below another."""
    return gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=larger, column_B=smaller, or_equal=True, ignore_row_if=BOTH
    )


def prepared(path: Path, reference: dict[str, Any]) -> pd.DataFrame:
    """Read the file and add what the cells mean, and the year that no birth may come after."""
    table = understood(rows_of(pd.read_csv(path, dtype=str)), reference)
    for name in reference["codes"]:
        table[name] = table[name].str.lower()
    first = table[["conduct_from_day", "registered_on_day"]].min(axis=1)
    return table.rename(columns={"in_force_from": "in_force_from_day"}).assign(
        first_year=first.dt.year
    )


def wrong_rows(path: Path, reference: dict[str, Any]) -> int:
    """Count the rows that fall short of an expectation."""
    warnings.simplefilter("ignore", UserWarning)  # of the groups in our patterns
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_pandas("cases").add_dataframe_asset("cases")
    batch = source.add_batch_definition_whole_dataframe("all").get_batch(
        batch_parameters={"dataframe": prepared(path, reference)}
    )
    suite = gx.ExpectationSuite("cases")
    for rule in rules(reference):
        suite.add_expectation(STATED[rule.kind](rule.column, rule.than))
    told = batch.validate(suite, result_format="COMPLETE")
    failed = [one for one in told.results if one.exception_info.get("raised_exception")]
    if failed or not all(
        "unexpected_index_list" in one.result or one.success for one in told.results
    ):
        raise RuntimeError("an expectation could not be judged")
    return len(
        {row for one in told.results for row in one.result.get("unexpected_index_list") or ()}
    )


if __name__ == "__main__":
    main(wrong_rows, "great_expectations", "pandas")
