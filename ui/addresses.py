"""Numbers by address: what the public may see, as JSON, so that others can build on them.

``/data/v1/measures`` lists what can be asked, ``/data/v1/measures/rates?region=47&lang=kk``
answers. The choices have the names and codes that the screens' own addresses have.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

import orjson
import polars as pl
import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

import contracts
import releases
from charts.measures import OF_PUBLISHED, OF_REGISTER
from etl.api import DataRefused
from report.asked import Asked
from report.numbers import catalogue, numbers
from report.questions import QUESTIONS
from ui import door, editions, guard
from ui.asked import choices
from ui.late import PREFIX
from ui.selection import PUBLISHED, Selection, read, write
from words import N_, Message, language, preferred

#: Choices that change an answer; any other name in an address is a mistake that is told.
NAMES = ("lang", "data", "region", "law", "measure", "series", "article", "transition", "start",
         "event", "days")  # fmt: skip
_MOST_KEPT = 256
_UNKNOWN = N_("The address says {code}={value}, which has no meaning here. Expected: {expected}.")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an answer depends on; the release is known by its folder."""

    folder: str
    selection: Selection
    code: str
    site: str
    release: releases.Release = field(compare=False)


class _Refusal(Exception):  # noqa: N818 - it becomes an answer
    """What an address cannot have: a status code and the sentences that say why."""

    def __init__(self, status: int, *why: Message) -> None:
        super().__init__(status)
        self.status, self.why = status, why


def routes() -> list[BaseRoute]:
    """Return the routes, which answer to the names that this server may be called by alone."""
    hosts = list(st.get_option("server.allowedHosts")) or ["*"]
    guards = [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(guard.FewAtATime),
    ]
    inside = [
        Route("/measures", _list),
        Route("/measures/{code}", _measure),
        Route("/revisions", _revisions),
    ]
    return [Mount(PREFIX, routes=inside, middleware=guards)]


def _list(request: Request) -> Response:
    reader = language(preferred(request.query_params.get("lang"), "en"))
    try:
        _enter()
        found = [
            one | {"address": f"{request.url.path}/{one['measure']}"} for one in catalogue(reader)
        ]
        return _json({"measures": found, "choices": NAMES})
    except _Refusal as refusal:
        return _refused(request, refusal)


def _measure(request: Request) -> Response:
    try:
        _enter()
        wanted = _wanted(request)
    except _Refusal as refusal:
        return _refused(request, refusal)
    return Response(_body(wanted), media_type="application/json")


def _revisions(request: Request) -> Response:
    try:
        _enter()
        _release()
        return _json({"revisions": releases.revisions()})
    except _Refusal as refusal:
        return _refused(request, refusal)


def _enter() -> None:
    if not door.is_open():
        raise _Refusal(
            401, Message(N_("This dashboard is not open to everybody. Sign in on its screens."))
        )


def _wanted(request: Request) -> _Wanted:
    code = request.path_params["code"]
    if code not in QUESTIONS:
        known = ", ".join(QUESTIONS)
        raise _Refusal(
            404,
            Message(
                N_("There is no measure “{code}”. Known: {known}."),
                {"code": code[:40], "known": known},
            ),
        )
    release = _release()
    selection = _selection(request, release)
    _check(code, selection)
    site = f"{request.url.scheme}://{request.url.netloc}"
    return _Wanted(str(release.folder), selection, code, site, release)


def _release() -> releases.Release:
    try:
        return editions.of_everybody()
    except (releases.NoRelease, DataRefused):
        raise _Refusal(
            503, Message(N_("There are no data yet. They are made on the first visit."))
        ) from None


def _selection(request: Request, release: releases.Release) -> Selection:
    address = dict(request.query_params)
    strange = sorted(name for name in address if name not in NAMES)
    if strange:
        raise _Refusal(
            400,
            *(
                Message(
                    N_("The address says “{name}”, which has no meaning here. Known: {known}."),
                    {"name": name[:40], "known": ", ".join(NAMES)},
                )
                for name in strange
            ),
        )
    datasets = release.frame(contracts.DATASET)["dataset"].to_list()
    regions = release.frame(contracts.REGION)["region_code"].to_list()
    selection, faults = read(
        {"lang": "en"} | address, datasets=datasets, regions=regions, browser=None
    )
    if faults:
        raise _Refusal(400, *(Message(_UNKNOWN, {"code": "data"} | f.values) for f in faults))
    measures = OF_PUBLISHED if selection.dataset == PUBLISHED else OF_REGISTER
    if "measure" in address and selection.measure not in measures:
        known = ", ".join(measures)
        raise _Refusal(
            400,
            Message(_UNKNOWN, {"code": "measure", "value": selection.measure, "expected": known}),
        )
    return selection


def _check(code: str, selection: Selection) -> None:
    if selection.region is not None and not QUESTIONS[code].knows_places:
        raise _Refusal(400, Message(N_("This measure is answered for the whole country only.")))


@lru_cache(maxsize=_MOST_KEPT)
def _body(wanted: _Wanted) -> bytes:
    selection, release = wanted.selection, wanted.release
    datasets = release.frame(contracts.DATASET)
    row = datasets.row(by_predicate=pl.col("dataset") == selection.dataset, named=True)
    asked = Asked(release, row, language(selection.language), choices(selection), as_public=True)
    screen = QUESTIONS[wanted.code].screen
    seen = selection.seen if selection.dataset == PUBLISHED else "public"
    codes = write(selection, seen=seen)
    answer = numbers(asked, wanted.code, screen=f"{wanted.site}/{screen}?{urlencode(codes)}")
    return orjson.dumps(answer | {"choices": codes}, option=orjson.OPT_INDENT_2)


def _refused(request: Request, refusal: _Refusal) -> Response:
    reader = language(preferred(request.query_params.get("lang"), "en"))
    return _json({"error": [why.text(reader) for why in refusal.why]}, status=refusal.status)


def _json(content: object, *, status: int = 200) -> Response:
    body = orjson.dumps(content, option=orjson.OPT_INDENT_2)
    return Response(body, status_code=status, media_type="application/json")
