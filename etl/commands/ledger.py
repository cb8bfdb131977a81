"""The command about what was loaded before: history."""

from typing import Annotated

import typer

from etl import api
from etl.columns import Kind
from etl.console import Shell


def history(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID", help="The case_id or sanction_id.")],
    *,
    dataset: Annotated[str, typer.Option(help="The data set of the record.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What the record is.")] = "case",
) -> None:
    """List every version of one record and what each of them changed, oldest first."""
    shell: Shell = context.obj
    _ = shell.reader.text
    with shell.refusing():
        versions = api.history(dataset, kind, key)
    shell.show(
        [
            _("Version"),
            _("Upload"),
            _("Loaded at"),
            _("Loaded by"),
            _("State"),
            _("Column"),
            _("Before"),
            _("After"),
        ],
        [
            (
                row["version"],
                row["upload_id"],
                f"{row['loaded_at']:%Y-%m-%d %H:%M} UTC",
                row["loaded_by"],
                _("withdrawn") if row["state"] == "withdrawn" else _("counts"),
                row["column_name"],
                row["before"],
                row["after"],
            )
            for row in versions.iter_rows(named=True)
        ],
    )
