"""Before and after a law: the questions, each answered in a module of its own."""

from analysis.crude import CrudeChange, crude_change, months_left_out
from analysis.detectable import smallest_detectable_ratio
from analysis.interrupted_series import SegmentedRegression, segmented_regression
from analysis.monthly import monthly_counts, undated
from analysis.placebo import placebo_dates

__all__ = [
    "CrudeChange",
    "SegmentedRegression",
    "crude_change",
    "monthly_counts",
    "months_left_out",
    "placebo_dates",
    "segmented_regression",
    "smallest_detectable_ratio",
    "undated",
]
