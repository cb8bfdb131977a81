"""Checks and loads as the screen sees them: begun, watched, stopped, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from etl import api
from etl.api import jobs
from ui.navigation import link
from ui.upload import files as desk
from ui.upload.files import Chosen
from words import Language

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from ui.frame import Screen

#: A file that is checked sooner than this is shown at once, without a bar.
PATIENCE_SECONDS = 1.5
POLL_SECONDS = 1.0


def checked(chosen: Chosen, screen: Screen) -> jobs.Job | None:
    """Check a file and return the job once it has ended; None while it goes on.

    The same file with the same answers against the same release is checked once; another answer
    makes a new check, and the former one is stopped and forgotten.
    """
    asked = repr((chosen.asked, screen.release.number))
    kept: dict[str, tuple[str, str]] = st.session_state.setdefault("up_checks", {})
    former = kept.get(chosen.file.file_id)
    if former is None or former[0] != asked or jobs.look(former[1]) is None:
        if former:
            jobs.cancel(former[1])
            jobs.forget(former[1])
        job_id = jobs.start(chosen.file.getvalue(), work="check", options=chosen.asked)
        kept[chosen.file.file_id] = (asked, job_id)
    job_id = kept[chosen.file.file_id][1]
    job = jobs.wait(job_id, seconds=PATIENCE_SECONDS)
    if job is not None and job.status == "running":
        _watch(job_id, screen.language)
        return None
    return job


def refused(job: jobs.Job, reader: Language) -> bool:
    """Say why a job has no report, if it has none; what ended without an answer can be repeated."""
    match job.status:
        case "refused":
            for message in job.refusal:
                st.error(message.text(reader))
        case "cancelled":
            st.info(reader.text("Stopped. Nothing was written."))
        case "failed":
            st.error(
                reader.text(
                    "The program that reads the file ended without an answer. "
                    "The ledger below shows whether anything was loaded."
                )
            )
            if job.reason:
                st.caption(reader.text("For the administrator: {reason}", reason=job.reason))
    if job.work == "check" and job.status in ("failed", "cancelled"):
        again = reader.text("Check once more")
        st.button(again, key=f"up_again_{job.job_id}", on_click=jobs.forget, args=(job.job_id,))
    return job.status != "done"


def begin_load(chosen: Chosen, *, actor: str | None) -> None:
    """Start loading a file; it goes on whatever becomes of this tab."""
    options = chosen.asked | {"actor": actor}
    job_id = jobs.start(chosen.file.getvalue(), work="load", options=options)
    mine: dict[str, str] = st.session_state.setdefault("up_loads", {})
    mine[job_id] = chosen.file.file_id
    st.session_state["up_last_dataset"] = chosen.dataset
    jobs.wait(job_id, seconds=PATIENCE_SECONDS)
    st.rerun()


def loads(screen: Screen) -> bool:
    """Draw every load that goes on or has ended unseen, whoever began it; tell if one goes on."""
    found = [job for job in jobs.every() if job.work == "load"]
    for job in found:
        if job.status == "running":
            _watch(job.job_id, screen.language)
        else:
            _ended(job, screen)
    return any(job.status == "running" for job in found)


def note_ended(files: list[UploadedFile]) -> None:
    """Settle the files of this tab whose load has ended well, before they are drawn."""
    mine: dict[str, str] = st.session_state.get("up_loads", {})
    for job_id in [*mine]:
        job = jobs.look(job_id)
        if job is None or job.status != "running":
            file_id = mine.pop(job_id)
            if job is not None and job.status == "done":
                desk.settle(file_id, desk.LOADED, files)
                st.rerun()


def progress_words(job: jobs.Job, reader: Language) -> str:
    """Return how far a job is: the file, the phase, the rows, the seconds left."""
    phase = reader.text(api.PHASES[job.phase][0])
    parts = [str(job.options.get("file_name", "")), phase]
    if job.rows is not None:
        parts.append(reader.plural("{n} row", "{n} rows", job.rows))
    if job.seconds_left is not None:
        seconds = max(1, round(job.seconds_left))
        parts.append(reader.plural("about {n} second left", "about {n} seconds left", seconds))
    return " · ".join(part for part in parts if part)


def _watch(job_id: str, reader: Language) -> None:
    """Draw a running job, again each second, and the whole screen once it has ended."""

    @st.fragment(run_every=POLL_SECONDS)
    def bar() -> None:
        job = jobs.look(job_id)
        if job is None or job.status != "running":
            st.rerun()
        st.progress(job.share, text=progress_words(job, reader))
        st.button(
            reader.text("Stop"),
            key=f"up_stop_{job_id}",
            disabled=not job.can_cancel,
            help=reader.text("Nothing is written then. Closing this tab does not stop it."),
            on_click=jobs.cancel,
            args=(job_id,),
        )

    bar()


def _ended(job: jobs.Job, screen: Screen) -> None:
    """Say what became of a load, with the way to its numbers, until somebody hides it."""
    reader, _ = screen.language, screen.language.text
    with st.container(border=True, key=f"up_ended_{job.job_id}"):
        st.caption(str(job.options.get("file_name", "")))
        if not refused(job, reader) and job.report is not None:
            dataset = job.report.dataset
            st.success(
                reader.plural(
                    "{n} row loaded into the data set “{name}”.",
                    "{n} rows loaded into the data set “{name}”.",
                    job.report.rows_loaded,
                    name=dataset,
                )
            )
            if job.report.kind != "form-1m":  # a form alone is no register to look into
                words = _("See the numbers of this data set")
                link("regions", words, screen.selection, dataset=dataset, measure="stalking")
        st.button(_("Hide"), key=f"up_hide_{job.job_id}", on_click=jobs.forget, args=(job.job_id,))
