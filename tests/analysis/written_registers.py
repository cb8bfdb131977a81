"""Whole registers in which something is at its limit, for every measure to be asked of."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date

import numpy as np
import polars as pl

from contracts import SANCTION_NORM
from tests.analysis import written_rows as rows
from tests.analysis.written_months import months

Change = Callable[[pl.DataFrame], pl.DataFrame]


def monthly() -> pl.DataFrame:
    counts = np.random.default_rng(7).poisson(20, 50)
    return months(date(2022, 7, 1), *counts.tolist())


def by_region() -> pl.DataFrame:
    return pl.concat(
        monthly().with_columns(
            region_code=pl.lit(code), days=pl.lit(30, pl.Int64), provisional=pl.lit(value=False)
        )
        for code in rows.REGIONS
    )


@dataclass(frozen=True)
class Register:
    """Everything that the measures read."""

    cases: pl.DataFrame = field(default_factory=rows.cases)
    sanctions: pl.DataFrame = field(default_factory=rows.sanctions)
    people: pl.DataFrame = field(default_factory=rows.people)
    monthly: pl.DataFrame = field(default_factory=monthly)
    by_region: pl.DataFrame = field(default_factory=by_region)
    areas: pl.DataFrame = field(default_factory=rows.areas)
    population: pl.DataFrame = field(default_factory=rows.population)
    form: pl.DataFrame = field(default_factory=rows.form)
    mci: pl.DataFrame = field(default_factory=rows.mci)
    norms: pl.DataFrame = field(default_factory=SANCTION_NORM.empty)

    def each(self, change: Change) -> "Register":
        """Return the register with every frame changed."""
        return replace(self, **{f.name: change(getattr(self, f.name)) for f in fields(self)})


def _everybody_reoffends(usual: Register) -> Register:
    day = pl.min_horizontal("days_observed", pl.lit(400, pl.Int32))
    people = usual.people.with_columns(
        days_observed=day, reoffended=pl.lit(value=True), ended_by=pl.lit("event")
    )
    return replace(usual, people=people)


def _nothing_happens(usual: Register) -> Register:
    none, clear = pl.lit(0, pl.Int64), pl.lit(500, pl.Int32)
    return replace(
        usual,
        people=usual.people.with_columns(
            days_observed=clear, reoffended=pl.lit(value=False), ended_by=pl.lit("extract")
        ),
        monthly=usual.monthly.with_columns(count=none),
        by_region=usual.by_region.with_columns(count=none),
        areas=usual.areas.with_columns(count=none),
        cases=usual.cases.unique("suspect_id", keep="first", maintain_order=True),
    )


def _all_on_one_day(usual: Register) -> Register:
    day = pl.lit(date(2025, 3, 3))
    return replace(
        usual,
        cases=usual.cases.with_columns(registered_on=day, conduct_from=day, conduct_to=day),
        sanctions=usual.sanctions.with_columns(imposed_on=day),
        people=usual.people.with_columns(days_observed=pl.lit(100, pl.Int32)),
    )


def _nobody_lives_there(usual: Register) -> Register:
    nobody = pl.lit(0, pl.Int64)
    return replace(
        usual,
        population=usual.population.with_columns(population=nobody),
        areas=usual.areas.with_columns(population=nobody, count=nobody),
        monthly=usual.monthly.with_columns(population=nobody),
    )


def _one_region(usual: Register) -> Register:
    there = pl.col("region_code") == "47"
    return replace(
        usual,
        cases=usual.cases.filter(there),
        by_region=usual.by_region.filter(there),
        areas=usual.areas.filter(there),
        form=usual.form.filter(there),
        population=usual.population.filter(pl.col("place_code") == "47"),
    )


def registers() -> dict[str, Register]:
    """Return an ordinary register and those at a limit, by what is at its limit."""
    usual = Register()
    return {
        "ordinary": usual,
        "no rows": usual.each(pl.DataFrame.clear),
        "one row": usual.each(lambda frame: frame.head(1)),
        "all events": _everybody_reoffends(usual),
        "no events": _nothing_happens(usual),
        "ties": _all_on_one_day(usual),
        "zero populations": _nobody_lives_there(usual),
        "one region": _one_region(usual),
    }
