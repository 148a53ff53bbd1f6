"""Who may come to a board: its links, its door, its guests. For facilitators."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from leanwall.api.deps import BoardId, Host, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn, TooLarge

router = APIRouter(
    prefix="/api/boards/{board_id}",
    tags=["access"],
    responses=documented(NotSignedIn, Forbidden, NotFound, BadInput),
)
Role = Literal["view", "comment", "edit", "facilitate"]


class BoardLink(BaseModel):
    """A link that lets guests in. Its address was told once, when it was made. Times are ISO in UTC."""

    id: str
    label: str
    role: str
    lobby: bool
    created_at: str
    expires_at: str
    joined: Annotated[int, Field(description="How many came by it.")]


class Door(BaseModel):
    """The open door: what the big screen shows."""

    id: str
    role: str
    lobby: bool
    code: str
    url: Annotated[str, Field(description="What the QR code says.")]
    page: Annotated[str, Field(description="Where a code is typed.")]
    qr: Annotated[list[str], Field(description="The QR code: a row of 1 (dark) and 0 for each line of squares.")]
    expires_at: str


class Guest(BaseModel):
    """Somebody who came by a link. `until` is when their access ends."""

    id: str
    name: str
    color: str
    role: str
    muted: bool
    waiting: bool
    link_id: str | None
    until: str | None


class Access(BaseModel):
    """`reach`: who can reach this server at all."""

    reach: Literal["here", "network", "public"]
    door: Door | None
    links: list[BoardLink]
    guests: list[Guest]


class NewLink(BaseModel):
    role: Annotated[Role | Literal["ask"], Field(description="ask: it opens the questions to the team, no board.")]
    hours: Annotated[int, Field(ge=1, le=8784)] = 168
    lobby: bool = False
    label: Annotated[str, Field(max_length=80)] = ""


class MadeLink(BaseModel):
    link: BoardLink
    url: str
    qr: Annotated[list[str], Field(description="The same as a QR code: a row of 1 and 0 for each line of squares.")]


class OpenDoor(BaseModel):
    role: Role = "edit"
    lobby: bool = False


class GuestChange(BaseModel):
    role: Role | None = None
    muted: bool | None = None
    waiting: Annotated[bool | None, Field(description="false lets somebody in from the lobby.")] = None


@router.get("/access", summary="Who may come to this board: links, door, guests")
def access(board_id: BoardId, host: Host, who: Who) -> Access:
    return Access.model_validate(host.access(who, board_id))


@router.post("/links", status_code=201, summary="Make a link for guests", responses=documented(TooLarge))
def make_link(board_id: BoardId, body: NewLink, host: Host, who: Who) -> MadeLink:
    return MadeLink.model_validate(host.make_link(who, board_id, body.role, body.hours, body.lobby, body.label))


@router.delete("/links/{link_id}", status_code=204, summary="Revoke a link; who came by it is sent away")
async def revoke_link(board_id: BoardId, link_id: str, host: Host, who: Who) -> None:
    await host.revoke_link(who, board_id, link_id)


@router.put("/door", summary="Open the door: a join code and a QR code for a room")
def open_door(board_id: BoardId, body: OpenDoor, host: Host, who: Who) -> Door:
    return Door.model_validate(host.open_door(who, board_id, body.role, body.lobby))


@router.delete("/door", status_code=204, summary="Close the door; who is in stays")
def close_door(board_id: BoardId, host: Host, who: Who) -> None:
    host.close_door(who, board_id)


@router.patch("/guests/{person_id}", status_code=204, summary="Promote, mute or let in a guest")
async def change_guest(board_id: BoardId, person_id: str, body: GuestChange, host: Host, who: Who) -> None:
    await host.change_guest(who, board_id, person_id, body.role, body.muted, body.waiting)


@router.delete("/guests/{person_id}", status_code=204, summary="Send a guest away")
async def remove_guest(board_id: BoardId, person_id: str, host: Host, who: Who) -> None:
    await host.remove_guest(who, board_id, person_id)
