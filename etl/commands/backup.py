"""The commands that take the warehouse aside and bring it or an upload back: backup, restore."""

from pathlib import Path
from typing import Annotated

import typer

from etl import api
from etl import backup as backups
from etl.backup_files import Backup
from etl.console import Shell
from etl.identity import key_file
from etl.settings import Settings
from words import N_, Message

BACKED_UP = N_("Backup of release {release}, content {hash}: files: {n}, in {folder}.")
KEY_APART = N_(
    "The key for people's identifiers is not in it. Keep a copy of it in another place: {file}"
)
COUNTS_AGAIN = N_("Upload {upload} counts again.")
RESTORED = N_("The warehouse {folder} is back: release {release}, content {hash}.")


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(metavar="TO", help="A new folder outside the warehouse.")],
) -> None:
    """Copy the whole warehouse to a new folder. May be run at any time; waits for a load to end."""
    shell: Shell = context.obj
    with shell.refusing():
        made = backups.backup(to, settings=Settings.from_environment(), on_wait=shell.warn)
    shell.say(Message(BACKED_UP, {"folder": to, "n": len(made.files), **_identity(made)}))
    shell.warn(Message(KEY_APART, {"file": key_file()}))


def restore(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="An upload's number, or the folder of a backup."),
    ],
) -> None:
    """Let a withdrawn upload count again; or bring a backup back into an empty warehouse."""
    shell: Shell = context.obj
    with shell.refusing():
        if what.isdecimal():
            api.restore(int(what))
            shell.say(Message(COUNTS_AGAIN, {"upload": what}))
            return
        settings = Settings.from_environment()
        made = backups.restore(Path(what), settings=settings)
        shell.say(Message(RESTORED, {"folder": settings.warehouse, **_identity(made)}))


def _identity(made: Backup) -> dict[str, object]:
    return {"release": str(made.release), "hash": made.content_hash[:12]}
