"""The size of what is sent to us: refused by its announced length, or at the byte that is too much."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leanwall.api.problems import refusal
from leanwall.errors import TooLarge

HEARD_OUT = 64 * 2**20  # bytes beyond the limit that are read and thrown away


class BodyLimit:
    """ASGI around the routes; `limit` in bytes.

    Whoever sends too much is heard out before the answer, as far as `HEARD_OUT`: on a line that is closed while they
    still send, they would find it broken and never read why.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self._limit:
            await self._refuse(scope, receive, send)
            return
        await self._count(scope, receive, send)

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        left, is_whole = self._limit, False

        async def counted() -> Message:
            nonlocal left, is_whole
            message = await receive()
            left -= len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if left < 0:
                raise TooLarge(self._sentence)
            return message

        async def unless_too_large(message: Message) -> None:
            if left >= 0:  # else the framework answers the interrupted body in its own words
                await send(message)

        try:
            await self._app(scope, counted, unless_too_large)
        except Exception:
            if left >= 0:
                raise
        if left < 0:
            await self._refuse(scope, receive, send, is_whole)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, is_whole: bool = False) -> None:
        if not is_whole:  # after the last byte there is nothing to hear but the line that closes
            await _hear_out(receive)
        await refusal(TooLarge(self._sentence))(scope, receive, send)

    @property
    def _sentence(self) -> str:
        return f"At most {self._limit / 2**20:g} MB can be sent at once; LEANWALL_MAX_BODY_MB sets the limit."


async def _hear_out(receive: Receive) -> None:
    """Reads the rest of a body and keeps nothing of it."""
    left, goes_on = HEARD_OUT, True
    while goes_on and left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        goes_on = message["type"] == "http.request" and message.get("more_body", False)
