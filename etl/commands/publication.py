"""The commands about what the public sees: two-person, draft, publish, return."""

from typing import Annotated

import typer

from etl.approval import compare, desk
from etl.approval.decide import NO_DRAFT, ONE_PERSON
from etl.console import Shell
from etl.errors import DataRefused
from words import N_, Message

BEGUN = N_("From now on a second person publishes what was loaded.")
STATE = N_("Draft: release {draft}. The public sees release {public}.")
RETURNED = N_("This draft was returned by {who}: {reason}")
PUBLISHED = N_("The public sees release {release} now.")
NOT_COMPARED = N_(
    "What changes in {dataset} for the public could not be compared: the list of revisions will "
    "name no months and totals of it. Ask for them: python -m analysis draft --dataset {dataset}"
)
SENT_BACK = N_(
    "Draft {release} is returned. Whoever loaded it finds the reason on the Upload screen."
)

Who = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="Who decides; by default DASHBOARD_ACTOR or you."),
]
Release = Annotated[
    int, typer.Argument(metavar="RELEASE", help="The draft's number, as `draft` prints it.")
]


def two_person(context: typer.Context, who: Who = None) -> None:
    """Ask for a second person, from now on, before the public sees what was loaded."""
    shell: Shell = context.obj
    with shell.refusing():
        desk.begin(actor=who)
    shell.say(Message(BEGUN))


def draft(context: typer.Context) -> None:
    """Show what was loaded, withdrawn or restored and is not public yet."""
    shell: Shell = context.obj
    _ = shell.reader.text
    with shell.refusing():
        found = desk.draft()
        if found is None:
            raise DataRefused(Message(ONE_PERSON))
        if found.uploads.is_empty():
            raise DataRefused(Message(NO_DRAFT))
    shell.say(Message(STATE, {"draft": str(found.number), "public": str(found.public)}))
    if found.returned is not None:
        values: dict[str, object] = {
            "who": found.returned["decided_by"],
            "reason": found.returned["reason"],
        }
        shell.warn(Message(RETURNED, values))
    changes = {"loaded": _("loaded"), "withdrawn": _("withdrawn"), "restored": _("restored")}
    shell.show(
        [_("Upload"), _("Data set"), _("File"), _("Loaded by"), _("Loaded"), _("Change")],
        [
            (
                row["upload_id"],
                row["dataset"],
                row["file_name"],
                row["loaded_by"],
                row["rows_loaded"],
                changes[row["change"]],
            )
            for row in found.uploads.iter_rows(named=True)
        ],
    )


def publish(context: typer.Context, release: Release, who: Who = None) -> None:
    """Let the public see the draft. Whoever loaded it cannot publish it."""
    shell: Shell = context.obj
    with shell.refusing():
        found = desk.draft()
        names = [] if found is None else found.uploads["dataset"].unique().sort().to_list()
        told = {name: compare.told_of(name) for name in names}
        compared = {name: one for name, one in told.items() if one is not None}
        desk.approve(release, actor=who, compared=compared)
    for name in sorted(told.keys() - compared.keys()):
        shell.warn(Message(NOT_COMPARED, {"dataset": name}))
    shell.say(Message(PUBLISHED, {"release": str(release)}))


def give_back(
    context: typer.Context,
    release: Release,
    reason: Annotated[str, typer.Option(help="Why; without anybody's name.")],
    who: Who = None,
) -> None:
    """Send the draft back to whoever loaded it; it cannot be published until it is changed."""
    shell: Shell = context.obj
    with shell.refusing():
        desk.give_back(release, reason=reason, actor=who)
    shell.say(Message(SENT_BACK, {"release": str(release)}))
