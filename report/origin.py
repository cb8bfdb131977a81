"""Whose data, how fresh, which version: the same line under a figure, in a file and in a note."""

from collections.abc import Mapping
from typing import Any

from report.asked import PUBLISHED, SIMULATED, Edition
from words import Language
from words.vocabulary import label

#: The kind of the forms that readers loaded: data sets of their own, named in each row.
FORMS = "form-1m"


def dataset_name(dataset: Mapping[str, Any], reader: Language) -> str:
    """Return the name of a data set, in the reader's language."""
    if dataset["kind"] == "register":
        return reader.text("Register “{name}”", name=dataset["dataset"])
    return label("dataset_kind", str(dataset["kind"]), reader)


def line(
    dataset: Mapping[str, Any], release: Edition, reader: Language, *, of_form: bool = False
) -> str:
    """Return the source line: organisation, data to, extracted, loaded, version.

    Args:
        dataset: A row of ``contracts.DATASET``.
        release: The release that is read.
        reader: Whose language.
        of_form: Whether the numbers are those of the official form in the published record.
    """
    parts = [_organisation(dataset, reader)]
    if of_form:
        parts = [
            reader.text(
                "Source: official Form 1-M for 2022, Committee on Legal Statistics and Special "
                "Records of the Prosecutor General's Office (qamqor.gov.kz)"
            )
        ]
    elif dataset["data_to"] is not None:
        parts.append(reader.text("data to {date}", date=reader.date(dataset["data_to"])))
    if dataset["extract_date"] is not None:
        parts.append(reader.text("extracted {date}", date=reader.date(dataset["extract_date"])))
    if dataset["loaded_at"] is not None:
        parts.append(reader.text("loaded {moment} UTC", moment=reader.moment(dataset["loaded_at"])))
    parts.append(reader.text("release {number}", number=reader.number(release.number)))
    return " · ".join(parts)


def notes(
    dataset: Mapping[str, Any], release: Edition, reader: Language, *, of_form: bool = False
) -> list[str]:
    """Return the lines that go with the numbers of each file; an invented register's mark first."""
    _ = reader.text
    lines = [
        _("Data set: {name}", name=dataset_name(dataset, reader)),
        line(dataset, release, reader, of_form=of_form),
        _("Contents {hash}", hash=release.content_hash),
        _("Recorded offences, not prevalence. Association, not cause."),
    ]
    return [_("SIMULATED"), *lines] if dataset["kind"] == SIMULATED else lines


def file_name(
    name: str, dataset: Mapping[str, Any], release: Edition, *, region: str | None, ending: str
) -> str:
    """Return a file name that says measure, place, data set, period and version.

    >>> from types import SimpleNamespace
    >>> from datetime import date
    >>> row = {"dataset": "simulated", "data_to": date(2026, 6, 30)}
    >>> file_name("curve", row, SimpleNamespace(number=7), region="47", ending="csv")
    'curve_47_simulated_to-2026-06-30_r7.csv'
    """
    until = dataset["data_to"]
    period = "" if until is None else f"_to-{until.isoformat()}"
    return f"{name}_{region or 'kz'}_{dataset['dataset']}{period}_r{release.number}.{ending}"


def _organisation(dataset: Mapping[str, Any], reader: Language) -> str:
    if dataset["kind"] == SIMULATED:
        return reader.text("Source: invented by this project for teaching")
    if dataset["kind"] == FORMS:
        return reader.text(
            "Source: official Forms 1-M as loaded here; each row names data set, period and day of "
            "extraction"
        )
    if dataset["kind"] == PUBLISHED:
        return reader.text(
            "Source: statements of officials and press reports, as cited in each row"
        )
    return reader.text("Source: register loaded by an analyst")
