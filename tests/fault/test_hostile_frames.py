"""Hostile frames at the socket: no death, no hang, no board that is not a board, no harm to anybody else."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from leanwall.core.reading import read_board
from leanwall.sync.limits import Limits
from tests.support.hostile import frames
from tests.support.hub import Guest, LiveBoards, Visitor, live_boards, note, update

FREE = Limits(
    frames_per_second=1e9, frames_at_once=1 << 30, changes_per_second=1e9, changes_at_once=1 << 30, malformed=1 << 30
)
BOARD = {
    "lanes": [{"id": "l"}],
    "notes": [{"id": f"n-{n}", "text": "Check it"} for n in range(4)],
    "polls": [{"id": "q"}],
}
ROLES = ("view", "comment", "edit", "facilitate")
BATCH = 250
HANG = 0.1  # seconds; a batch of frames is asserted with a generous guard


async def throw(live: LiveBoards, board: str, role: str, count: int, seed: int) -> float:
    """Throw frames from one socket; an honest neighbour asks in between. The longest the neighbour waited."""
    neighbour = _Neighbour(live, board)
    await neighbour.ask(f"c-first-{seed}", note(f"n-mine-{seed}"))
    thrower = await live.visit(board, Guest("p-thrower", role))
    slowest = 0.0
    for n, frame in enumerate(frames(seed, count)):
        if thrower.task.done():
            thrower = await live.visit(board, Guest("p-thrower", role))
        thrower.say_raw(frame)
        if n % BATCH == 0:
            slowest = max(slowest, await neighbour.ask(f"c-{seed}-{n}", update(f"n-mine-{seed}", x=1)))
            _forget(thrower)
    thrower.say(type="ping")
    await thrower.next("pong", "resync", "bye", within=60)  # all of its frames have been read,
    await neighbour.ask(f"c-last-{seed}", update(f"n-mine-{seed}", x=2))  # and what they asked for is done
    return slowest


class _Neighbour:
    """Somebody honest on the same board, who comes again when asked to (notes were hidden or shown)."""

    def __init__(self, live: LiveBoards, board: str) -> None:
        self.live, self.board = live, board
        self.visitor: Visitor | None = None

    async def ask(self, change_id: str, op: dict[str, Any]) -> float:
        """How long an honest change takes, a visit and all."""
        begun = time.perf_counter()
        for _ in range(20):
            if self.visitor is None or self.visitor.task.done():
                self.visitor = await self.live.visit(self.board, "p-neighbour", outbox=[change_id])
            self.visitor.change(change_id, op)
            while (answer := await self.visitor.next("changes", "ack", "refused", "resync"))["type"] != "resync":
                if any(entry.get("id") == change_id for entry in answer.get("changes", [answer])):
                    assert answer["type"] != "refused", answer
                    _forget(self.visitor)
                    return time.perf_counter() - begun
            await self.visitor.task
        raise AssertionError("sent away again and again")


def _forget(*visitors: Visitor) -> None:
    for visitor in visitors:
        visitor.heard.clear()
        while not visitor.socket.down.empty():
            visitor.socket.down.get_nowait()


async def siege(folder: Path, count: int, number: int = 0) -> None:
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240 - once, before anything is timed
    async with live_boards(folder, FREE) as live:
        for seed, role in enumerate(ROLES, start=number * len(ROLES)):
            board = live.board(**BOARD)
            slowest = await throw(live, board, role, count // len(ROLES), seed)
            assert slowest < BATCH * HANG, f"{role}: {slowest:.3f} s"
            read_board(live.boards.content(live.workspace, board))
            version = live.boards.version(live.workspace, board)
            assert live.boards.content_at(live.workspace, board, version) == live.boards.content(live.workspace, board)
            log = live.boards.log(live.workspace, board, limit=1 << 30)
            by_thrower = [entry for entry in log if entry["by"] == "p-thrower"]
            assert bool(by_thrower) == (role != "view")


def test_fifty_thousand_hostile_frames_do_no_harm(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    asyncio.run(siege(tmp_path, 50_000))
    assert not caplog.records


@pytest.mark.long
def test_a_million_hostile_frames_do_no_harm(tmp_path: Path) -> None:
    for number in range(1, 21):
        asyncio.run(siege(tmp_path / str(number), 50_000, number))


def test_a_frame_nested_beyond_all_measure_is_refused_in_words(tmp_path: Path) -> None:
    async def story() -> None:
        async with live_boards(tmp_path) as live:
            anna = await live.visit(live.board())
            for frame in ("[" * 200_000, '{"type":' * 20_000, b"\x00\xff", '{"type":"dance"}'):
                anna.say_raw(frame)
                refused = await anna.next("refused")
                assert (refused["id"], refused["code"]) == (None, "malformed")
                assert refused["message"].endswith(".")
            assert (await anna.answer("c-1", note("n-1")))["version"] == 1

    asyncio.run(story())


def test_who_sends_nothing_but_nonsense_is_shown_out(tmp_path: Path) -> None:
    async def story() -> None:
        async with live_boards(tmp_path) as live:
            anna = await live.visit(live.board())
            for _ in range(100):
                anna.say_raw("nonsense")
            assert (await anna.next("bye"))["code"] == "protocol"
            assert anna.socket.closed == (1008, "protocol")

    asyncio.run(story())
