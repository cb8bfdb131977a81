"""The command about the audit trail: audit."""

from typing import Annotated

import typer

from etl import audit as trail
from etl.console import REFUSED, Shell
from etl.settings import Settings
from words import N_, Message

WHOLE = N_("The audit trail {file} is whole: entries: {n}, hash of the last one: {hash}.")
BROKEN = N_(
    "The audit trail {file} was changed: line {line} does not follow from the one before. "
    "Compare it with a copy, and do not trust what stands after that line."
)
#: What every entry has; the rest says what it was done to.
COMMON = ("at", "actor", "action", "outcome", "previous", "hash")


def audit(
    context: typer.Context,
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help="Check that no entry was changed or removed.")
    ] = False,
    last: Annotated[int, typer.Option(min=1, help="How many of the newest entries.")] = 50,
) -> None:
    """List who did what and when, newest first; or check that the list is whole."""
    shell: Shell = context.obj
    settings = Settings.from_environment()
    if verify:
        found = trail.verify(settings)
        if isinstance(found, trail.Broken):
            shell.warn(Message(BROKEN, {"file": trail.trail_of(settings), "line": found.line}))
            raise typer.Exit(REFUSED)
        values = {"file": trail.trail_of(settings), "n": found.entries, "hash": found.last}
        shell.say(Message(WHOLE, values))
        return
    _ = shell.reader.text
    with shell.refusing():
        entries = trail.entries(settings)[: -last - 1 : -1]
    about = [
        ", ".join(f"{name} {value}" for name, value in entry.items() if name not in COMMON)
        for entry in entries
    ]
    shell.show(
        [_("At"), _("By whom"), _("What"), _("Outcome"), _("Concerning")],
        [
            (entry["at"], entry["actor"], entry["action"], entry["outcome"], said)
            for entry, said in zip(entries, about, strict=True)
        ],
    )
