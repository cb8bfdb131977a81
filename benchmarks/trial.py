"""An estimator in a world whose truth is known: what the calibration repeats a thousand times."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from benchmarks.worlds import Random

#: Estimate, lower and upper limit; for a test: its p-value, three times.
Answer = tuple[float, float, float]

#: An exact interval holds the truth at least as often as it says; a thousand runs tell that to
#: within 1.4 points. An approximate one may lie two points on either side.
EXACT, APPROXIMATE = (0.936, 1.0), (0.93, 0.97)
FALSE_ALARMS = (0.035, 0.065)
#: The power asked for, and how far a thousand runs may lie from it: 1.3 points are their own
#: scatter, and each run knows the months before the law from one draw of them only.
POWER, ABOUT_POWER = 0.8, (0.76, 0.84)
#: How often a test that keeps its word raises an alarm although there is nothing.
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Trial:
    """One estimator in one world.

    Attributes:
        estimator: The public function.
        quantity: What is estimated, and on which scale bias is told.
        world: In words.
        truth: What should come out, on that scale; for a test the share of findings.
        draw: One run: a world is drawn and the estimator asked.
        bounds: Between what the share of runs whose interval holds the truth must lie; for a
            test the share of runs in which it finds a difference.
        measure: ``false alarms`` and ``power`` are of tests, whose ``draw`` gives p-values, where
            there is nothing to be found and where there is.
    """

    estimator: str
    quantity: str
    world: str
    truth: float
    draw: Callable[[Random], Answer]
    bounds: tuple[float, float] = APPROXIMATE
    measure: Literal["coverage", "false alarms", "power"] = "coverage"

    @property
    def is_test(self) -> bool:
        """Tell whether ``draw`` gives p-values."""
        return self.measure != "coverage"


def false_alarms(
    estimator: str, quantity: str, world: str, draw: Callable[[Random], Answer]
) -> Trial:
    """Return the trial of a test in a world in which there is nothing to find."""
    return Trial(estimator, quantity, world, LEVEL, draw, FALSE_ALARMS, "false alarms")
