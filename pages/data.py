"""Data and methods: where the numbers come from, how they are made, what they cannot say."""

import contracts
from ui import data, frame, headlines, ledger, methods
from words.sentences import data as sentences

screen = frame.open("data")
reader, _ = screen.language, screen.language.text

headlines.section(_("Before you believe a number"))
headlines.sentences(*sentences.limits(reader))
headlines.section(_("Values that are not plain numbers"))
headlines.sentences(*sentences.signs(reader))

headlines.section(_("Data sets"))
methods.show_datasets(screen)
headlines.section(_("Ledger"))
ledger.show(data.frame(screen.release, contracts.UPLOAD), screen=screen)

headlines.section(_("What the law allows"))
methods.show_norms(screen)
headlines.section(_("Methods"))
methods.show_methods(screen)
frame.close(screen)
