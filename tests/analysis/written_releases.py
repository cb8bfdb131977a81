"""Releases in memory: registers that readers have seen one after another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from analysis.public.releases import Register, history
from contracts import CASE, DATASET, SANCTION, Contract
from tests.analysis.written_rows import filled


@dataclass(frozen=True)
class Release:
    """One release of a register, with those before it."""

    cases: pl.DataFrame
    until: date
    sanctions: pl.DataFrame = field(default_factory=SANCTION.empty)
    before: tuple["Release", ...] = ()

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        datasets = filled(DATASET, dataset=["own"], kind=["register"], extract_date=[self.until])
        frames = {CASE.name: self.cases, SANCTION.name: self.sanctions, DATASET.name: datasets}
        return frames.get(contract.name, contract.empty())

    def earlier(self, dataset: str) -> Sequence["Release"]:
        return self.before


def released(*states: tuple[pl.DataFrame, date], sanctions: pl.DataFrame | None = None) -> Release:
    """Return the last of several states of a register, which knows the others."""
    rows = SANCTION.empty() if sanctions is None else sanctions
    releases: tuple[Release, ...] = ()
    for cases, until in states:
        releases = (*releases, Release(cases, until, rows, before=releases))
    return releases[-1]


def registers(*states: tuple[pl.DataFrame, date]) -> tuple[Register, ...]:
    """Return the history of a register."""
    return history(released(*states), "own")
