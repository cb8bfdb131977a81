"""Regions against the country: the same rates, judged by what chance allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.by_place import SPLIT_IN_2022
from analysis.judged import Judged, judged, no_rates
from ui import regional

if TYPE_CHECKING:
    from ui.frame import Screen
    from ui.regional_values import Regional


@dataclass(frozen=True, slots=True)
class Country:
    """All regions of one measure, whatever place is chosen.

    Attributes:
        shown: Values, words and classes, as the map of the country has them.
        judged: The regions beside what chance allows.
    """

    shown: Regional
    judged: Judged


def country(screen: Screen, code: str) -> Country:
    """Return every region's rate of a measure, judged against the common rate.

    Args:
        screen: The open screen.
        code: A measure code of ``charts.measures``.

    Raises:
        NotAnswerable: The measure has no rates, or too few regions can be judged.
    """
    whole = replace(screen, selection=replace(screen.selection, region=None))
    shown = regional.build(whole, code)
    if not shown.has_intervals:
        raise no_rates()
    split = SPLIT_IN_2022 if code.startswith("form_") else ()
    return Country(shown, judged(shown.values, not_comparable=split))
