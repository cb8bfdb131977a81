"""Receive a file of any kind: whoever asks need not know which loader understands it."""

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec, Unpack

from etl import load as loading
from etl.audit import recorded
from etl.columns import FileKind
from etl.crime_map import load as crime_map
from etl.form_1m import load as forms
from etl.form_1m.place import Stated
from etl.load_report import LoadReport
from etl.reading import Reading, Said
from etl.settings import Settings

P = ParamSpec("P")


def _in_the_trail(load: Callable[P, LoadReport]) -> Callable[P, LoadReport]:
    """Let each load leave an entry in the audit trail, the refused ones too."""

    @wraps(load)
    def watched(*args: P.args, **options: P.kwargs) -> LoadReport:
        settings = Settings.from_environment()
        actor = str(options["actor"]) if options.get("actor") else None
        about = {name: str(options[name]) for name in ("kind", "dataset")}
        with recorded(settings, "load", actor=actor, **about) as entry:
            report = load(*args, **options)
            entry["upload"] = report.upload_id
            entry["rows_loaded"] = report.rows_loaded
            entry["rows_rejected"] = report.rows_rejected
        return report

    return watched


@_in_the_trail
def load(
    path: Path,
    *,
    kind: FileKind,
    dataset: str,
    extract_date: date | None = None,
    actor: str | None = None,
    file_name: str | None = None,
    region: str | None = None,
    period_from: date | None = None,
    period_to: date | None = None,
    **said: Unpack[Said],
) -> LoadReport:
    """Load the sound rows of a file and publish; see the ``load`` of each kind.

    Args:
        path: The file.
        kind: ``case``, ``sanction``, ``form-1m`` or ``crime-map``.
        dataset: The data set that it belongs to, a new one if none has that name.
        extract_date: The day on which the sender drew the file.
        actor: Who loads it, for the ledger; by default ``DASHBOARD_ACTOR`` or the login name.
        file_name: What the sender calls it, when ``path`` is a temporary copy.
        region: Of a form that does not say it; by name or code.
        period_from: First day of a form that does not say it; by default 1 January.
        period_to: Last day of a form that does not say it, included.
        said: ``encoding``, ``sheet``, ``mapping`` and ``value_mapping`` of a register, where the
            file does not show them; see ``etl.reading.Reading``.

    Raises:
        DataRefused: The file as a whole cannot be loaded. Nothing was changed.
    """
    if kind == "form-1m":
        return forms.load(
            path,
            dataset=dataset,
            settings=Settings.from_environment(),
            stated=Stated(region, period_from, period_to, extract_date),
            file_name=file_name,
            actor=actor,
        )
    act = (
        crime_map.load
        if kind == "crime-map"
        else partial(loading.load, kind=kind, reading=Reading(**said))
    )
    return act(
        path,
        dataset=dataset,
        settings=Settings.from_environment(),
        extract_date=extract_date,
        file_name=file_name,
        actor=actor,
    )


def check(
    path: Path,
    *,
    kind: FileKind,
    dataset: str,
    extract_date: date | None = None,
    file_name: str | None = None,
    region: str | None = None,
    period_from: date | None = None,
    period_to: date | None = None,
    **said: Unpack[Said],
) -> LoadReport:
    """Say what ``load`` would do with a file, and write nothing.

    Raises:
        DataRefused: As ``load``.
    """
    if kind == "form-1m":
        return forms.check(
            path,
            dataset=dataset,
            settings=Settings.from_environment(),
            stated=Stated(region, period_from, period_to, extract_date),
            file_name=file_name,
        )
    act = (
        crime_map.check
        if kind == "crime-map"
        else partial(loading.check, kind=kind, reading=Reading(**said))
    )
    return act(
        path,
        dataset=dataset,
        settings=Settings.from_environment(),
        extract_date=extract_date,
        file_name=file_name,
    )
