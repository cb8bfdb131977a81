"""Sanctions of the simulated register: lawful on their day, chosen as courts choose."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from etl.simulate.cases import Cases, Flags, People, Strings, delay
from etl.simulate.world import REFERENCE, SANCTION_GROUPS, Days, Floats, Truth, day

#: Weight of each sanction by article before the person is looked at; the order is that of
#: ``SANCTION_GROUPS``. Community service is an administrative sanction since 1 September 2025.
WEIGHTS = {
    "УК 115-1": (0.45, 0.15, 0.25, 0.15, 0.0),
    "УК 115": (0.50, 0.10, 0.25, 0.15, 0.0),
    "УК 147": (0.60, 0.05, 0.20, 0.15, 0.0),
    "КоАП 434": (0.65, 0.20, 0.15, 0.0, 0.0),
    "КоАП 73": (0.0, 0.40, 0.0, 0.0, 0.60),
    "КоАП 461": (0.0, 0.45, 0.0, 0.0, 0.55),
}
COMMUNITY_SERVICE_FROM = 20332  # 1 September 2025
HIGHER_FINES_FROM = 19422  # 6 March 2023: КоАП 434 from 5 to 20 MCI


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sanction of each case: its group in ``SANCTION_GROUPS``; the last one means none."""

    group: npt.NDArray[np.int64]


def sentence(rng: np.random.Generator, cases: Cases, people: People, truth: Truth) -> Sentences:
    """Draw a sanction for every case that ended in one.

    Earlier cases and a protective order raise the odds of an arrest.
    """
    weights = np.array([WEIGHTS[a] for a in WEIGHTS])
    names = np.array(list(WEIGHTS))
    order = np.argsort(names)
    article = order[np.searchsorted(names[order], cases.article)]
    chances = weights[article]
    arrest = SANCTION_GROUPS.index("arrest")
    work = SANCTION_GROUPS.index("community_service")
    odds = truth.arrest_odds_per_earlier_case ** np.minimum(cases.earlier, 2)
    ordered = people.has_order[cases.person]
    chances[:, arrest] *= odds * np.where(ordered, truth.arrest_odds_protective_order, 1.0)
    too_early = np.char.startswith(cases.article, "КоАП") & (cases.decided < COMMUNITY_SERVICE_FROM)
    chances[too_early, work] = 0.0
    ladder = np.cumsum(chances, axis=1)
    drawn = rng.random(len(article)) * ladder[:, -1]
    group = np.minimum((ladder <= drawn[:, None]).sum(axis=1), len(SANCTION_GROUPS) - 2)
    punished = np.isin(cases.outcome, ("convicted", "admin_only"))
    return Sentences(np.where(punished, group, SANCTION_GROUPS.index("none")))


def days_to_repeat(
    rng: np.random.Generator,
    cases: Cases,
    people: People,
    group: npt.NDArray[np.int64],
    truth: Truth,
) -> Days:
    """Draw the days from the outcome to the first act of the next offence, at least one."""
    ratios = np.array([truth.hazard_ratios[name] for name in SANCTION_GROUPS])
    hazard = truth.hazard_per_year / 365.25 * ratios[group]
    hazard = hazard * truth.hazard_ratio_per_earlier_case ** np.minimum(cases.earlier, 2)
    ordered = people.has_order[cases.person]
    hazard = hazard * np.where(ordered, truth.hazard_ratio_protective_order, 1.0)
    days: Days = np.ceil(rng.exponential(1.0 / hazard)).astype(np.int64)
    return days


def sanction_columns(
    rng: np.random.Generator, cases: Cases, group: npt.NDArray[np.int64], truth: Truth
) -> dict[str, pl.Series]:
    """Return the columns of the sanctions of ``cases``, one sanction each, all of a known group."""
    number = len(group)
    is_fine, is_arrest = _is(group, "fine"), _is(group, "arrest")
    is_service, is_work = _is(group, "community_service"), _is(group, "correctional_work")
    criminal = np.char.startswith(cases.article, "УК")
    most = np.where(criminal, 200, np.where(cases.decided < HIGHER_FINES_FROM, 5, 20))
    least = np.where(criminal, 20, 1)
    amount = least + np.floor(rng.beta(1.6, 2.4, number) * (most - least + 1)).astype(np.int64)
    tenge = amount * mci_on(cases.decided)
    hours = 20 + np.floor(rng.random(number) * np.where(criminal, 181, 41)).astype(np.int64)
    longest = np.where(criminal, 50, np.where(cases.article == "КоАП 461", 5, 15))
    days = 1 + np.floor(rng.random(number) * longest).astype(np.int64)
    kinds: Strings = np.array(SANCTION_GROUPS)[group]
    status, paid_on, paid_share = _payment(rng, cases.decided, is_fine, truth)
    paid = (tenge * paid_share).astype(np.int64)
    return {
        "sanction_type": pl.Series(np.where(is_arrest & ~criminal, "admin_arrest", kinds)),
        "amount_mci": _where(is_fine | is_work, amount),
        "amount_kzt": _where(is_fine, tenge),
        "hours": _where(is_service, hours),
        "days": _where(is_arrest, days),
        "status": pl.Series(status),
        "paid_on": _where(paid_share > 0, paid_on).cast(pl.Int32).cast(pl.Date),
        "paid_kzt": _where(paid_share > 0, paid),
    }


def mci_on(days: Days) -> Days:
    """Return the monthly calculation index in tenge on each day."""
    frame = pl.read_csv(REFERENCE / "mci.csv").sort("valid_from")
    starts = frame["valid_from"].str.to_date().to_physical().to_numpy()
    values: Days = frame["mci_kzt"].to_numpy()
    found: Days = values[np.searchsorted(starts, days, side="right") - 1]
    return found


def _payment(
    rng: np.random.Generator, decided: Days, is_fine: Flags, truth: Truth
) -> tuple[Strings, Days, Floats]:
    """Draw status, day of payment and share paid; a payment after the extract is not known."""
    number = len(decided)
    paid_on = decided + 1 + delay(rng, number, truth.payment_mean_days)
    fate = rng.random(number)
    pays = is_fine & (fate < truth.paid_share)
    part = is_fine & (fate >= truth.paid_share) & (fate < truth.paid_share + 0.1)
    seen = paid_on <= day(truth.extract_date)
    never = np.where(fate < truth.paid_share + 0.3, "unpaid", "converted")
    status: Strings = np.where(is_fine & ~pays & ~part, never, "imposed")
    status = np.where(seen & pays, "paid", np.where(seen & part, "part_paid", status))
    share = np.where(seen & pays, 1.0, np.where(seen & part, 0.4, 0.0))
    return status, paid_on, share


def _is(group: npt.NDArray[np.int64], name: str) -> Flags:
    found: Flags = group == SANCTION_GROUPS.index(name)
    return found


def _where(chosen: Flags, values: npt.NDArray[np.int64]) -> pl.Series:
    return pl.select(pl.when(pl.Series(chosen)).then(pl.Series(values))).to_series()
