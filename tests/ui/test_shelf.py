"""What is made once for all readers: how often, by whom, and for how long it is kept."""

import gc
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from weakref import ref

import polars as pl
import pytest
import streamlit as st

import contracts
import releases
from ui import data
from ui.shelf import MOST_RELEASES, Shelf, of_release

Square = Callable[[list[int], str, int], int]


@pytest.fixture
def empty() -> Iterator[None]:
    """Nothing is kept before and after."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def square(empty: None) -> Square:
    """A function of a release that notes in its first argument when it is asked."""

    @of_release(most=10)
    def squared(asked: list[int], release: str, number: int) -> int:
        asked.append(number)
        return number * number

    return squared


def test_a_hundred_who_ask_at_once_wait_for_one_who_makes_it() -> None:
    shelf: Shelf[str] = Shelf(most=5)
    made: list[str] = []

    def slowly() -> str:
        time.sleep(0.05)
        made.append("card")
        return "card"

    with ThreadPoolExecutor(100) as readers:
        found = list(readers.map(lambda _: shelf.get("key", slowly), range(100)))
    assert found == ["card"] * 100
    assert made == ["card"]


def test_what_another_reader_makes_is_not_waited_for() -> None:
    shelf: Shelf[str] = Shelf(most=5)
    # The card "a" can only be finished if "b" can be made meanwhile, by somebody else.
    with ThreadPoolExecutor(1) as other:
        assert shelf.get("a", lambda: other.submit(shelf.get, "b", lambda: "b").result(10)) == "b"


def test_what_fails_is_tried_again() -> None:
    shelf: Shelf[int] = Shelf(most=5)
    with pytest.raises(ZeroDivisionError):
        shelf.get("key", lambda: 1 // 0)
    assert shelf.get("key", lambda: 2) == 2


def test_a_full_shelf_gives_up_what_nobody_asked_for_longest() -> None:
    shelf: Shelf[str] = Shelf(most=2)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda key=key: key)  # type: ignore[misc]
    assert [shelf.get(key, lambda: "anew") for key in ("a", "c", "b")] == ["a", "c", "anew"]


def test_the_first_argument_tells_nothing_apart_all_others_do(square: Square) -> None:
    first: list[int] = []
    second: list[int] = []
    assert [square(first, "/r/1", 3), square(second, "/r/1", 3)] == [9, 9]
    assert (first, second) == ([3], [])
    square(second, "/r/2", 3)
    square(second, "/r/1", 4)
    assert second == [3, 4]


def test_a_release_that_is_read_no_longer_takes_all_that_was_made_of_it_along(
    square: Square,
) -> None:
    asked: list[int] = []
    for release in range(MOST_RELEASES + 1):
        square(asked, f"/r/{release}", 3)
    square(asked, f"/r/{MOST_RELEASES}", 3)
    square(asked, "/r/1", 3)
    assert len(asked) == MOST_RELEASES + 1
    square(asked, "/r/0", 3)
    assert len(asked) == MOST_RELEASES + 2


@pytest.fixture
def release(warehouse: Path, tmp_path: Path, empty: None) -> Callable[[str], releases.Release]:
    """The release in service under any number of names."""
    real = releases.current(warehouse)

    def named(name: str) -> releases.Release:
        (tmp_path / name).symlink_to(real.folder)
        return replace(real, folder=tmp_path / name)

    return named


def _cases(release: releases.Release) -> pl.DataFrame:
    return data.frame(release, contracts.CASE, dataset="simulated")


def test_a_part_that_a_load_left_as_it_was_is_not_read_again(
    release: Callable[[str], releases.Release], tmp_path: Path
) -> None:
    before = release("1")
    cases = _cases(before)
    assert _cases(replace(before, folder=tmp_path / "not there")) is cases
    loaded = _cases(replace(release("3"), parts={"simulated": ("other cases",)}))
    assert loaded is not cases
    assert loaded.equals(cases)


def test_a_part_goes_with_the_last_release_that_has_it(
    release: Callable[[str], releases.Release],
) -> None:
    kept = ref(_cases(release("0")))
    for number in range(1, MOST_RELEASES):
        data.frame(release(str(number)), contracts.REGION)
    assert kept() is not None
    data.frame(release(str(MOST_RELEASES)), contracts.REGION)
    gc.collect()
    assert kept() is None
