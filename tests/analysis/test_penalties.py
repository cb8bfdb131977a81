"""Sanctions and fines: small tables in, shares and sizes out."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.penalties import fine_payment, fine_severity, sanction_mix
from contracts import ContractError

ROOT = Path(__file__).parent.parent.parent
MCI = pl.read_csv(ROOT / "data/reference/mci.csv", try_parse_dates=True)
NORMS = pl.DataFrame(
    {
        "article": ["УК 115-1", "УК 115-1", "КоАП 434", "КоАП 434", "КоАП 449"],
        "sanction_type": ["fine", "arrest", "fine", "fine", "fine"],
        "max_value": [200.0, 50.0, 5.0, 20.0, None],
        "unit": ["MCI", "days", "MCI", "MCI", "MCI (amount not verified)"],
        "valid_from": [date(2025, 9, 16), date(2025, 9, 16), None, date(2023, 3, 6), None],
        "valid_to": [None, None, date(2023, 3, 5), None, None],
    }
)


def fine(imposed_on: date, **columns: object) -> pl.DataFrame:
    return pl.DataFrame([{"sanction_type": "fine", "imposed_on": imposed_on, **columns}])


def test_shares_of_principal_and_of_additional_sanctions() -> None:
    sanctions = pl.DataFrame(
        {
            "sanction_type": ["fine", "fine", "arrest", "fine", "protective_order"],
            "is_principal": [True, True, True, True, False],
        }
    )
    mix = sanction_mix(sanctions)
    assert mix.select("is_principal", "sanction_type", "count", "total", "share").rows() == [
        (True, "fine", 3, 4, 0.75),
        (True, "arrest", 1, 4, 0.25),
        (False, "protective_order", 1, 1, 1.0),
    ]
    assert mix.select("low", "high").row(0) == pytest.approx((0.3006, 0.9544), abs=5e-5)


def test_mix_by_place_and_without_any_sanction() -> None:
    sanctions = pl.DataFrame({"sanction_type": ["fine", "arrest"], "region_code": ["47", "11"]})
    by_place = sanction_mix(sanctions, by="region_code")
    assert by_place.select("region_code", "sanction_type", "share").rows() == [
        ("11", "arrest", 1.0),
        ("47", "fine", 1.0),
    ]
    assert sanction_mix(sanctions.clear(), by=["region_code"]).is_empty()


def test_mix_refuses_what_it_cannot_count() -> None:
    with pytest.raises(ContractError, match="column region is missing"):
        sanction_mix(pl.DataFrame({"sanction_type": ["fine"]}), by="region")
    with pytest.raises(ValueError, match=r"sanction_type is empty in 1 rows \(first: 1\)"):
        sanction_mix(pl.DataFrame({"sanction_type": ["fine", None]}))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=30))
def test_shares_add_up_to_one(rows: list[tuple[str, bool]]) -> None:
    schema = {"sanction_type": pl.String, "is_principal": pl.Boolean}
    mix = sanction_mix(pl.DataFrame(rows, schema=schema, orient="row"))
    assert mix["count"].sum() == len(rows)
    sums = mix.group_by("is_principal").agg(pl.col("share").sum())["share"].to_list()
    assert sums == pytest.approx([1.0] * len(sums))


@pytest.mark.parametrize(
    ("imposed_on", "tenge"), [(date(2025, 12, 31), 786_400), (date(2026, 1, 1), 865_000)]
)
def test_200_mci_are_worth_what_was_published(imposed_on: date, tenge: int) -> None:
    """786,400 tenge in 2025 (tengrinews.kz) and 865,000 in 2026 (mgorod.kz)."""
    got = fine_severity(
        fine(imposed_on, amount_mci=200.0, article="УК 115-1"), mci=MCI, norms=NORMS
    )
    assert got.select("fine_kzt", "ceiling_mci", "share_of_ceiling").row(0) == (tenge, 200, 1.0)


def test_tenge_are_turned_into_the_index_of_their_own_day() -> None:
    paid = fine(date(2026, 2, 1), amount_kzt=86_500, article="УК 115-1")
    got = fine_severity(paid, mci=MCI, norms=NORMS)
    assert got.select("mci_kzt", "fine_mci", "share_of_ceiling").row(0) == (4325, 20.0, 0.1)


def test_the_ceiling_is_that_of_the_day() -> None:
    for day, ceiling in ((date(2023, 3, 5), 5.0), (date(2023, 3, 6), 20.0)):
        got = fine_severity(fine(day, amount_mci=4.0, article="КоАП 434"), mci=MCI, norms=NORMS)
        assert got["ceiling_mci"].to_list() == [ceiling]


def test_what_is_not_known_stays_empty() -> None:
    unverified = fine(date(2025, 1, 1), amount_mci=4.0, article="КоАП 449")
    assert fine_severity(unverified, mci=MCI, norms=NORMS)["share_of_ceiling"].to_list() == [None]
    assert fine_severity(unverified, mci=MCI)["ceiling_mci"].to_list() == [None]
    ancient = fine(date(2017, 1, 1), amount_mci=4.0)
    assert fine_severity(ancient, mci=MCI)["fine_kzt"].to_list() == [None]


def test_a_year_with_two_indices_has_none() -> None:
    """The index rose in April 2020; in 2025 it did not change."""
    for day, index in ((date(2020, 1, 1), None), (date(2025, 1, 1), 3932)):
        some_day = fine(day, amount_mci=4.0, imposed_on_precision="year")
        assert fine_severity(some_day, mci=MCI)["mci_kzt"].to_list() == [index]


def test_days_to_payment_only_between_exact_days() -> None:
    paid = fine(date(2026, 1, 10), amount_mci=1.0, paid_on=date(2026, 2, 9))
    assert fine_severity(paid, mci=MCI)["days_to_payment"].to_list() == [30]
    some_time = paid.with_columns(paid_on_precision=pl.lit("month"))
    assert fine_severity(some_time, mci=MCI)["days_to_payment"].to_list() == [None]


def test_only_fines_in_the_order_in_which_they_came() -> None:
    sanctions = pl.DataFrame(
        {
            "sanction_type": ["fine", "arrest", "fine"],
            "imposed_on": [date(2026, 3, 1), date(2026, 1, 1), date(2025, 3, 1)],
            "amount_mci": [3.0, None, 1.0],
        }
    )
    assert fine_severity(sanctions, mci=MCI)["fine_kzt"].to_list() == [3 * 4325, 3932]
    assert fine_severity(sanctions.clear(), mci=MCI, norms=NORMS).is_empty()


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"amount_mci": -1.0}, "amount_mci is negative in 1 rows"),
        ({"amount_mci": 1.0, "paid_on": date(2025, 1, 1)}, "paid_on is before imposed_on"),
        ({}, "column amount_mci is missing"),
    ],
)
def test_impossible_fines_are_refused(columns: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fine_severity(fine(date(2026, 1, 1), **columns), mci=MCI)


def test_what_became_of_the_fines() -> None:
    fines = pl.DataFrame(
        {
            "status": ["paid", "paid", "part_paid", "unpaid", "converted", "cancelled", None],
            "fine_kzt": [100, 200, 300, 400, 500, 600, 700],
            "paid_kzt": [None, 200, 150, None, None, None, None],
            "days_to_payment": [10, 30, None, None, None, None, None],
        }
    )
    got = fine_payment(fines).row(0, named=True)
    assert (got["fines"], got["paid"], got["part_paid"], got["unpaid"]) == (7, 2, 1, 1)
    assert (got["converted"], got["cancelled"], got["unknown"]) == (1, 1, 1)
    assert (got["imposed_kzt"], got["collected_kzt"]) == (2800, 450)
    assert (got["median_days_to_payment"], got["share"]) == (20.0, 0.4)
