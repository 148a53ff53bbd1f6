"""Two processes on one database decide and sign at the same instant: one is first, the other is told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from leanwall.access.people import Principal
from leanwall.agreeing import Agreeing
from leanwall.core.board import Board
from leanwall.core.deciding import Choice
from leanwall.core.reading import read_kept
from leanwall.errors import Conflict
from leanwall.improving import Improving
from leanwall.turns import TRIES, Turns
from tests.support.hub import LiveBoards, check_nothing_runs, live_boards, typed, update
from tests.support.servers import database_in
from tests.support.wall import billing

IDS = count(1)
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Meanwhile = Callable[[], Awaitable[Any]]


def somebody(live: LiveBoards, name: str) -> Principal:
    return Principal(f"p-{name}", name, "#0B5FA5", "facilitate", live.workspace, "s-1")


class Process(NamedTuple):
    improving: Improving
    agreeing: Agreeing


def process(live: LiveBoards, meanwhile: Meanwhile | None = None, times: int = 1) -> Process:
    """The verbs of a process. `meanwhile` happens in another process after the board was read for a verb, so often."""
    loop, left = asyncio.get_running_loop(), [times if meanwhile else 0]

    def read(who: Principal, board_id: str) -> tuple[Board, int]:
        content, version = live.boards.content_and_version(who.workspace_id, board_id)
        if left[0] and meanwhile and threading.current_thread() is not threading.main_thread():
            left[0] -= 1
            asyncio.run_coroutine_threadsafe(_awaited(meanwhile), loop).result(30)
        return read_kept(content), version

    def new_id() -> str:
        return f"i-{next(IDS)}"

    turns = Turns(live.hub, read, new_id)
    return Process(Improving(turns, read, new_id), Agreeing(live.boards, turns, read, lambda: AT, new_id))


async def _awaited(meanwhile: Meanwhile) -> None:
    await meanwhile()


def play(folder: Path, story: Callable[[LiveBoards, LiveBoards], Awaitable[None]]) -> None:
    async def whole() -> None:
        url = database_in(folder)
        async with live_boards(url, is_alone=False) as one, live_boards(url, is_alone=False) as other:
            await story(one, other)
        check_nothing_runs()

    asyncio.run(whole())


def signable() -> dict[str, Any]:
    codes = ("duplicate_approval", "overload", "improve_first", "to_agree", "undecided", "decision_without_reason")
    waivers = [{"id": f"waive-{code}", "code": code, "reason": "It is today's map."} for code in codes]
    return {**billing(), "releases": [], "signatures": [], "reviews": [], "waivers": waivers}


def test_a_decision_of_another_process_is_not_overruled_unseen(tmp_path: Path) -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board(**billing())
        first, late = Choice("c7", "eliminate", seen="keep"), Choice("c7", "simplify", "Shorter.", seen="keep")
        ahead = process(other)
        behind = process(one, lambda: ahead.improving.decide(somebody(other, "anna"), board, first, None))
        with pytest.raises(Conflict) as refusal:
            await behind.improving.decide(somebody(one, "ben"), board, late, None)
        assert refusal.value.code == "decided_meanwhile"
        notes = {note["id"]: note for note in one.boards.content(one.workspace, board)["notes"]}
        assert notes["c7"]["decision"] == "eliminate"
        assert not any("c7" in note.get("origins", []) for note in notes.values())

    play(tmp_path, story)


def test_two_decisions_about_other_steps_are_both_carried_out(tmp_path: Path) -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board(**billing())
        ahead = process(other)
        first = Choice("c5", "combine", into="c3")
        behind = process(one, lambda: ahead.improving.decide(somebody(other, "anna"), board, first, None))
        await behind.improving.decide(somebody(one, "ben"), board, Choice("c7", "combine", into="c5"), None)
        notes = one.boards.content(one.workspace, board)["notes"]
        joined = [set(note["origins"]) for note in notes if "c7" in note.get("origins", [])]
        assert [{"c3", "c5", "c7"} <= origins for origins in joined] == [True]

    play(tmp_path, story)


def test_two_processes_write_one_signature_in_a_role(tmp_path: Path) -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board(**signable())
        ahead = process(other)
        release = (await ahead.agreeing.propose(somebody(other, "anna"), board, "First", "2026-12-01"))["release"]
        sign = lambda: ahead.agreeing.sign(somebody(other, "anna"), board, release, "sponsor", "Anna")  # noqa: E731
        with pytest.raises(Conflict, match=r"Anna has signed version 1\.0 as sponsor already"):
            await process(one, sign).agreeing.sign(somebody(one, "ben"), board, release, "sponsor", "Ben")
        put_up = lambda: ahead.agreeing.sign(somebody(other, "anna"), board, release, "process_owner", "Anna")  # noqa: E731
        with pytest.raises(Conflict, match=r"Version 1\.0 has been agreed"):
            await process(one, put_up).agreeing.withdraw(somebody(one, "ben"), board, release)
        content = one.boards.content(one.workspace, board)
        assert [each["name"] for each in content["signatures"]] == ["Anna", "Anna"]
        assert len(content["reviews"]) == 3

    play(tmp_path, story)


def test_letters_typed_meanwhile_hold_no_decision_up_and_endless_changes_end_in_a_sentence(tmp_path: Path) -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board(**billing())
        anna, number = await other.visit(board), count(1)
        types = lambda: anna.answer(f"t-{next(number)}", typed("c1", (0, 0, "!")))  # noqa: E731
        who, choice = somebody(one, "ben"), Choice("c7", "simplify")
        await process(one, types, TRIES).improving.decide(who, board, choice, None)
        assert next(number) == 2  # worked out once
        moves = lambda: anna.answer(f"m-{next(number)}", update("c1", people=next(number)))  # noqa: E731
        with pytest.raises(Conflict, match="changed again and again"):
            await process(one, moves, TRIES).improving.decide(who, board, Choice("c7", "eliminate"), None)

    play(tmp_path, story)
