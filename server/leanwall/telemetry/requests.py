"""Counts HTTP requests by route and status. Plain ASGI around everything; sockets pass untouched."""

from __future__ import annotations

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leanwall.telemetry.counts import REQUESTS


class Counted:
    """The route's pattern and never the address itself: that may hold secrets and ids."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, begun = "none", perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            REQUESTS.labels(_route(scope), status).observe(perf_counter() - begun)


def _route(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", "page"))
