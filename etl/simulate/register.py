"""Write a simulated register with a known truth: ``cases.csv``, ``sanctions.csv``, ``truth.json``.

It is for teaching and for testing: whoever analyses it can look up what should have come out.
Every key begins with SIM-, so that nothing of it can be loaded into a real data set.
"""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson

from etl.errors import DataRefused
from etl.simulate.cases import Cases, People, draw_people, first_cases, repeat_cases
from etl.simulate.frames import case_frame, sanction_frame
from etl.simulate.sanctions import days_to_repeat, sentence
from etl.simulate.world import (
    MAX_REPEATS,
    Floats,
    Places,
    Truth,
    day,
    places,
    registration_density,
)
from words import N_, Message

MAX_CASES = 20_000_000
PILOT_PEOPLE = 20_000


def simulate(*, cases: int, seed: int, out: Path) -> Path:
    """Write a register of exactly ``cases`` cases and their sanctions; return the folder.

    The same number, seed and version of the program give the same bytes.

    Args:
        cases: Number of cases, repeat cases included.
        seed: Of the random numbers.
        out: Folder to write to, made when missing.

    Raises:
        DataRefused: The number is not possible, or the folder cannot be written.
    """
    if not 1 <= cases <= MAX_CASES:
        raise DataRefused(
            Message(
                N_("{n} cases cannot be simulated. Expected a number from 1 to {most}."),
                {"n": cases, "most": MAX_CASES},
            )
        )
    truth = Truth()
    rng = np.random.default_rng(seed)
    where = places(rng, truth)
    density = registration_density(truth, _repeat_lag(rng, where, truth))
    people = draw_people(rng, cases, where)
    register, groups = _histories(rng, people, truth, density)
    register, groups = _exactly(register, groups, cases)
    try:
        out.mkdir(parents=True, exist_ok=True)
        case_frame(rng, register, people, where, truth).write_csv(out / "cases.csv")
        sanction_frame(rng, register, groups, truth).write_csv(out / "sanctions.csv")
        known = _truth(truth, where, cases=cases, seed=seed)
        (out / "truth.json").write_bytes(orjson.dumps(known, option=orjson.OPT_INDENT_2))
    except OSError as error:
        values: dict[str, object] = {"folder": out, "reason": error.strerror or "?"}
        template = N_("The folder {folder} cannot be written: {reason}. Choose another.")
        raise DataRefused(Message(template, values)) from None
    return out


def _histories(
    rng: np.random.Generator, people: People, truth: Truth, density: Floats
) -> tuple[Cases, npt.NDArray[np.int64]]:
    """Return every case registered up to the extract date, and the group of its sanction."""
    last_day = day(truth.extract_date)
    current = first_cases(rng, people, truth, density)
    found, groups = [], []
    for _ in range(MAX_REPEATS):
        group = sentence(rng, current, people, truth).group
        found.append(current)
        groups.append(group)
        next_conduct = current.decided + days_to_repeat(rng, current, people, group, truth)
        goes_on = next_conduct <= last_day
        following = repeat_cases(rng, current.take(goes_on), next_conduct[goes_on], truth)
        current = following.take(following.registered <= last_day)
    columns = (np.concatenate([getattr(c, name) for c in found]) for name in Cases.__slots__)
    return Cases(*columns), np.concatenate(groups)


def _repeat_lag(rng: np.random.Generator, where: Places, truth: Truth) -> Floats:
    """Return the expected repeat registrations of one person by days since the first one.

    Taken from a pilot of people who are all registered on the first day.
    """
    length = day(truth.extract_date) - day(truth.first_day) + 1
    people = draw_people(rng, PILOT_PEOPLE, where)
    start = np.zeros(length)
    start[0] = 1.0
    pilot, _ = _histories(rng, people, truth, start)
    lags = (pilot.registered - day(truth.first_day))[pilot.earlier > 0]
    counts: Floats = np.bincount(lags, minlength=length) / PILOT_PEOPLE
    return counts


def _exactly(
    register: Cases, groups: npt.NDArray[np.int64], cases: int
) -> tuple[Cases, npt.NDArray[np.int64]]:
    """Keep whole people until there are enough cases, then single ones; order by registration."""
    per_person = np.bincount(register.person, minlength=cases)
    kept_people = np.cumsum(per_person) <= cases
    kept = kept_people[register.person]
    singles = np.flatnonzero(~kept & (per_person[register.person] == 1))
    kept[singles[: cases - int(kept.sum())]] = True
    chosen = np.flatnonzero(kept)
    order = chosen[np.lexsort((register.person[chosen], register.registered[chosen]))]
    return register.take(order), groups[order]


def _truth(truth: Truth, where: Places, *, cases: int, seed: int) -> dict[str, object]:
    """Return what is true in the register, with the rates that follow for each region."""
    years = (truth.extract_date - truth.first_day + timedelta(days=1)).days / 365.25
    shares = {c: float(where.weight[where.region == c].sum()) for c in where.population}
    rates = {c: round(cases * shares[c] / where.population[c] / years * 100_000, 4) for c in shares}
    return {
        "simulated": True,
        "cases": cases,
        "seed": seed,
        **asdict(truth),
        "region_rate_ratios": where.rate_ratios,
        "region_rate_per_100k_per_year": rates,
    }
