"""Where boards are kept: archive, trash, copies, templates of one's own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from leanwall.api.boards import Created, Title
from leanwall.api.deps import BoardId, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn

router = APIRouter(prefix="/api", tags=["boards"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput))
TrashedId = Annotated[str, Path(max_length=64, description="The id of a board in the trash.")]


class Shelf(BaseModel):
    shelf: Annotated[Literal["boards", "archive"], Field(description="Among the boards, or in the archive.")]


class Trashed(BaseModel):
    id: str
    title: str
    deleted_at: str


class Trash(BaseModel):
    boards: list[Trashed]
    days: Annotated[int | None, Field(description="How long a board stays in the trash; null: until it is emptied.")]


@router.put("/boards/{board_id}/shelf", status_code=204, summary="Put a board into the archive, or back")
def shelve(board_id: BoardId, body: Shelf, verbs: Verbs, who: Who) -> None:
    verbs.keeping.shelve(who, board_id, "" if body.shelf == "boards" else body.shelf)


@router.post("/boards/{board_id}/duplicate", status_code=201, summary="Copy a board under another title")
def duplicate(board_id: BoardId, body: Title, verbs: Verbs, who: Who) -> Created:
    return Created(id=verbs.keeping.duplicate(who, board_id, body.title))


@router.post("/boards/{board_id}/template", status_code=201, summary="Save a board's map as a template")
def save_as_template(board_id: BoardId, body: Title, verbs: Verbs, who: Who) -> Created:
    return Created(id=verbs.keeping.save_as_template(who, board_id, body.title))


@router.get("/trash", summary="The boards in the trash, last deleted first")
def trash(verbs: Verbs, who: Who) -> Trash:
    answer: dict[str, Any] = {"boards": verbs.keeping.trash(who), "days": verbs.keeping.trash_days(who)}
    return Trash.model_validate(answer)


@router.post("/trash/{trashed_id}/restore", status_code=204, summary="Take a board out of the trash")
def restore(trashed_id: TrashedId, request: Request, verbs: Verbs, who: Who) -> None:
    verbs.keeping.take_back(who, trashed_id)
    request.app.state.audit.note(who.workspace_id, who.id, "board.restored", trashed_id)
