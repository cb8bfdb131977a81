"""What is made once for all readers: each thing by one of them, while the others wait for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

import streamlit as st

Given = TypeVar("Given")
Made = TypeVar("Made")
Named = ParamSpec("Named")

#: The release in service, the one that the public sees, and one that a run has not left yet.
MOST_RELEASES = 3


class _Thing:
    """One thing on a shelf; who holds its lock makes it."""

    __slots__ = ("is_made", "lock", "value")

    def __init__(self) -> None:
        self.lock = Lock()
        self.is_made = False
        self.value: Any = None


class Shelf(Generic[Made]):
    """Things by their keys; those that nobody asked for longest go when it is full."""

    def __init__(self, *, most: int) -> None:
        """Make an empty shelf for ``most`` things."""
        self._most = most
        self._things: OrderedDict[Hashable, _Thing] = OrderedDict()
        self._guard = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the thing of a key, made by whoever asks first; what that raises is not kept."""
        with self._guard:
            thing = self._things.setdefault(key, _Thing())
            self._things.move_to_end(key)
        if not thing.is_made:
            with thing.lock:
                if not thing.is_made:
                    thing.value = make()
                    thing.is_made = True
                    self._make_room()
        found: Made = thing.value
        return found

    def drop(self, is_gone: Callable[[Any], bool]) -> None:
        """Take the things away whose key is gone."""
        with self._guard:
            for key in [key for key in self._things if is_gone(key)]:
                del self._things[key]

    def __len__(self) -> int:
        """Return how many things there are."""
        return len(self._things)

    def _make_room(self) -> None:
        with self._guard:
            while len(self._things) > self._most:
                self._things.popitem(last=False)


class _Room:
    """All shelves of things that were made of a release, and the releases that are read."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf[Any]] = {}
        self._releases: OrderedDict[str, None] = OrderedDict()
        self._guard = Lock()

    def shelf(self, name: str, most: int) -> Shelf[Any]:
        return self._shelves.setdefault(name, Shelf(most=most))

    def read(self, release: str) -> None:
        """Note that a release is read; what was made of the one left longest ago goes."""
        with self._guard:
            self._releases[release] = None
            self._releases.move_to_end(release)
            if len(self._releases) <= MOST_RELEASES:
                return
            gone, _ = self._releases.popitem(last=False)
        for shelf in [*self._shelves.values()]:
            shelf.drop(lambda key: key[0] == gone)


@st.cache_resource(show_spinner=False)
def _room() -> _Room:
    """Return the only room. Streamlit holds it, so that clearing its caches empties this one."""
    return _Room()


def of_release(
    *, most: int
) -> Callable[
    [Callable[Concatenate[Given, str, Named], Made]],
    Callable[Concatenate[Given, str, Named], Made],
]:
    """Keep what a function makes of a release, until the release is read no longer.

    Streamlit's own caches know neither: they work a digest out of every argument at each call,
    half a millisecond for a reader's choices, and keep what was made of releases long replaced.

    Args:
        most: How many things the function's shelf holds.

    Returns:
        A decorator. The function's first argument is what it reads from and does not tell things
        apart, its second the release's folder; all others have a hash.
    """

    def decorate(
        make: Callable[Concatenate[Given, str, Named], Made],
    ) -> Callable[Concatenate[Given, str, Named], Made]:
        name = f"{make.__module__}.{make.__qualname__}"

        @wraps(make)
        def get(given: Given, release: str, /, *key: Named.args, **more: Named.kwargs) -> Made:
            room = _room()
            room.read(release)
            shelf: Shelf[Made] = room.shelf(name, most)
            whole = (release, *key, *more.items())
            return shelf.get(whole, lambda: make(given, release, *key, **more))

        return get

    return decorate
