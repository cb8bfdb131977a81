"""Frames at the borders: what a contract lets through, and that it names every fault at once."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import contracts
from contracts import PRECISIONS, RELEASE, Contract, ContractError, latest_day, partial_dates

PLACE = Contract(
    name="place",
    schema={"code": pl.String, "count": pl.Int64, "note": pl.String},
    key=("code",),
    required=("count",),
)
DERIVED = (contracts.FOLLOW_UP, contracts.MONTHLY_COUNT)

every_contract = pytest.mark.parametrize("contract", [*RELEASE, *DERIVED], ids=lambda c: c.name)


def test_frame_comes_back_with_just_its_columns_in_order() -> None:
    columns = {"note": ["n", "b"], "extra": [1, 2], "count": [3, 4], "code": ["x", "y"]}
    frame = pl.DataFrame(columns)
    assert PLACE.check(frame).rows() == [("x", 3, "n"), ("y", 4, "b")]
    assert PLACE.check(frame).columns == ["code", "count", "note"]


def test_every_fault_of_the_columns_is_named_at_once() -> None:
    frame = pl.DataFrame({"count": ["3"], "note": [1]})
    with pytest.raises(ContractError) as error:
        PLACE.check(frame)
    assert str(error.value) == (
        "place: column code is missing; column count is String, expected Int64; "
        "column note is Int64, expected String"
    )


def test_every_fault_of_the_rows_is_named_at_once() -> None:
    frame = pl.DataFrame(
        {"code": ["x", "x", None], "count": [1, None, 2], "note": [None] * 3}, schema=PLACE.schema
    )
    with pytest.raises(ContractError) as error:
        PLACE.check(frame)
    assert str(error.value) == (
        "place: column code is empty in 1 rows; column count is empty in 1 rows; "
        "key (code) is repeated in 1 rows"
    )


def test_fault_shows_no_value() -> None:
    frame = pl.DataFrame({"code": ["Secret"] * 2, "count": [1, 2], "note": ["x", "y"]})
    with pytest.raises(ContractError) as error:
        PLACE.check(frame)
    assert "Secret" not in str(error.value)


def test_an_error_of_a_contract_is_an_error_of_a_value() -> None:
    assert issubclass(ContractError, ValueError)


def test_checking_changes_nothing() -> None:
    frame = pl.DataFrame({"code": ["x"], "count": [1], "note": ["n"], "extra": [0]})
    PLACE.check(frame)
    assert frame.columns == ["code", "count", "note", "extra"]


@every_contract
def test_empty_frame_satisfies_its_contract(contract: Contract) -> None:
    assert contract.check(contract.empty()).is_empty()


@every_contract
def test_contract_speaks_of_columns_it_has(contract: Contract) -> None:
    assert {*contract.key, *contract.required} <= set(contract.schema)


@every_contract
def test_partial_date_has_its_precision(contract: Contract) -> None:
    columns = list(contract.schema)
    for name in columns:
        if name.endswith("_precision"):
            assert contract.schema[name.removesuffix("_precision")] == pl.Date
            assert columns[columns.index(name) - 1] == name.removesuffix("_precision")


def test_release_has_each_table_once() -> None:
    names = [contract.name for contract in RELEASE]
    assert len(set(names)) == len(names)


def test_everything_exported_is_there() -> None:
    assert all(hasattr(contracts, name) for name in contracts.__all__)


@pytest.mark.parametrize(
    ("day", "precision", "last"),
    [
        (date(2025, 6, 1), "month", date(2025, 6, 30)),
        (date(2024, 2, 1), "month", date(2024, 2, 29)),
        (date(2025, 2, 1), "month", date(2025, 2, 28)),
        (date(2025, 1, 1), "year", date(2025, 12, 31)),
        (date(2024, 1, 1), "year", date(2024, 12, 31)),
        (date(2025, 6, 17), "day", date(2025, 6, 17)),
        (date(2025, 6, 17), None, date(2025, 6, 17)),
        (None, None, None),
    ],
)
def test_latest_day_of_what_is_known(
    day: date | None, precision: str | None, last: date | None
) -> None:
    schema = partial_dates("on")
    frame = pl.DataFrame({"on": [day], "on_precision": [precision]}, schema=schema)
    assert frame.select(latest_day("on")).item() == last


def first_day(day: date, precision: str) -> date:
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[precision]


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(PRECISIONS))
def test_day_lies_between_the_first_and_the_latest_it_can_be(day: date, precision: str) -> None:
    frame = pl.DataFrame({"a": [first_day(day, precision)], "how": [precision]})
    last = frame.select(latest_day("a", "how")).item()
    assert first_day(day, precision) <= day <= last
    assert first_day(last, precision) == first_day(day, precision)
