"""Deliverables: the formats, and a board as a file in one of them."""

from __future__ import annotations

import json
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from leanwall.api.deps import BoardId, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn, TooLarge, Unavailable
from leanwall.export.formats import Result

router = APIRouter(prefix="/api", tags=["exports"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput))
A_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}
NOTES_TOLD = 5
Choice = Annotated[str | None, Query(max_length=64)]


class Formats(BaseModel):
    formats: list[dict[str, Any]]


@router.get("/export-formats", summary="What a board can be exported as, with the options of each")
def export_formats(verbs: Verbs, who: Who) -> Formats:
    return Formats(formats=verbs.export_formats())


@router.get(
    "/boards/{board_id}/export", summary="The board as a file", response_class=Response,
    responses={**A_FILE, **documented(TooLarge, Unavailable)},
)  # fmt: skip
async def export_board(
    board_id: BoardId,
    verbs: Verbs,
    who: Who,
    format: Annotated[str, Query(max_length=64, description="A name of /api/export-formats.")],
    state: Choice = None,
    cut: Choice = None,
    lane: Choice = None,
    size: Choice = None,
    ladder: Choice = None,
    page: Annotated[int, Query(ge=1, le=10_000, description="Of a picture with several pages.")] = 1,
) -> Response:
    options = {"state": state, "cut": cut, "lane": lane, "size": size, "ladder": ladder, "page": page}
    result = await verbs.export_board(who, board_id, format, options)
    return Response(result.data, media_type=result.media_type, headers=_told(result))


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
