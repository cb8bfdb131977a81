"""Weights that make two groups alike in what is recorded about them.

People who are alike in everything that is read stand in one row, a *cell*, with their number beside
it: a million people make some hundred cells, and every sum over people is one over cells.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

#: A slight pull of the coefficients towards 0: without it they run off to infinity where a
#: covariate separates the arms, which the check of overlap is there to report.
RIDGE = 1e-6


def design(
    cells: pl.DataFrame, covariates: Sequence[str], people: np.ndarray
) -> tuple[np.ndarray, list[str]]:
    """Return the covariates as numbers, an intercept first, and the name of each column.

    Numbers are standardised, which leaves the weights as they are; a covariate that never varies
    is left out.

    Args:
        cells: The covariates of each cell.
        covariates: Their names.
        people: How many people each cell stands for.
    """
    columns, labels = [np.ones(cells.height)], ["intercept"]
    for name in covariates:
        values = cells[name]
        if values.dtype.is_numeric() or values.dtype == pl.Boolean:
            number = values.cast(pl.Float64)
            parts = {name: number.fill_null(_median(number, people))}
            if number.null_count():
                parts[f"{name} unknown"] = number.is_null().cast(pl.Float64)
        else:
            text = values.cast(pl.String).fill_null("unknown")
            levels = text.unique().sort().to_list()[1:]  # the first one is the reference
            parts = {f"{name} {level}": (text == level).cast(pl.Float64) for level in levels}
        for label, part in parts.items():
            array = part.to_numpy()
            if array.size and array.min() < array.max():
                centred = array - np.average(array, weights=people)
                spread = np.sqrt(np.average(centred**2, weights=people))
                columns.append(centred / spread)
                labels.append(label)
    return np.column_stack(columns), labels


def propensity(matrix: np.ndarray, treated: np.ndarray, people: np.ndarray) -> np.ndarray:
    """Return the probability of the treatment in each cell, by logistic regression (Newton)."""
    coefficients = np.zeros(matrix.shape[1])
    pull = np.full(matrix.shape[1], RIDGE * people.sum())
    pull[0] = 0.0  # the intercept is free
    for _ in range(50):
        chance = _logistic(matrix @ coefficients)
        spread = people * np.maximum(chance * (1 - chance), 1e-10)
        slope = matrix.T @ (people * (treated - chance)) - pull * coefficients
        curvature = (matrix.T * spread) @ matrix + np.diag(pull)
        # A column that repeats others makes the curvature singular; the fit does not need it.
        step = np.linalg.lstsq(curvature, slope, rcond=None)[0]
        coefficients = coefficients + np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-10:
            break
    return _logistic(matrix @ coefficients)


def stabilised(chance: np.ndarray, treated: np.ndarray, people: np.ndarray) -> np.ndarray:
    """Return the weight of each cell as a whole: of one of its people, times their number.

    Of one of them it is the share of their arm, divided by the probability of being in it.
    """
    share = np.average(treated, weights=people)
    safe = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(people * np.where(treated, share / safe, (1 - share) / (1 - safe)))


def risk_difference(
    repeat: np.ndarray, treated: np.ndarray, weights: np.ndarray
) -> tuple[float, float]:
    """Return the weighted share who reoffended in the treatment and in the control arm."""
    one = np.average(repeat[treated], weights=weights[treated])
    zero = np.average(repeat[~treated], weights=weights[~treated])
    return float(one), float(zero)


def bootstrap(
    matrix: np.ndarray,
    treated: np.ndarray,
    repeat: np.ndarray,
    people: np.ndarray,
    *,
    repeats: int,
    seed: int,
) -> np.ndarray:
    """Return the weighted risk difference in each of ``repeats`` samples drawn within the arms.

    To draw as many people as an arm has, with replacement, is to draw how often each of its cells
    comes up: a multinomial draw, whose cost does not grow with the people.
    """
    random = np.random.default_rng(seed)
    arms = [np.flatnonzero(treated), np.flatnonzero(~treated)]
    sizes = [int(people[arm].sum()) for arm in arms]
    draws = np.empty(repeats)
    drawn = np.empty(len(people))
    for i in range(repeats):
        for arm, size in zip(arms, sizes, strict=True):
            drawn[arm] = random.multinomial(size, people[arm] / size)
        weights = stabilised(propensity(matrix, treated, drawn), treated, drawn)
        one, zero = risk_difference(repeat, treated, weights)
        draws[i] = one - zero
    return draws


def balance(
    matrix: np.ndarray,
    labels: Sequence[str],
    treated: np.ndarray,
    *,
    people: np.ndarray,
    weights: np.ndarray,
) -> pl.DataFrame:
    """Return the standardised mean difference of each covariate before and after weighting.

    Both are divided by the pooled standard deviation before weighting, so that they compare.
    """
    arms = treated, ~treated
    plain = [np.average(matrix[arm], axis=0, weights=people[arm]) for arm in arms]
    weighted = [np.average(matrix[arm], axis=0, weights=weights[arm]) for arm in arms]
    variance = [
        np.average((matrix[arm] - mean) ** 2, axis=0, weights=people[arm])
        for arm, mean in zip(arms, plain, strict=True)
    ]
    spread = np.sqrt((variance[0] + variance[1]) / 2)
    spread = np.where(spread > 0, spread, 1.0)
    before, after = (plain[0] - plain[1]) / spread, (weighted[0] - weighted[1]) / spread
    return pl.DataFrame({"covariate": list(labels), "before": before, "after": after}).slice(1)


def _median(values: pl.Series, people: np.ndarray) -> float:
    """Return the median of what is known, each value as often as there are people; 0 of nobody."""
    known = values.is_not_null().to_numpy()
    if not known.any():
        return 0.0
    number, many = values.to_numpy()[known], people[known]
    order = np.argsort(number)
    below = np.cumsum(many[order])
    middle = np.array([(below[-1] - 1) // 2, below[-1] // 2])
    return float(number[order][np.searchsorted(below, middle, side="right")].mean())


def _logistic(value: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(value, -35, 35))))
