"""Weights that make two groups alike in what is recorded about them."""

from collections.abc import Sequence

import numpy as np
import polars as pl

#: A slight pull of the coefficients towards 0: without it they run off to infinity where a
#: covariate separates the arms, which the check of overlap is there to report.
RIDGE = 1e-6


def design(people: pl.DataFrame, covariates: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    """Return the covariates as numbers, an intercept first, and the name of each column.

    Numbers are standardised, which leaves the weights as they are; a covariate that never varies
    is left out.
    """
    columns, labels = [np.ones(people.height)], ["intercept"]
    for name in covariates:
        values = people[name]
        if values.dtype.is_numeric() or values.dtype == pl.Boolean:
            number = values.cast(pl.Float64)
            parts = {name: number.fill_null(number.median() or 0.0)}
            if number.null_count():
                parts[f"{name} unknown"] = number.is_null().cast(pl.Float64)
        else:
            text = values.cast(pl.String).fill_null("unknown")
            levels = text.unique().sort().to_list()[1:]  # the first one is the reference
            parts = {f"{name} {level}": (text == level).cast(pl.Float64) for level in levels}
        for label, part in parts.items():
            array = part.to_numpy()
            if array.std() > 0:
                columns.append((array - array.mean()) / array.std())
                labels.append(label)
    return np.column_stack(columns), labels


def propensity(matrix: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """Return each person's probability of the treatment, by logistic regression (Newton)."""
    coefficients = np.zeros(matrix.shape[1])
    pull = np.full(matrix.shape[1], RIDGE * len(treated))
    pull[0] = 0.0  # the intercept is free
    for _ in range(50):
        chance = _logistic(matrix @ coefficients)
        spread = np.maximum(chance * (1 - chance), 1e-10)
        slope = matrix.T @ (treated - chance) - pull * coefficients
        curvature = (matrix.T * spread) @ matrix + np.diag(pull)
        # A column that repeats others makes the curvature singular; the fit does not need it.
        step = np.linalg.lstsq(curvature, slope, rcond=None)[0]
        coefficients = coefficients + np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-10:
            break
    return _logistic(matrix @ coefficients)


def stabilised(chance: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """Return the share of each arm divided by each person's probability of being in theirs."""
    share = treated.mean()
    safe = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.where(treated, share / safe, (1 - share) / (1 - safe)))


def risk_difference(
    repeat: np.ndarray, treated: np.ndarray, weights: np.ndarray
) -> tuple[float, float]:
    """Return the weighted share who reoffended in the treatment and in the control arm."""
    one = np.average(repeat[treated], weights=weights[treated])
    zero = np.average(repeat[~treated], weights=weights[~treated])
    return float(one), float(zero)


def balance(
    matrix: np.ndarray, labels: Sequence[str], treated: np.ndarray, weights: np.ndarray
) -> pl.DataFrame:
    """Return the standardised mean difference of each covariate before and after weighting.

    Both are divided by the pooled standard deviation before weighting, so that they compare.
    """
    arms = matrix[treated], matrix[~treated]
    spread = np.sqrt((arms[0].var(axis=0) + arms[1].var(axis=0)) / 2)
    spread = np.where(spread > 0, spread, 1.0)
    before = (arms[0].mean(axis=0) - arms[1].mean(axis=0)) / spread
    weighted = [
        np.average(arm, axis=0, weights=w)
        for arm, w in zip(arms, (weights[treated], weights[~treated]), strict=True)
    ]
    after = (weighted[0] - weighted[1]) / spread
    return pl.DataFrame({"covariate": list(labels), "before": before, "after": after}).slice(1)


def _logistic(value: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(value, -35, 35))))
