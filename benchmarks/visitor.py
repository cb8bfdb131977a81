"""A visitor without a browser: asks for screens as the browser does, and counts what comes."""

import re
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

#: The browser's own offer; the server answers with the first of them.
PROTOCOL = Subprotocol("streamlit")
#: Longer than any chart of ours.
MOST_BYTES = 64 * 2**20
#: The end of the line in the menu that names the release, in every language.
_RELEASE = re.compile(r"UTC\..*\b([0-9a-f]{8})\.$")


class ScreenError(RuntimeError):
    """A screen ended with an exception, which every reader would see as a red box."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of a screen cost.

    Attributes:
        seconds: From the question until the server said that the screen is complete.
        payload_bytes: Of all messages in between, before compression.
        release: The first letters of the contents' hash, as the menu says which release is shown;
            empty where no release is.
    """

    seconds: float
    payload_bytes: int
    release: str = ""


class Visitor:
    """One session: opens it, asks for screens one after another, closes it."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"

    async def __aenter__(self) -> Self:
        self._line: ClientConnection = await connect(
            self._address, subprotocols=[PROTOCOL], max_size=MOST_BYTES
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._line.close()

    async def see(self, screen: str, **codes: str) -> Answer:
        """Ask for a screen, by its file's name in ``pages/`` and the codes of its address.

        Raises:
            ScreenError: It ended with an exception.
        """
        question = BackMsg()
        question.rerun_script.query_string = urlencode(codes)
        question.rerun_script.page_name = "" if screen == "overview" else screen
        question.rerun_script.context_info.locale = "ru-RU"
        began = time.perf_counter()
        await self._line.send(question.SerializeToString())
        payload, release = 0, ""
        async for message in self._line:
            payload += len(message)
            said = ForwardMsg.FromString(message if isinstance(message, bytes) else b"")
            if said.WhichOneof("type") == "delta" and said.delta.new_element.HasField("exception"):
                raise ScreenError(f"{screen}: {said.delta.new_element.exception.type}")
            if named := _RELEASE.search(said.delta.new_element.markdown.body):
                release = named.group(1)
            if said.WhichOneof("type") == "script_finished":
                break
        return Answer(time.perf_counter() - began, payload, release)
