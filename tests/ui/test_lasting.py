"""What the first run of a screen brought in is looked through for garbage once."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from ui import lasting


class Thing:
    """Something that can be watched."""


@pytest.fixture
def unsettled() -> Iterator[None]:
    """No screen has run yet; afterwards everything is looked through again."""
    lasting.settle.cache_clear()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unsettled")
def test_once_for_each_screen() -> None:
    lasting.settle("regions")
    kept = gc.get_freeze_count()
    later: list[list[int]] = [[] for _ in range(1000)]
    lasting.settle("regions")
    assert gc.get_freeze_count() <= kept
    lasting.settle("overview")
    assert gc.get_freeze_count() > kept + len(later) // 2


@pytest.mark.usefixtures("unsettled")
def test_garbage_of_the_first_run_does_not_stay() -> None:
    thing = Thing()
    thing.itself = thing  # type: ignore[attr-defined]
    watched = ref(thing)
    del thing
    lasting.settle("regions")
    assert watched() is None


@pytest.mark.usefixtures("unsettled")
def test_garbage_of_a_later_run_does_not_stay_either() -> None:
    lasting.settle("regions")
    thing = Thing()
    thing.itself = thing  # type: ignore[attr-defined]
    watched = ref(thing)
    del thing
    gc.collect()
    assert watched() is None
