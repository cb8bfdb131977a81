"""A register as the public saw it, release after release: what was told once stays told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from analysis.disclosure.suppression import suppress, with_totals
from analysis.monthly import month_of
from analysis.question import Source
from contracts import CASE, DATASET, SANCTION

Margins = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Register:
    """A register as one release has it, read when it is counted."""

    edition: Source
    dataset: str

    @property
    def cases(self) -> pl.DataFrame:
        """Return its cases."""
        return self.edition.frame(CASE, dataset=self.dataset)

    @property
    def whole_months(self) -> pl.DataFrame:
        """Return the cases registered in whole months: what screens count.

        The month that has just begun is on no screen, and the few cases of its rarer articles
        would be what is left when all months are taken from a total.
        """
        return self.cases.filter(pl.col("registered_on") < month_of(self.until))

    @property
    def sanctions(self) -> pl.DataFrame:
        """Return its sanctions."""
        return self.edition.frame(SANCTION, dataset=self.dataset)

    @property
    def until(self) -> date:
        """Return its extract date, on which the watching of everybody ends."""
        known = self.edition.frame(DATASET).filter(dataset=self.dataset).row(0, named=True)
        found: date = known["extract_date"] or known["data_to"]
        return found


def history(edition: Source, dataset: str) -> tuple[Register, ...]:
    """Return a register as the public may know it: as each release has it, the given one last."""
    return tuple(Register(one, dataset) for one in (*edition.earlier(dataset), edition))


@dataclass(frozen=True, slots=True)
class Told:
    """One release of a table.

    Attributes:
        shown: What the public sees: totals and cells with ``count`` and ``status``; a hidden count
            is empty.
        truth: The same rows with the true counts, for the releases that follow.
    """

    shown: pl.DataFrame
    truth: pl.DataFrame


def told(
    records: pl.DataFrame,
    dimensions: Sequence[str],
    margins: Margins,
    *,
    previous: Sequence[pl.DataFrame] = (),
    unless: pl.Expr | None = None,
) -> Told:
    """Count records by what readers are shown, and protect it together with the past.

    Args:
        records: One row per person or case, ``dimensions`` without empty values.
        dimensions: What they are counted by.
        margins: What is shown, each by the dimensions that it keeps: all of them for the cells.
        previous: As ``known_of`` returns for each earlier release, the oldest first.
        unless: Totals that are not shown although ``margins`` name them.
    """
    kept = list(dict.fromkeys(tuple(margin) for margin in margins))
    whole = with_totals(cells(records, dimensions), kept, dimensions=dimensions)
    if unless is not None:
        whole = whole.filter(pl.all_horizontal(pl.col(dimensions).is_not_null()) | ~unless)
    shown = suppress(
        whole,
        # Rows say which totals are shown; of the cells it has to be said.
        margins=[one for one in kept if set(one) == set(dimensions)],
        dimensions=dimensions,
        previous=previous,
        cells_shown=False,
    )
    marks = shown.select(*dimensions, "status")
    truth = whole.join(marks, on=list(dimensions), nulls_equal=True, maintain_order="left")
    return Told(shown, truth)


def known_of(
    records: pl.DataFrame, rows: pl.DataFrame | None, dimensions: Sequence[str]
) -> pl.DataFrame:
    """Return an earlier release as ``suppress`` asks for it.

    Args:
        records: Its records, by the dimensions of today.
        rows: ``Told.truth``, by the dimensions that it had then; without it nothing was shown.
        dimensions: Those of today: dimensions may be added, never taken away.
    """
    finest = cells(records, dimensions).with_columns(status=pl.lit(None, dtype=pl.String))
    if rows is None:
        return finest
    then = pl.concat([rows, finest.clear()], how="diagonal").select(finest.columns)
    others = finest.join(then, on=list(dimensions), how="anti", nulls_equal=True)
    return pl.concat([then, others])


def in_turn(
    registers: Sequence[Register],
    records: Callable[[Register], pl.DataFrame],
    dimensions: Sequence[str],
    margins: Margins,
) -> pl.DataFrame:
    """Return what the public sees of the last register, after all that it saw of the others."""
    past: list[pl.DataFrame] = []
    shown = counted = pl.DataFrame()
    for register in registers:
        found = records(register)
        before, counted = counted, cells(found, dimensions)
        if past and counted.equals(before):
            continue  # nothing new can be told of what did not change
        one = told(found, dimensions, margins, previous=past)
        past.append(known_of(found, one.truth, dimensions))
        shown = kept(one.shown, shown, dimensions) if shown.height else one.shown
    return shown


def kept(shown: pl.DataFrame, before: pl.DataFrame, on: Sequence[str]) -> pl.DataFrame:
    """Give hidden numbers the value that was shown before, with the status ``kept``.

    A number that changed by fewer people than may be shown would otherwise vanish for good: late
    registrations change most months a little. What was told once tells nothing new.

    Args:
        shown: What may be shown now: ``on``, ``count``, ``status``.
        before: What was shown before.
        on: What tells the rows apart in both.
    """
    old = before.filter(pl.col("count").is_not_null()).select(*on, old="count")
    is_kept = (pl.col("status") == "c") & pl.col("old").is_not_null()
    joined = shown.join(old, on=list(on), how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(
        pl.coalesce("count", pl.when(is_kept).then("old")).alias("count"),
        pl.when(is_kept).then(pl.lit("kept")).otherwise("status").alias("status"),
    ).drop("old")


def cells(records: pl.DataFrame, dimensions: Sequence[str]) -> pl.DataFrame:
    """Count records by all of their dimensions."""
    return records.group_by(list(dimensions)).agg(count=pl.len().cast(pl.Int64)).sort(dimensions)
