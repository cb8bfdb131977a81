"""Judge a file of cases with pointblank on Polars: every rule is one of its steps."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pointblank as pb
import polars as pl

from benchmarks.validators.judged import main
from benchmarks.validators.rules import (
    DATES,
    FIRST_DAY,
    FORMS,
    LAST_DAY,
    NUMBERS,
    TOTALS,
    key,
    rules,
)

TEXTS = ("region", "district", "article")
#: How each kind of rule is stated: of the plan, the column, and what it is held to.
STATED: dict[str, Callable[[Any, str, Any], Any]] = {
    "filled": lambda plan, name, _: plan.col_vals_not_null(name),
    # Its ``rows_distinct`` counts the rows, but leaves them out when failing rows are asked for.
    "unique": lambda plan, name, _: plan.col_vals_expr(pl.col(name).is_unique()),
    "short": lambda plan, name, most: plan.col_vals_str_len(name, max_val=most, na_pass=True),
    "lacks": lambda plan, name, it: plan.col_vals_regex(name, it, na_pass=True, inverse=True),
    "matches": lambda plan, name, pattern: plan.col_vals_regex(name, pattern, na_pass=True),
    "one of": lambda plan, name, codes: plan.col_vals_in_set(name, [*codes, None]),
    "a day": lambda plan, name, _: plan.col_vals_expr(understood(name, "day")),
    "a number": lambda plan, name, _: plan.col_vals_expr(understood(name, "number")),
    "at least": lambda plan, name, it: plan.col_vals_ge(f"{name}_number", it, na_pass=True),
    "not before": lambda plan, name, earlier: plan.col_vals_ge(
        f"{name}_day", pb.col(f"{earlier}_day"), na_pass=True
    ),
    "not above": lambda plan, name, other: plan.col_vals_le(
        f"{name}_number", pb.col(other), na_pass=True
    ),
    "pair of": lambda plan, name, it: plan.col_vals_expr(paired(name, *it)),
}


def understood(name: str, meaning: str) -> pl.Expr:
    """Tell where a filled cell was understood."""
    return pl.col(name).is_null() | pl.col(f"{name}_{meaning}").is_not_null()


def paired(name: str, other: str, pairs: list[tuple[str, str]]) -> pl.Expr:
    """Tell where two columns, the other if it is filled, go together."""
    allowed = [f"{first}|{second}" for first, second in pairs]
    both = pl.concat_str(name, other, separator="|")
    return pl.col(other).is_null() | both.is_in(allowed).fill_null(value=False)


def resolved(table: pl.DataFrame, name: str, known: list[str]) -> pl.Expr:
    """Replace each spelling by what it stands for; what is unknown stays."""
    folded = {spelling.casefold(): spelling for spelling in known}
    found = {text: folded.get(key(text), text) for text in table[name].drop_nulls().unique()}
    return pl.col(name).replace(found)


def day(name: str) -> pl.Expr:
    """Read a column of dates, in the commonest form first."""
    text = pl.col(name)
    read = [text.str.to_date("%Y-%m-%d", strict=False)]
    for form, pattern in FORMS.items():
        fits = pl.when(text.str.contains(f"^{pattern}$")).then(text)
        full = {"%Y-%m": fits + "-01", "%Y": fits + "-01-01"}.get(form, fits)
        read.append(
            full.str.to_date("%d.%m.%Y" if form == "%d.%m.%Y" else "%Y-%m-%d", strict=False)
        )
    found = pl.coalesce(read)
    inside = found.is_between(pl.lit(FIRST_DAY).str.to_date(), pl.lit(LAST_DAY).str.to_date())
    return pl.when(inside).then(found).alias(f"{name}_day")


def number(name: str) -> pl.Expr:
    """Read a column of numbers, with spaces between thousands and a decimal comma."""
    plain = pl.col(name).str.replace_all("[ \u00a0]", "").str.replace_all(",", ".", literal=True)
    return plain.cast(pl.Float64, strict=False).alias(f"{name}_number")


def prepared(path: Path, reference: dict[str, Any]) -> pl.DataFrame:
    """Read the file, set aside what is no row, and add what the cells mean."""
    cells = pl.all().str.strip_chars()
    table = pl.read_csv(path, infer_schema=False).select(
        pl.when(cells != "").then(cells).name.keep()
    )
    no_row = pl.any_horizontal(
        pl.col("case_id").is_in(TOTALS).fill_null(value=False),
        pl.col("region").is_in(TOTALS).fill_null(value=False),
        pl.col("case_id").eq_missing("case_id"),
        pl.all_horizontal(pl.all().is_null()),
    )
    table = table.filter(~no_row).unique(maintain_order=True)
    spelled = [resolved(table, name, reference["spellings"][name]) for name in TEXTS]
    table = table.with_columns(
        *spelled, *(pl.col(name).str.to_lowercase() for name in reference["codes"])
    ).with_columns(*map(day, DATES), *map(number, NUMBERS))
    in_force = {k: v for k, v in reference["articles"].items() if v}
    first = pl.min_horizontal("conduct_from_day", "registered_on_day").dt.year()
    since = pl.col("article").replace_strict(in_force, default=None, return_dtype=pl.String)
    return table.with_columns(
        since.str.to_date("%Y-%m-%d").alias("in_force_from_day"),
        first.cast(pl.Float64).alias("first_year"),
    )


def wrong_rows(path: Path, reference: dict[str, Any]) -> int:
    """Count the rows that fail a step."""
    plan = pb.Validate(prepared(path, reference))
    for rule in rules(reference):
        plan = STATED[rule.kind](plan, rule.column, rule.than)
    found = plan.interrogate(collect_extracts=False)
    return len(found.get_sundered_data(type="fail"))


if __name__ == "__main__":
    main(wrong_rows, "pointblank", "polars")
