"""Signing in, signing out, who one is, and where else one is signed in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Request, Response
from pydantic import BaseModel, Field

from leanwall.access.mail import read_email
from leanwall.access.people import Principal
from leanwall.access.secrets import digest
from leanwall.access.sessions import Sessions
from leanwall.access.tries import Tries
from leanwall.api.cookies import agent, drop, held, keep
from leanwall.api.deps import Caller, Client, Doors, Who
from leanwall.api.problems import documented, log_fault
from leanwall.clients import Clients
from leanwall.errors import BadInput, Forbidden, LeanwallError, NotFound, NotSignedIn, TooMany

router = APIRouter(prefix="/api", tags=["people"], responses=documented(NotSignedIn, Forbidden, BadInput))


class SignIn(BaseModel):
    token: Annotated[str, Field(max_length=1_000, description="The token of a sign-in address, or LEANWALL_TOKEN.")]


class Email(BaseModel):
    email: Annotated[str, Field(max_length=320)]


class Ways(BaseModel):
    """How one can sign in here, besides with an address that one was given."""

    mail: bool
    service: Annotated[str | None, Field(description="The name of the sign-in service, if there is one.")]


class Rename(BaseModel):
    name: str | None = None
    color: Annotated[str | None, Field(description="Like #0B5FA5.")] = None


class Workspace(BaseModel):
    id: str
    name: str


class Me(BaseModel):
    """The person that is signed in. A guest has a board, and no workspace's name."""

    id: str
    name: str
    color: str
    role: str
    workspace: Workspace
    board_id: str | None
    waiting: Annotated[bool, Field(description="A guest whom the facilitator has not let in yet.")]


class Sitting(BaseModel):
    """A browser that is signed in. Times are ISO in UTC."""

    id: str
    agent: Annotated[str, Field(description="What the browser calls itself.")]
    created_at: str
    seen_at: str
    current: bool


class Sittings(BaseModel):
    sessions: list[Sitting]


@router.post(
    "/session", status_code=201, summary="Exchange a token for a session cookie", responses=documented(TooMany)
)
def sign_in(body: SignIn, request: Request, response: Response, doors: Doors, caller: Caller) -> Me:
    tries: Tries = request.app.state.sign_ins
    tries.check(caller)
    try:
        secret, principal = doors.sign_in(body.token, held(request), agent(request))
    except NotSignedIn:
        tries.count(caller)
        raise
    keep(secret, request, response)
    request.app.state.audit.note(principal.workspace_id, principal.id, "signed.in")
    return _me(principal, doors)


@router.get("/session/ways", summary="How one can sign in here")
def ways(request: Request, clients: Client) -> Ways:
    oidc = request.app.state.oidc
    return Ways(mail=clients.sends_mail, service=oidc.title if oidc else None)


@router.post(
    "/session/mail", status_code=202, summary="Ask for a sign-in address by e-mail; the answer is always the same",
    responses=documented(TooMany),
)  # fmt: skip
async def mail(body: Email, request: Request, clients: Client, caller: Caller, later: BackgroundTasks) -> None:
    email = read_email(body.email)
    for key in (caller, digest(email)):
        request.app.state.mails.take(key)
    later.add_task(_send, clients, email)


async def _send(clients: Clients, email: str) -> None:
    """After the answer, which must not tell by its time whether somebody is known. The log names nobody."""
    try:
        await clients.mail_sign_in(email)
    except LeanwallError as error:
        log_fault(error)


@router.get("/session", summary="The person that is signed in (the same as /api/me)")
@router.get("/me", summary="The person that is signed in")
def me(who: Who, request: Request, response: Response, doors: Doors) -> Me:
    # A browser that comes back keeps its cookie for as long again, as the server keeps its session.
    if (secret := held(request)) and "authorization" not in request.headers:
        keep(doors.renew(secret), request, response)
    return _me(who, doors)


@router.patch("/me", summary="Change my name or colour")
def rename(body: Rename, who: Who, doors: Doors) -> Me:
    return _me(doors.rename(who, body.name, body.color), doors)


@router.delete("/session", status_code=204, summary="Sign out: the cookie is worthless from here on")
async def sign_out(request: Request, response: Response, who: Who) -> None:
    await request.app.state.service.sign_out(who)
    drop(request, response)


@router.get("/sessions", summary="Where I am signed in, the last used first")
def list_sessions(who: Who, doors: Doors) -> Sittings:
    mine = doors.sittings(who)
    return Sittings(
        sessions=[
            Sitting(
                id=sitting.id, agent=sitting.agent, created_at=sitting.created_at, seen_at=sitting.seen_at,
                current=sitting.id == who.session,
            )
            for sitting in mine
        ]
    )  # fmt: skip


@router.delete(
    "/sessions/{session_id}", status_code=204, summary="Sign out another browser of mine",
    responses=documented(NotFound),
)  # fmt: skip
async def end_session(session_id: str, request: Request, who: Who) -> None:
    await request.app.state.service.end_session(who, session_id)


def _me(who: Principal, doors: Sessions) -> Me:
    workspace = Workspace(id="" if who.is_guest else who.workspace_id, name=doors.workspace_name(who))
    return Me(
        id=who.id, name=who.name, color=who.color, role=who.role, workspace=workspace,
        board_id=who.board_id, waiting=who.waiting,
    )  # fmt: skip
