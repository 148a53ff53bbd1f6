"""History: who changed what, earlier versions, their names and differences, and bringing one back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from leanwall.api.boards import A_BOARD_FILE_OUT, Committed
from leanwall.api.deps import BoardId, Tongue, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn

router = APIRouter(
    prefix="/api/boards/{board_id}",
    tags=["history"],
    responses=documented(NotSignedIn, Forbidden, NotFound, BadInput, Conflict),
)
MOST = 2**53
Version = Annotated[int, Path(ge=0, le=MOST, description="0 is the board as it was made.")]


class NamedVersion(BaseModel):
    version: int
    name: str
    by: str
    at: str


class History(BaseModel):
    """Changes with what they did; `people` and `names` come with `before` only."""

    changes: Annotated[
        list[dict[str, Any]],
        Field(
            description="Version, id, by, at of each. After `since`: with its ops, oldest first. "
            "Before `before`: with `acts`, what it did in words' reach, newest first, down to version 0."
        ),
    ]
    people: Annotated[dict[str, dict[str, str]], Field(description="Name and color of whom `by` names.")] = {}
    names: list[NamedVersion] = []
    version: Annotated[int | None, Field(description="The board's last version.")] = None


class VersionName(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=300)]


class Differences(BaseModel):
    """What is different in the later version; values in seconds and shares, null = unknown."""

    before: int
    after: int
    added: list[dict[str, Any]]
    changed: Annotated[list[dict[str, Any]], Field(description="Each with `fields`: field, before, after.")]
    deleted: list[dict[str, Any]]
    names: Annotated[dict[str, str], Field(description="What the ids in values and links are called.")]
    figures: Annotated[dict[str, dict[str, Any]], Field(description="By state and figure: before, after, change.")]


@router.get("/history", summary="The changes after a version, or before one")
def history(
    board_id: BoardId,
    verbs: Verbs,
    who: Who,
    since: Annotated[int, Query(ge=0, le=MOST)] = 0,
    before: Annotated[int | None, Query(ge=0, le=MOST, description="Newest first; a large number: the newest.")] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 200,
) -> History:
    if before is None:
        return History(changes=list(verbs.history(who, board_id, since, limit)))
    return History.model_validate(verbs.past(who, board_id, before, limit))


@router.get("/versions/{version}", summary="The board as it was", responses=A_BOARD_FILE_OUT)
def read_version(board_id: BoardId, version: Version, verbs: Verbs, who: Who) -> JSONResponse:
    return JSONResponse(verbs.board_at(who, board_id, version))


@router.get("/versions/{version}/figures", summary="The figures of a state as they were")
def figures_of_version(
    board_id: BoardId,
    version: Version,
    verbs: Verbs,
    who: Who,
    tongue: Tongue,
    state: Literal["current", "future"] = "current",
) -> dict[str, Any]:
    return verbs.figures_at(who, board_id, version, state, tongue)


@router.get("/versions/{version}/differences", summary="What is different in another version")
def differences(
    board_id: BoardId,
    version: Version,
    verbs: Verbs,
    who: Who,
    other: Annotated[int | None, Query(alias="with", ge=0, le=MOST, description="The last one if absent.")] = None,
) -> Differences:
    return Differences.model_validate(verbs.differences(who, board_id, version, other))


@router.post("/versions/{version}/name", status_code=204, summary="Name a version, or name it anew")
def name_version(board_id: BoardId, version: Version, body: VersionName, verbs: Verbs, who: Who) -> None:
    verbs.name_version(who, board_id, version, body.name)


@router.post("/versions/{version}/restore", status_code=201, summary="Bring a version back as a new change")
async def restore_version(board_id: BoardId, version: Version, verbs: Verbs, who: Who) -> Committed:
    return Committed(version=await verbs.restore_version(who, board_id, version))


@router.post("/versions/{version}/undo", status_code=201, summary="Take back one's own change that made a version")
async def undo_version(board_id: BoardId, version: Version, verbs: Verbs, who: Who) -> Committed:
    return Committed(version=await verbs.undo_version(who, board_id, version))
