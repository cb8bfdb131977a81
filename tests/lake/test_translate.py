"""Spark is asked the same questions, in its own words."""

import importlib.util

import pytest

from etl.queries import in_order, names, text

SELECTS = {f"out/{name}": text(f"out/{name}") for name in names("out")} | dict(
    in_order("staging", "core")
)


@pytest.fixture(autouse=True)
def _sqlglot() -> None:
    if importlib.util.find_spec("sqlglot") is None:
        pytest.skip("not installed here: sqlglot; make test-lake installs it")


@pytest.mark.parametrize("name", SELECTS)
def test_every_statement_has_a_counterpart(name: str) -> None:
    import sqlglot  # noqa: PLC0415 - not installed where these tests are skipped

    from etl.spark.translate import translated  # noqa: PLC0415

    said = translated(SELECTS[name])
    assert sqlglot.parse_one(said, read="spark")
    assert "earliest_day" not in said.lower()
    assert "regexp_full_match" not in said.lower()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT whole_number(a.b)", "SELECT (CASE WHEN (a.b) RLIKE '^(?:-?\\\\d+)$'"),
        ("SELECT regexp_full_match(a, 'x|y')", "SELECT a RLIKE '^(?:x|y)$'"),
        ("SELECT a::BIGINT", "SELECT CAST(a AS BIGINT)"),
    ],
)
def test_macros_and_patterns_are_written_out(ours: str, theirs: str) -> None:
    from etl.spark.translate import translated  # noqa: PLC0415

    assert translated(ours).startswith(theirs)
