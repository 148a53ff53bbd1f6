"""Errors become answers: one table from error to status, one shape (application/problem+json) for all of them."""

from __future__ import annotations

import logging
import math
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from leanwall.core.records import sentence
from leanwall.errors import (
    BadInput,
    Conflict,
    Forbidden,
    LeanwallError,
    NotFound,
    NotSignedIn,
    TooLarge,
    TooMany,
    Unavailable,
)
from leanwall.sync.faults import whereabouts

MAX_PLACE = 200
MEDIA_TYPE = "application/problem+json"
STATUS: dict[type[LeanwallError], int] = {
    BadInput: 422,
    NotFound: 404,
    NotSignedIn: 401,
    Forbidden: 403,
    Conflict: 409,
    TooLarge: 413,
    TooMany: 429,
    Unavailable: 503,
}
_HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}
# answers of the framework itself, in our words
_WORDS = {
    400: ("invalid", "this is not JSON in UTF-8."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method", "This address does not take that method."),
}
_log = logging.getLogger("leanwall.api")


class Problem(BaseModel):
    """What went wrong, for people (`detail`) and programs (`code`, and `place` within the input)."""

    type: str = Field(examples=["urn:leanwall:problem:invalid"])
    title: str = Field(examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["it must be at least 0."])
    code: str = Field(examples=["invalid"])
    place: str = Field(examples=["notes[3].process_time"])


def problem(
    status: int, code: str, detail: str, place: str = "", headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The answer that says no."""
    body = Problem(
        type=f"urn:leanwall:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=_sendable(detail),
        code=code,
        place=_sendable(place[:MAX_PLACE]),
    )
    return JSONResponse(
        body.model_dump(), status, {**_HEADERS.get(status, {}), **(headers or {})}, media_type=MEDIA_TYPE
    )


def _sendable(text: str) -> str:
    """What people typed may be quoted here, and need not be text that can be sent."""
    return text.encode("utf-8", "replace").decode()


def refusal(error: LeanwallError) -> JSONResponse:
    """The answer for one of our own errors."""
    status = next((status for cls, status in STATUS.items() if isinstance(error, cls)), 500)
    headers = {"Retry-After": str(math.ceil(error.retry_after))} if isinstance(error, TooMany) else None
    return problem(status, error.code, error.message, error.place, headers)


def documented(*errors: type[LeanwallError]) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says a route may refuse with."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {STATUS[error]: {"description": (error.__doc__ or "").strip(), "content": content} for error in errors}


def unexpected(error: BaseException) -> JSONResponse:
    """A fault of ours: the person gets a number that stands in the log."""
    number = log_fault(error)
    return problem(500, "fault", f"Something went wrong on our side. Please report it with the number {number}.")


def log_fault(error: BaseException) -> str:
    """Writes down where it happened; its number."""
    number = secrets.token_hex(4)
    _log.error("fault %s: %s", number, whereabouts(error))
    return number


def install(app: FastAPI) -> None:
    """Every way a request can fail ends in a problem, and OpenAPI knows what that is."""
    describe = app.openapi

    def with_problem() -> dict[str, Any]:
        document = describe()
        document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        return document

    app.openapi = with_problem  # type: ignore[method-assign]  # FastAPI's documented way to extend it

    @app.exception_handler(LeanwallError)
    async def ours(_: Request, error: LeanwallError) -> JSONResponse:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return problem(STATUS[BadInput], BadInput.code, "this is not JSON.", f"character {first['loc'][-1]}")
        place = ".".join(str(part) for part in first["loc"][1:])
        return problem(STATUS[BadInput], BadInput.code, sentence(first), place)

    @app.exception_handler(HTTPException)
    async def of_the_framework(_: Request, error: HTTPException) -> JSONResponse:
        code, words = _WORDS.get(error.status_code, ("error", f"{error.detail}."))
        status = STATUS[BadInput] if code == BadInput.code else error.status_code
        return problem(status, code, words, headers=error.headers)

    @app.exception_handler(Exception)
    async def fault(_: Request, error: Exception) -> JSONResponse:
        return unexpected(error)
