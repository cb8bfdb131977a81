"""Cached readers: one release, resolved once a run; frames shared and never changed."""

from weakref import WeakValueDictionary

import polars as pl
import streamlit as st

import contracts
from contracts import PARTED, Contract
from releases import Release
from ui.selection import PUBLISHED
from ui.shelf import of_release


@of_release(most=64)
def _frame(release: Release, folder: str, contract_name: str, dataset: str | None) -> pl.DataFrame:
    contract: Contract = next(c for c in contracts.RELEASE if c.name == contract_name)
    digests = release.parts.get(dataset) if dataset and contract_name in PARTED else None
    if digests is None:
        return release.frame(contract, dataset=dataset)
    key = (str(release.folder.parent), contract_name, str(dataset), digests)
    found = _parts().get(key)
    if found is None:
        found = _parts()[key] = release.frame(contract, dataset=dataset)
    return found


@st.cache_resource(show_spinner=False)
def _parts() -> WeakValueDictionary[tuple[str, str, str, tuple[str, ...]], pl.DataFrame]:
    """Return the parts that are kept for any release, by what they say."""
    return WeakValueDictionary()


def frame(release: Release, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
    """Return one frame of a release, shared by all readers: never change it in place.

    A part that a load left as it was is not read again.
    """
    return _frame(release, str(release.folder), contract.name, dataset)


def cases(release: Release, dataset: str) -> pl.DataFrame:
    """Return the cases of one register; none for the published record."""
    if dataset == PUBLISHED:
        return contracts.CASE.empty()
    return frame(release, contracts.CASE, dataset=dataset)


def sanctions(release: Release, dataset: str) -> pl.DataFrame:
    """Return the sanctions of one register; none for the published record."""
    if dataset == PUBLISHED:
        return contracts.SANCTION.empty()
    return frame(release, contracts.SANCTION, dataset=dataset)
