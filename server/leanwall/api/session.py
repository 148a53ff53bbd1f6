"""Signing in, signing out, and who one is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from leanwall.access.people import Principal
from leanwall.access.sessions import Sessions
from leanwall.api.deps import Doors, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotSignedIn

router = APIRouter(prefix="/api", tags=["people"], responses=documented(NotSignedIn, Forbidden, BadInput))
SECURE_PREFIX = "__Host-"


class SignIn(BaseModel):
    token: Annotated[
        str, Field(max_length=1_000, description="The one-time token of the printed address, or LEANWALL_TOKEN.")
    ]


class Rename(BaseModel):
    name: str | None = None
    color: Annotated[str | None, Field(description="Like #0B5FA5.")] = None


class Workspace(BaseModel):
    id: str
    name: str


class Me(BaseModel):
    """The person that is signed in."""

    id: str
    name: str
    color: str
    role: str
    workspace: Workspace


@router.post("/session", status_code=201, summary="Exchange a token for a session cookie")
def sign_in(body: SignIn, request: Request, response: Response, doors: Doors) -> Me:
    cookie: str = request.app.state.cookie
    secret, principal = doors.sign_in(body.token, request.cookies.get(cookie, ""))
    _keep(secret, request, response)
    return _me(principal, doors)


@router.get("/session", summary="The person that is signed in (the same as /api/me)")
@router.get("/me", summary="The person that is signed in")
def me(who: Who, request: Request, response: Response, doors: Doors) -> Me:
    # A browser that comes back keeps its cookie for as long again, as the server keeps its session.
    if secret := request.cookies.get(request.app.state.cookie):
        _keep(secret, request, response)
    return _me(who, doors)


@router.patch("/me", summary="Change my name or colour")
def rename(body: Rename, who: Who, doors: Doors) -> Me:
    return _me(doors.rename(who, body.name, body.color), doors)


@router.delete("/session", status_code=204, summary="Sign out: the cookie is worthless from here on")
async def sign_out(request: Request, response: Response, who: Who, doors: Doors) -> None:
    await request.app.state.service.sign_out(who)
    cookie: str = request.app.state.cookie
    response.delete_cookie(cookie, httponly=True, samesite="lax", secure=cookie.startswith(SECURE_PREFIX))


def _keep(secret: str, request: Request, response: Response) -> None:
    cookie: str = request.app.state.cookie
    response.set_cookie(
        cookie,
        secret,
        max_age=request.app.state.cookie_seconds,
        httponly=True,
        samesite="lax",
        secure=cookie.startswith(SECURE_PREFIX),
    )


def _me(who: Principal, doors: Sessions) -> Me:
    workspace = Workspace(id=who.workspace_id, name=doors.workspace_name(who))
    return Me(id=who.id, name=who.name, color=who.color, role=who.role, workspace=workspace)
