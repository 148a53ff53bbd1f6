"""The schema of board files, for other programs."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from leanwall.api.deps import Verbs

router = APIRouter(prefix="/api", tags=["boards"])


@router.get("/schema", summary="The JSON schema of board files", response_class=Response)
def schema(verbs: Verbs) -> Response:
    return Response(verbs.schema(), media_type="application/schema+json")
