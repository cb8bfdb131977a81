"""What is asked on the command line, of which data, and the answer with what must go with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import polars as pl

from analysis.refusal import NotAnswerable
from contracts import CASE, DATASET, REGION, SANCTION, Contract
from words import N_, Message


class Source(Protocol):
    """What a release offers: the frames that its contracts promise."""

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        """Return a whole table, or one data set's part of it."""
        ...

    def earlier(self, dataset: str) -> Sequence["Source"]:
        """Return the kept releases in which a data set was another, the oldest first."""
        ...


class UnknownName(ValueError):  # noqa: N818 - what was asked for, not what went wrong
    """A data set, region or column that there is not; the message lists those that there are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One table and the sentences without which it would mislead."""

    table: pl.DataFrame
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One data set of one release, and the filters of every measure.

    Attributes:
        source: The release.
        dataset: Its row of ``contracts.DATASET``.
        region: Two digits; the whole country if None.
        articles: Only records under these articles; all if empty.
        by: Columns of the groups.
    """

    source: Source
    dataset: Mapping[str, Any]
    region: str | None = None
    articles: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def is_published(self) -> bool:
        """Tell whether this is the published record, which has no rows about people."""
        return bool(self.dataset["kind"] == "published")

    @property
    def until(self) -> date:
        """Return the extract date, on which the watching of everybody ends."""
        found = self.dataset["extract_date"] or self.dataset["data_to"]
        if not isinstance(found, date):
            raise _no_rows()
        return found

    def cases(self) -> pl.DataFrame:
        """Return the register's cases of the region and the articles.

        Raises:
            NotAnswerable: The published record is no register.
        """
        if self.is_published:
            raise _no_rows()
        return self._filtered(self.source.frame(CASE, dataset=self.dataset["dataset"]))

    def sanctions(self) -> pl.DataFrame:
        """Return the register's sanctions, with the region of the case they belong to.

        Raises:
            NotAnswerable: The published record is no register.
        """
        if self.is_published:
            raise _no_rows()
        name = self.dataset["dataset"]
        places = self.source.frame(CASE, dataset=name).select("case_id", "region_code")
        sanctions = self.source.frame(SANCTION, dataset=name)
        return self._filtered(sanctions.join(places, on="case_id", how="left"))

    def notes(self) -> tuple[Message, ...]:
        """Return what must be said of every number from this data set."""
        said = [Message(N_("Data set: {name}."), {"name": self.dataset["dataset"]})]
        if self.dataset["kind"] == "simulated":
            said.append(Message(N_("SIMULATED: invented records, for learning only.")))
        day = self.dataset["extract_date"] or self.dataset["data_to"]
        said.append(Message(N_("Data to {day}."), {"day": day}))
        said.append(Message(N_("Recorded offences, not how common the conduct is.")))
        return tuple(said)

    def _filtered(self, frame: pl.DataFrame) -> pl.DataFrame:
        if self.region is not None:
            frame = frame.filter(pl.col("region_code") == self.region)
        if self.articles:
            frame = frame.filter(pl.col("article").is_in(list(self.articles)))
        return frame


def _no_rows() -> NotAnswerable:
    return NotAnswerable(
        N_("The published record has no rows for single cases and sanctions."),
        needed=N_("A register of cases and sanctions."),
    )


def dataset_named(source: Source, name: str) -> dict[str, Any]:
    """Return the row of the data set called ``name``.

    Raises:
        UnknownName: There is none; the message lists those that there are.
    """
    known = source.frame(DATASET)
    found = known.filter(pl.col("dataset") == name)
    if found.is_empty():
        names = ", ".join(known["dataset"].sort())
        raise UnknownName(f"There is no data set {name!r}. Known: {names}.")
    return found.row(0, named=True)


def region_named(source: Source, code: str | None) -> str | None:
    """Return ``code`` if there is such a region, or None for the whole country.

    Raises:
        UnknownName: There is none; the message lists those that there are.
    """
    known = source.frame(REGION)["region_code"].sort().to_list()
    if code is not None and code not in known:
        raise UnknownName(f"There is no region {code!r}. Known: {', '.join(known)}.")
    return code


def question_named(
    source: Source,
    dataset: str,
    *,
    region: str | None,
    articles: Sequence[str] | None,
    by: Sequence[str] | None,
) -> Question:
    """Return the question to a data set, its filters given by name.

    Raises:
        UnknownName: There is no such data set or region; the message lists those that there are.
    """
    return Question(
        source,
        dataset_named(source, dataset),
        region_named(source, region),
        tuple(articles or ()),
        tuple(by or ()),
    )
