"""Aalen-Johansen: published data, cases worked by hand, what must hold whatever the data."""

from math import exp, log, sqrt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.repeat_offences import cumulative_incidence, repeat_offence_curve

REFERENCE = Path(__file__).parent.parent / "reference"


def mgus2() -> pl.DataFrame:
    """1,384 people with a blood disorder: some fall ill with a malignancy, more die before."""
    table = pl.read_csv(REFERENCE / "mgus2.csv", comment_prefix="#")
    each = table.select(pl.all().repeat_by("people")).explode(pl.all())
    return each.select(ended_by="ended_by", days_observed="months")


@pytest.mark.parametrize(
    ("ended_by", "months", "share", "low", "high"),
    [
        ("pcm", 60, 0.034103713, 0.025441991, 0.044657722),
        ("pcm", 120, 0.063722168, 0.051281676, 0.077933025),
        ("pcm", 240, 0.099813716, 0.081689951, 0.120019132),
        ("death", 60, 0.32036701, 0.29587161, 0.34509291),
        ("death", 120, 0.53181770, 0.50386077, 0.55894290),
        ("death", 240, 0.72402798, 0.69207559, 0.75327475),
    ],
)
def test_shares_and_limits_match_r_on_mgus2(
    ended_by: str, months: int, share: float, low: float, high: float
) -> None:
    """R, survival 3.5: ``survfit(Surv(etime, event) ~ 1, data = mgus2, conf.type = "log-log")``.

    ``etime`` and ``event`` as in Therneau's vignette on competing risks.
    """
    found = cumulative_incidence(mgus2()).filter(pl.col("day") <= months, ended_by=ended_by)
    last = found.select("share", "share_low", "share_high").row(-1)
    assert last == pytest.approx((share, low, high), abs=5e-9)


def test_endings_of_mgus2_are_all_counted() -> None:
    """R prints 115 malignancies and 860 deaths before one."""
    found = cumulative_incidence(mgus2()).group_by("ended_by").agg(pl.col("ended").sum())
    assert dict(found.rows()) == {"pcm": 115, "death": 860}


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40))
def test_without_competing_endings_it_is_kaplan_meier(rows: list[tuple[int, bool]]) -> None:
    schema = {"days_observed": pl.Int32, "reoffended": pl.Boolean}
    table = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        ended_by=pl.when("reoffended").then(pl.lit("event")).otherwise(pl.lit("extract"))
    )
    ours = cumulative_incidence(table.drop("reoffended"))
    curve = repeat_offence_curve(table)
    assert ours["day"].to_list() == curve["day"].to_list()
    assert ours["share"].to_list() == pytest.approx(curve["share"].to_list())


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["event", "death", "extract"]))))
def test_endings_and_the_people_left_make_up_everybody(rows: list[tuple[int, str]]) -> None:
    schema = {"days_observed": pl.Int32, "ended_by": pl.String}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    any_ending = repeat_offence_curve(
        table.with_columns(reoffended=pl.col("ended_by") != "extract")
    )
    last = cumulative_incidence(table).group_by("ended_by").agg(pl.col("share").max())
    assert last["share"].sum() == pytest.approx(any_ending["share"].max() or 0.0)


def test_a_death_takes_its_part_of_those_who_are_left() -> None:
    """Worked by hand: 1/4; then 3/4 x 1/3 = 1/4 die; then 1/2 x 1/2 = 1/4 reoffend."""
    table = pl.DataFrame(
        {"days_observed": [1, 2, 3, 4], "ended_by": ["event", "death", "event", "extract"]}
    )
    got = cumulative_incidence(table)
    assert got.select("ended_by", "day", "at_risk", "ended", "share").rows() == [
        ("death", 2, 3, 1, 0.25),
        ("event", 1, 4, 1, 0.25),
        ("event", 3, 2, 1, 0.5),
    ]


def test_without_censoring_the_variance_is_binomial() -> None:
    """Then each share is a plain proportion p of n people: its variance is p (1 - p) / n."""
    endings = ["event"] * 3 + ["death"] * 5 + ["extract"] * 2
    table = pl.DataFrame({"days_observed": [1, 2, 3, 1, 1, 2, 3, 4, 9, 9], "ended_by": endings})
    got = cumulative_incidence(table).filter(ended_by="event").row(-1, named=True)
    p = got["share"]
    reach = 1.959964 * sqrt(p * (1 - p) / 10) / (p * log(p))
    assert p == pytest.approx(0.3)
    assert (got["share_low"], got["share_high"]) == pytest.approx(
        (p ** exp(-reach), p ** exp(reach)), abs=1e-6
    )


def test_departure_can_be_held_to_be_censoring() -> None:
    table = pl.DataFrame({"days_observed": [1, 2], "ended_by": ["departure", "event"]})
    assert cumulative_incidence(table)["share"].to_list() == [0.5, 0.5]
    assert cumulative_incidence(table, censored=("extract", "departure"))["share"].to_list() == [1]


def test_no_rows_of_no_type() -> None:
    assert cumulative_incidence(pl.DataFrame({"days_observed": [], "ended_by": []})).is_empty()
