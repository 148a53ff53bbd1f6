"""How far an export has got: painters report pages, whoever listens hears them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]


def _nobody(done: int, total: int) -> None:
    return None


_LISTENER: ContextVar[Listener] = ContextVar("progress", default=_nobody)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Inside, `listener(done, total)` hears of each page."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def report(done: int, total: int) -> None:
    """So many pages of so many are done."""
    _LISTENER.get()(done, total)
