"""A register released three times: all that the public was told, attacked at once."""

import random
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

import polars as pl
import pytest

from analysis.by_place import last_year
from analysis.composition import BASES
from analysis.public import cases as public_cases
from analysis.public import people as public_people
from analysis.public.releases import history
from analysis.refusal import NotAnswerable
from contracts import SANCTION
from tests.analysis.reader_attack import ranges
from tests.analysis.written_releases import Release, registers, released
from tests.analysis.written_rows import filled

IN_FORCE = date(2025, 9, 16)
MONTHS = [date(2025, m, 1) for m in range(1, 13)] + [date(2026, m, 1) for m in (1, 2, 3)]
PLACES = [("10", "a"), ("10", "b"), ("47", "c"), ("47", "d")]
ARTICLES = ("УК 115-1", "УК 115", "КоАП 434")
BASIS = {article: name for name, own in BASES.items() for article in own}
Cell = tuple[str, str, str, date]


def drawn(seed: int, number: int, *, months: tuple[date, ...]) -> pl.DataFrame:
    """Cases of two regions; most of them in the first."""
    random_ = random.Random(seed)  # noqa: S311 - seeded on purpose
    rows = [
        (
            *random_.choices(PLACES, (8, 4, 2, 1))[0],
            random_.choices(ARTICLES, (4, 5, 4))[0],
            random_.choice(months).replace(day=5),
            "day",
        )
        for _ in range(number)
    ]
    names = ["region_code", "district_code", "article", "registered_on"]
    return pl.DataFrame(rows, schema=[*names, "registered_on_precision"], orient="row")


def three_releases(seed: int) -> tuple[tuple[pl.DataFrame, date], ...]:
    """A register, late registrations to the same months, and a month later one month more."""
    first = drawn(seed, 340, months=tuple(MONTHS[:14]))
    late = pl.concat([first, drawn(seed + 50, 6, months=tuple(MONTHS[12:14]))])
    later = pl.concat([late, drawn(seed + 99, 26, months=(MONTHS[14],))])
    return (first, date(2026, 3, 1)), (late, date(2026, 3, 9)), (later, date(2026, 4, 2))


def told(table: pl.DataFrame) -> Iterator[tuple[Mapping[str, object], int | None]]:
    """Yield each number of a protected table by its key; a hidden or an old one is None."""
    names = [name for name in table.columns if name not in ("count", "status")]
    for row in table.iter_rows(named=True):
        key = {n: row[n] for n in names if row[n] is not None}
        yield key, None if row["status"] in ("c", "kept") else row["count"]


def is_in(cell: Cell, key: Mapping[str, object], year: tuple[date, date], *, place: bool) -> bool:
    """Tell whether a cell is part of a number of the places or the months of a release."""
    region, district, article, month = cell
    is_last_year = year[0] <= month < year[1]
    own = {
        "region_code": region,
        "district_code": district,
        "is_own": article == "УК 115-1",
        "basis": BASIS[article],
        "month": str(month),
        "is_last_year": is_last_year,
    }
    return (is_last_year or not place) and all(own[name] == value for name, value in key.items())


@pytest.mark.parametrize("seed", range(3))
def test_three_releases_together_give_no_count_and_no_change_away(seed: int) -> None:
    states = three_releases(seed)
    cells = [
        (*place, article, month) for place, article, month in product(PLACES, ARTICLES, MONTHS)
    ]
    known: dict[frozenset[object], int] = {}
    wanted: dict[str, frozenset[object]] = {}
    years = [last_year(until) for _, until in states]
    for at in range(3):
        found = public_cases.counted(registers(*states[: at + 1]))
        if found.until != states[at][1]:
            continue  # told as it was before
        for name, table in (("place", found.places), ("month", found.months)):
            for key, count in told(table):
                inside = [c for c in cells if is_in(c, key, years[at], place=name == "place")]
                parts = frozenset((cell, step) for cell in inside for step in range(at + 1))
                if count is None:
                    wanted[f"{at} {name} {key}"] = parts
                else:
                    known[parts] = count
    for region in ("10", "47"):  # what the years of two releases do not share
        left = [c for c in cells if c[0] == region and years[0][0] <= c[3] < years[2][0]]
        wanted[f"left {region}"] = frozenset((cell, step) for cell in left for step in range(3))
    reach = ranges(known, wanted, fewest=dict.fromkeys(product(cells, range(3)), 0.0))
    narrow = {name for name, (low, high) in reach.items() if high - low < 4.99}
    of_releases = {name for name in narrow if not name.startswith("left")}
    assert len(wanted) > 2
    assert not of_releases
    assert all(reach[name][1] >= 5 or reach[name][1] == 0 for name in narrow - of_releases)


def test_without_the_past_a_difference_of_two_releases_is_a_person() -> None:
    """What the attack must find when each release is protected by itself."""
    first, second, _ = three_releases(0)
    alone = [public_cases.counted(registers(one)).months for one in (first, second)]
    keys = ["month", "basis", "is_own", "is_last_year"]
    both = alone[0].join(alone[1], on=keys, nulls_equal=True).filter(status="ok", status_right="ok")
    assert both.filter((pl.col("count_right") - pl.col("count")).is_between(1, 4)).height
    together = public_cases.counted(registers(first, second)).months
    both = alone[0].join(together, on=keys, nulls_equal=True).filter(status="ok", status_right="ok")
    assert not both.filter((pl.col("count_right") - pl.col("count")).is_between(1, 4)).height


def test_an_older_release_is_told_as_it_was_whatever_came_later() -> None:
    states = three_releases(1)
    then = public_cases.counted(registers(*states[:2]))
    later = released(*states)
    again = public_cases.counted(history(later.earlier("own")[-1], "own"))
    assert again.places.equals(then.places)
    assert again.months.equals(then.months)


def test_sanctions_of_two_releases_give_no_single_one_away() -> None:
    def sanctions(fines: int, arrests: int) -> pl.DataFrame:
        kinds = ["fine"] * fines + ["arrest"] * arrests
        return filled(
            SANCTION,
            sanction_id=[f"s{at}" for at in range(len(kinds))],
            sanction_type=kinds,
            is_principal=[True] * len(kinds),
            status=["paid"] * len(kinds),
        )

    empty, until = drawn(0, 0, months=(MONTHS[0],)), date(2026, 3, 1)
    first = Release(empty, until, sanctions(40, 20))
    second = Release(empty, until, sanctions(42, 29), before=(first,))
    alone, then = (
        public_people.mix(
            public_people.sanctions_by_fate(history(one, "own")), is_own=False
        ).select("sanction_type", "count")
        for one in (Release(empty, until, sanctions(42, 29)), second)
    )
    assert alone.rows() == [("arrest", 29), ("fine", 42)]
    assert then.rows() == [("arrest", 20), ("fine", 40)]


def test_a_register_without_sanctions_is_refused() -> None:
    own = history(Release(drawn(0, 9, months=(MONTHS[0],)), date(2026, 3, 1)), "own")
    with pytest.raises(NotAnswerable):
        public_people.sanctions_by_fate(own)
