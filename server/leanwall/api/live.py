"""The WebSocket of a live board: who is it, then the hub takes over. Plain ASGI, since every frame passes here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.routing import Match, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from leanwall.access.people import Principal
from leanwall.access.sessions import Sessions
from leanwall.api.deps import identify, known_id
from leanwall.api.wire import Socket, wired
from leanwall.errors import LeanwallError, NotFound, NotSignedIn, TooMany

# close codes: 4000 + the status that plain HTTP would have answered; whatever else is worth another try
CLOSE_CODES: dict[type[LeanwallError], int] = {NotSignedIn: 4401, NotFound: 4404}
TRY_LATER = 1013
SECONDS_LATER = 2
MOST_OF_A_GUEST = 40  # sockets: each is a tab; whoever opens more wears the server out


class Hub(Protocol):
    """The live boards (sync/hub.py): serves one socket until it closes. Raises NotFound for a board not there."""

    async def serve(self, socket: Socket, workspace_id: str, board_id: str, principal: Principal) -> None: ...
    async def revoke(self, person_id: str) -> None: ...
    def sockets_of(self, person_id: str) -> int: ...


class Live:
    """ASGI application at /api/boards/{board_id}/live."""

    def __init__(self, hub: Hub, sessions: Sessions, cookie: str) -> None:
        self._hub = hub
        self._sessions = sessions
        self._cookie = cookie
        self._closing: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refusals come as a `bye` on the open socket: a browser can't read the answer to a failed handshake."""
        await receive()
        await send({"type": "websocket.accept"})
        socket = wired(receive, send, scope)
        try:
            board_id = await known_id(scope["path_params"]["board_id"])
            principal = await self._who(scope)
            if principal.is_guest and self._hub.sockets_of(principal.id) >= MOST_OF_A_GUEST:
                raise TooMany("This wall is open in too many tabs; close some.", retry_after=SECONDS_LATER)
            ending = self._end_in_time(principal)
            try:
                await self._hub.serve(socket, principal.workspace_id, board_id, principal)
            finally:
                if ending is not None:
                    ending.cancel()
        except LeanwallError as error:
            await _say_goodbye(socket, error)

    async def _who(self, scope: Scope) -> Principal:
        """Asked again when somebody's rights were changed in between: from here on the hub closes their sockets."""
        while True:
            changes = self._sessions.changes
            principal = await run_in_threadpool(identify, HTTPConnection(scope), self._cookie, self._sessions)
            if changes == self._sessions.changes:
                return principal

    def _end_in_time(self, principal: Principal) -> asyncio.TimerHandle | None:
        """A guest's access may end while the wall is open."""
        if principal.until is None:
            return None
        left = (datetime.fromisoformat(principal.until) - datetime.now(UTC)).total_seconds()
        loop = asyncio.get_running_loop()
        return loop.call_later(max(0.0, left), lambda: self._closing.add(loop.create_task(self._revoke(principal.id))))

    async def _revoke(self, person_id: str) -> None:
        await self._hub.revoke(person_id)
        self._closing = {task for task in self._closing if not task.done()}


class Shortcut:
    """Sockets of live boards go to their route past the layers that answer requests: a thousand people wait in them for
    hours, and each layer that they stand in takes memory of its own for each of them."""

    def __init__(self, route: WebSocketRoute, rest: ASGIApp) -> None:
        self._route = route
        self._rest = rest

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """No coroutine itself: it would be one more."""
        match, found = self._route.matches(scope)
        if match is not Match.FULL:
            return self._rest(scope, receive, send)
        scope.update(found)
        return self._route.app(scope, receive, send)


async def _say_goodbye(socket: Socket, error: LeanwallError) -> None:
    code = CLOSE_CODES.get(type(error), TRY_LATER)
    bye: dict[str, Any] = {"type": "bye", "code": error.code, "message": error.message}
    if code == TRY_LATER:
        bye["retry_after"] = SECONDS_LATER
    await socket.send(json.dumps(bye))
    await socket.close(code, error.code)
