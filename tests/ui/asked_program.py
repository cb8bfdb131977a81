"""How tests ask a part of the program that answers addresses, without a server."""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    app: ASGIApp, path: str = "/", *, query: str = "", client: str = "10.0.0.1", **headers: str
) -> Answer:
    """Ask a program as its server does; ``accept_language="kk"`` becomes a header."""
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": sent,
        "client": (client, 5000),
    }
    asyncio.run(app(scope, receive, send))
    start, *rest = said
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(part["body"] for part in rest))
