"""Cached readers: one release, resolved once a run; frames shared and never changed."""

import polars as pl
import streamlit as st

import contracts
from contracts import PARTED, Contract
from releases import Release
from ui.selection import PUBLISHED
from ui.shelf import Shelf, of_release

#: What the parts of all data sets may hold together; the one in use is kept whatever it holds.
_MOST_PART_BYTES = 2**30


@of_release(most=64)
def _frame(release: Release, folder: str, contract_name: str, dataset: str | None) -> pl.DataFrame:
    contract: Contract = next(c for c in contracts.RELEASE if c.name == contract_name)
    return release.frame(contract, dataset=dataset)


@st.cache_resource(show_spinner=False)
def _parts() -> Shelf[pl.DataFrame]:
    return Shelf(most=_MOST_PART_BYTES, weight=lambda part: part.estimated_size())


def frame(release: Release, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
    """Return one frame of a release, shared by all readers: never change it in place.

    A part that a load left as it was is not read again: it is known by what it says, not by the
    release that it stands in.
    """
    digests = release.parts.get(dataset) if dataset and contract.name in PARTED else None
    if digests is None:
        return _frame(release, str(release.folder), contract.name, dataset)
    key = (release.folder.parent, contract.name, dataset, digests)
    return _parts().get(key, lambda: release.frame(contract, dataset=dataset))


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
