"""Before and after a law: the questions, each answered in a module of its own."""

from analysis.crude import CrudeChange, crude_change
from analysis.interrupted_series import SegmentedRegression, segmented_regression
from analysis.monthly import monthly_counts, undated

__all__ = [
    "CrudeChange",
    "SegmentedRegression",
    "crude_change",
    "monthly_counts",
    "segmented_regression",
    "undated",
]
