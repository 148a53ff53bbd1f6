"""The way to a sign-in service and back. Whatever goes wrong ends on the sign-in page, with the same words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from leanwall.access.secrets import iso
from leanwall.api.cookies import SECURE_PREFIX, agent, held, keep
from leanwall.api.deps import Doors
from leanwall.api.problems import documented
from leanwall.errors import BadInput, NotFound, NotSignedIn, Unavailable

if TYPE_CHECKING:
    from leanwall.access.oidc import Oidc  # app.py loads it where a sign-in service is set: it weighs 17 MB

router = APIRouter(prefix="/api/oidc", tags=["people"], responses=documented(NotFound, BadInput, Unavailable))
MINUTES = 10
REFUSED = "/#refused"
Text = Annotated[str, Query(max_length=4_000)]


@router.get("/start", summary="Go to the sign-in service", status_code=303, response_class=RedirectResponse)
def start(request: Request) -> RedirectResponse:
    url, attempt = _oidc(request).begin()
    answer = RedirectResponse(url, 303)
    name = _cookie(request)
    answer.set_cookie(
        name, attempt, max_age=MINUTES * 60, httponly=True, samesite="lax", secure=name.startswith(SECURE_PREFIX)
    )
    return answer


@router.get("/back", summary="Come back from the sign-in service", status_code=303, response_class=RedirectResponse)
def back(request: Request, doors: Doors, state: Text = "", code: Text = "") -> RedirectResponse:
    oidc = _oidc(request)
    try:
        person = oidc.finish(request.cookies.get(_cookie(request), ""), state, code, iso(datetime.now(UTC)))
        secret, principal = doors.begin(person, held(request), agent(request))
    except NotSignedIn:
        answer = RedirectResponse(REFUSED, 303)
    else:
        answer = RedirectResponse("/", 303)
        keep(secret, request, answer)
        request.app.state.audit.note(principal.workspace_id, principal.id, "signed.in", None, "service")
    name = _cookie(request)
    answer.delete_cookie(name, httponly=True, samesite="lax", secure=name.startswith(SECURE_PREFIX))
    return answer


def _oidc(request: Request) -> Oidc:
    oidc: Oidc | None = request.app.state.oidc
    if oidc is None:
        raise NotFound("There is no sign-in service here.")
    return oidc


def _cookie(request: Request) -> str:
    return f"{request.app.state.cookie}_attempt"
