"""OpenTelemetry, for whoever has a collector. Without LEANWALL_TRACES nothing of it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from leanwall.errors import BadInput

_QUERY = "leanwall.query"
_span: Callable[..., AbstractContextManager[Any]] | None = None


def span(name: str, **facts: int | str) -> AbstractContextManager[Any]:
    """A stretch of work in the trace; numbers and kinds only, never what people typed."""
    return nullcontext() if _span is None else _span(name, attributes=facts)


def traced(app: ASGIApp, collector: str, version: str) -> tuple[ASGIApp, Callable[[], None]]:
    """The app with a span for each request, and what sends the last spans at the end. Raises BadInput when the
    packages are missing."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.instrumentation.asgi import OpenTelemetryMiddleware
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise BadInput("Traces need more packages: pip install 'leanwall[traces]'.", place="LEANWALL_TRACES") from None
    global _span
    provider = TracerProvider(resource=Resource.create({"service.name": "leanwall", "service.version": version}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{collector.rstrip('/')}/v1/traces", timeout=5)))
    # It is nobody's default: the web framework would write spans of its own, with whole addresses.
    _span = provider.get_tracer("leanwall").start_as_current_span
    # A live board's socket is open for hours: its frames would be the whole trace. A span names the caller's address;
    # who answers the team's questions is written down nowhere.
    left_out = "/live,/healthz,/readyz,/api/ask"
    wrapped = OpenTelemetryMiddleware(_with_query(app), excluded_urls=left_out, tracer_provider=provider)
    return _without_query(wrapped), provider.shutdown


def _without_query(app: ASGIApp) -> ASGIApp:
    """What follows the ? of an address may be what people typed, or the code of a sign-in: no span gets to see it."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        hidden = {**scope, "query_string": b"", _QUERY: scope["query_string"]} if "query_string" in scope else scope
        await app(hidden, receive, send)

    return asked


def _with_query(app: ASGIApp) -> ASGIApp:
    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        whole = {**scope, "query_string": scope[_QUERY]} if _QUERY in scope else scope
        await app(whole, receive, send)

    return asked
