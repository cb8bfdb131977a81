"""What the public sees of a register, attacked from all its tables at once."""

import random
from datetime import date
from itertools import product

import polars as pl
import pytest

from analysis.public import cases as public_cases
from analysis.public import people as public_people
from analysis.public.cells import known
from analysis.public.releases import Register, history
from analysis.refusal import NotAnswerable
from contracts import CASE, SANCTION
from tests.analysis.reader_attack import ranges
from tests.analysis.written_releases import registers, released
from tests.analysis.written_rows import filled

UNTIL, IN_FORCE = date(2026, 3, 1), date(2025, 9, 16)
ARTICLES = ("УК 115-1", "УК 115", "КоАП 434", "КоАП 449")


def register(seed: int, number: int) -> pl.DataFrame:
    """Cases of three regions with two districts each, over fourteen months."""
    draw = random.Random(seed)  # noqa: S311 - seeded on purpose
    months = [date(2025, m, 5) for m in range(1, 13)] + [date(2026, m, 5) for m in (1, 2)]
    rows = [
        (
            draw.choices(("10", "11", "47"), (8, 3, 1))[0],
            draw.choices(("a", "b", None), (6, 2, 1))[0],
            draw.choices(ARTICLES, (4, 5, 3, 1))[0],
            draw.choice(months),
            "day",
        )
        for _ in range(number)
    ]
    names = ["region_code", "district_code", "article", "registered_on"]
    return pl.DataFrame(rows, schema=[*names, "registered_on_precision"], orient="row")


def rows_of(table: pl.DataFrame) -> list[tuple[dict[str, object], int | None]]:
    names = [name for name in table.columns if name not in ("count", "status")]
    return [
        ({n: row[n] for n in names if row[n] is not None},
         None if row["status"] == "c" else row["count"])
        for row in table.iter_rows(named=True)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_places_and_months_together_give_no_hidden_count_away(seed: int) -> None:
    found = public_cases.counted(registers((register(seed, 260), UNTIL)))
    of_place = [key for key, _ in rows_of(found.places) if len(key) == found.places.width - 2]
    of_month = [key for key, _ in rows_of(found.months) if len(key) == found.months.width - 2]
    joint = [
        place | month
        for place, month in product(of_place, of_month)
        if month["is_last_year"] and place.get("is_own") == month.get("is_own")
    ]
    joint += [month for month in of_month if not month["is_last_year"]]
    shown, wanted = {}, {}
    for name, table in (("place", found.places), ("month", found.months)):
        for key, count in rows_of(table):
            asked = key | ({"is_last_year": True} if name == "place" else {})
            parts = frozenset(
                at for at, cell in enumerate(joint)
                if all(cell.get(n) == value for n, value in asked.items())
            )  # fmt: skip
            if count is None:
                wanted[f"{name} {key}"] = parts
            else:
                shown[parts] = count
    reach = ranges(shown, wanted, fewest=dict.fromkeys(range(len(joint)), 0.0))
    assert wanted
    assert not [name for name, (low, high) in reach.items() if high - low < 4.99]


def test_a_tiny_register_is_refused_whole() -> None:
    with pytest.raises(NotAnswerable):
        public_cases.counted(registers((register(1, 3), UNTIL)))


def test_a_key_without_a_row_is_a_true_zero() -> None:
    table = pl.DataFrame({"sex": ["f", None], "count": [None, 9], "status": ["c", "ok"]})
    assert (known(table), known(table, sex="f"), known(table, sex="m")) == (9, None, 0)


def people_of(sizes: tuple[tuple[str, int, int], ...]) -> Register:
    """Return a register of people with a first sanction, the first few of whom come again."""
    everybody = [(kind, f"{kind}{at}", at < again) for kind, n, again in sizes for at in range(n)]
    ids = [person for _, person, _ in everybody]
    again = [person for _, person, is_repeat in everybody if is_repeat]
    cases = filled(
        CASE,
        case_id=[f"c{at}" for at in range(len(ids) + len(again))],
        suspect_id=[*ids, *again],
        registered_on=[date(2025, 1, 2)] * len(ids) + [date(2025, 2, 1)] * len(again),
    )
    sanctions = filled(
        SANCTION,
        sanction_id=[f"s{at}" for at in range(len(ids))],
        suspect_id=ids,
        imposed_on=[date(2025, 1, 10)] * len(ids),
        sanction_type=[kind for kind, _, _ in everybody],
        is_principal=[True] * len(ids),
    )
    return history(released((cases, UNTIL), sanctions=sanctions), "own")[0]


def test_windows_hide_small_groups_and_shares_of_fewer_than_thirty() -> None:
    sizes = (("fine", 60, 20), ("arrest", 12, 6), ("warning", 6, 2), ("work", 40, 9))
    table = public_people.window(
        [people_of(sizes)], by="sanction_type", days=180, law_date=IN_FORCE
    )
    by_kind = {row["sanction_type"]: row for row in table.iter_rows(named=True)}
    assert by_kind[None]["people"] == 118
    assert by_kind["warning"]["reoffended"] is None
    assert by_kind["arrest"]["share"] is None
    assert not set(table["reoffended"].drop_nulls()) & {1, 2, 3, 4}


def test_steps_hide_what_is_small() -> None:
    paths = [("arrest", 2), ("fine", 30), ("work", 9)]
    people = [(f"{then}{at}", then) for then, n in paths for at in range(n)]
    sanctions = filled(
        SANCTION,
        sanction_id=[f"s{at}" for at in range(2 * len(people))],
        suspect_id=[person for person, _ in people] * 2,
        imposed_on=[date(2025, 1, 10)] * len(people) + [date(2025, 3, 1)] * len(people),
        sanction_type=["fine"] * len(people) + [then for _, then in people],
    )
    own = history(released((CASE.empty(), UNTIL), sanctions=sanctions), "own")
    assert public_people.steps(own)["people"].to_list() == [None, 30, None]


def test_positions_hide_what_is_small() -> None:
    conduct = [date(2025, 1, 1)] * 40 + [date(2025, 10, 1)] * 3 + [None] * 8
    cases = filled(
        CASE,
        case_id=[f"c{at}" for at in range(51)],
        registered_on=[date(2026, 1, 5)] * 51,
        conduct_from=conduct,
        conduct_to=conduct,
        conduct_from_precision=["day"] * 51,
        conduct_to_precision=["day"] * 51,
    )
    assert public_people.positions(registers((cases, UNTIL)))["count"].to_list() == [
        40,
        0,
        None,
        None,
    ]
