"""The simulated register as the columns of its two files."""

import numpy as np
import numpy.typing as npt
import polars as pl

from etl.simulate.cases import FORMS, Cases, Flags, People, Strings, delay, pick
from etl.simulate.sanctions import sanction_columns
from etl.simulate.world import MAX_REPEATS, SANCTION_GROUPS, Days, Places, Truth, day

NONE = SANCTION_GROUPS.index("none")
GROUNDS = {"no_corpus_delicti": 0.4, "harm_not_proved": 0.3, "reconciliation": 0.3}
CHANNELS = {"102": 0.5, "police_desk": 0.3, "e-Otinish": 0.15, "other": 0.05}


def case_frame(
    rng: np.random.Generator, register: Cases, people: People, where: Places, truth: Truth
) -> pl.DataFrame:
    """Return the file of cases; what comes after the extract date is not known yet."""
    number = len(register.person)
    person, last_day = register.person, day(truth.extract_date)
    is_decided = register.decided <= last_day
    same_victim = rng.random(number) < 0.7
    victim = person * MAX_REPEATS + np.where(same_victim, 0, register.earlier)
    ordered_on = register.reported + 1 + delay(rng, number, 4.0)
    required_on = register.registered + delay(rng, number, 10.0)
    listed_on = register.registered + 1 + delay(rng, number, 15.0)
    detained_on = register.reported + delay(rng, number, 3.0)
    stopped = is_decided & np.isin(register.outcome, ("terminated", "refused"))
    return pl.DataFrame(
        {
            "case_id": _case_ids(number),
            "registered_on": _dates(register.registered),
            "region": where.region[people.place[person]],
            "district": where.district[people.place[person]],
            "article": register.article,
            "reported_on": _dates(register.reported),
            "report_channel": pick(rng, CHANNELS, number),
            "conduct_from": _dates(register.conduct_from),
            "conduct_to": _dates(register.conduct_to),
            "conduct_forms": pick(rng, FORMS, number),
            "contacts_count": 2 + rng.negative_binomial(1, 0.04, number),
            "suspect_id": _ids("SIM-P", person),
            "suspect_sex": np.where(people.is_man[person], "M", "F"),
            "suspect_birth_year": people.birth_year[person],
            "victim_id": _ids("SIM-V", victim),
            "victim_sex": np.where(people.is_man[person] ^ (rng.random(number) < 0.05), "F", "M"),
            "victim_birth_year": people.victim_birth_year[person],
            "relationship": people.relationship[person],
            "protective_order_on": _dates(
                ordered_on, people.has_order[person] & (ordered_on <= last_day)
            ),
            "special_requirements_on": _some(rng, required_on, 0.15, last_day),
            "preventive_registration_on": _some(rng, listed_on, 0.2, last_day),
            "detained_on": _some(rng, detained_on, 0.2, last_day),
            "outcome": np.where(is_decided, register.outcome, "in_progress"),
            "outcome_on": _dates(register.decided, is_decided),
            "outcome_ground": _texts(pick(rng, GROUNDS, number), stopped),
            "extract_date": pl.Series([truth.extract_date]).new_from_index(0, number),
        }
    )


def sanction_frame(
    rng: np.random.Generator, register: Cases, groups: npt.NDArray[np.int64], truth: Truth
) -> pl.DataFrame:
    """Return the file of sanctions that were imposed up to the extract date."""
    known = (groups != NONE) & (register.decided <= day(truth.extract_date))
    punished = register.take(known)
    number = len(punished.person)
    ids = _case_ids(len(register.person)).filter(pl.Series(known))
    columns = sanction_columns(rng, punished, groups[known], truth)
    return pl.DataFrame(
        {
            "sanction_id": ids.str.replace("SIM-C", "SIM-S", literal=True),
            "case_id": ids,
            "suspect_id": _ids("SIM-P", punished.person),
            "imposed_on": _dates(punished.decided),
            "article": punished.article,
            **columns,
            "extract_date": pl.Series([truth.extract_date]).new_from_index(0, number),
        }
    )


def _case_ids(number: int) -> pl.Series:
    """Return the keys of the cases in the order of their registration."""
    return _ids("SIM-C", np.arange(1, number + 1))


def _ids(prefix: str, numbers: npt.NDArray[np.int64]) -> pl.Series:
    digits = pl.Series(numbers).cast(pl.String).str.zfill(8)
    return pl.select(pl.format(prefix + "{}", digits)).to_series()


def _dates(days: Days, known: Flags | None = None) -> pl.Series:
    dates = pl.Series(days).cast(pl.Int32).cast(pl.Date)
    return dates if known is None else pl.select(pl.when(pl.Series(known)).then(dates)).to_series()


def _some(rng: np.random.Generator, days: Days, share: float, last_day: int) -> pl.Series:
    return _dates(days, (rng.random(len(days)) < share) & (days <= last_day))


def _texts(values: Strings, known: Flags) -> pl.Series:
    return pl.select(pl.when(pl.Series(known)).then(pl.Series(values))).to_series()
