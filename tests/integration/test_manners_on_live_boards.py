"""Greeting, presence and goodbye on a live board, and the limits that keep one visitor from hindering the others."""

from __future__ import annotations

import asyncio
from pathlib import Path

from leanwall.sync.limits import Limits
from tests.support.hub import Guest, LiveBoards, note, play, typed, update


def test_presence_is_stamped_bundled_and_ends_with_null(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        await anna.next("presence")
        for x in range(40):
            ben.say(type="presence", cursor=[x, 0], selection=["n-1"], editing=None)
        seen = 0
        while True:
            people = (await anna.next("presence"))["people"]
            seen += 1
            if people.get("p-ben", {}).get("cursor") == [39, 0]:
                break
        assert seen < 10
        assert people["p-ben"]["name"] == "Anna"
        assert people["p-ben"]["role"] == "edit"
        await ben.leave()
        while "p-ben" not in (people := (await anna.next("presence"))["people"]):
            pass
        assert people["p-ben"] is None

    play(tmp_path, story)


def test_who_lags_behind_hears_the_latest_presence_later(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        while "p-ben" not in (await anna.next("presence"))["people"]:
            pass
        anna.socket.reading.clear()
        for x in range(3):
            ben.say(type="presence", cursor=[x, 0], selection=[], editing=None)
            await ben.next("presence")
        await ben.leave()
        await asyncio.sleep(0.2)
        anna.socket.reading.set()
        while (await anna.next("presence", within=5))["people"].get("p-ben", "") is not None:
            pass

    play(tmp_path, story)


def test_goodbyes_say_why_and_whether_to_come_again(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben, carl, dora = [
            await live.visit(board, Guest(f"p-{n}", session=f"s-{n}")) for n in ("anna", "ben", "carl", "dora")
        ]
        await live.hub.revoke("p-anna")
        await live.hub.role_changed("p-ben")
        await live.hub.sign_out("s-carl")
        live.boards.delete(live.workspace, board)
        await live.hub.board_deleted(board)
        byes = [await visitor.next("bye") for visitor in (anna, ben, carl, dora)]
        assert [bye["code"] for bye in byes] == ["forbidden", "role", "not_signed_in", "deleted"]
        assert [bye.get("retry_after") for bye in byes] == [None, 0, None, None]

    play(tmp_path, story)


def test_a_hello_must_come_first_and_in_time(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        late, rude, old = live.door(board), live.door(board), live.door(board)
        rude.say(type="ping")
        old.say(type="hello", protocol=2)
        assert (await rude.next("bye"))["code"] == "protocol"
        assert (await old.next("bye"))["code"] == "protocol"
        assert (await late.next("bye"))["code"] == "timeout"

    play(tmp_path, story, Limits(hello_within=0.2))


def test_more_changes_than_the_rate_are_read_slower_and_none_is_refused(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}])
        anna = await live.visit(board)
        begun = asyncio.get_running_loop().time()
        for n in range(60):
            anna.change(f"c-{n}", update("n-1", x=n))
        assert (await anna.outcome("c-59"))["version"] == 60
        assert asyncio.get_running_loop().time() - begun > 0.3

    play(tmp_path, story, Limits(changes_per_second=100, changes_at_once=20))


def test_an_oversized_frame_is_refused_in_words_and_the_socket_lives(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        anna.change("c-1", note("n-1", text="x" * 300_000))
        assert (await anna.next("refused"))["code"] == "limit"
        assert (await anna.answer("c-2", note("n-1")))["version"] == 1

    play(tmp_path, story)


def test_a_text_may_not_grow_past_its_limit(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "text": "x" * 9_995}])
        anna = await live.visit(board)
        assert (await anna.answer("c-1", typed("n-1", (0, 0, "123456"))))["code"] == "limit"
        assert (await anna.answer("c-2", typed("n-1", (0, 5, "1234567890"))))["version"] == 1
        refused = await anna.answer("c-3", typed("n-1", (10_001, 0, "!")))
        assert (refused["code"], refused["field"]) == ("invalid", "splices")

    play(tmp_path, story)


def test_an_empty_board_leaves_the_memory_and_comes_back(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        await anna.answer("c-1", note("n-1"))
        await anna.leave()
        for _ in range(50):
            if not live.hub._tables and not live.hub._writer._rooms:
                break
            await asyncio.sleep(0.1)
        assert not live.hub._tables
        assert not live.hub._writer._rooms
        again = await live.visit(board, "p-ben", since=anna.version, mark=anna.mark)
        assert (await again.answer("c-2", update("n-1", x=1)))["version"] == 2

    play(tmp_path, story, Limits(linger=0.1))
