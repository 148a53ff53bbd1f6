"""How a workspace's deliverables look: the client's name, colour, footer, paper, language and logo."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import BaseModel, Field

from leanwall.api.deps import Reader, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn, TooLarge, Unavailable

router = APIRouter(
    prefix="/api/workspaces/{workspace_id}/brand", tags=["exports"],
    responses=documented(NotSignedIn, Forbidden, NotFound, BadInput),
)  # fmt: skip
PICTURE = {"schema": {"type": "string", "format": "binary"}}
A_LOGO_IN: dict[str, Any] = {
    "requestBody": {"required": True, "content": dict.fromkeys(("image/png", "image/jpeg", "image/webp"), PICTURE)}
}
A_LOGO: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": PICTURE}}}


class Looks(BaseModel):
    name: Annotated[str | None, Field(max_length=120, description="Of the client, as it is printed.")] = None
    accent: Annotated[str | None, Field(max_length=7, description="#RRGGBB; empty: Leanwall's blue.")] = None
    footer: Annotated[str | None, Field(max_length=200)] = None
    paper: Literal["", "a4", "letter"] | None = None
    language: Literal["", "en", "de"] | None = None


class Brand(BaseModel):
    name: str
    accent: str
    footer: str
    paper: str
    language: str
    logo: Annotated[bool, Field(description="Whether there is one.")]


@router.get("", summary="How the workspace's deliverables look")
def brand(workspace_id: str, verbs: Verbs, who: Who) -> Brand:
    return Brand(**verbs.delivering.brand(who))


@router.put("", summary="Set name, colour, footer, paper or language; what is not sent stays")
def set_brand(workspace_id: str, body: Looks, verbs: Verbs, who: Who, reader: Reader) -> Brand:
    return Brand(**verbs.delivering.keep_brand(who, body.model_dump(exclude_none=True), reader))


@router.get("/logo", summary="The client's logo", response_class=Response, responses=A_LOGO)
def logo(workspace_id: str, verbs: Verbs, who: Who) -> Response:
    headers = {"Cache-Control": "private, no-cache"}
    return Response(verbs.delivering.logo(who), media_type="image/png", headers=headers)


@router.put(
    "/logo", status_code=204, summary="Put a logo in place (PNG, JPEG or WebP)", openapi_extra=A_LOGO_IN,
    responses=documented(TooLarge, Unavailable),
)  # fmt: skip
async def set_logo(workspace_id: str, request: Request, verbs: Verbs, who: Who, reader: Reader) -> None:
    await verbs.delivering.keep_logo(who, await request.body(), reader)


@router.delete("/logo", status_code=204, summary="Print no logo any more")
async def drop_logo(workspace_id: str, verbs: Verbs, who: Who) -> None:
    await run_in_threadpool(verbs.delivering.drop_logo, who)
