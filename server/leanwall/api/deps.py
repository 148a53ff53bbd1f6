"""What routes are handed: the service, and the person who asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request
from starlette.requests import HTTPConnection

from leanwall.access.people import Principal
from leanwall.access.sessions import Sessions
from leanwall.core.records import check_id
from leanwall.errors import BadInput, NotFound
from leanwall.service import Service


def service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


def sessions(request: Request) -> Sessions:
    found: Sessions = request.app.state.sessions
    return found


def identify(connection: HTTPConnection, cookie: str, sessions: Sessions) -> Principal:
    """Who asks, by bearer token or cookie; a wrong token is not made good by a cookie. Raises NotSignedIn."""
    authorization = connection.headers.get("authorization")
    if authorization is not None:
        return sessions.by_bearer(authorization.removeprefix("Bearer "))
    return sessions.by_cookie(connection.cookies.get(cookie, ""))


def signed_in(request: Request) -> Principal:
    return identify(request, request.app.state.cookie, sessions(request))


def known_id(board_id: Annotated[str, Path(description="The board's id.")]) -> str:
    """An id as we make them; anything else is just as unknown as a board that is not there."""
    try:
        return check_id(board_id)
    except BadInput:
        raise NotFound("There is no such board.") from None


Verbs = Annotated[Service, Depends(service)]
Doors = Annotated[Sessions, Depends(sessions)]
Who = Annotated[Principal, Depends(signed_in)]
BoardId = Annotated[str, Depends(known_id)]
