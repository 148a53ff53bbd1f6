"""Is it alive, can it serve: for containers and load balancers. Neither needs a session nor tells anything."""

from __future__ import annotations

import anyio
from fastapi import APIRouter, Request
from pydantic import BaseModel

from leanwall.api.problems import documented
from leanwall.errors import Unavailable

PROBES = 2  # questions to the database at once, apart from people's: neither holds the other up
SECONDS_TO_ANSWER = 2.0

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
    state = request.app.state
    if state.stopping:
        raise Unavailable("The server is about to stop.")
    if not state.hub.is_working:
        raise Unavailable("The live boards are beginning again.")
    try:
        with anyio.fail_after(SECONDS_TO_ANSWER):
            await anyio.to_thread.run_sync(state.ping, limiter=state.probes, abandon_on_cancel=True)
    except TimeoutError:
        raise Unavailable("The database does not answer.") from None
    return Health(status="ready")
