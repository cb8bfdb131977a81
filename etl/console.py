"""How the command line speaks: results to stdout, everything else to stderr, in one language."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from etl.errors import DataRefused
from words import N_, Language, Message, preferred

DONE, REFUSED = 0, 1
SYSTEM = N_("The system refused: {reason}. The last release is still in service.")


@dataclass(frozen=True)
class Shell:
    """One run of the command line, with its reader."""

    reader: Language
    out: Console = field(default_factory=lambda: Console(highlight=False, soft_wrap=True))
    err: Console = field(
        default_factory=lambda: Console(stderr=True, highlight=False, soft_wrap=True)
    )

    def say(self, message: Message) -> None:
        """Print a sentence of the result."""
        self.out.print(message.text(self.reader), markup=False)

    def warn(self, message: Message) -> None:
        """Print a sentence that is not the result."""
        self.err.print(message.text(self.reader), markup=False)

    def show(self, headers: list[str], rows: list[tuple[object, ...]]) -> None:
        """Print a table, whole: a terminal may be narrow, a file is not."""
        table = Table(*headers, box=None, header_style="bold")
        for row in rows:
            table.add_row(*("" if cell is None else str(cell).replace("[", r"\[") for cell in row))
        wide = Console(width=None if self.out.is_terminal else 400, highlight=False)
        wide.print(table)

    @contextmanager
    def progress(self, total: int | None) -> Iterator[Callable[[Message], None]]:
        """Show a bar on a terminal; yields what moves it and says what is being done now.

        Args:
            total: How many steps there will be; None when that is not known.
        """
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        counted = (*columns, MofNCompleteColumn()) if total else columns
        bar = Progress(*counted, console=self.err, transient=True, disable=not self.err.is_terminal)
        with bar:
            task = bar.add_task("", total=total)
            started = False

            def step(message: Message) -> None:
                nonlocal started
                bar.update(task, advance=int(started), description=message.text(self.reader))
                started = True

            yield step

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """End the program in words, with exit code 1, when the data or the disk are at fault."""
        try:
            yield
        except DataRefused as refused:
            for message in refused.messages:
                self.warn(message)
            raise typer.Exit(REFUSED) from refused
        except (OSError, duckdb.IOException) as error:
            reason = str(error).splitlines()[0]
            self.warn(Message(SYSTEM, {"reason": reason}))
            raise typer.Exit(REFUSED) from error


def language_of_system() -> str:
    """Return the code of the terminal's language, English if it is none of ours."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return preferred(next((os.environ[name] for name in names if os.environ.get(name)), None), "en")
