"""What is asked before a chart is drawn, and what is said when it cannot be."""

import pickle
from datetime import date

import polars as pl
import pytest

from analysis.answerable import (
    NotAnswerable,
    add_months,
    enough_events,
    enough_months,
    enough_people,
    enough_power,
    follow_up,
    smallest_detectable_difference,
)
from words import Message


def index_dates(*days: date) -> pl.DataFrame:
    return pl.DataFrame({"index_date": list(days)}, schema={"index_date": pl.Date})


def test_a_refusal_reads_as_sentences() -> None:
    refusal = NotAnswerable("Too few.", "At least 30.", "12.", date(2027, 6, 1))
    assert str(refusal) == (
        "Cannot be answered: Too few. Needed: At least 30. There is: 12. Earliest date: 1 June 2027"
    )
    assert refusal.reason == Message("Too few.")
    assert str(NotAnswerable(Message("Too few: {n}.", {"n": 3}))) == (
        "Cannot be answered: Too few: 3."
    )


def test_a_refusal_survives_a_cache() -> None:
    kept = pickle.loads(pickle.dumps(NotAnswerable("Too few.", when=date(2027, 6, 1))))  # noqa: S301
    assert (kept.reason, kept.when) == (Message("Too few."), date(2027, 6, 1))


def test_people_and_events() -> None:
    assert enough_people(30) is None
    assert enough_events(3) is None
    assert str(enough_people(29)) == (
        "Cannot be answered: There are too few people for a percentage. "
        "Needed: At least 30 people. There is: 29 in all."
    )
    assert enough_events(2) is not None


def test_twelve_months_after_december_2025_are_complete_in_june_2027() -> None:
    refusal = follow_up(index_dates(), days=365, until=date(2026, 6, 30), since=date(2025, 12, 1))
    assert refusal is not None
    assert refusal.when == date(2027, 6, 1)


def test_the_last_person_needed_sets_the_date() -> None:
    people = index_dates(date(2025, 12, 1), date(2025, 12, 10), date(2026, 3, 1))
    refusal = follow_up(people, days=365, until=date(2027, 6, 9), needed=2)
    assert refusal is not None
    assert refusal.when == date(2027, 6, 10)
    assert str(refusal.available) == "1 in all."
    assert follow_up(people, days=365, until=date(2027, 6, 10), needed=2) is None


def test_people_who_are_still_missing_come_after_the_extract() -> None:
    refusal = follow_up(index_dates(date(2025, 12, 1)), days=365, until=date(2026, 6, 30), needed=2)
    assert refusal is not None
    assert refusal.when == date(2027, 12, 30)


@pytest.mark.parametrize(
    ("until", "when"),
    [
        (date(2026, 8, 1), None),
        (date(2026, 7, 31), date(2026, 8, 1)),
    ],
)
def test_months_on_both_sides_of_16_july_2025(until: date, when: date | None) -> None:
    """July belongs to neither side: August 2025 to July 2026 are the first twelve after it."""
    refusal = enough_months(date(2024, 7, 1), until, law_date=date(2025, 7, 16))
    assert (refusal.when if refusal else None) == when
    assert (refusal is None) == (when is None)


def test_months_before_the_law_cannot_be_waited_for() -> None:
    refusal = enough_months(date(2024, 7, 2), date(2027, 1, 1), law_date=date(2025, 7, 16))
    assert refusal is not None
    assert refusal.when is None
    assert str(refusal.available) == "11 before and 17 after."


def test_power_matches_lehr_1992() -> None:
    """Lehr, Stat Med 11:1099: n = 16 p (1 - p) / d^2 per group, rounded from 15.7."""
    found = smallest_detectable_difference(100, 100, share=0.3)
    assert 15.7 * 0.3 * 0.7 / found**2 == pytest.approx(100, rel=1e-3)
    assert smallest_detectable_difference(0, 100, share=0.3) == 1.0


def test_too_little_power_is_said() -> None:
    assert enough_power(100, 100, share=0.5) is None
    assert str(enough_power(20, 30, share=0.5)) == (
        "Cannot be answered: With so few people even a large difference would probably not be "
        "noticed. Needed: Groups in which a difference of 20 per 100 people would be found. "
        "There is: 20 and 30 people, in which it would have to be 40 per 100."
    )


def test_the_end_of_a_month_stays_in_its_month() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2025, 12, 15), -12) == date(2024, 12, 15)
