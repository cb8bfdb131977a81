"""Who is followed from when to when: small registers in, one row per person out."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.repeat_offences import REASONS, FollowUp, follow_up
from contracts import FOLLOW_UP

UNTIL = date(2026, 12, 31)
CASES = {
    "case_id": pl.String,
    "suspect_id": pl.String,
    "conduct_from": pl.Date,
    "registered_on": pl.Date,
    "victim_id": pl.String,
    "article": pl.String,
}
SANCTIONS = {
    "sanction_id": pl.String,
    "case_id": pl.String,
    "suspect_id": pl.String,
    "imposed_on": pl.Date,
    "sanction_type": pl.String,
    "is_principal": pl.Boolean,
}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(f"2026-{text}")


def cases(*rows: tuple[str | None, ...]) -> pl.DataFrame:
    """Rows of case, suspect, first conduct, registration, victim, article; all in 2026."""
    made = [(c, s, day(a), day(b), v, art) for c, s, a, b, v, art in rows]
    return pl.DataFrame(made, schema=CASES, orient="row")


def sanctions(*rows: tuple[str, str | None, str | None, str, str, bool]) -> pl.DataFrame:
    made = [(s, c, who, day(when), kind, main) for s, c, who, when, kind, main in rows]
    return pl.DataFrame(made, schema=SANCTIONS, orient="row")


def followed(got: FollowUp) -> list[tuple[object, ...]]:
    return got.people.select("suspect_id", "index_id", "days_observed", "ended_by").rows()


FIRST = ("c1", "ann", "01-10", "01-20", "v1", "УК 115-1")
FINE = ("s1", "c1", "ann", "03-01", "fine", True)


def test_a_repeat_offence_is_one_committed_after_the_sanction() -> None:
    again = ("c2", "ann", "03-11", "06-01", "v1", "УК 115-1")
    got = follow_up(cases(FIRST, again), sanctions(FINE), until=UNTIL)
    FOLLOW_UP.check(got.people)
    assert followed(got) == [("ann", "s1", 10, "event")]
    assert got.people["reoffended"].to_list() == [True]
    assert got.people["days_possible"].to_list() == [305]


def test_one_committed_before_and_registered_after_belongs_to_the_same_episode() -> None:
    known_later = ("c2", "ann", "02-27", "06-01", "v1", "УК 115-1")
    on_the_day = ("c3", "ann", "03-01", "07-01", "v1", "УК 115-1")
    got = follow_up(cases(FIRST, known_later, on_the_day), sanctions(FINE), until=UNTIL)
    assert followed(got) == [("ann", "s1", 305, "extract")]


def test_without_a_day_of_conduct_the_registration_counts() -> None:
    again = ("c2", "ann", None, "03-06", "v1", "УК 115-1")
    assert followed(follow_up(cases(FIRST, again), sanctions(FINE), until=UNTIL)) == [
        ("ann", "s1", 5, "event")
    ]


def test_conduct_known_to_the_month_counts_from_its_first_day() -> None:
    same_month, next_month = (
        ("c2", "ann", f"{month}-01", "06-01", "v1", "УК 115-1") for month in ("03", "04")
    )
    for again, days, ending in ((same_month, 305, "extract"), (next_month, 31, "event")):
        register = cases(FIRST, again).with_columns(
            conduct_from_precision=pl.Series(["day", "month"])
        )
        got = follow_up(register, sanctions(FINE), until=UNTIL)
        assert followed(got) == [("ann", "s1", days, ending)]


def test_an_offence_on_the_extract_date_counts_and_one_after_it_does_not() -> None:
    again = ("c2", "ann", "03-11", "03-20", "v1", "УК 115-1")
    for until, ending in ((day("03-11"), "event"), (day("03-10"), "extract")):
        got = follow_up(cases(FIRST, again), sanctions(FINE), until=until or UNTIL)
        assert got.people["ended_by"].to_list() == [ending]


def test_definitions_of_a_repeat_offence() -> None:
    other_victim = ("c2", "ann", "03-11", "03-20", "v2", "УК 115-1")
    other_article = ("c3", "ann", "03-21", "03-30", "v1", "КоАП 434")
    register = cases(FIRST, other_victim, other_article)
    for event, days in (("any", 10), ("same_victim", 20), ("same_article", 10)):
        got = follow_up(register, sanctions(FINE), event=event, until=UNTIL)  # type: ignore[arg-type]
        assert followed(got) == [("ann", "s1", days, "event")]


def test_from_the_registration_of_the_case() -> None:
    again = ("c2", "ann", "01-30", "02-05", "v1", "УК 115-1")
    got = follow_up(cases(FIRST, again), sanctions(), start="registration", until=UNTIL)
    assert followed(got) == [("ann", "c1", 10, "event")]
    every = follow_up(
        cases(FIRST, again), sanctions(), start="registration", until=UNTIL, first_only=False
    )
    assert followed(every) == [("ann", "c1", 10, "event"), ("ann", "c2", 329, "extract")]
    assert every.people["prior_cases"].to_list() == [0, 1]


def test_the_principal_sanction_of_the_day_names_the_event() -> None:
    order = ("s0", "c1", "ann", "03-01", "protective_order", False)
    got = follow_up(cases(FIRST), sanctions(order, FINE), until=UNTIL)
    assert got.people.select("index_id", "sanction_type", "article").rows() == [
        ("s1", "fine", "УК 115-1")
    ]


def test_people_who_died_or_left() -> None:
    again = ("c2", "ann", "04-30", "06-01", "v1", "УК 115-1")
    exits = pl.DataFrame(
        {"suspect_id": ["ann"], "exit_date": [day("03-31")], "ended_by": ["death"]}
    )
    got = follow_up(cases(FIRST, again), sanctions(FINE), until=UNTIL, exits=exits)
    assert followed(got) == [("ann", "s1", 30, "death")]
    assert got.people["days_possible"].to_list() == [30]
    same_day = exits.with_columns(exit_date=pl.lit(day("04-30")))
    got = follow_up(cases(FIRST, again), sanctions(FINE), until=UNTIL, exits=same_day)
    assert followed(got) == [("ann", "s1", 60, "event")]
    before = exits.with_columns(exit_date=pl.lit(day("02-01")))
    got = follow_up(cases(FIRST), sanctions(FINE), until=UNTIL, exits=before)
    assert got.left_out["reason"].to_list() == ["exit_before_index"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"suspect_id": None}, "no_suspect"),
        ({"status": "cancelled"}, "cancelled"),
        ({"imposed_on": None}, "no_date"),
        ({"imposed_on_precision": "month"}, "date_not_exact"),
        ({"imposed_on": date(2027, 1, 1)}, "after_extract"),
        ({"imposed_on": date(2026, 1, 9)}, "before_offence"),
        ({"article": None}, "nothing_to_compare"),
    ],
)
def test_rows_that_cannot_enter_say_why(change: dict[str, object], reason: str) -> None:
    schema = {"suspect_id": pl.String, "imposed_on": pl.Date}
    values = {k: pl.lit(v, dtype=schema.get(k, pl.String)) for k, v in change.items()}
    register = cases(FIRST).with_columns(article=pl.lit(None, dtype=pl.String))
    event = "same_article" if reason == "nothing_to_compare" else "any"
    imposed = sanctions(FINE).with_columns(**values)
    got = follow_up(register, imposed, event=event, until=UNTIL)
    assert got.people.is_empty()
    assert got.left_out.select("index_id", "reason").rows() == [("s1", reason)]
    assert reason in REASONS


def test_who_cannot_enter_by_the_first_sanction_does_not_enter_by_a_later_one() -> None:
    later = ("s2", None, "ann", "05-01", "arrest", True)
    both = sanctions(FINE, later).with_columns(imposed_on_precision=pl.Series(["month", "day"]))
    got = follow_up(cases(FIRST), both, until=UNTIL)
    assert got.people.is_empty()
    assert got.left_out["reason"].to_list() == ["date_not_exact", "first_left_out"]
    every = follow_up(cases(FIRST), both, until=UNTIL, first_only=False)
    assert every.people["index_id"].to_list() == ["s2"]


def test_one_data_set_at_a_time_and_known_definitions() -> None:
    mixed = cases(FIRST, FIRST).with_columns(dataset=pl.Series(["a", "b"]))
    with pytest.raises(ValueError, match="several data sets are mixed"):
        follow_up(mixed, sanctions(FINE), until=UNTIL)
    with pytest.raises(ValueError, match="event one of"):
        follow_up(cases(FIRST), sanctions(FINE), event="other", until=UNTIL)  # type: ignore[arg-type]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 28), st.integers(0, 9)), max_size=20),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_everybody_enters_or_is_left_out(rows, first_only, random) -> None:  # type: ignore[no-untyped-def]
    register = cases(
        *[(f"c{i}", who, "01-01", f"02-{d:02}", "v", "x") for i, (who, d, _) in enumerate(rows)]
    )
    imposed = [
        (f"s{i}", f"c{i}", who, f"03-{d:02}", "fine", n > 4) for i, (who, d, n) in enumerate(rows)
    ]
    got = follow_up(register, sanctions(*imposed), until=UNTIL, first_only=first_only)
    assert got.people["suspect_id"].n_unique() == len({who for who, _, _ in rows})
    assert got.people["days_observed"].min() is None or got.people["days_observed"].min() >= 0
    random.shuffle(imposed)
    again = follow_up(register.reverse(), sanctions(*imposed), until=UNTIL, first_only=first_only)
    assert again.people.equals(got.people)
