"""What a frame must look like when it crosses a border between two rooms of the project."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl


class ContractError(ValueError):
    """A frame does not have the columns, types or key that its contract promises."""


@dataclass(frozen=True, slots=True)
class Contract:
    """The columns, types and key of one frame.

    Attributes:
        name: The table's name; also the name of its Parquet file in a release.
        schema: Column name to Polars type, in order.
        key: Columns that together identify one row.
        required: Columns that are never null (the key's columns always are).
    """

    name: str
    schema: Mapping[str, pl.DataType | type[pl.DataType]]
    key: tuple[str, ...]
    required: tuple[str, ...] = ()

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return ``frame`` with just the contract's columns, in order.

        Raises:
            ContractError: Naming every missing column, wrong type, null and repeated key at once.
        """
        faults = self._column_faults(frame) or self._row_faults(frame)
        if faults:
            raise ContractError(f"{self.name}: " + "; ".join(faults))
        return frame.select(list(self.schema))

    def as_now(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Add the columns that the contract has gained since, if nothing is a value of theirs.

        A release is never changed and outlives the program that made it. A column that may not be
        empty is not made up: ``check`` says that it is missing.
        """
        there = rows.collect_schema().names()
        never_null = {*self.key, *self.required}
        gained = (name for name in self.schema if name not in there and name not in never_null)
        return rows.with_columns(pl.lit(None, self.schema[name]).alias(name) for name in gained)

    def empty(self) -> pl.DataFrame:
        """Return a frame without rows that satisfies this contract."""
        return pl.DataFrame(schema=dict(self.schema))

    def _column_faults(self, frame: pl.DataFrame) -> list[str]:
        faults = []
        for name, dtype in self.schema.items():
            if name not in frame.columns:
                faults.append(f"column {name} is missing")
            elif frame.schema[name] != dtype:
                faults.append(f"column {name} is {frame.schema[name]}, expected {dtype}")
        return faults

    def _row_faults(self, frame: pl.DataFrame) -> list[str]:
        never_null = dict.fromkeys((*self.key, *self.required))
        faults = [
            f"column {name} is empty in {nulls} rows"
            for name in never_null
            if (nulls := frame[name].null_count())
        ]
        if self.key and (repeated := frame.height - frame.n_unique(list(self.key))):
            faults.append(f"key ({', '.join(self.key)}) is repeated in {repeated} rows")
        return faults
