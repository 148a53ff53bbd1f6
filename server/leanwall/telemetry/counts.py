"""What Leanwall counts about itself, for Prometheus: how fast edits come back, who is here, what fails.

No label ever holds what people typed, an id or an address.
"""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, disable_created_metrics, start_http_server

from leanwall.errors import Unavailable

disable_created_metrics()  # type: ignore[no-untyped-call]
_SOON = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_LONG = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120)

CHANGES = Counter("leanwall_changes", "Changes answered, by what became of them.", ["outcome"])
ANSWERED = Histogram("leanwall_change_seconds", "From a change's arrival to its answer.", buckets=_SOON)
COMMIT = Histogram("leanwall_commit_seconds", "A transaction of the live boards, as long as it took.", buckets=_SOON)
COMMITS_FAILED = Counter("leanwall_commits_failed", "Transactions that have to be tried again.", ["reason"])
RESYNCS = Counter("leanwall_resyncs", "Sockets told to start over: too slow, or the past changed.")
EXPORT = Histogram("leanwall_export_seconds", "An export, with the wait for its turn.", ["outcome"], buckets=_LONG)
EXPORTS_WAITING = Gauge("leanwall_exports_waiting", "Exports that wait for their turn.")
REQUESTS = Histogram("leanwall_request_seconds", "HTTP requests.", ["route", "status"], buckets=_SOON)
SOCKETS = Gauge("leanwall_sockets", "Open live boards' sockets.")
BOARDS = Gauge("leanwall_boards_open", "Boards that somebody has open.")
TASKS = Gauge("leanwall_tasks", "Tasks of the event loop.")
TROUBLE = Gauge("leanwall_database_trouble", "1 while changes wait for the database.")
REDIS = Gauge("leanwall_redis_up", "1 while messages from other processes are heard.")


def watch(
    sockets: Callable[[], float], boards: Callable[[], float], tasks: Callable[[], float],
    redis: Callable[[], float] | None,
) -> None:  # fmt: skip
    """Where the gauges look when they are asked."""
    TASKS.set_function(tasks)
    SOCKETS.set_function(sockets)
    BOARDS.set_function(boards)
    if redis is not None:
        REDIS.set_function(redis)


def serve_counts(host: str, port: int) -> Callable[[], None]:
    """Answer Prometheus on a port of its own; what is given back ends that. Raises Unavailable when it is taken."""
    try:
        server, thread = start_http_server(port, host, REGISTRY)
    except OSError as error:
        raise Unavailable(
            f"Port {port} on {host} for Prometheus can't be used ({error.strerror}): LEANWALL_METRICS_PORT and "
            "LEANWALL_METRICS_HOST say where."
        ) from None

    def end() -> None:
        server.shutdown()
        thread.join()
        server.server_close()

    return end
