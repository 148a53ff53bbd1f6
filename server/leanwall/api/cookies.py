"""The session's cookie: out of reach of scripts and foreign sites, of the strictest kind behind https."""

from __future__ import annotations

from fastapi import Request, Response

SECURE_PREFIX = "__Host-"


def held(request: Request) -> str:
    """The secret that the browser holds, or nothing."""
    return request.cookies.get(request.app.state.cookie, "")


def keep(secret: str, request: Request, response: Response) -> None:
    """Gives the browser this secret for as long as the server keeps its session."""
    cookie: str = request.app.state.cookie
    response.set_cookie(
        cookie,
        secret,
        max_age=request.app.state.cookie_seconds,
        httponly=True,
        samesite="lax",
        secure=cookie.startswith(SECURE_PREFIX),
    )


def drop(request: Request, response: Response) -> None:
    """Takes the secret away."""
    cookie: str = request.app.state.cookie
    response.delete_cookie(cookie, httponly=True, samesite="lax", secure=cookie.startswith(SECURE_PREFIX))


def agent(request: Request) -> str:
    """What the browser calls itself, so that people know their sessions apart."""
    said = request.headers.get("user-agent", "")
    return "".join(letter for letter in said if letter.isprintable())[:200]
