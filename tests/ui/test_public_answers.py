"""The public view of two releases, taken apart: screens, downloads and command line at once."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
import streamlit as st
from typer.testing import CliRunner

import analysis.__main__ as command_line
from etl.load import load
from etl.settings import Settings
from etl.simulate.register import simulate
from report.files import csv_file
from ui.card import Card
from ui.prepared import Prepared

Visit = Callable[..., Any]
Tables = dict[str, pl.DataFrame]

#: Card → what tells its rows apart, and its counts with their total where it has one.
CARDS: dict[str, tuple[tuple[str, ...], str, str | None]] = {
    "monthly": (("month",), "count", None),
    "composition": (("month", "basis"), "count", "total"),
    "regions": (("region_code",), "count", None),
    "sanction_mix": (("is_principal", "sanction_type"), "sanctions", "total"),
    "fines": (("fate",), "sanctions", "total"),
    "paths": (("from_type", "to_type"), "people", "total"),
    "windows": (("sanction_type",), "reoffended", None),
    "cohorts": (("cohort",), "people", None),
    "repeat_regions": (("region_code",), "people", None),
    "conduct_vs_law": (("law_position",), "count", "total"),
}
SCREENS = ("regions", "before_after", "penalties", "repeat_offences", "cases_and_law")

#: Card → how the command line is asked for the same, and the name of its counts there.
COMMANDS = {
    "monthly": (["before-after", "--show", "monthly"], "count"),
    "regions": (["rates"], "count"),
    "sanction_mix": (["penalties", "--article", "УК 115-1"], "count"),
    "fines": (["penalties", "--show", "payment", "--article", "УК 115-1"], "count"),
    "windows": (["repeat-offences", "--days", "180", "--by", "sanction_type"], "reoffended"),
    "cohorts": (["repeat-offences", "--days", "180", "--by", "cohort"], "people"),
    "conduct_vs_law": (["conduct-vs-law", "--show", "counts"], "count"),
}


@pytest.fixture(scope="module")
def twice(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two warehouses: a register of 2,500 cases, and the same with a dozen more a week later."""
    folder = tmp_path_factory.mktemp("twice")
    simulate(cases=2_500, seed=5, out=folder)
    first, second = folder / "first", folder / "second"
    shutil.copytree(warehouse, first)
    for kind in ("case", "sanction"):
        whole = next(path for path in folder.glob("*.csv") if path.name.startswith(kind))
        lines = whole.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        early = lines[:1] + [line for at, line in enumerate(lines[1:]) if at % 200]
        (folder / f"early_{whole.name}").write_text("".join(early), encoding="utf-8")
    for kind in ("case", "sanction"):
        load_one(folder, f"early_{kind}", kind, first)
    shutil.copytree(first, second)
    for kind in ("case", "sanction"):
        load_one(folder, kind, kind, second)
    return first, second


def load_one(folder: Path, prefix: str, kind: str, warehouse: Path) -> None:
    file = next(path for path in folder.glob("*.csv") if path.name.startswith(prefix))
    load(file, kind=kind, dataset="own", settings=Settings(warehouse=warehouse, actor="A."))  # type: ignore[arg-type]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tables]:
    """The table that each card was given, which is also its download."""
    found: Tables = {}
    draw = Card.draw

    def keep(self: Card, what: Prepared, make: Any, **given: Any) -> None:
        found[self.name] = make().table
        draw(self, what, make, **given)

    monkeypatch.setattr(Card, "draw", keep)
    st.cache_resource.clear()
    yield found
    st.cache_resource.clear()


def seen(visit: Visit, shown: Tables, warehouse: Path, monkeypatch: Any, lang: str) -> Tables:
    """Everything that the public is given on all screens."""
    shown.clear()
    for screen in SCREENS:
        monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(warehouse))
        codes = {"measure": "stalking"} if screen == "regions" else {}
        page = visit(screen, lang=lang, data="own", seen="public", **codes)
        assert not page.app.exception
    return {name: table for name, table in shown.items() if name in CARDS}


def counts(table: pl.DataFrame, card: str) -> dict[tuple[str, ...], int | None]:
    keys, name, _ = CARDS[card]
    rows = table.filter(pl.all_horizontal(pl.col(keys).is_not_null())).select(*keys, name)
    return {tuple(str(part) for part in row[:-1]): row[-1] for row in rows.iter_rows()}


@cache
def commanded(card: str, lang: str) -> dict[tuple[str, ...], int | None]:
    words, name = COMMANDS[card]
    given = [*words, "--dataset", "own", "--public", "--format", "json", "--language", lang]
    got = CliRunner().invoke(command_line.app, given)
    assert got.exit_code == 0, got.output
    keys = CARDS[card][0]
    rows = [
        row for row in orjson.loads(got.output)["rows"] if all(row[k] is not None for k in keys)
    ]
    return {tuple(str(row[key]) for key in keys): row[name] for row in rows}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_screen_and_command_line_give_the_public_the_same(
    visit: Visit, shown: Tables, twice: tuple[Path, Path], monkeypatch: Any, lang: str
) -> None:
    tables = seen(visit, shown, twice[1], monkeypatch, lang)
    assert set(COMMANDS) <= set(tables)
    for card in COMMANDS:  # one of them in every language: all go through the same printing
        asked_in = lang if card == "fines" else "kk"
        assert commanded(card, asked_in) == counts(tables[card], card), card


def test_no_difference_of_anything_that_is_shown_is_a_few_people(
    visit: Visit, shown: Tables, twice: tuple[Path, Path], monkeypatch: Any
) -> None:
    both = [seen(visit, shown, one, monkeypatch, "en") for one in twice]
    for tables in both:
        assert set(tables) == set(CARDS)
        for card, table in tables.items():
            assert not set(counts(table, card).values()) & {1, 2, 3, 4}, card
            file = pl.read_csv(StringIO(csv_file(table, notes=[]).decode("utf-8-sig")))
            assert file[CARDS[card][1]].null_count() == table[CARDS[card][1]].null_count()
            assert not gaps(table, card), card
        assert not year_gap(tables)
    for card in CARDS:
        first, second = (counts(tables[card], card) for tables in both)
        for key in first.keys() & second.keys():
            if None not in (first[key], second[key]):
                assert abs(first[key] - second[key]) not in range(1, 5), (card, key)  # type: ignore[operator]


def gaps(table: pl.DataFrame, card: str) -> list[int]:
    """What is left of a total when all that is shown is taken away: too little to hide in."""
    keys, name, total = CARDS[card]
    if total is None:
        return []
    outer = [key for key in keys if key in ("month", "is_principal")]
    parts = table.partition_by(outer) if outer else [table]
    found = []
    for part in parts:
        if "kept" in part["status"]:
            continue  # numbers of two releases do not add up
        hidden = part[name].null_count()
        left = (part[total].drop_nulls().max() or 0) - (part[name].sum() or 0)  # type: ignore[operator]
        # Each hidden number is at least 1, so the largest may be that much more than the least.
        if hidden and part[total].null_count() == 0 and left - hidden < 5:
            found.append(int(left))
    return found


def year_gap(tables: Tables) -> bool:
    """Tell whether the months of the last year give a hidden region away, or the reverse."""
    months = tables["monthly"].sort("month").tail(12)["count"]
    places = tables["regions"]["count"]
    if months.null_count() or places.null_count() != 1:
        return False
    return 0 < int(months.sum()) - int(places.sum()) < 5
