"""Every measure asked of every register at its limit: an answer or a refusal in words, never NaN.

And the same answer whatever the order of the rows, however they lie in memory.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from math import isnan
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import analysis
from analysis.refusal import NotAnswerable
from tests.analysis.written_measures import MEASURES
from tests.analysis.written_registers import Register, registers

REGISTERS = registers()
every_measure = pytest.mark.parametrize("name", MEASURES)
every_register = pytest.mark.parametrize("at_its_limit", REGISTERS)

#: Modules whose functions are parts of measures, or checks, and have no answer of their own.
PARTS = {
    "candidates",
    "day_counts",
    "design",
    "index_events",
    "law_months",
    "observations",
    "validate",
}
PARTS |= {"fitted_months", "output", "person_days", "weighting"}
#: What hides small counts has its own attacks.
PROTECTION = ("disclosure", "public")
#: Held to frames of their own elsewhere.
ELSEWHERE = {
    "funnel_limits",  # takes numbers
    "residents_of",  # looks up one row
    *("known_sentences", "about_article", "of_series"),  # the published record, filtered
    *("about_stalking", "conflicts", "newest", "newest_by_region", "stated_steps"),
    *("known_outcomes", "form_practice", "conflict_rows", "filled"),
    *("day_counts", "daily"),  # parts of measures
    *("changes", "effect", "effect_on_sanctions"),  # compare two drafts
    *("sanctioned", "large_groups"),  # choose whom a measure is of
}


def ask(name: str, register: Register) -> Any:
    """Return the answer, or the words with which it was refused."""
    measure, _ = MEASURES[name]
    try:
        return measure(register)
    except (NotAnswerable, ValueError) as refusal:
        return str(refusal)


def parts(answer: Any) -> Iterator[Any]:
    """Yield the frames, numbers and words of an answer."""
    if is_dataclass(answer) and not isinstance(answer, type):
        for part in fields(answer):
            yield from parts(getattr(answer, part.name))
    elif isinstance(answer, tuple):
        for part in answer:
            yield from parts(part)
    else:
        yield answer


def beyond_number(frame: pl.DataFrame) -> dict[str, int]:
    """Return how many values of each column are no number, or infinite."""
    floats = frame.select(pl.selectors.float())
    found = {name: (~floats[name].drop_nulls().is_finite()).sum() for name in floats.columns}
    return {name: values for name, values in found.items() if values}


def chunked(frame: pl.DataFrame) -> pl.DataFrame:
    """Lay every row in a piece of memory of its own."""
    pieces = [frame.slice(i, 1) for i in range(frame.height)]
    return pl.concat(pieces, rechunk=False) if pieces else frame


def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sample(fraction=1, shuffle=True, seed=5)


@every_register
@every_measure
def test_an_answer_or_a_refusal_in_words(name: str, at_its_limit: str) -> None:
    for part in parts(ask(name, REGISTERS[at_its_limit])):
        if isinstance(part, pl.DataFrame):
            assert beyond_number(part) == {}
            assert pl.Null not in part.schema.values()
        elif isinstance(part, float):
            assert not isnan(part)
        elif isinstance(part, str):
            assert len(part.split()) > 2 or part == "None"


@every_register
@every_measure
def test_answer_has_its_columns(name: str, at_its_limit: str) -> None:
    answer, (_, columns) = ask(name, REGISTERS[at_its_limit]), MEASURES[name]
    if isinstance(answer, pl.DataFrame):
        usual = MEASURES[name][0](REGISTERS["ordinary"])
        assert set(columns) <= set(answer.columns)
        assert isinstance(usual, pl.DataFrame)
        assert {c: answer.schema[c] for c in columns} == {c: usual.schema[c] for c in columns}


@every_measure
def test_ordinary_register_is_answered(name: str) -> None:
    assert not isinstance(ask(name, REGISTERS["ordinary"]), str) or name.startswith("answerable")


@every_measure
@pytest.mark.parametrize("change", [shuffled, chunked])
@pytest.mark.parametrize("at_its_limit", ["ordinary", "ties"])
def test_answer_is_the_same_in_any_order_and_any_memory(
    name: str, at_its_limit: str, change: Any
) -> None:
    before = list(parts(ask(name, REGISTERS[at_its_limit])))
    after = list(parts(ask(name, REGISTERS[at_its_limit].each(change))))
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        if isinstance(one, pl.DataFrame):
            assert_frame_equal(one, other, check_row_order=False, rel_tol=1e-9)
        elif isinstance(one, float):
            assert other == pytest.approx(one, rel=1e-9)
        else:
            assert other == one


def test_no_public_measure_is_left_out() -> None:
    public = set()
    for found in pkgutil.iter_modules(analysis.__path__):
        if found.name in PARTS or found.name.startswith(("__", *PROTECTION)):
            continue
        module = importlib.import_module(f"analysis.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and "DataFrame" in str(inspect.signature(function)):
                public.add(name)
    assert public - ELSEWHERE == {name.removeprefix("answerable.") for name in MEASURES}
