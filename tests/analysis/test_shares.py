"""Shares: published intervals and invariants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rates import Proportion, proportion

COUNTS = st.integers(0, 10_000)
EXPOSURES = st.floats(0.01, 1e6)
LEVELS = st.floats(0.5, 0.999)


@pytest.mark.parametrize(
    ("successes", "trials", "wilson", "exact"),
    [
        (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
        (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
        (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
        (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
    ],
)
def test_proportion_matches_newcombe(
    successes: int, trials: int, wilson: tuple[float, float], exact: tuple[float, float]
) -> None:
    """Newcombe (1998), Statistics in Medicine 17:857-872, table I, methods 3 and 5."""
    score = proportion(successes, trials)
    assert (score.low, score.high) == pytest.approx(wilson, abs=5.1e-5)
    cautious = proportion(successes, trials, method="exact")
    assert (cautious.low, cautious.high) == pytest.approx(exact, abs=5.1e-5)


def test_a_share_of_none_or_all_has_a_limit_at_the_edge() -> None:
    for method in ("wilson", "exact"):
        assert proportion(0, 7, method=method).low == 0
        assert proportion(7, 7, method=method).high == 1
    assert proportion(0, 0) == Proportion(None, None, None)


@given(st.integers(0, 500), st.integers(1, 500), LEVELS)
def test_a_share_lies_in_its_interval(successes: int, more: int, confidence: float) -> None:
    trials = successes + more
    for method in ("wilson", "exact"):
        found = proportion(successes, trials, confidence=confidence, method=method)
        assert found.share is not None
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.low <= found.share < found.high <= 1
        mirrored = proportion(more, trials, confidence=confidence, method=method)
        assert mirrored.low == pytest.approx(1 - found.high)
