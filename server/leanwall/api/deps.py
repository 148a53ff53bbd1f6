"""What routes are handed: the service, and the person who asks. What does not block is a coroutine: the others are each
run in a thread."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request
from starlette.requests import HTTPConnection

from leanwall.access.people import Principal
from leanwall.access.sessions import Sessions
from leanwall.clients import Clients
from leanwall.core.records import check_id
from leanwall.core.sentences import LANGUAGES
from leanwall.entering import Entrance
from leanwall.errors import BadInput, NotFound
from leanwall.forgetting import Forgetting
from leanwall.hosting import Hosting
from leanwall.service import Service

CALLER = "leanwall.caller"  # where api/guard.py puts the address in the scope


async def service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


async def sessions(request: Request) -> Sessions:
    found: Sessions = request.app.state.sessions
    return found


async def entrance(request: Request) -> Entrance:
    found: Entrance = request.app.state.entrance
    return found


async def hosting(request: Request) -> Hosting:
    found: Hosting = request.app.state.hosting
    return found


async def forgetting(request: Request) -> Forgetting:
    found: Forgetting = request.app.state.forgetting
    return found


async def clients(request: Request) -> Clients:
    found: Clients = request.app.state.clients
    return found


def identify(connection: HTTPConnection, cookie: str, sessions: Sessions) -> Principal:
    """Who asks, by bearer token or cookie; a wrong token is not made good by a cookie. Where the address names a board
    or a workspace it is the person as whom they may see that one. Raises NotSignedIn, or NotFound for what is not
    theirs, just as for what is not there."""
    authorization = connection.headers.get("authorization")
    board_id = connection.path_params.get("board_id")
    if authorization is not None:
        who = sessions.by_bearer(authorization.removeprefix("Bearer "), board_id)
    else:
        who = sessions.by_cookie(connection.cookies.get(cookie, ""), board_id)
    workspace_id = connection.path_params.get("workspace_id")
    return who if workspace_id is None else sessions.as_in(who, workspace_id)


def signed_in(request: Request) -> Principal:
    return identify(request, request.app.state.cookie, request.app.state.sessions)


async def caller(request: Request) -> str:
    """The address that asks, as far as limits tell addresses apart."""
    found: str = request.scope.get(CALLER, "")
    return found


async def known_id(board_id: Annotated[str, Path(description="The board's id.")]) -> str:
    """An id as we make them; anything else is just as unknown as a board that is not there."""
    try:
        return check_id(board_id)
    except BadInput:
        raise NotFound("There is no such board.") from None


async def reader(request: Request) -> str:
    """The language of whoever asks, by Accept-Language; empty when that names none of ours."""
    wanted = request.headers.get("accept-language", "").lower().split(",")
    return next((tag for each in wanted if (tag := each.strip()[:2]) in LANGUAGES), "")


async def tongue(
    told: Annotated[str, Depends(reader)],
    language: Annotated[Literal["en", "de"] | None, Query(description="Of the findings; else Accept-Language.")] = None,
) -> str:
    """The language that findings are told in."""
    return language or told or "en"


Verbs = Annotated[Service, Depends(service)]
Doors = Annotated[Sessions, Depends(sessions)]
Entering = Annotated[Entrance, Depends(entrance)]
Host = Annotated[Hosting, Depends(hosting)]
Client = Annotated[Clients, Depends(clients)]
Forgets = Annotated[Forgetting, Depends(forgetting)]
Caller = Annotated[str, Depends(caller)]
Who = Annotated[Principal, Depends(signed_in)]
BoardId = Annotated[str, Depends(known_id)]
Reader = Annotated[str, Depends(reader)]
Tongue = Annotated[str, Depends(tongue)]
