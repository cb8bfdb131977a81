"""What forms that readers loaded count, in sentences: each by name, never as one sum."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import article

#: Forms and contradictions that are named one by one; the table has all of them.
_NAMED = 3
_FORM = ("dataset", "region_code", "period_from", "period_to")


def counts(
    found: pl.DataFrame, *, names: Mapping[str, str], shipped: str, place: str, reader: Language
) -> Said:
    """Describe what each loaded form counts of one article.

    Args:
        found: The rows of one article of ``form_counts``.
        names: Region code → name, in the reader's language; "00" is the country.
        shipped: The name of the data set of the shipped forms.
        place: Where, in the reader's language.
        reader: The reader's language.
    """
    loaded = found.filter(pl.col("dataset") != shipped)
    n = loaded.n_unique(_FORM)
    told = [_one(row, names, reader) for row in newest(loaded).head(_NAMED).iter_rows(named=True)]
    return Said(
        finding=reader.plural("{n} form loaded here", "{n} forms loaded here", n),
        context=reader.text(
            "Official Form 1-M, section 1 · {article} · {place}",
            article=_article(found, reader),
            place=place,
        ),
        text=" ".join(
            [
                *told,
                *contradictions(found, names=names, shipped=shipped, reader=reader),
                reader.text(
                    "Forms are never added up: periods overlap, and two forms of one region are "
                    "two reports of the same offences."
                ),
            ]
        ),
        about=reader.text(
            "Each row is one form as it was loaded, with its data set, its period from the start "
            "of the year and the day it was drawn. A form that came with the program stands "
            "beside the loaded ones of its region and stays as it was. The rate is per 100,000 "
            "residents a year of the months that the form covers, with an exact Poisson interval; "
            "there is none below 3 offences, and below 20 it is marked unreliable."
        ),
    )


def months(added: pl.DataFrame, *, place: str, reader: Language) -> Said:
    """Describe what each form added to the one before it.

    Args:
        added: The rows of one article of ``form_months``; at least one.
        place: Where, in the reader's language.
        reader: The reader's language.
    """
    sentences = [
        reader.text(
            "Each number is what a form counts beyond the form before it of the same data set and "
            "year. The first form of a year is taken as it stands."
        )
    ]
    if taken_back := int(added["is_correction"].sum()):
        sentences.append(
            reader.plural(
                "{n} difference is below zero: offences were taken off the register.",
                "{n} differences are below zero: offences were taken off the register.",
                taken_back,
            )
        )
    return Said(
        finding=reader.plural(
            "{n} period counted by loaded forms",
            "{n} periods counted by loaded forms",
            added.height,
        ),
        context=reader.text(
            "Official Form 1-M, section 1 · {article} · {place}",
            article=_article(added, reader),
            place=place,
        ),
        text=" ".join(sentences),
        about=reader.text(
            "The form counts from 1 January, so a month is the difference of two forms. Where a "
            "form is missing, the difference spans several months. Negative differences are kept, "
            "or the months would exceed the year."
        ),
    )


def beside(found: pl.DataFrame, *, names: Mapping[str, str], shipped: str, reader: Language) -> str:
    """Return one or more sentences on loaded forms, to stand beside numbers of the shipped ones.

    Args:
        found: As ``counts``; empty where none was loaded.
        names: As ``counts``.
        shipped: As ``counts``.
        reader: The reader's language.
    """
    loaded = newest(found.filter(pl.col("dataset") != shipped))
    if loaded.is_empty():
        return ""
    return " ".join(
        [
            reader.text(
                "Forms 1-M loaded here, {article}, are not in these numbers:",
                article=_article(loaded, reader),
            ),
            *(_one(row, names, reader) for row in loaded.head(_NAMED).iter_rows(named=True)),
            *contradictions(found, names=names, shipped=shipped, reader=reader),
        ]
    )


def newest(found: pl.DataFrame) -> pl.DataFrame:
    """Return the form of each data set and region with the newest last day, newest first."""
    return (
        found.sort("period_to", "period_from", descending=[True, False], maintain_order=True)
        .unique(["dataset", "region_code", "article"], keep="first", maintain_order=True)
    )  # fmt: skip


def contradictions(
    found: pl.DataFrame, *, names: Mapping[str, str], shipped: str, reader: Language
) -> list[str]:
    """Return a sentence for each region and period of which two forms say different numbers."""
    sentences = []
    conflicts = found.filter("is_conflict")
    keys = ["region_code", "period_from", "period_to", "article"]
    for _, rows in conflicts.group_by(keys, maintain_order=True):
        about = rows.row(0, named=True)
        said = "; ".join(
            reader.text(
                "{dataset}: {registered} registered, {sent} sent to court",
                dataset=_dataset(row["dataset"], shipped, reader),
                registered=_number(_registered(row), reader),
                sent=_number(row["sent_to_court"], reader),
            )
            for row in rows.iter_rows(named=True)
        )
        sentences.append(
            reader.text(
                "Two forms contradict each other: {article}, {place}, {first} – {last}: {said}. "
                "Both are shown, neither is corrected.",
                article=article(about["article"], reader),
                place=names.get(about["region_code"], about["region_code"]),
                first=reader.date(about["period_from"]),
                last=reader.date(about["period_to"]),
                said=said,
            )
        )
    return sentences[:_NAMED]


def _one(row: Mapping[str, Any], names: Mapping[str, str], reader: Language) -> str:
    drawn = (
        reader.text("day of extraction not stated")
        if row["extract_date"] is None
        else reader.text("extracted {date}", date=reader.date(row["extract_date"]))
    )
    return reader.text(
        "{place}, {first} – {last} (data set “{dataset}”, {drawn}): {registered} registered.",
        place=names.get(row["region_code"], row["region_code"]),
        first=reader.date(row["period_from"]),
        last=reader.date(row["period_to"]),
        dataset=row["dataset"],
        drawn=drawn,
        registered=_number(_registered(row), reader),
    )


def _registered(row: Mapping[str, Any]) -> int | None:
    found: int | None = row["count"] if "count" in row else row["registered"]
    return found


def _number(value: int | None, reader: Language) -> str:
    return "–" if value is None else reader.number(value)


def _dataset(name: str, shipped: str, reader: Language) -> str:
    if name == shipped:
        return reader.text("the form that came with the program")
    return reader.text("data set “{dataset}”", dataset=name)


def _article(found: pl.DataFrame, reader: Language) -> str:
    named = found["article"].drop_nulls().unique(maintain_order=True)
    return ", ".join(article(code, reader) for code in named)
