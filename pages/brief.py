"""Briefing note: one question, answered on one or two pages to be handed over."""

from ui import brief, brief_paper, frame, headlines

screen = frame.open("brief")
_ = screen.language.text

code = brief.choose(screen)
note = brief.note(screen, code)
brief.downloads(screen, note)
headlines.section(_("The note as it will read"))
brief_paper.show(screen, note)
frame.close(screen)
