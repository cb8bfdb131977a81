"""One answer everywhere: a card's table, ``python -m analysis`` and the note hold the same numbers.

Every card is here, or among those that only one of the three can be asked for, with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from math import isclose
from typing import Any

import orjson
import polars as pl
import pytest
import streamlit as st
from typer.testing import CliRunner

import analysis.__main__ as command_line
import contracts
import releases
from report.asked import Asked, Choices
from report.numbers import numbers
from ui.card import Card
from ui.downloads import NOTES
from ui.methods import OF_CARD
from ui.prepared import Prepared
from words import language

Visit = Callable[..., Any]
Rows = dict[tuple[str, ...], dict[str, Any]]

SHARE = ("share", "low", "high")
RATES = ("people", "reoffended", *SHARE)
STEPS = ("at_risk", "reoffended", "share", "share_low", "share_high")
PER_YEAR = ("per_person_year", "per_person_year_low", "per_person_year_high")
OWN = ("--article", "УК 115-1")


@dataclass(frozen=True)
class Same:
    """How one card is asked for in other places.

    ``names`` are columns that the command line calls otherwise; ``only`` chooses the card's rows;
    ``is_part``: the card leaves out groups that are too small to be drawn.
    """

    screen: str
    command: tuple[str, ...]
    key: tuple[str, ...]
    numbers: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    only: dict[str, Any] = field(default_factory=dict)
    is_part: bool = False


SAME = {
    "regions": Same(
        "regions",
        ("rates",),
        ("region_code",),
        ("count", "population", "rate", "rate_low", "rate_high"),
    ),
    "monthly": Same("before_after", ("before-after", "--show", "monthly"), ("month",), ("count",)),
    "law_dates": Same(
        "before_after",
        ("before-after", "--show", "law-dates"),
        ("law_date", "is_crude"),
        ("ratio", "low", "high", "p_value"),
    ),
    "placebo": Same(
        "before_after",
        ("before-after", "--show", "placebo"),
        ("date",),
        ("ratio", "low", "high", "rank"),
    ),
    "composition": Same(
        "before_after",
        ("before-after", "--show", "composition"),
        ("month", "basis"),
        ("count", "total", "share"),
    ),
    "sanction_mix": Same(
        "penalties",
        ("penalties", *OWN),
        ("is_principal", "sanction_type"),
        ("sanctions", "total", *SHARE),
        {"sanctions": "count"},
    ),
    "fines": Same(
        "penalties",
        ("penalties", "--show", "fines", *OWN),
        ("sanction_id",),
        ("fine_mci", "fine_kzt", "ceiling_mci", "share_of_ceiling", "days_to_payment"),
    ),
    "paths": Same(
        "penalties",
        ("penalties", "--show", "paths", *OWN),
        ("step", "from_type", "to_type"),
        ("people", "total", *SHARE),
    ),
    "adjusted": Same(
        "penalties",
        ("penalties", "--show", "adjusted", *OWN),
        ("is_crude",),
        ("per_100", "per_100_low", "per_100_high", "people"),
    ),
    "curve": Same("repeat_offences", ("repeat-offences", "--show", "curve"), ("day",), STEPS),
    "curves": Same(
        "repeat_offences",
        ("repeat-offences", "--show", "curve", "--by", "sanction_type"),
        ("sanction_type", "day"),
        STEPS,
        is_part=True,
    ),
    "windows": Same(
        "repeat_offences",
        ("repeat-offences", "--days", "180", "--by", "sanction_type"),
        ("sanction_type",),
        RATES,
        only={"days": 180},
    ),
    "cohorts": Same(
        "repeat_offences",
        ("repeat-offences", "--show", "cohorts", "--days", "180"),
        ("cohort",),
        RATES,
    ),
    "frequency": Same(
        "repeat_offences",
        ("repeat-offences", "--show", "frequency", "--by", "sanction_type"),
        ("sanction_type",),
        ("people", "offences", "person_years", *PER_YEAR),
        {"per_person_year_low": "low", "per_person_year_high": "high"},
    ),
    "repeat_regions": Same(
        "repeat_offences",
        ("repeat-offences", "--days", "180", "--by", "region_code"),
        ("region_code",),
        RATES,
        is_part=True,
    ),
    "conduct_vs_law": Same(
        "cases_and_law",
        ("conduct-vs-law", "--show", "counts"),
        ("law_position",),
        ("count", "total", *SHARE),
    ),
    "practice_grounds": Same(
        "practice",
        ("practice", "--show", "grounds", *OWN),
        ("ended", "ground"),
        ("count", "total", *SHARE),
        {"ended": "outcome", "ground": "outcome_ground"},
    ),
    "practice_days": Same(
        "practice",
        ("practice", "--show", "days", *OWN),
        ("between",),
        ("cases", "known", "quarter", "median", "three_quarters"),
        {"between": "step"},
    ),
}

#: Cards that hold what neither of the other two can be asked for, and why.
DRAWN_ONLY = "another drawing of a card that is compared"
PUBLISHED = "statements and cases of the published record, listed and not calculated"
ALONE = {
    **dict.fromkeys(("funnel", "smoothed", "position", "regions_before_after"), DRAWN_ONLY),
    **dict.fromkeys(("practice_funnel", "practice_parts", "districts"), DRAWN_ONLY),
    **dict.fromkeys(("official_figures", "conflicts", "timeline", "sentences"), PUBLISHED),
    **dict.fromkeys(("region_stated", "region_cases", "practice_stated"), PUBLISHED),
    **dict.fromkeys(("practice_known", "practice_form", "loaded_forms", "form_months"), PUBLISHED),
    **dict.fromkeys((name for name in OF_CARD if name.startswith("conflict_")), PUBLISHED),
    "structural_zero": "a refusal",
    "endings": "a refusal: nobody's death or departure is on record",
}

#: Cards whose note has the same table.
OF_NOTE = ("regions", "sanction_mix", "conduct_vs_law")


def test_every_card_is_compared_or_has_a_reason() -> None:
    assert set(SAME) | set(ALONE) == set(OF_CARD)
    assert not set(SAME) & set(ALONE)
    assert set(OF_NOTE) <= set(NOTES)


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, pl.DataFrame]]:
    """Screen → card → its table, kept for all the tests of this file."""
    return {}


def table_of(
    card: str,
    tables: dict[str, dict[str, pl.DataFrame]],
    visit: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> pl.DataFrame:
    screen = SAME[card].screen
    if screen not in tables:
        found: dict[str, pl.DataFrame] = {}
        draw = Card.draw

        def keep(self: Card, what: Prepared, make: Any, **given: Any) -> None:
            found[self.name] = make().table
            draw(self, what, make, **given)

        monkeypatch.setattr(Card, "draw", keep)
        st.cache_resource.clear()
        codes = {"measure": "stalking"} if screen == "regions" else {}
        assert not visit(screen, lang="kk", data="simulated", **codes).app.exception
        tables[screen] = found
    return tables[screen][card]


def keyed(rows: list[dict[str, Any]], key: tuple[str, ...]) -> Rows:
    found = {tuple(str(row[name]) for name in key): row for row in rows}
    assert len(found) == len(rows)
    return found


def is_same(one: float | None, other: float | None) -> bool:
    """Tell whether two numbers are one, or both are missing."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-12)


@cache
def printed(command: tuple[str, ...]) -> list[dict[str, Any]]:
    given = [*command, "--dataset", "simulated", "--format", "json"]
    got = CliRunner().invoke(command_line.app, given)
    assert got.exit_code == 0, got.output
    rows: list[dict[str, Any]] = orjson.loads(got.output)["rows"]
    return rows


@pytest.mark.parametrize("card", SAME)
def test_card_and_command_line_hold_the_same_numbers(
    visit: Visit,
    tables: dict[str, dict[str, pl.DataFrame]],
    monkeypatch: pytest.MonkeyPatch,
    card: str,
) -> None:
    same = SAME[card]
    table = table_of(card, tables, visit, monkeypatch)
    if same.only:
        table = table.filter(**same.only)
    of_card = keyed(table.to_dicts(), same.key)
    names = {name: same.names.get(name, name) for name in (*same.key, *same.numbers)}
    of_command = keyed(printed(same.command), tuple(names[name] for name in same.key))
    assert of_card
    assert of_card.keys() <= of_command.keys() if same.is_part else (
        of_card.keys() == of_command.keys()
    )  # fmt: skip
    for key, row in of_card.items():
        for name in same.numbers:
            assert is_same(row[name], of_command[key][names[name]]), (key, name)


@pytest.mark.parametrize("card", OF_NOTE)
def test_card_and_note_hold_the_same_rows(
    visit: Visit,
    tables: dict[str, dict[str, pl.DataFrame]],
    monkeypatch: pytest.MonkeyPatch,
    card: str,
) -> None:
    same = SAME[card]
    of_card = keyed(table_of(card, tables, visit, monkeypatch).to_dicts(), same.key)
    release = releases.current()
    row = release.frame(contracts.DATASET).row(
        by_predicate=pl.col("dataset") == "simulated", named=True
    )
    asked = Asked(release, row, language("kk"), Choices(), as_public=False)
    rows: Any = numbers(asked, NOTES[card], screen="")["rows"]
    of_note = keyed(rows, same.key)
    assert of_note.keys() == of_card.keys()
    for key, of_it in of_note.items():
        for name in set(same.numbers) & set(of_it):
            assert is_same(of_it[name], of_card[key][name]), (key, name)
