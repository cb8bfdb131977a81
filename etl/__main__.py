"""Everything the ETL does, from the command line: ``python -m etl --help``.

Exit codes: 0 done, 1 data refused, 2 usage.
"""

import sys
from typing import Annotated, Literal

import typer

from etl.commands import audit, backup, files, ledger, marts, publication, store
from etl.console import Shell, language_of_system
from words import language

app = typer.Typer(
    name="python -m etl",
    help="Load files, keep the ledger, publish releases. Exit: 0 done, 1 data refused, 2 usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    store.init,
    files.load,
    files.check,
    files.ledger,
    files.withdraw,
    backup.restore,
    ledger.history,
    files.rejected,
    store.simulate,
    store.releases,
    store.export,
    marts.marts,
    backup.backup,
    audit.audit,
    publication.two_person,
    publication.draft,
    publication.publish,
):
    app.command()(command)
app.command("return")(publication.give_back)


@app.callback()
def speak(
    context: typer.Context,
    code: Annotated[
        Literal["kk", "ru", "en"] | None,
        typer.Option("--language", help="Language of the answers; by default that of the system."),
    ] = None,
) -> None:
    """Choose the language of every answer."""
    context.obj = Shell(reader=language(code or language_of_system()))


def language_first(arguments: list[str]) -> list[str]:
    """Put ``--language`` before the command, so that it may stand anywhere.

    >>> language_first(["withdraw", "7", "--language", "kk"])
    ['--language', 'kk', 'withdraw', '7']
    """
    for position, argument in enumerate(arguments):
        if argument == "--language" or argument.startswith("--language="):
            after = position + (1 if "=" in argument else 2)
            return arguments[position:after] + arguments[:position] + arguments[after:]
    return arguments


if __name__ == "__main__":
    app(language_first(sys.argv[1:]))
