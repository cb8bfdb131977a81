"""Whether this process serves, and what: for whoever watches over the machine."""

from datetime import UTC, datetime

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import releases

PATH = "/health"
#: How many rows there are, and what is not public yet, is for this machine alone: of a small
#: register it would say too much.
NEIGHBOURS = ("127.0.0.1", "::1")


def route() -> Route:
    """Return the route that answers 200 with the release in service, or 503 without one."""
    return Route(PATH, _health)


def _health(request: Request) -> Response:
    is_near = request.client is not None and request.client.host in NEIGHBOURS
    try:
        release = releases.current() if is_near else releases.public()
        public = releases.public()
    except releases.NoRelease:
        return _json({"status": "no release"}, status=503)
    said: dict[str, object] = {
        "status": "serving",
        "release": release.number,
        "content_hash": release.content_hash,
        "created_at": release.created_at.isoformat(),
        "age_seconds": round((datetime.now(UTC) - release.created_at).total_seconds()),
    }
    if is_near:
        said |= {"rows": release.rows, "public_release": public.number}
    return _json(said)


def _json(content: object, *, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(orjson.dumps(content), status, media_type="application/json", headers=headers)
