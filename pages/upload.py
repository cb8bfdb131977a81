"""Upload: template → file → mapping → checks → preview with differences → load → ledger."""

import streamlit as st

from ui import frame, headlines, history, ledger, publication
from ui.cards import public
from ui.upload import choose, describe, forms, mapping, preview, report, steps, work
from ui.upload import files as desk

screen = frame.open("upload")
reader, _ = screen.language, screen.language.text
if screen.is_public:
    public.not_here(screen)
    frame.close(screen)
    st.stop()
ledger.notice(screen)
is_loading = work.loads(screen)

steps.show(reader)
headlines.section(_("Before you choose a file"))
choose.templates(screen)

headlines.section(_("The file"))
files = choose.choose_files(screen)
work.note_ended(files)
file = desk.next_file(files)
chosen = describe.file_of(file, screen) if file is not None else None

if chosen is not None:
    chosen = mapping.answered(chosen)
    job = work.checked(chosen, screen)
    if job is not None:
        headlines.section(_("What the checks found"))
        is_refused = work.refused(job, reader)
        if job.report is not None:
            report.show(job.report, reader)
        mapping.ask_headers(chosen, screen, is_read=job.report is not None)
        if job.report is not None and not is_refused:
            mapping.ask_values(chosen, job.report.unknown_values, screen)
            headlines.section(_("What would change"))
            preview.show(job.report.changes, screen)
            steps.offer_load(chosen, job.report, files, screen, is_loading=is_loading)

publication.show(screen)
headlines.section(_("Ledger"))
uploads = ledger.entries()
ledger.show(uploads, screen=screen)
left, right = headlines.halves()
with left:
    ledger.withdraw(uploads, screen=screen)
with right:
    ledger.restore(uploads, screen=screen)

forms.show(screen)
headlines.section(_("History of a record"))
history.look_up(uploads, screen=screen)
frame.close(screen)
