"""How the command line speaks: results to stdout, everything else to stderr, in one language."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from etl import progress
from etl.errors import DataRefused
from words import N_, Language, Message, preferred

DONE, REFUSED, STOPPED_CODE = 0, 1, 130
SYSTEM = N_("The system refused: {reason}. The last release is still in service.")
STOPPED = N_("Stopped. The ledger shows what was loaded before: python -m etl ledger")


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
    def steps(self) -> Iterator[Callable[[Message], None]]:
        """Show on a terminal what is being done now; yields what says it."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        bar = Progress(*columns, console=self.err, transient=True, disable=not self.err.is_terminal)
        with bar:
            task = bar.add_task("", total=None)

            def step(message: Message) -> None:
                bar.update(task, description=message.text(self.reader))

            yield step

    @contextmanager
    def watching(self, file: str) -> Iterator[None]:
        """Show on a terminal how far the work on a file is: phase, rows, time left."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
        bar = Progress(
            *columns,
            TimeRemainingColumn(compact=True),
            console=self.err,
            transient=True,
            disable=not self.err.is_terminal,
        )
        with bar:
            task = bar.add_task(file, total=1.0)

            def hear(it: progress.Progress) -> None:
                said = [file, self.reader.text(progress.PHASES[it.phase][0])]
                if it.rows is not None:
                    said.append(self.reader.plural("{n} row", "{n} rows", it.rows))
                bar.update(task, completed=it.share, description=" · ".join(said))

            with progress.heard_by(hear):
                yield

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """End the program in words: exit code 1: data or disk at fault, 130: stopped."""
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
        except KeyboardInterrupt:
            self.warn(Message(STOPPED))
            raise typer.Exit(STOPPED_CODE) from None


def language_of_system() -> str:
    """Return the code of the terminal's language, English if it is none of ours."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return preferred(next((os.environ[name] for name in names if os.environ.get(name)), None), "en")
