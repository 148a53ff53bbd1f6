"""Whoever is over a limit at the doors is sent away here, from memory and in the same bytes: before a thread, the
database or any reading of what they want is spent on them. What is guessed wrong is counted behind the doors."""

from __future__ import annotations

import json
import math

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leanwall.access.origins import SAFE_METHODS
from leanwall.access.secrets import read_code
from leanwall.access.tries import Tries
from leanwall.api.deps import CALLER
from leanwall.api.problems import STATUS, problem
from leanwall.errors import TooMany

DOORS = ("/api/join", "/api/ask", "/api/session")
BY_KEY = ("/api/join", "/api/ask")  # a code or the secret of a link is tried here
SIGN_IN = "/api/session"
FLOOD = 600  # requests a minute and address at the doors: a hall of 200 people behind one address comes in
SMALL = 4_096  # bytes; no code comes in more

_AWAY = problem(STATUS[TooMany], TooMany.code, "Too many tries; wait a minute and try again.")


class Doorkeeper:
    """ASGI around the routes. By address, `guesses` counts wrong codes, `strays` wrong links, `sign_ins` wrong tokens.
    A link has a limit of its own: a whole room may share an address with somebody who guesses."""

    def __init__(self, app: ASGIApp, guesses: Tries, strays: Tries, sign_ins: Tries) -> None:
        self._app, self._guesses, self._strays, self._sign_ins = app, guesses, strays, sign_ins
        self._floods = Tries(most=FLOOD, seconds=60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or not scope["path"].startswith(DOORS):
            await self._app(scope, receive, send)
            return
        caller, path = scope[CALLER], scope["path"]
        wait = self._floods.wait(caller)
        if not wait:
            self._floods.count(caller)
            wait = self._sign_ins.wait(caller) if path == SIGN_IN and scope["method"] == "POST" else 0.0
        if not wait and path.startswith(BY_KEY):
            guessing, straying = self._guesses.wait(caller), self._strays.wait(caller)
            if guessing or straying:
                said, receive = await _overheard(receive)
                wait = {True: guessing, False: straying, None: 0.0}[_is_code(said)]
        if wait:
            await _send_away(send, wait)
            return
        await self._app(scope, receive, send)


async def _overheard(receive: Receive) -> tuple[bytes, Receive]:
    """The beginning of a body, and a way to hear it again from the start."""
    heard: list[Message] = []
    size = 0
    while size <= SMALL:
        heard.append(message := await receive())
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    said = b"".join(message.get("body", b"") for message in heard)

    async def again() -> Message:
        return heard.pop(0) if heard else await receive()

    return said, again


def _is_code(body: bytes) -> bool | None:
    """None where no key can be read: what is wrong with it is said behind the door."""
    if len(body) > SMALL:
        return None
    try:
        key = json.loads(body)["key"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return read_code(key) is not None if isinstance(key, str) else None


async def _send_away(send: Send, wait: float) -> None:
    headers = [*_AWAY.raw_headers, (b"retry-after", b"%d" % math.ceil(wait))]
    await send({"type": "http.response.start", "status": _AWAY.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": _AWAY.body})
