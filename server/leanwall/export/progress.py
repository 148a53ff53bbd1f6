"""How far an export has got: painters report pages, whoever listens hears what share of the whole is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
WHOLE = 1000  # shares are told in thousandths


def _nobody(done: int, total: int) -> None:
    return None


_LISTENER: ContextVar[Listener] = ContextVar("progress", default=_nobody)
_STAGE: ContextVar[tuple[float, float]] = ContextVar("stage", default=(0.0, 1.0))  # where it begins, its share


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Inside, `listener(done, WHOLE)` hears of each page; never that less is done than before."""
    most = -1

    def hear(done: int, total: int) -> None:
        nonlocal most
        if done > most:
            most = done
            listener(done, total)

    token = _LISTENER.set(hear)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def stage(begin: float, end: float) -> Iterator[None]:
    """What is reported inside is this part (from 0 to 1) of what is being made."""
    before, share = _STAGE.get()
    token = _STAGE.set((before + share * begin, share * (end - begin)))
    try:
        report(0, 1)
        yield
    finally:
        _STAGE.reset(token)


def report(done: int, total: int) -> None:
    """So many pages of so many are done in this stage."""
    begin, share = _STAGE.get()
    _LISTENER.get()(round(WHOLE * (begin + share * done / max(1, total))), WHOLE)
