"""The way to a sign-in service and back. Whatever goes wrong ends on the sign-in page, with the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from anyio import to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from leanwall.access.secrets import iso
from leanwall.access.sessions import Sessions
from leanwall.api.cookies import SECURE_PREFIX, agent, held, keep
from leanwall.api.deps import Doors
from leanwall.api.problems import documented
from leanwall.errors import BadInput, NotFound, NotSignedIn, Unavailable

if TYPE_CHECKING:
    from leanwall.access.oidc import Oidc  # app.py loads it where a sign-in service is set: it weighs 17 MB

router = APIRouter(prefix="/api/oidc", tags=["people"], responses=documented(NotFound, BadInput, Unavailable))
MINUTES = 10
REFUSED = "/#refused"
TURNS = 4  # sign-ins that may wait for the service at the same time
Answer = TypeVar("Answer")
Text = Annotated[str, Query(max_length=4_000)]


@router.get("/start", summary="Go to the sign-in service", status_code=303, response_class=RedirectResponse)
async def start(request: Request) -> RedirectResponse:
    url, attempt = await _apart(request, _oidc(request).begin)
    answer = RedirectResponse(url, 303)
    name = _cookie(request)
    answer.set_cookie(
        name, attempt, max_age=MINUTES * 60, httponly=True, samesite="lax", secure=name.startswith(SECURE_PREFIX)
    )
    return answer


@router.get("/back", summary="Come back from the sign-in service", status_code=303, response_class=RedirectResponse)
async def back(request: Request, doors: Doors, state: Text = "", code: Text = "") -> RedirectResponse:
    try:
        secret = await _apart(request, _come_in, request, doors, state, code)
    except NotSignedIn:
        answer = RedirectResponse(REFUSED, 303)
    else:
        answer = RedirectResponse("/", 303)
        keep(secret, request, answer)
    name = _cookie(request)
    answer.delete_cookie(name, httponly=True, samesite="lax", secure=name.startswith(SECURE_PREFIX))
    return answer


def _come_in(request: Request, doors: Sessions, state: str, code: str) -> str:
    """The secret of a new session. Raises NotSignedIn and Unavailable."""
    kept = request.cookies.get(_cookie(request), "")
    person = _oidc(request).finish(kept, state, code, iso(datetime.now(UTC)))
    secret, principal = doors.begin(person, held(request), agent(request))
    request.app.state.audit.note(principal.workspace_id, principal.id, "signed.in", None, "service")
    return secret


async def _apart(request: Request, work: Callable[..., Answer], *given: Any) -> Answer:
    """In a few threads of their own: a service that does not answer holds up nobody but those who wait for it."""
    return await to_thread.run_sync(work, *given, limiter=request.app.state.oidc_turns)


def _oidc(request: Request) -> Oidc:
    oidc: Oidc | None = request.app.state.oidc
    if oidc is None:
        raise NotFound("There is no sign-in service here.")
    return oidc


def _cookie(request: Request) -> str:
    return f"{request.app.state.cookie}_attempt"
