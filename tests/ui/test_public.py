"""The public view: on no screen, in no file a count by which a person could be found."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st

from etl.load import load
from etl.settings import Settings
from etl.simulate.register import simulate
from ui.card import Card
from ui.navigation import SCREENS
from ui.prepared import Prepared

Visit = Callable[..., Any]
COUNTS = {"count", "people", "reoffended", "sanctions", "total", "offences", "fines"}
SMALL = range(1, 5)
ADDRESSES: tuple[Mapping[str, str], ...] = (
    *({"screen": screen} for screen in SCREENS),
    *({"screen": "regions", "region": code} for code in ("47", "71", "75")),
    {"screen": "regions", "measure": "article_115_1"},
    {"screen": "regions", "measure": "article_115_1", "region": "75"},
    *({"screen": "before_after", "series": code} for code in ("admin", "criminal")),
    {"screen": "before_after", "region": "47"},
    {"screen": "penalties", "article": "all"},
    {"screen": "repeat_offences", "days": "90", "event": "same_victim"},
)


@pytest.fixture(scope="module")
def small(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the warehouse with a register of 400 cases, seeded: most cells are small."""
    folder = tmp_path_factory.mktemp("small")
    copy = Path(shutil.copytree(warehouse, folder / "warehouse"))
    simulate(cases=400, seed=5, out=folder)
    own = Settings(warehouse=copy, actor="A. Analyst")
    for kind in ("case", "sanction"):
        file = next(path for path in folder.glob("*.csv") if path.name.startswith(kind))
        load(file, kind=kind, dataset="small", settings=own)
    return copy


@pytest.fixture
def cards(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, Any]]]:
    """What each card of a screen was given to show: words, table, figure."""
    found: dict[str, dict[str, Any]] = {}
    draw = Card.draw

    def keep(self: Card, what: Prepared, make: Any, **given: Any) -> None:
        answer = make()  # what a file of the card is made of
        found[self.name] = {"said": answer.said, "table": answer.table, "figure": answer.figure}
        draw(self, what, make, **given)

    monkeypatch.setattr(Card, "draw", keep)
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(small))
    st.cache_resource.clear()
    yield found
    st.cache_resource.clear()


def hidden_hovers(figure: Any, names: set[str]) -> list[str]:
    """The hover boxes of places whose number is hidden."""
    boxes: list[str] = []
    for trace in figure.data:
        for name in ("hovertext", "text"):
            found = getattr(trace, name, None)
            boxes += [] if found is None or isinstance(found, str) else [str(one) for one in found]
    return [box for box in boxes if box.split("<br>")[0] in names]


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_small_count_is_shown_anywhere(
    visit: Visit, cards: dict[str, Any], small: Path, monkeypatch: Any, address: Mapping[str, str]
) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(small))
    shown = visit(**address, lang="en", data="small", seen="public")
    assert not shown.app.exception
    for given in cards.values():
        table = given["table"]
        for name in COUNTS & set(table.columns):
            assert not set(table[name].drop_nulls()) & set(SMALL), name
        if "rate" in table.columns:
            people = (pl.col("rate") * pl.col("population") / 100_000).round()
            assert not set(table.select(people).to_series().drop_nulls()) & {1.0, 2.0, 3.0, 4.0}
            secret = table.filter(status="c")
            assert not secret["rate"].count() + secret["rate_high"].count()
            assert not set(secret["count"].drop_nulls())
            boxes = hidden_hovers(given["figure"], set(secret["name"]))
            assert not [box for box in boxes if re.search(r": \d", box)]
    said = " ".join(shown.lines("sentence") + shown.lines("finding"))
    assert not re.search(r"\b[1-4] (case|offence|people|person|sanction|fine)", said)
    assert any("public view" in str(info.value) for info in shown.app.info)
