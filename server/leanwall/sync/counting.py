"""Counts what live boards do (telemetry/counts.py): how soon changes are answered, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from leanwall.core.change import Change
from leanwall.sync.room import Refusal
from leanwall.sync.writer import Outcome, Request
from leanwall.telemetry.counts import ANSWERED, CHANGES

_COMMITTED, _REFUSED, _AGAIN = (CHANGES.labels(outcome) for outcome in ("committed", "refused", "again"))


def count_answers(requests: Sequence[Request], outcomes: Sequence[Outcome]) -> None:
    """These changes are answered now."""
    now = perf_counter()
    for request, outcome in zip(requests, outcomes, strict=True):
        ANSWERED.observe(now - request.arrived)
        if isinstance(outcome, Change):
            _COMMITTED.inc()
        else:
            (_REFUSED if isinstance(outcome, Refusal) else _AGAIN).inc()
