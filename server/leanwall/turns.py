"""Verbs about one board take turns: the board is read, what follows is worked out and done as one change; and all of it
again where somebody, perhaps in another process, changed the board meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from weakref import WeakValueDictionary

from leanwall.access.people import Principal, require
from leanwall.core.board import Board
from leanwall.errors import Conflict

TRIES = 8  # how often a verb is worked out when the board changes under it each time
Json = dict[str, Any]
Op = dict[str, Any]
Read = Callable[[Principal, str], tuple[Board, int]]


class Submits(Protocol):
    """The boards that people have open (sync/hub.py)."""

    async def submit(
        self,
        workspace_id: str,
        board_id: str,
        principal: Principal,
        ops: list[Json],
        *,
        change_id: str | None = None,
        worked_on: int | None = None,
    ) -> int: ...


class Turns:
    """`read` gives a board as far as a person may see it, and its version.

    What is done answers {"version", "change"}: the change's id is what an undo names; None when there was nothing to
    change.
    """

    def __init__(self, live: Submits, read: Read, new_id: Callable[[], str]) -> None:
        self._live = live
        self._read = read
        self._new_id = new_id
        # verbs about one board needn't overtake each other; a board's turn is forgotten when nobody waits for it
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def change(self, who: Principal, board_id: str, work_out: Callable[[Board], list[Op]]) -> Json:
        """Does what `work_out` says of the board, for whoever may edit it."""
        require(who, "edit")

        async def once() -> Json:
            board, version = await asyncio.to_thread(self._read, who, board_id)
            return await self.submit(who, board_id, await asyncio.to_thread(work_out, board), version)

        return await self.until_it_holds(who, board_id, once)

    async def until_it_holds(self, who: Principal, board_id: str, attempt: Callable[[], Awaitable[Json]]) -> Json:
        """The first attempt that nobody overtakes. Raises Conflict when somebody does each time."""
        turn = self._turns.setdefault((who.workspace_id, board_id), asyncio.Lock())
        async with turn:
            for _ in range(TRIES - 1):
                try:
                    return await attempt()
                except Conflict as refusal:
                    if refusal.code != "overtaken":
                        raise
            return await attempt()

    async def submit(self, who: Principal, board_id: str, ops: list[Op], version: int) -> Json:
        """One change on the board as it was at `version`. Raises Conflict when it has moved on (`overtaken`)."""
        if not ops:
            return {"version": version, "change": None}
        change = f"v-{self._new_id()}"
        submitted = self._live.submit(who.workspace_id, board_id, who, ops, change_id=change, worked_on=version)
        return {"version": await submitted, "change": change}
