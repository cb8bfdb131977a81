"""Numbers by address, brought in when a program asks: no reader of a screen waits for them."""

from functools import cache

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/data/v1"


class Numbers:
    """Middleware that answers what lies under ``PREFIX``.

    Its answers need every measure there is, and what counts questions: half a second of imports,
    which would come before the first screen if they were made at the start.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a question for numbers; pass anything else on."""
        if scope["type"] != "http" or not scope["path"].startswith(f"{PREFIX}/"):
            await self.app(scope, receive, send)
            return
        answering = await run_in_threadpool(_answering)
        await answering(scope, receive, send)


@cache
def _answering() -> Starlette:
    from ui import addresses  # noqa: PLC0415 - slow; see the class

    return Starlette(routes=addresses.routes())
