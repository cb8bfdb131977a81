"""Curves of follow-up, the groups compared by them, and their charts: no window changes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import polars as pl

from analysis.cohorts import large_groups, sanctioned
from analysis.repeat_offences import compare_curves, repeat_offence_curve
from charts.survival import repeat_offence_figure
from report.answers.answer import require
from ui import follow_up
from ui.shelf import of_release

if TYPE_CHECKING:
    from analysis.repeat_offences import CurveComparison
    from ui.frame import Screen


@dataclass(frozen=True, slots=True)
class Course:
    """How a share grows day by day.

    Attributes:
        steps: As ``repeat_offence_curve`` returns them.
        figure: Their chart; it is shared and never changed.
        left_out: As ``large_groups`` says, where there are groups.
    """

    steps: pl.DataFrame
    figure: go.Figure
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Sanctions:
    """People by first sanction.

    Attributes:
        rates: The rates of every window, with its length ``days``.
        compared: Whether the groups' curves differ by more than chance.
    """

    rates: pl.DataFrame
    compared: CurveComparison


def overall(screen: Screen) -> Course:
    """Return the course of all people.

    Raises:
        NotAnswerable: There is no register.
    """
    return _overall(screen, *follow_up.asked(screen), screen.selection.language)


@of_release(most=32)
def _overall(screen: Screen, release: str, *key: str) -> Course:
    steps = repeat_offence_curve(follow_up.people(screen).people)
    return Course(steps, repeat_offence_figure(steps, language=screen.language))


def by_sanction(screen: Screen) -> Course:
    """Return one course for each first sanction with enough people.

    Raises:
        NotAnswerable: There is no register, people are not watched from a sanction, or nobody has
            been recorded again.
    """
    return _by_sanction(screen, *follow_up.asked(screen), screen.selection.language)


@of_release(most=32)
def _by_sanction(screen: Screen, release: str, *key: str) -> Course:
    watched = sanctioned(follow_up.people(screen).people)
    people, left_out = large_groups(watched, by="sanction_type")
    steps = repeat_offence_curve(people, by="sanction_type")
    require(follow_up.any_repeat(steps))
    figure = repeat_offence_figure(steps, language=screen.language, by="sanction_type")
    return Course(steps, figure, left_out)


def sanctions(screen: Screen) -> Sanctions:
    """Return the rates of every window by first sanction, and the groups compared.

    Raises:
        NotAnswerable: There is no register, people are not watched from a sanction, or there is
            nothing to compare.
    """
    return _sanctions(screen, *follow_up.asked(screen))


@of_release(most=16)
def _sanctions(screen: Screen, release: str, *key: str) -> Sanctions:
    people = follow_up.people(screen).people
    rates = follow_up.windows(screen, by="sanction_type")
    return Sanctions(rates, compare_curves(people, by="sanction_type"))
