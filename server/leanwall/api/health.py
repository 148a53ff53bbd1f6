"""Is it alive, can it serve: for containers and load balancers. Neither needs a session nor tells anything."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from leanwall.api.problems import documented
from leanwall.errors import Unavailable

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: str


@router.get("/healthz", summary="The process answers")
async def healthz() -> Health:
    return Health(status="ok")


@router.get(
    "/readyz",
    summary="The database answers, live boards are taken, the server is not about to stop",
    responses=documented(Unavailable),
)
async def readyz(request: Request) -> Health:
    if request.app.state.stopping:
        raise Unavailable("The server is about to stop.")
    if not request.app.state.hub.is_working:
        raise Unavailable("The live boards are beginning again.")
    await run_in_threadpool(request.app.state.ping)
    return Health(status="ready")
