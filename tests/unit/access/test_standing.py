"""Whose rights ended elsewhere is noticed here even when the word of it was lost on a wire that seems well."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from leanwall import standing
from leanwall.access.people import Principal

GONE = Principal("p-1", "Ana", "#0B5FA5", "edit", "home", "s-1")


class Nobody:
    def active(self, person_ids: Sequence[str], now: str) -> list[Any]:
        return []

    def alive(self, session_ids: Sequence[str], now: str) -> list[str]:
        return list(session_ids)


class Sockets:
    def __init__(self) -> None:
        self.obeyed: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    def everybody(self) -> list[Principal]:
        return [GONE]

    def obey(self, order: str, about: str) -> None:
        self.obeyed.put_nowait((order, about))


def test_what_nobody_said_is_found_in_the_database_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "EVERY", 0.001)

    async def watched() -> tuple[str, str]:
        sockets, faults = Sockets(), []
        watching = asyncio.create_task(standing.Standing(Nobody(), sockets, lambda: True).watch(faults.append))
        try:
            return await asyncio.wait_for(sockets.obeyed.get(), 30)
        finally:
            watching.cancel()
            assert faults == []

    assert asyncio.run(watched()) == ("revoke", "p-1")
