"""Boards: list, create from a file, read back, rename, delete, and the step into the future."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from leanwall.api.deps import BoardId, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn, TooLarge

router = APIRouter(
    prefix="/api/boards", tags=["boards"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput)
)
BOARD_FILE = {"schema": {"type": "object", "description": "A board file; GET /api/schema has its JSON schema."}}
A_BOARD_FILE_IN = {"requestBody": {"required": True, "content": {"application/json": BOARD_FILE}}}
A_BOARD_FILE_OUT: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": BOARD_FILE}}}


class Created(BaseModel):
    id: str


class Committed(BaseModel):
    version: Annotated[int, Field(description="The board's version that holds the change.")]


class Started(Committed):
    change: Annotated[str | None, Field(description="The change's id, for an undo.")]


class Title(BaseModel):
    title: Annotated[str, Field(min_length=1, max_length=300)]


class BoardRow(BaseModel):
    """A board in the list, with its picture and main figures (seconds, shares; null = unknown)."""

    id: str
    title: str
    version: int
    created_at: str
    updated_at: str
    people: Annotated[list[dict[str, Any]], Field(description="Who has it open now: name and color.")]
    figures: dict[str, dict[str, float | None] | None]
    calendar: dict[str, float]
    stand: Annotated[str, Field(description="How far it is: empty, current, future, or agreed (a version was signed).")]
    map: dict[str, list[dict[str, Any]]]


class BoardList(BaseModel):
    boards: list[BoardRow]


@router.get("", summary="The boards of my workspace, last edited first")
def list_boards(verbs: Verbs, who: Who, shelf: Literal["boards", "archive"] = "boards") -> BoardList:
    return BoardList.model_validate({"boards": verbs.list_boards(who, "" if shelf == "boards" else shelf)})


@router.post(
    "", status_code=201, summary="Make a board from a board file", openapi_extra=A_BOARD_FILE_IN,
    responses=documented(TooLarge),
)  # fmt: skip
async def create_board(request: Request, verbs: Verbs, who: Who) -> Created:
    source = await request.body()
    return Created(id=await run_in_threadpool(verbs.create_board, who, source))


@router.get("/{board_id}", summary="The board as a file, nothing lost", responses=A_BOARD_FILE_OUT)
def read_board(board_id: BoardId, verbs: Verbs, who: Who) -> JSONResponse:
    return JSONResponse(verbs.board(who, board_id))


@router.patch("/{board_id}", summary="Rename a board")
async def rename_board(board_id: BoardId, body: Title, verbs: Verbs, who: Who) -> Committed:
    return Committed(version=await verbs.rename_board(who, board_id, body.title))


@router.delete("/{board_id}", status_code=204, summary="Move a board to the trash")
async def delete_board(board_id: BoardId, verbs: Verbs, who: Who) -> None:
    await verbs.delete_board(who, board_id)


@router.post(
    "/{board_id}/start-future", status_code=201, summary="Copy the current state into the future one",
    responses=documented(Conflict),
)  # fmt: skip
async def start_future(board_id: BoardId, verbs: Verbs, who: Who) -> Started:
    return Started(**await verbs.improving.start_future(who, board_id))
