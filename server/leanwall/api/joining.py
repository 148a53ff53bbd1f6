"""Coming in by a link or a join code. The key travels in the body, never in an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from leanwall.api.cookies import agent, held, keep
from leanwall.api.deps import Caller, Entering
from leanwall.api.problems import documented
from leanwall.errors import BadInput, NotFound, TooLarge, TooMany

router = APIRouter(prefix="/api/join", tags=["access"], responses=documented(NotFound, BadInput, TooMany, TooLarge))


class Key(BaseModel):
    key: Annotated[str, Field(max_length=200, description="The secret behind the # of a link, or a join code.")]


class Coming(Key):
    name: Annotated[str | None, Field(max_length=400, description="Not needed where the browser is known.")] = None


class Invitation(BaseModel):
    """What a link or code opens."""

    title: str
    role: str
    lobby: Annotated[bool, Field(description="The facilitator lets people in one by one.")]
    name: Annotated[str | None, Field(description="The name that this browser goes by already.")]


class Joined(BaseModel):
    board_id: str
    waiting: bool


@router.post("/look", summary="What a link or a join code opens")
def look(body: Key, request: Request, entrance: Entering, caller: Caller) -> Invitation:
    return Invitation.model_validate(entrance.look(body.key, caller, held(request)))


@router.post("", status_code=201, summary="Come in as a guest by a link or a join code")
def join(body: Coming, request: Request, response: Response, entrance: Entering, caller: Caller) -> Joined:
    secret, joined = entrance.join(body.key, body.name, caller, held(request), agent(request))
    if secret is not None:
        keep(secret, request, response)
    return Joined.model_validate(joined)
