"""The measures as the command line asks for them: a question in, a table with its notes out."""

from analysis.commands.courts import PenaltiesShown, penalties, practice
from analysis.commands.law import LawShown, before_after, conduct_and_law
from analysis.commands.people import Event, PeopleShown, Start, repeat_offences
from analysis.commands.places import forms, rates

__all__ = (
    "Event",
    "LawShown",
    "PenaltiesShown",
    "PeopleShown",
    "Start",
    "before_after",
    "conduct_and_law",
    "forms",
    "penalties",
    "practice",
    "rates",
    "repeat_offences",
)
