"""The commands about the store: init, releases, export, simulate."""

import shutil
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from contracts import MANIFEST, RELEASE, folder_name
from etl import build, publish
from etl.approval import standing
from etl.audit import recorded
from etl.console import Shell
from etl.errors import DataRefused
from etl.settings import Settings
from etl.simulate import register as simulation
from words import N_, Message

READY = N_("The warehouse {folder} is ready: release {release}, content {hash}.")
NO_RELEASE = N_("There is no release in {folder}. Build one: python -m etl init")
SIMULATED = N_("Simulated cases: {n}, with their sanctions and the truth, in {folder}.")
SIMULATING = N_("Simulating a register")
EXPORTED = N_("Release {release}: tables written to {folder}: {n}.")

OutFolder = Annotated[Path, typer.Option("--out", help="The folder to write into.")]


def init(context: typer.Context) -> None:
    """Build the warehouse from the shipped data; a second time it changes nothing."""
    shell: Shell = context.obj
    settings = Settings.from_environment()
    with shell.refusing():
        with shell.steps() as step:
            build.initialise(settings, on_step=step)
        shell.say(Message(READY, _identity(settings)))


def simulate(
    context: typer.Context,
    out: OutFolder,
    cases: Annotated[int, typer.Option(min=1, help="How many cases.")] = build.SIMULATED_CASES,
    seed: Annotated[
        int, typer.Option(min=0, help="The same seed gives the same register.")
    ] = build.SIMULATED_SEED,
) -> None:
    """Write a seeded register of cases and sanctions with its truth.json."""
    shell: Shell = context.obj
    with shell.refusing():
        with shell.steps() as step:
            step(Message(SIMULATING))
            simulation.simulate(cases=cases, seed=seed, out=out)
        shell.say(Message(SIMULATED, {"n": cases, "folder": out}))


def releases(context: typer.Context) -> None:
    """List the releases that are kept, newest first; * is in service, P what the public sees."""
    shell: Shell = context.obj
    _ = shell.reader.text
    settings = Settings.from_environment()
    with shell.refusing():
        serving = publish.in_service(settings)
        kept = publish.releases(settings)
        public = standing.of_file(settings)
    shell.show(
        [
            "",
            _("Release"),
            _("Made at"),
            _("Content"),
            _("Cases"),
            _("Sanctions"),
            _("Program version"),
        ],
        [
            (
                ("*" if serving and serving.number == release.number else "")
                + ("P" if public and public.number == release.number else ""),
                release.number,
                release.created_at,
                release.content_hash[:12],
                release.rows["case"],
                release.rows["sanction"],
                release.code_version,
            )
            for release in kept
        ],
    )


def export(context: typer.Context, out: OutFolder) -> None:
    """Write every table of the release in service as CSV, with what the release says of itself."""
    shell: Shell = context.obj
    settings = Settings.from_environment()
    with shell.refusing():
        identity = _identity(settings)
        with recorded(settings, "export", release=str(identity["release"])):
            _write_tables(settings, out)
        folder = settings.releases / folder_name(int(str(identity["release"])))
        shutil.copyfile(folder / MANIFEST, out / MANIFEST)
        values = {"release": identity["release"], "folder": out, "n": len(RELEASE)}
        shell.say(Message(EXPORTED, values))


def _write_tables(settings: Settings, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for contract in RELEASE:
        rows = publish.table(contract, settings=settings)
        texts = pl.col(pl.List(pl.String)).list.join(";")
        (out / f"{contract.name}.csv").write_text(
            rows.with_columns(texts).write_csv(), encoding="utf-8"
        )


def _identity(settings: Settings) -> dict[str, object]:
    serving = publish.in_service(settings)
    if serving is None:
        raise DataRefused(Message(NO_RELEASE, {"folder": settings.warehouse}))
    return {
        "folder": settings.warehouse,
        "release": str(serving.number),
        "hash": serving.content_hash[:12],
    }
