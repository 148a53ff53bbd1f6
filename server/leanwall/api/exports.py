"""Deliverables: the formats, a board as a file in one of them, its pages as pictures, a client's whole manual."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from leanwall.api.deps import BoardId, Reader, Tongue, Verbs, Who
from leanwall.api.leaving import unless_gone
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn, TooLarge, Unavailable
from leanwall.export.formats import Result

router = APIRouter(prefix="/api", tags=["exports"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput))
A_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}
MAKING = {**A_FILE, **documented(TooLarge, Unavailable)}
NOTES_TOLD = 5
Choice = Annotated[str | None, Query(max_length=64)]
Ticket = Annotated[str, Query(max_length=64, description="A name of yours, by which the progress can be asked.")]
Format = Annotated[str, Query(max_length=64, description="A name of /api/export-formats.")]


class Progress(BaseModel):
    """`ahead` exports are made before it; `done` of `total` parts of the work are done (0 of 0 until that is known)."""

    state: Literal["waiting", "making"]
    ahead: int
    done: int
    total: int


class Formats(BaseModel):
    formats: list[dict[str, Any]]


class Part(BaseModel):
    """A part of the summary: pairs of a label and words, a table, or a list. Without rows `none` says so."""

    key: str
    title: str
    kind: Literal["facts", "table", "list"]
    rows: list[list[str]]
    heads: list[str]
    shares: list[float]
    none: str
    note: str


class WorkshopSummary(BaseModel):
    title: str
    version: str
    day: str
    is_draft: bool
    sections: list[Part]


async def choices(
    reader: Reader,
    state: Choice = None,
    cut: Choice = None,
    lane: Choice = None,
    size: Choice = None,
    ladder: Choice = None,
    parts: Choice = None,
    language: Choice = None,
    page: Annotated[int, Query(ge=1, le=10_000, description="Of a picture with several pages.")] = 1,
    version: Annotated[int | None, Query(ge=0, le=2**53, description="As the board was then; without: now.")] = None,
    date: Annotated[str | None, Query(max_length=10, description="The day printed on it; without: today.")] = None,
) -> dict[str, Any]:
    """The choices that all formats share; what a format does not have is refused by name, in the reader's language."""
    return dict(locals())


Choices = Annotated[dict[str, Any], Depends(choices)]


@router.get("/export-formats", summary="What a board can be exported as, with the options of each")
def export_formats(verbs: Verbs, who: Who) -> Formats:
    return Formats(formats=verbs.delivering.formats())


@router.get("/boards/{board_id}/export", summary="The board as a file", response_class=Response, responses=MAKING)
async def export_board(
    request: Request, board_id: BoardId, verbs: Verbs, who: Who, format: Format, options: Choices, ticket: Ticket = ""
) -> Response:
    """Whoever closes the line before the file is made ends the work on it."""
    result = await unless_gone(request, verbs.delivering.export(who, board_id, format, options, ticket))
    return Response(result.data, media_type=result.media_type, headers=_told(result))


@router.get(
    "/boards/{board_id}/preview", summary="A page of that file as a picture", response_class=Response, responses=MAKING
)
async def preview_board(
    request: Request, board_id: BoardId, verbs: Verbs, who: Who, format: Format, options: Choices
) -> Response:
    result = await unless_gone(request, verbs.delivering.preview(who, board_id, format, options))
    headers = {**_told(result), "Content-Disposition": "inline", "Cache-Control": "private, no-cache"}
    return Response(result.data, media_type=result.media_type, headers=headers)


@router.get("/boards/{board_id}/workshop", summary="What the workshop summary says, as the page shows it")
async def workshop_summary(board_id: BoardId, verbs: Verbs, who: Who, language: Tongue) -> WorkshopSummary:
    return WorkshopSummary.model_validate(await verbs.delivering.workshop(who, board_id, language))


@router.get(
    "/workspaces/{workspace_id}/manual", summary="One manual of all agreed processes", response_class=Response,
    responses=MAKING,
)  # fmt: skip
async def export_manual(
    request: Request, workspace_id: str, verbs: Verbs, who: Who, reader: Reader, format: Format,
    size: Choice = None, language: Choice = None, ticket: Ticket = "",
) -> Response:  # fmt: skip
    making = verbs.delivering.manual(who, format, {"size": size, "language": language, "reader": reader}, ticket)
    result = await unless_gone(request, making)
    return Response(result.data, media_type=result.media_type, headers=_told(result))


@router.get("/exports/{ticket}", summary="How far one's own export is")
def export_progress(verbs: Verbs, who: Who, ticket: Annotated[str, Path(max_length=64)]) -> Progress:
    return Progress(**verbs.delivering.progress(who, ticket))


def _told(result: Result) -> dict[str, str]:
    """What the page says about the file beside it; sentences travel as JSON, which is ASCII."""
    return {
        "Content-Disposition": disposition(result.filename),
        "Leanwall-Pages": str(result.pages),
        "Leanwall-To-Agree": str(result.to_agree),
        "Leanwall-Notes": json.dumps(result.notes[:NOTES_TOLD]),
    }


def disposition(filename: str) -> str:
    """The header that names a download (RFC 6266): plain ASCII for old programs, RFC 5987 for the true name."""
    plain = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in filename if letter.isascii())
    return f"attachment; filename=\"{plain or 'leanwall'}\"; filename*=UTF-8''{quote(filename, safe='')}"
