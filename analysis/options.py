"""The options that the commands of ``python -m analysis`` share."""

from datetime import datetime, time
from typing import Annotated, Literal

import typer

from analysis import commands, legal
from analysis.output import Format

Dataset = Annotated[str, typer.Option(help="Name of the data set.")]
Region = Annotated[str | None, typer.Option(help="Two-digit code of one region, such as 47.")]
Articles = Annotated[list[str] | None, typer.Option("--article", help="Only this article; again.")]
By = Annotated[list[str] | None, typer.Option(help="Column of the groups; may be repeated.")]
Form = Annotated[Format, typer.Option("--format", help="How to print it.")]
Tongue = Annotated[Literal["kk", "ru", "en"], typer.Option("--language", help="Of the notes.")]
Public = Annotated[bool, typer.Option("--public", help="As the public sees it.")]
Start = Annotated[commands.Start, typer.Option(help="From when people are watched.")]
Event = Annotated[commands.Event, typer.Option(help="Which new case counts.")]
Days = Annotated[int, typer.Option(min=1, help="Length of the window.")]
LawDate = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The law's date.")]

SIGNED = datetime.combine(legal.SIGNED, time())
IN_FORCE = datetime.combine(legal.IN_FORCE, time())
