"""What the public sees of a register, attacked from all its tables at once."""

import random
from datetime import date
from itertools import product

import polars as pl
import pytest

from analysis import public, public_people
from analysis.public_cells import known
from analysis.refusal import NotAnswerable
from tests.analysis.reader_attack import ranges

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
    found = public.counted(register(seed, 260), until=UNTIL, in_force=IN_FORCE)
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
        public.counted(register(1, 3), until=UNTIL, in_force=IN_FORCE)


def test_a_key_without_a_row_is_a_true_zero() -> None:
    table = pl.DataFrame({"sex": ["f", None], "count": [None, 9], "status": ["c", "ok"]})
    assert (known(table), known(table, sex="f"), known(table, sex="m")) == (9, None, 0)


def test_windows_hide_small_groups_and_shares_of_fewer_than_thirty() -> None:
    sizes = (("fine", 60, 20), ("arrest", 12, 6), ("warning", 6, 2), ("work", 40, 9))
    rows = [(kind, True, at < again) for kind, n, again in sizes for at in range(n)]
    people = pl.DataFrame(rows, schema=["kind", "is_watched", "is_repeat"], orient="row")
    table = public_people.window(people, by="kind")
    by_kind = {row["kind"]: row for row in table.iter_rows(named=True)}
    assert by_kind[None]["people"] == 118
    assert by_kind["warning"]["reoffended"] is None
    assert by_kind["arrest"]["share"] is None
    assert not set(table["reoffended"].drop_nulls()) & {1, 2, 3, 4}


def test_steps_and_positions_hide_what_is_small() -> None:
    paths = pl.DataFrame(
        {"step": [1, 1, 1], "from_type": ["fine"] * 3, "to_type": ["arrest", "fine", "work"],
         "people": [2, 30, 9]}
    )  # fmt: skip
    assert public_people.steps(paths)["people"].to_list() == [None, 30, None]
    placed = pl.DataFrame({"law_position": ["before"] * 40 + ["after"] * 3 + ["unknown"] * 8})
    counts = public_people.positions(placed)["count"].to_list()
    assert counts == [40, 0, None, None]
