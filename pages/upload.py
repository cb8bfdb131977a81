"""Upload: file → checks → load → ledger → withdraw."""

from ui import frame, headlines, ledger, uploads

screen = frame.open("upload")
reader, _ = screen.language, screen.language.text
uploads.notice(screen)

headlines.section(_("1. Choose the file"))
chosen = uploads.choose_file(screen)
if chosen is not None:
    headlines.section(_("2. What the checks found"))
    report = uploads.check(chosen, screen)
    if report is not None:
        uploads.show_report(report, reader)
        uploads.offer_load(chosen, report, screen)

headlines.section(_("Ledger"))
ledger.show(ledger.entries(), screen=screen)
ledger.withdraw(ledger.entries(), screen=screen)
frame.close(screen)
