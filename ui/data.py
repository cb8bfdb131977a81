"""Cached readers: one release, resolved once a run; frames shared and never changed."""

import polars as pl
import streamlit as st

import contracts
import releases
from contracts import Contract
from ui.selection import PUBLISHED


@st.cache_resource(max_entries=64, show_spinner=False)
def _frame(
    _release: releases.Release, number: int, folder: str, name: str, dataset: str | None
) -> pl.DataFrame:
    contract: Contract = next(c for c in contracts.RELEASE if c.name == name)
    return _release.frame(contract, dataset=dataset)


def frame(
    release: releases.Release, contract: Contract, *, dataset: str | None = None
) -> pl.DataFrame:
    """Return one frame of a release, shared by all readers: never change it in place."""
    return _frame(release, release.number, str(release.folder), contract.name, dataset)


def cases(release: releases.Release, dataset: str) -> pl.DataFrame:
    """Return the cases of one register; none for the published record."""
    if dataset == PUBLISHED:
        return contracts.CASE.empty()
    return frame(release, contracts.CASE, dataset=dataset)


def sanctions(release: releases.Release, dataset: str) -> pl.DataFrame:
    """Return the sanctions of one register; none for the published record."""
    if dataset == PUBLISHED:
        return contracts.SANCTION.empty()
    return frame(release, contracts.SANCTION, dataset=dataset)
