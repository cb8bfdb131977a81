"""The command that works the tables of a release out on an engine of one's choice: marts."""

from pathlib import Path
from typing import Annotated

import typer

from etl import publish
from etl.audit import recorded
from etl.console import Shell
from etl.marts import Engine, work_out
from etl.settings import Settings
from words import N_, Message

WORKED_OUT = N_("Tables worked out by {engine}, content {hash}, in {folder}.")
SAME = N_("The release in service, {release}, holds the same.")
OTHER = N_("The release in service, {release}, holds something else: content {hash}.")


def marts(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="A new folder for the tables, as Parquet.")],
    engine: Annotated[Engine, typer.Option("--engine", help="Where the work is done.")] = "duckdb",
    master: Annotated[
        str, typer.Option("--master", help="The cluster, as Spark names it: spark://host:7077.")
    ] = "local[*]",
) -> None:
    """Work the tables of a release out anew, from a lake also on Spark; publish nothing."""
    shell: Shell = context.obj
    settings = Settings.from_environment()
    with shell.refusing():
        with recorded(settings, "export", engine=engine) as entry:
            made = work_out(settings, out, engine=engine, master=master)
            entry["content"] = made
        values: dict[str, object] = {"engine": engine, "hash": made[:12], "folder": out}
        shell.say(Message(WORKED_OUT, values))
        if serving := publish.in_service(settings):
            said: dict[str, object] = {
                "release": str(serving.number),
                "hash": serving.content_hash[:12],
            }
            shell.say(Message(SAME if made == serving.content_hash else OTHER, said))
