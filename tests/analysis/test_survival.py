"""Kaplan-Meier: published curves, invariants, frames with next to nothing."""

from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.repeat_offences import repeat_offence_curve
from contracts import ContractError
from tests.analysis.written_people import PLACEBO, SIX_MP, people

REFERENCE = Path(__file__).parent.parent / "reference"

EVENTS = st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40)


def frame(rows: list[tuple[int, bool]]) -> pl.DataFrame:
    schema = {"days_observed": pl.Int32, "reoffended": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def rossi() -> pl.DataFrame:
    """432 men released in Maryland, watched for a year; Rossi, Berk & Lenihan (1980)."""
    table = pl.read_csv(REFERENCE / "rossi.csv")
    return table.select(days_observed="week", reoffended="arrest", fin="fin")


def test_curve_matches_freireich_1963() -> None:
    curve = repeat_offence_curve(SIX_MP)
    assert curve["day"].to_list() == [6, 7, 10, 13, 16, 22, 23]
    assert curve["at_risk"].to_list() == [21, 17, 15, 12, 11, 7, 6]
    assert curve["reoffended"].to_list() == [3, 1, 1, 1, 1, 1, 1]
    assert (1 - curve["share"]).to_list() == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )


def test_interval_matches_r() -> None:
    """``survfit(Surv(time, status) ~ 1, conf.type = "log-log")`` of R on the 6-MP arm."""
    first, last = repeat_offence_curve(SIX_MP).rows(named=True)[::6]
    assert (1 - first["share_high"], 1 - first["share_low"]) == pytest.approx(
        (0.620, 0.952), abs=5e-4
    )
    assert (1 - last["share_high"], 1 - last["share_low"]) == pytest.approx(
        (0.188, 0.680), abs=5e-4
    )


def test_share_and_interval_match_r_on_aml() -> None:
    """Maintained chemotherapy, Miller (1997), Survival Analysis, p. 49, as in R's ``aml``.

    ``survfit(Surv(time, status) ~ x, data = aml, conf.type = "log-log")``.
    """
    curve = repeat_offence_curve(people("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"))
    assert curve["day"].to_list() == [9, 13, 18, 23, 31, 34, 48]
    assert curve["at_risk"].to_list() == [11, 10, 8, 7, 5, 4, 2]
    clear = [0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841]
    low = [0.50808, 0.44743, 0.35019, 0.26575, 0.16733, 0.09283, 0.01174]
    high = [0.9867, 0.9512, 0.8990, 0.8353, 0.7534, 0.6570, 0.5250]
    assert (1 - curve["share"]).to_list() == pytest.approx(clear, abs=5e-5)
    assert (1 - curve["share_high"]).to_list() == pytest.approx(low, abs=5e-6)
    assert (1 - curve["share_low"]).to_list() == pytest.approx(high, abs=5e-5)


def test_without_censoring_the_share_is_a_plain_proportion() -> None:
    """In the Rossi data everybody is watched to week 52: 114 of 432 were arrested by then."""
    last = repeat_offence_curve(rossi()).row(-1, named=True)
    assert (last["day"], last["at_risk"]) == (52, 322)
    assert last["share"] == pytest.approx(114 / 432)


def test_each_group_has_its_own_curve() -> None:
    both = pl.concat([PLACEBO, SIX_MP])
    curves = repeat_offence_curve(both, by="arm")
    assert curves.columns == [
        *("arm", "day", "at_risk", "reoffended", "share", "share_low", "share_high")
    ]
    for arm, alone in (("6-MP", SIX_MP), ("placebo", PLACEBO)):
        assert curves.filter(arm=arm).drop("arm").equals(repeat_offence_curve(alone))


def test_several_groups_and_a_missing_group_value() -> None:
    table = people("1 2+ 3 4+").with_columns(
        sanction_type=pl.Series(["fine", "fine", "arrest", "arrest"]),
        region_code=pl.Series(["47", None, "47", "47"]),
    )
    curve = repeat_offence_curve(table, by=["sanction_type", "region_code"])
    assert curve.select("sanction_type", "region_code", "at_risk", "share").rows() == [
        ("arrest", "47", 2, 0.5),
        ("fine", "47", 1, 1.0),
    ]


def test_everybody_left_reoffends_on_the_last_day() -> None:
    curve = repeat_offence_curve(people("1 2+ 3 3"))
    assert curve.select("share", "share_low", "share_high").row(-1) == (1.0, None, None)


def test_no_rows_of_no_type() -> None:
    assert repeat_offence_curve(pl.DataFrame({"days_observed": [], "reoffended": []})).is_empty()


@pytest.mark.parametrize("days", ["", "5+", "5+ 6+"])
def test_no_event_is_no_row(days: str) -> None:
    curve = repeat_offence_curve(people(days))
    assert curve.is_empty()
    assert curve.schema["share"] == pl.Float64


def test_one_person_who_reoffends_on_the_day_itself() -> None:
    assert repeat_offence_curve(people("0")).rows() == [(0, 1, 1, 1.0, None, None)]


@pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt16, pl.Int64, pl.UInt64])
def test_days_of_any_integer_type_and_flags_of_0_and_1(dtype: type[pl.DataType]) -> None:
    table = SIX_MP.select(pl.col("days_observed").cast(dtype), pl.col("reoffended").cast(pl.Int8))
    assert repeat_offence_curve(table)["share"].equals(repeat_offence_curve(SIX_MP)["share"])


@pytest.mark.parametrize(
    ("table", "error", "message"),
    [
        (people("3 4").drop("reoffended"), ContractError, "column reoffended is missing"),
        (people("3").cast({"days_observed": pl.Float64}), ContractError, "expected whole days"),
        (people("3").cast({"reoffended": pl.String}), ContractError, "expected Boolean"),
        (people("3 -4 -5"), ValueError, r"days_observed is negative in 2 rows \(first: 1, 2\)"),
        (
            people("3 4").with_columns(days_observed=pl.Series([1, None])),
            ValueError,
            r"days_observed is empty in 1 rows \(first: 1\)",
        ),
        (
            people("3 4").with_columns(reoffended=pl.Series([2, 1])),
            ValueError,
            r"reoffended is neither 0 nor 1 in 1 rows \(first: 0\)",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(
    table: pl.DataFrame, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        repeat_offence_curve(table)


def test_unknown_group_and_impossible_confidence_are_refused() -> None:
    with pytest.raises(ContractError, match="column sanction is missing; there are: days_observed"):
        repeat_offence_curve(SIX_MP, by="sanction")
    with pytest.raises(ValueError, match="cannot group by reoffended"):
        repeat_offence_curve(SIX_MP, by="reoffended")
    with pytest.raises(ValueError, match="confidence must be between 0 and 1"):
        repeat_offence_curve(SIX_MP, confidence=95)


@given(EVENTS, st.randoms(use_true_random=False))
def test_curve_rises_whatever_the_row_order(rows: list[tuple[int, bool]], random: Random) -> None:
    curve = repeat_offence_curve(frame(rows))
    shares = curve["share"].to_list()
    assert shares == sorted(shares)
    assert all(0 < share <= 1 for share in shares)
    for share, low, high in curve.select("share", "share_low", "share_high").rows():
        assert (low is None and high is None) if share == 1 else low < share < high
    random.shuffle(rows)
    assert repeat_offence_curve(frame(rows)).equals(curve)
