"""OpenTelemetry, for whoever has a collector. Without LEANWALL_TRACES nothing of it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from starlette.types import ASGIApp

from leanwall.errors import BadInput

_span: Callable[..., AbstractContextManager[Any]] | None = None


def span(name: str, **facts: int | str) -> AbstractContextManager[Any]:
    """A stretch of work in the trace; numbers and kinds only, never what people typed."""
    return nullcontext() if _span is None else _span(name, attributes=facts)


def traced(app: ASGIApp, collector: str, version: str) -> tuple[ASGIApp, Callable[[], None]]:
    """The app with a span for each request, and what sends the last spans at the end. Raises BadInput when the
    packages are missing."""
    try:
        from opentelemetry import trace
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
    trace.set_tracer_provider(provider)
    _span = provider.get_tracer("leanwall").start_as_current_span
    # A live board's socket is open for hours: its frames would be the whole trace. A span names the caller's address;
    # who answers the team's questions is written down nowhere.
    left_out = "/live,/healthz,/readyz,/api/ask"
    wrapped = OpenTelemetryMiddleware(app, excluded_urls=left_out, tracer_provider=provider)
    return wrapped, provider.shutdown
