"""The simulated register: lawful, reproducible, and as true as it says it is."""

import json
from pathlib import Path

import polars as pl
import pytest

from etl.errors import DataRefused
from etl.load import load
from etl.settings import Settings
from etl.simulate.register import simulate


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return simulate(cases=20_000, seed=7, out=tmp_path_factory.mktemp("simulated"))


@pytest.fixture(scope="module")
def cases(folder: Path) -> pl.DataFrame:
    return pl.read_csv(folder / "cases.csv", try_parse_dates=True, infer_schema_length=None)


@pytest.fixture(scope="module")
def sanctions(folder: Path) -> pl.DataFrame:
    return pl.read_csv(folder / "sanctions.csv", try_parse_dates=True, infer_schema_length=None)


def test_the_files_pass_every_check(folder: Path, settings: Settings) -> None:
    for kind, name in (("case", "cases.csv"), ("sanction", "sanctions.csv")):
        report = load(folder / name, kind=kind, dataset="simulated", settings=settings)  # type: ignore[arg-type]
        assert report.problems.is_empty()
        assert report.rows_loaded == report.rows_read > 0


def test_a_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second, other = (
        simulate(cases=500, seed=seed, out=tmp_path / name)
        for seed, name in ((1, "a"), (1, "b"), (2, "c"))
    )
    for name in ("cases.csv", "sanctions.csv", "truth.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert (first / "cases.csv").read_bytes() != (other / "cases.csv").read_bytes()


@pytest.mark.parametrize("number", [1, 2, 37, 500])
def test_there_are_exactly_as_many_cases_as_asked_for(tmp_path: Path, number: int) -> None:
    out = simulate(cases=number, seed=3, out=tmp_path)
    assert pl.read_csv(out / "cases.csv").height == number


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_impossible_numbers_are_refused(tmp_path: Path, number: int) -> None:
    with pytest.raises(DataRefused, match="cannot be simulated"):
        simulate(cases=number, seed=1, out=tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataRefused, match="cannot be written"):
        simulate(cases=10, seed=1, out=tmp_path / "file" / "x")


def test_the_law_reaches_only_conduct_that_lasted_into_it(cases: pl.DataFrame) -> None:
    under = cases.filter(pl.col("article") == "УК 115-1")
    assert under["conduct_to"].min() >= pl.Series(["2025-09-16"]).str.to_date()[0]
    share = under.height / cases.filter(pl.col("conduct_to") >= pl.date(2025, 9, 16)).height
    assert share == pytest.approx(0.8, abs=0.02)


def test_a_repeat_is_conduct_after_the_sanction(
    cases: pl.DataFrame, sanctions: pl.DataFrame
) -> None:
    ordered = cases.sort("suspect_id", "registered_on", "case_id").with_columns(
        pl.col("conduct_from").shift(-1).over("suspect_id").alias("next_conduct")
    )
    both = ordered.join(sanctions, on="case_id").drop_nulls("next_conduct")
    assert both.height > 1000
    assert (both["next_conduct"] > both["imposed_on"]).all()


def test_the_level_at_the_law_is_the_one_in_the_truth(cases: pl.DataFrame, folder: Path) -> None:
    """The same months of two years: 20,000 cases settle the ratio to about 4 per cent."""
    truth = json.loads((folder / "truth.json").read_text())
    day = pl.col("registered_on")
    after = cases.filter(day.is_between(pl.date(2025, 10, 1), pl.date(2026, 8, 31))).height
    before = cases.filter(day.is_between(pl.date(2024, 10, 1), pl.date(2025, 8, 31))).height
    assert after / before == pytest.approx(truth["level_ratio"] * truth["trend_per_year"], rel=0.08)


def test_the_crude_comparison_misleads_and_the_adjusted_one_does_not(
    cases: pl.DataFrame, sanctions: pl.DataFrame
) -> None:
    """Arrest seems to prevent nothing, until people with the same history are compared."""
    history = cases.sort("suspect_id", "registered_on", "case_id").with_columns(
        pl.int_range(pl.len()).over("suspect_id").alias("earlier"),
        pl.col("conduct_from").shift(-1).over("suspect_id").alias("next_conduct"),
    )
    people = sanctions.join(history, on="case_id").with_columns(
        pl.col("sanction_type").replace("admin_arrest", "arrest"),
        pl.col("next_conduct").is_not_null().alias("repeated"),
        (pl.coalesce("next_conduct", pl.date(2026, 9, 30)) - pl.col("imposed_on"))
        .dt.total_days()
        .alias("days"),
    )

    def ratio(group: pl.DataFrame) -> float:
        rates = group.group_by("sanction_type").agg(pl.col("repeated").sum() / pl.col("days").sum())
        known = dict(rates.rows())
        return float(known["arrest"] / known["fine"])

    alike = people.filter((pl.col("earlier") == 0) & pl.col("protective_order_on").is_null())
    assert ratio(people) > 0.9
    assert ratio(alike) == pytest.approx(0.7, abs=0.1)
