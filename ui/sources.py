"""The line under each figure and the notes in each file: whose data, how fresh, which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from words.vocabulary import label

if TYPE_CHECKING:
    from ui.frame import Screen


def dataset_name(screen: Screen) -> str:
    """Return the name of the data set shown, in the reader's language."""
    kind = label("dataset_kind", str(screen.dataset["kind"]), screen.language)
    if screen.dataset["kind"] == "register":
        return screen.language.text("Register “{name}”", name=screen.dataset["dataset"])
    return kind


def line(screen: Screen) -> str:
    """Return the source line: organisation, data to, extracted, loaded, version."""
    reader, row = screen.language, screen.dataset
    parts = [_organisation(screen)]
    if row["data_to"] is not None:
        parts.append(reader.text("data to {date}", date=reader.date(row["data_to"])))
    if row["extract_date"] is not None:
        parts.append(reader.text("extracted {date}", date=reader.date(row["extract_date"])))
    if row["loaded_at"] is not None:
        parts.append(reader.text("loaded {moment} UTC", moment=reader.moment(row["loaded_at"])))
    parts.append(reader.text("release {number}", number=reader.number(screen.release.number)))
    return " · ".join(parts)


def notes(screen: Screen) -> list[str]:
    """Return the lines that stand above the header of each downloaded file."""
    _ = screen.language.text
    lines = [
        _("Data set: {name}", name=dataset_name(screen)),
        line(screen),
        _("Contents {hash}", hash=screen.release.content_hash),
        _("Recorded offences, not prevalence. Association, not cause."),
    ]
    if screen.is_simulated:
        lines.insert(0, _("SIMULATED"))
    return lines


def file_name(screen: Screen, name: str) -> str:
    """Return a file name that says measure, place, data set and version."""
    place = screen.selection.region or "kz"
    return f"{name}_{place}_{screen.selection.dataset}_r{screen.release.number}.csv"


def _organisation(screen: Screen) -> str:
    _ = screen.language.text
    if screen.is_simulated:
        return _("Source: invented by this project for teaching")
    if screen.is_published:
        return _("Source: statements of officials and press reports, as cited in each row")
    return _("Source: register loaded by an analyst")
