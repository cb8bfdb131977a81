"""The arithmetic of the long run: whether memory grows, how old a screen may be."""

import pytest

from benchmarks.__main__ import main, minutes_of
from benchmarks.soak import MINUTES, growth, staleness


@pytest.mark.parametrize(
    ("memory", "per_cent"),
    [
        ([], 0.0),
        ([500], 0.0),
        ([500, 500, 500, 500], 0.0),
        # Whatever happens in the first half is warming up.
        ([100, 400, 500, 500, 500, 500], 0.0),
        # 480 to 520 around 500: a growth of 40 in 500.
        ([10, 10, 10, 480, 500, 520], 8.0),
        # What comes and goes is no growth.
        ([0, 0, 0, 0, 500, 600, 600, 500], 0.0),
        ([900, 900, 600, 400], -40.0),
    ],
)
def test_growth_is_that_of_a_line_through_the_second_half(
    memory: list[float], per_cent: float
) -> None:
    assert growth(memory) == pytest.approx(per_cent, abs=1e-6)


PUBLISHED = {"aaaa": 0.0, "bbbb": 60.0, "cccc": 120.0}


@pytest.mark.parametrize(
    ("at", "release", "seconds"),
    [
        (59.0, "aaaa", 0.0),
        (60.0, "aaaa", 0.0),
        (61.5, "aaaa", 1.5),
        (61.5, "bbbb", 0.0),
        (125.0, "aaaa", 65.0),  # two releases behind: since the first of them
        (999.0, "cccc", 0.0),
        # Shown before the watcher looked: nothing is known to have replaced it.
        (130.0, "dddd", 0.0),
    ],
)
def test_a_screen_is_as_old_as_what_replaced_it(at: float, release: str, seconds: float) -> None:
    assert staleness([(at, 0.2, release)], PUBLISHED) == [seconds]


def test_the_minutes_stand_behind_the_word() -> None:
    assert minutes_of(["soak", "8"]) == 8.0
    assert minutes_of(["soak"]) == MINUTES
    assert minutes_of([]) == MINUTES


def test_a_wrong_word_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sook"]) == 2
    assert "sook" in capsys.readouterr().err
