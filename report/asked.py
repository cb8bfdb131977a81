"""What is asked: a question, of which data, for which place, by whom, in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

import contracts
from analysis.legal import SIGNED
from analysis.question import Source
from contracts import Contract
from words import Language

if TYPE_CHECKING:
    from analysis.public.releases import Register

PUBLISHED, SIMULATED = "published", "simulated"


class Edition(Source, Protocol):
    """What a release says of itself, beside its frames."""

    @property
    def number(self) -> int:
        """Return its number in this warehouse."""

    @property
    def content_hash(self) -> str:
        """Return what identifies the data: equal hashes mean equal data."""

    @property
    def created_at(self) -> datetime:
        """Return when it was made, in UTC."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A reader's choices in the codes of an address; what is not chosen has its usual value.

    Attributes:
        region: Two digits; the whole country if None.
        law_date: First day that counts as after.
        transition_months: Months that belong to neither side.
        series: A key of ``analysis.series.ARTICLES``, or ``stalking`` for all of them.
        measure: What the places are compared by: a key of ``report.answers.places.NAMES``.
        article: ``cc115-1``, or ``all``.
        start: ``sanction`` or ``registration``: from when people are watched.
        event: ``any``, ``same_victim`` or ``same_article``.
        days: Length of the window [days].
    """

    region: str | None = None
    law_date: date = SIGNED
    transition_months: int = 0
    series: str = "stalking"
    measure: str = ""
    article: str = "cc115-1"
    start: str = "sanction"
    event: str = "any"
    days: int = 180


@dataclass(frozen=True, slots=True)
class Asked:
    """One reader's question to one data set of one release.

    Attributes:
        release: Where the frames come from.
        dataset: The chosen row of ``contracts.DATASET``.
        reader: The language of the answer.
        choices: What else was chosen.
        as_public: Whether small counts of a register are protected.
    """

    release: Edition
    dataset: Mapping[str, Any]
    reader: Language
    choices: Choices = field(default_factory=Choices)
    as_public: bool = False

    @property
    def is_published(self) -> bool:
        """Tell whether the published record is asked, which has no rows about people."""
        return bool(self.dataset["kind"] == PUBLISHED)

    @property
    def is_simulated(self) -> bool:
        """Tell whether the numbers are invented for teaching."""
        return bool(self.dataset["kind"] == SIMULATED)

    @property
    def is_public(self) -> bool:
        """Tell whether a register is asked by the public; the published record is public anyway."""
        return self.as_public and not self.is_published

    @property
    def until(self) -> date:
        """Return the day on which a register was extracted."""
        found: date = self.dataset["extract_date"]
        return found

    def frame(self, contract: Contract) -> pl.DataFrame:
        """Return a frame that all data sets share."""
        return self.release.frame(contract)

    def cases(self) -> pl.DataFrame:
        """Return the cases of the register; none for the published record."""
        return self._own(contracts.CASE)

    def sanctions(self) -> pl.DataFrame:
        """Return the sanctions of the register; none for the published record."""
        return self._own(contracts.SANCTION)

    def history(self) -> tuple[Register, ...]:
        """Return the register as each kept release has it: the public may have seen them all."""
        from analysis.public.releases import history  # noqa: PLC0415 - slow; the public's alone

        return history(self.release, str(self.dataset["dataset"]))

    def place(self) -> str | None:
        """Return the name of the chosen region, or ``None`` for the whole country."""
        if self.choices.region is None:
            return None
        found = self.frame(contracts.REGION).filter(region_code=self.choices.region)
        return self.reader.place(found.row(0, named=True))

    def _own(self, contract: Contract) -> pl.DataFrame:
        if self.is_published:
            return contract.empty()
        return self.release.frame(contract, dataset=str(self.dataset["dataset"]))


def of_published(asked: Asked) -> Asked:
    """Return the same question to the published record, whichever data set was chosen."""
    datasets = asked.frame(contracts.DATASET)
    record = datasets.row(by_predicate=pl.col("dataset") == PUBLISHED, named=True)
    return replace(asked, dataset=record)
