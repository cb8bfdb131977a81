"""What is hidden, what stays, and what the rows say of it."""

import polars as pl
import pytest

from analysis.disclosure.suppression import (
    audit,
    percent_allowed,
    rate_status,
    suppress,
    with_totals,
)
from contracts import ContractError


def by_sex(**regions: tuple[int | None, int | None]) -> pl.DataFrame:
    """Return a table of women and men by region."""
    rows = [(r, s, n) for r, pair in regions.items() for s, n in zip("fm", pair, strict=True)]
    return pl.DataFrame(
        rows, schema={"region": pl.String, "sex": pl.String, "count": pl.Int64}, orient="row"
    )


BOTH = ["region", "sex"]


def test_one_small_count_takes_the_three_smallest_that_close_a_rectangle() -> None:
    table = by_sex(A=(2, 40), B=(12, 30), C=(60, 70))
    shown = suppress(table, margins=BOTH)
    assert shown["count"].to_list() == [None, None, None, None, 60, 70]
    assert shown["status"].to_list() == ["c", "c", "c", "c", "ok", "ok"]


def test_nothing_small_nothing_hidden() -> None:
    table = by_sex(A=(5, 0), B=(12, 30))
    assert suppress(table, margins=BOTH).drop("status").equals(table)


def test_without_totals_only_the_small_count_is_hidden() -> None:
    shown = suppress(by_sex(A=(4, 40)), margins=[], dimensions=BOTH)
    assert shown["count"].to_list() == [None, 40]


def test_a_true_zero_is_always_shown_and_no_data_is_said_to_be_none() -> None:
    shown = suppress(by_sex(A=(0, 3), B=(None, 50), C=(20, 0)), margins=BOTH).head(6)
    assert shown["status"].to_list() == ["ok", "c", "none", "c", "ok", "ok"]
    assert shown["count"].to_list() == [0, None, None, None, 20, 0]


def test_a_total_in_the_table_is_hidden_like_a_cell_when_it_is_small() -> None:
    table = with_totals(by_sex(A=(1, 2), B=(30, 40)), BOTH)
    shown = suppress(table, margins=BOTH)
    row_total = shown.filter(pl.col("region") == "A", pl.col("sex").is_null())
    assert row_total.select("count", "status").row(0) == (None, "c")
    assert audit(shown, BOTH, fewest=1)["is_protected"].all()


def test_a_total_that_must_be_hidden_is_added_where_it_is_no_row() -> None:
    shown = suppress(by_sex(A=(1, 2), B=(30, 40)), margins=BOTH)
    added = shown.slice(4).filter(pl.col("region") == "A")
    assert added.rows() == [("A", None, None, "c")]


def test_a_total_over_one_positive_cell_goes_with_that_cell() -> None:
    shown = suppress(with_totals(by_sex(A=(0, 3), B=(20, 30)), BOTH), margins=BOTH)
    assert shown.filter(region="A")["status"].to_list() == ["ok", "c", "c"]


def test_districts_and_their_region_are_one_system() -> None:
    table = pl.DataFrame(
        {
            "region": ["47", "47", "47", "71"],
            "district": ["4710", "4720", "4730", "7110"],
            "count": [2, 9, 30, 3],
        }
    )
    levels: list[tuple[str, ...]] = [("region",), ()]
    shown = suppress(
        with_totals(table, levels, dimensions=["region", "district"]),
        margins=levels,
        dimensions=["region", "district"],
    )
    # The only district of 71 is the region: hidden in both places, and 47 for the grand total.
    assert shown.filter(region="71")["status"].to_list() == ["c", "c"]
    reader = audit(shown, levels, dimensions=["region", "district"], fewest=1)
    assert reader["is_protected"].all()


def test_a_running_total_gives_no_month_away() -> None:
    table = pl.DataFrame({"month": ["01", "02", "03", "04"], "count": [7, 2, 9, 8]})
    shown = suppress(table, margins=[()], running="month")
    assert shown["count"].to_list() == [None, None, 9, 8]
    assert shown["count_to_date"].to_list() == [None, 9, 18, 26]


def test_a_small_change_between_releases_is_hidden() -> None:
    before = with_totals(by_sex(A=(10, 40), B=(20, 60)), BOTH)
    before = before.with_columns(suppress(before, margins=BOTH)["status"])
    now = with_totals(by_sex(A=(12, 49), B=(29, 67)), BOTH)
    assert suppress(now, margins=BOTH)["status"].unique().to_list() == ["ok"]
    shown = suppress(now, margins=BOTH, previous=before)
    assert shown.filter(region="A", sex="f")["status"].to_list() == ["c"]
    assert shown.filter(status="c").height == 4


def test_an_unchanged_release_stays_as_it_was() -> None:
    table = with_totals(by_sex(A=(2, 40), B=(12, 30), C=(60, 70)), BOTH)
    shown = suppress(table, margins=BOTH)
    again = suppress(table, margins=BOTH, previous=table.with_columns(shown["status"]))
    assert again.equals(shown)


def test_previous_needs_the_counts_that_it_hid() -> None:
    table = with_totals(by_sex(A=(2, 40), B=(12, 30)), BOTH)
    with pytest.raises(ValueError, match="previous must hold the true count"):
        suppress(table, margins=BOTH, previous=suppress(table, margins=BOTH))


def test_each_of_several_counts_has_its_own_status() -> None:
    table = pl.DataFrame({"region": ["A", "B"], "cases": [3, 90], "people": [7, 40]})
    shown = suppress(table, counts=["cases", "people"], margins=["region"])
    assert shown.select("cases_status", "people_status").row(0) == ("c", "ok")


def test_a_mark_that_a_rate_has_already_is_kept() -> None:
    table = by_sex(A=(12, 40)).with_columns(status=pl.Series(["u", "ok"]))
    assert suppress(table, margins=BOTH)["status"].to_list() == ["u", "ok"]


def test_dates_and_numbers_tell_rows_apart_too() -> None:
    table = pl.DataFrame({"year": [2025, 2026], "count": [3, 50]})
    totals = with_totals(table, ["year"])
    assert totals.rows() == [(2025, 3), (2026, 50), (None, 53)]
    assert suppress(totals, margins=["year"])["status"].to_list() == ["c", "c", "ok"]


@pytest.mark.parametrize("counts", [[], [0], [3], [5], [0, 0], [1, 1], [4, 1], [100, 1]])
def test_degenerate_tables_are_answered(counts: list[int]) -> None:
    keys = [str(at) for at in range(len(counts))]
    table = pl.DataFrame(
        {"region": keys, "count": counts}, schema={"region": pl.String, "count": pl.Int64}
    )
    shown = suppress(with_totals(table, ["region"]), margins=["region"])
    assert shown.filter(pl.col("count").is_between(1, 4)).is_empty()
    assert audit(shown, ["region"], fewest=1)["is_protected"].all()


def test_what_is_wrong_with_a_table_is_named() -> None:
    total = pl.DataFrame({"sex": ["f", None], "count": [3, 7]})
    with pytest.raises(ValueError, match="not the sum of its cells in row 1"):
        suppress(total, margins=["sex"])
    with pytest.raises(ValueError, match="rows repeat for the same sex"):
        suppress(pl.DataFrame({"sex": ["f", "f"], "count": [3, 7]}), margins=["sex"])
    with pytest.raises(ContractError, match="column sexe is missing"):
        suppress(total, margins=["sexe"])
    with pytest.raises(ValueError, match="column count is negative in row 0"):
        suppress(pl.DataFrame({"sex": ["f"], "count": [-1]}), margins=["sex"])
    with pytest.raises(ValueError, match="threshold is 1"):
        suppress(total.head(1), margins=["sex"], threshold=1)


def test_rules_of_percentages_and_rates() -> None:
    rows = pl.DataFrame({"n": [0, 2, 3, 19, 20, 29, 30]})
    ruled = rows.select(percent=percent_allowed(pl.col("n")), rate=rate_status(pl.col("n")))
    assert ruled["percent"].to_list() == [False] * 6 + [True]
    assert ruled["rate"].to_list() == ["none", "none", "u", "u", "ok", "ok", "ok"]
