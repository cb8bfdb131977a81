"""Repeat offences: who is followed, how soon they reoffend, and how groups compare."""

from analysis.competing import cumulative_incidence
from analysis.follow_up import FollowUp, follow_up
from analysis.index_events import REASONS
from analysis.survival import repeat_offence_curve
from analysis.survival_tests import CurveComparison, compare_curves
from analysis.windows import repeat_within

__all__ = [
    "REASONS",
    "CurveComparison",
    "FollowUp",
    "compare_curves",
    "cumulative_incidence",
    "follow_up",
    "repeat_offence_curve",
    "repeat_within",
]
