"""What stands before every request: Host and Origin are checked, security headers are put on every answer."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leanwall.access.origins import NOT_OUR_PAGE, SAFE_METHODS, Origins
from leanwall.api.deps import CALLER
from leanwall.api.problems import log_fault, refusal
from leanwall.errors import Forbidden

# No inline script or style, nothing from elsewhere, no frame around us. (style="…" set by script is not inline style.)
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
OWN_WORDS = "x-leanwall"  # on whatever changes something: no form and no foreign page can send a header of this name
HEALTH = ("/healthz", "/readyz")  # probes call by whatever name they know; nothing of anybody's is behind these

FORWARDED = "x-forwarded-for"
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_RAW_PRIVATE = [*_RAW, (b"cache-control", b"no-store")]


class Guard:
    """ASGI around the whole app: nothing is reached past it."""

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        secured = _with_headers(send, private=scope["path"].startswith("/api/"))
        peer = scope.get("client")
        forwarded = ",".join(Headers(scope=scope).getlist(FORWARDED))
        scope[CALLER] = self._origins.caller(peer[0] if peer else "", forwarded)
        try:
            self._check(scope)
        except Forbidden as error:
            await _deny(refusal(error), scope, receive, secured)
            return
        await self._pass_on(scope, receive, secured)

    def _check(self, scope: Scope) -> None:
        """A program that shows a bearer token needs no Origin: no browser sends that header by itself."""
        if scope["path"] in HEALTH:
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host"), headers.get("origin")
        self._origins.check_host(host)
        if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
            return
        if origin is not None or not headers.get("authorization", "").startswith("Bearer "):
            self._origins.check_origin(origin, host)
            if len(headers.getlist("origin")) > 1:
                raise Forbidden(NOT_OUR_PAGE)
            if scope["type"] == "http" and OWN_WORDS not in headers:
                raise Forbidden(NOT_OUR_PAGE)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A request's fault has been answered and logged inside; a socket's is logged here. The server below would
        print either with its values, which may be people's text."""
        answered = False

        async def watched(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if not answered:
                raise
            if scope["type"] == "websocket":
                log_fault(error)


async def _deny(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Starlette answers a WebSocket's handshake with the plain response, before any upgrade."""
    await response(scope, receive, send)


def _with_headers(send: Send, *, private: bool) -> Send:
    ours = _RAW_PRIVATE if private else _RAW

    async def secured(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            said = list(message.get("headers", ()))
            names = {name.lower() for name, _ in said}
            message["headers"] = said + [header for header in ours if header[0] not in names]
        await send(message)

    return secured
