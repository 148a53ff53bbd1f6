"""Clients: the workspaces of an account, their members, retention, the log of access, handing over and deleting."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from leanwall.api.deps import BoardId, Client, Doors, Forgets, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn, Unavailable

router = APIRouter(prefix="/api", tags=["clients"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput))
Role = Literal["view", "comment", "edit", "facilitate", "admin"]
Days = Annotated[int | None, Field(ge=0, le=36_500, description="null keeps for ever")]
ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


class Workspace(BaseModel):
    id: str
    name: str
    role: str


class Workspaces(BaseModel):
    workspaces: list[Workspace]


class Name(BaseModel):
    name: Annotated[str, Field(max_length=300)]


class Settings(BaseModel):
    """A workspace for its administrators. Boards in the trash and changes older than these days go for good."""

    id: str
    name: str
    role: str
    trash_days: int | None
    history_days: int | None
    is_first: Annotated[bool, Field(description="The owner's first workspace, which can't be deleted.")]
    sends_mail: bool


class SettingsChange(BaseModel):
    name: Annotated[str | None, Field(max_length=300)] = None
    trash_days: Days = None
    history_days: Days = None


class Member(BaseModel):
    id: str
    name: str
    color: str
    role: str
    email: str | None


class Members(BaseModel):
    members: list[Member]


class NewMember(BaseModel):
    email: Annotated[str, Field(max_length=320)]
    name: Annotated[str, Field(max_length=400)]
    role: Role = "facilitate"


class Invited(BaseModel):
    """`url`: a sign-in address to pass on, where no mail server is set up."""

    member: Member
    url: str | None


class MemberRole(BaseModel):
    role: Role


class SignInLink(BaseModel):
    url: str


class AuditEntry(BaseModel):
    """One act; `name` and `title` are what the person and the board are called now."""

    id: int
    at: str
    by: str
    act: str
    board_id: str | None
    about: str | None
    name: str | None
    title: str | None


class AuditLog(BaseModel):
    entries: list[AuditEntry]


class Purged(BaseModel):
    version: Annotated[int, Field(description="Where the board's history begins now.")]


class Emptied(BaseModel):
    boards: Annotated[int, Field(description="How many boards are gone for good.")]


@router.get("/workspaces", summary="The workspaces that I am a member of")
def list_workspaces(clients: Client, who: Who) -> Workspaces:
    return Workspaces.model_validate({"workspaces": clients.mine(who)})


@router.post("/workspaces", status_code=201, summary="A workspace for another client")
def create_workspace(body: Name, clients: Client, who: Who) -> Workspace:
    return Workspace.model_validate(clients.create(who, body.name))


@router.get("/workspaces/{workspace_id}", summary="A workspace's settings")
def read_workspace(workspace_id: str, clients: Client, who: Who) -> Settings:
    return Settings.model_validate(clients.settings(who))


@router.patch("/workspaces/{workspace_id}", summary="Rename a workspace, or say what is kept how long")
def change_workspace(workspace_id: str, body: SettingsChange, clients: Client, who: Who) -> Settings:
    return Settings.model_validate(clients.change(who, body.model_dump(exclude_unset=True)))


@router.post("/workspaces/{workspace_id}/enter", status_code=204, summary="Go to a workspace of mine")
def enter_workspace(workspace_id: str, who: Who, doors: Doors) -> None:
    doors.enter(who)


@router.post(
    "/workspaces/{workspace_id}/delete", status_code=204, summary="Delete a whole client for good",
    responses=documented(Conflict),
)  # fmt: skip
async def delete_workspace(workspace_id: str, body: Name, forgetting: Forgets, who: Who) -> None:
    await forgetting.delete(who, body.name)


@router.get(
    "/workspaces/{workspace_id}/export", summary="A whole client in one zip", response_class=Response, responses=ZIP
)
def export_workspace(workspace_id: str, clients: Client, who: Who) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="leanwall-client.zip"'}
    return Response(clients.export(who), media_type="application/zip", headers=headers)


@router.post("/workspaces/{workspace_id}/empty-trash", summary="What is in the trash goes for good")
async def empty_trash(workspace_id: str, forgetting: Forgets, who: Who) -> Emptied:
    return Emptied(boards=await forgetting.empty_trash(who))


@router.get("/workspaces/{workspace_id}/audit", summary="Who signed in, let in, exported, deleted; newest first")
def audit(
    workspace_id: str,
    clients: Client,
    who: Who,
    before: Annotated[int | None, Query(ge=0, le=2**53)] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> AuditLog:
    return AuditLog.model_validate({"entries": list(clients.audit(who, before, limit))})


@router.get("/workspaces/{workspace_id}/members", summary="The members")
def list_members(workspace_id: str, clients: Client, who: Who) -> Members:
    return Members.model_validate({"members": clients.members(who)})


@router.post(
    "/workspaces/{workspace_id}/members", status_code=201, summary="Invite a member by e-mail",
    responses=documented(Conflict, Unavailable),
)  # fmt: skip
async def invite(workspace_id: str, body: NewMember, clients: Client, who: Who) -> Invited:
    return Invited.model_validate(await clients.invite(who, body.email, body.name, body.role))


@router.patch("/workspaces/{workspace_id}/members/{person_id}", status_code=204, summary="Give a member another role")
async def change_member(workspace_id: str, person_id: str, body: MemberRole, clients: Client, who: Who) -> None:
    await clients.change_member(who, person_id, body.role)


@router.delete("/workspaces/{workspace_id}/members/{person_id}", status_code=204, summary="Remove a member")
async def remove_member(workspace_id: str, person_id: str, clients: Client, who: Who) -> None:
    await clients.remove_member(who, person_id)


@router.post(
    "/workspaces/{workspace_id}/members/{person_id}/sign-in", status_code=201,
    summary="An address that signs a member in once, to pass on",
)  # fmt: skip
async def sign_in_link(workspace_id: str, person_id: str, clients: Client, who: Who) -> SignInLink:
    return SignInLink.model_validate(await clients.sign_in_link(who, person_id))


@router.post("/boards/{board_id}/purge", summary="Forget everything that was deleted on a board")
async def purge_board(board_id: BoardId, forgetting: Forgets, who: Who) -> Purged:
    return Purged(version=await forgetting.purge_board(who, board_id))
