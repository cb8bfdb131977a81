"""How large a change would have to be before these months could show it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import special

from analysis import validate
from analysis.design import Design, Floats, design
from analysis.fitted_months import usable_months
from analysis.glm import fit
from analysis.law_months import existing, law_months, month_series
from analysis.refusal import NotAnswerable
from words import N_, Message

_NOT_EVEN = N_("Even a change by a factor of {factor} would not show reliably in these months.")

#: Changes larger than this, up or down, are not looked for.
LARGEST_FACTOR = 20.0

#: The ratio is looked for in steps of a third of a per cent; more runs would not sharpen it.
_CELLS = 1024
_STEPS = 25
_CONVERGED = 1e-9
_LARGEST_LOG_MEAN = 30.0


def smallest_detectable_ratio(
    monthly: pl.DataFrame,
    *,
    law_date: dt.date,
    power: float = 0.8,
    direction: Literal["increase", "decrease"] = "increase",
    harmonics: int = 2,
    transition_months: int = 0,
    exposure: str | None = "days",
    confidence: float = 0.95,
    simulations: int = 500,
    seed: int = 20250716,
    exists_from: dt.date | None = None,
    drop_provisional: bool = False,
) -> float:
    """Return the smallest change of level that these months would show with enough certainty.

    "No change was found" means little where only a doubling could have been found. The trend,
    season and dispersion of the months before the law are carried on after it, many series are
    drawn with a change of known size, and each is put to the test of ``segmented_regression``.

    Args:
        monthly: As for ``segmented_regression``; the counts after the law are not used.
        law_date: The day of the law.
        power: The share of series in which the change must be found, a fraction in (0, 1).
        direction: ``increase`` (the ratio is above 1) or ``decrease`` (below 1).
        harmonics: How many pairs of sine and cosine describe the year, 0 to 5.
        transition_months: How many months belong to neither side.
        exposure: The column of person-time; ``None`` for plain counts.
        confidence: Level of the interval that must exclude 1, a fraction in (0, 1).
        simulations: How many series to draw; with 500 the power is known to within 4 points.
        seed: Where the random numbers start: the same seed gives the same answer.
        exists_from: The day from which the offence exists in law.
        drop_provisional: Do not count months marked ``provisional``.

    Raises:
        NotAnswerable: What ``segmented_regression`` refuses, or not even a change by the factor
            ``LARGEST_FACTOR`` would show.
        ContractError: A column is missing or has the wrong type.
        ValueError: As in ``segmented_regression``; or ``power`` or ``simulations`` is out of range.
    """
    validate.choice(direction, "direction", ("increase", "decrease"))
    if not 0 < power < 1 or simulations < 1:
        raise ValueError(f"power is {power} with {simulations} simulations: expected (0, 1), >= 1")
    z = -float(special.ndtri(validate.confidence(confidence) / 2))
    split = law_months(law_date, transition_months)
    also = [] if exposure is None else [exposure]
    series = month_series(monthly, where="smallest_detectable_ratio", also=also)
    series = existing(series, split, exists_from)
    used = usable_months(
        series, split, harmonics=harmonics, drop_provisional=drop_provisional
    ).to_numpy()
    model = design(series, split, harmonics=harmonics, slope_change=False, exposure=exposure)
    mean, dispersion = _without_change(series, model, used)
    model = replace(model, matrix=model.matrix[used], log_exposure=model.log_exposure[used])
    uniform = np.random.default_rng(seed).random((simulations, int(used.sum())))
    sign = 1 if direction == "increase" else -1

    def changed(cell: int) -> Floats:
        means: Floats = mean[used] * np.exp(sign * _size(cell) * model.matrix[:, 1])
        return means

    def is_shown(cell: int) -> bool:
        found = _z_of_level(_draw(uniform, changed(cell), dispersion), model)
        return bool((sign * found > z).mean() >= power)

    def is_expected(cell: int) -> bool:
        error = np.sqrt(max(dispersion, 1) * _variance(model, changed(cell)))
        return bool(_size(cell) >= (z + special.ndtri(power)) * error)

    # By the formula of large counts in no time; what it finds is near what the draws find.
    guess = _first(is_expected, guess=_CELLS // 2) or _CELLS
    found = _first(is_shown, guess=guess)
    if found is None:
        raise NotAnswerable(Message(_NOT_EVEN, {"factor": LARGEST_FACTOR}))
    return float(np.exp(sign * _size(found)))


def _size(cell: int) -> float:
    """Return the logarithm of the ratio at a step of the search, from 0 at cell 0."""
    return cell * float(np.log(LARGEST_FACTOR)) / _CELLS


def _first(holds: Callable[[int], bool], *, guess: int) -> int | None:
    """Return the first cell from 1 to ``_CELLS`` in which ``holds`` does; None if in none.

    It is taken to hold in the cells that follow, as larger changes show more clearly. Only a fall
    to next to nothing hides again, for want of events, and a search that began there would miss
    the smaller fall that shows. This one begins beside ``guess`` and goes further with each step,
    so that a good guess costs two questions and a bad one few.
    """
    low, high, step = guess - 1, guess, 1
    while low > 0 and holds(low):
        low, high, step = max(low - 2 * step, 0), low, 2 * step
    if step == 1:  # nothing below the guess: it may be the first cell, or far above it
        while not holds(high):
            if high == _CELLS:
                return None
            low, high, step = high, min(high + step, _CELLS), 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _without_change(
    series: pl.DataFrame, model: Design, used: npt.NDArray[np.bool_]
) -> tuple[Floats, float]:
    """Return the counts expected had nothing changed, and how much single months scatter."""
    kept = np.array([term != "level" for term in ("", *model.terms)])
    matrix, is_before = model.matrix[:, kept], used & (model.matrix[:, ~kept][:, 0] == 0)
    counts = series["count"].to_numpy().astype(np.float64)
    found = fit(
        counts[is_before], matrix[is_before], model.log_exposure[is_before], family="quasipoisson"
    )
    expected: Floats = np.exp(matrix @ found.coefficients + model.log_exposure)
    return expected, found.dispersion


def _draw(uniform: Floats, mean: Floats, dispersion: float) -> Floats:
    """Return counts with the variance ``dispersion`` x mean, the same draw for every mean.

    Each count is a quantile at a fixed probability, so that a larger change moves every series
    the same way and the search meets no jumps. Less scatter than chance is not believed.
    """
    from scipy import stats  # noqa: PLC0415 - a second of import, only for the simulation

    if dispersion <= 1:
        return np.asarray(stats.poisson.ppf(uniform, mean), dtype=np.float64)
    size = mean / (dispersion - 1)
    return np.asarray(stats.nbinom.ppf(uniform, size, 1 / dispersion), dtype=np.float64)


def _variance(model: Design, mean: Floats) -> float:
    """Return the variance of ``level`` at these expected counts, for a dispersion of 1."""
    gram = (model.matrix.T * mean) @ model.matrix
    return float(np.linalg.pinv(gram)[1, 1])


def _z_of_level(counts: Floats, model: Design) -> Floats:
    """Fit the quasi-Poisson model to every row of ``counts`` at once; return the z of ``level``.

    Iteratively reweighted least squares, the steps that ``glm.fit`` leaves to statsmodels, here
    on all the series together: one by one they would take minutes.
    """
    matrix, offset = model.matrix, model.log_exposure
    # Where all events of one side are missing the coefficients run away: the hair on the diagonal
    # keeps such a series solvable, and its huge error keeps it from counting as shown.
    hair = 1e-10 * np.eye(matrix.shape[1])
    linear = np.log(counts + 0.5)
    for _ in range(_STEPS):
        mean = np.exp(linear)
        gram = (matrix.T * mean[:, None, :]) @ matrix + hair
        target = (mean * (linear - offset) + counts - mean) @ matrix
        coefficients = np.linalg.solve(gram, target[..., None])[..., 0]
        fitted = coefficients @ matrix.T + offset
        if np.abs(fitted - linear).max() < _CONVERGED:
            break
        linear = np.clip(fitted, -_LARGEST_LOG_MEAN, _LARGEST_LOG_MEAN)
    freedom = counts.shape[1] - matrix.shape[1]
    dispersion = ((counts - mean) ** 2 / mean).sum(axis=1) / freedom
    variance = np.linalg.inv(gram)[:, 1, 1] * dispersion
    z: Floats = coefficients[:, 1] / np.sqrt(np.maximum(variance, _CONVERGED))
    return z
