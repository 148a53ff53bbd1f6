"""Several processes on one PostgreSQL, joined by Redis: one order, one presence, one goodbye."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import redis
from redis.asyncio.client import PubSub

from leanwall.errors import LeanwallError
from leanwall.sync.limits import Limits
from leanwall.sync.redis_bus import RedisBus, check_redis
from tests.support.hub import Guest, LiveBoards, Visitor, check_nothing_runs, live_boards, note, typed
from tests.support.servers import Redis, need_servers, postgres, redis_server

Story = Callable[[LiveBoards, LiveBoards], Awaitable[None]]
SELDOM = Limits(poll=600.0)  # what is seen in time was told, not found


def play(story: Story, limits: Limits = SELDOM, redis: str = "") -> None:
    """Two processes' live boards on one database."""

    async def whole() -> None:
        url, wire = postgres().fresh(), redis or redis_server().url
        async with live_boards(url, limits, redis=wire) as one, live_boards(url, limits, redis=wire) as other:
            await story(one, other)
        check_nothing_runs()

    asyncio.run(whole())


def people_on(visitor: Visitor) -> dict[str, dict[str, Any]]:
    """Who is on the board, as this visitor was told."""
    people: dict[str, Any] = {}
    for message in visitor.heard:
        if message["type"] == "welcome":
            people = {entry["id"]: entry for entry in message["people"]}
        elif message["type"] == "presence":
            people |= message["people"]
    return {who: entry for who, entry in people.items() if entry and who != visitor.guest.id}


async def until(visitor: Visitor, seen: Callable[[dict[str, dict[str, Any]]], bool]) -> None:
    """Waits until what the visitor was told of the others is so."""
    while not seen(people_on(visitor)):
        await visitor.next("presence")


def test_everybody_gets_every_change_once_and_in_one_order_wherever_they_sit() -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board(notes=[{"id": "n-1", "text": ""}])
        visitors = [await side.visit(board, f"p-{n}") for n, side in enumerate((one, other, one, other))]
        for n in range(25):
            for who, visitor in enumerate(visitors):
                visitor.change(f"c-{who}-{n}", typed("n-1", (0, 0, chr(0x4E00 + 25 * who + n))))
            await asyncio.sleep(0.002)
        for visitor in visitors:
            while visitor.version < 100:
                await visitor.next("changes")
            versions = [e["version"] for m in visitor.heard if m["type"] == "changes" for e in m["changes"]]
            assert versions == list(range(1, 101))
        log = other.boards.log(other.workspace, board, limit=1_000)
        assert [entry["version"] for entry in log] == list(range(1, 101))
        assert len({entry["id"] for entry in log}) == 100
        assert one.boards.content_at(one.workspace, board, 100) == other.boards.content(other.workspace, board)

    play(story)


def test_people_on_other_processes_are_seen_pointing_and_leaving() -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board()
        anna = await one.visit(board, Guest("p-anna"))
        ben = await other.visit(board, Guest("p-ben"))
        await until(anna, lambda people: "p-ben" in people)
        await until(ben, lambda people: "p-anna" in people)
        ben.say(type="presence", cursor=[3, 4])
        await until(anna, lambda people: people["p-ben"].get("cursor") == [3, 4])
        late = one.door(board, Guest("p-late"))
        assert {"p-anna", "p-ben"} <= {entry["id"] for entry in (await late.hello())["people"]}
        await ben.leave()
        await until(anna, lambda people: "p-ben" not in people)

    play(story, Limits(poll=600.0, linger=0.0))


def test_who_is_sent_away_is_sent_away_on_every_process() -> None:
    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board()
        anna = await one.visit(board, Guest("p-anna", session="s-a"))
        ben = await other.visit(board, Guest("p-ben", session="s-b"))
        await until(anna, lambda people: "p-ben" in people)
        await one.hub.revoke("p-ben")
        assert (await ben.next("bye"))["code"] == "forbidden"
        await other.hub.sign_out("s-a")
        assert (await anna.next("bye"))["code"] == "not_signed_in"
        late = await other.visit(board, Guest("p-late"))
        one.boards.delete(one.workspace, board)
        await one.hub.board_deleted(board)
        assert (await late.next("bye"))["code"] == "deleted"

    play(story)


def test_without_redis_edits_still_reach_the_other_process_and_with_it_presence_comes_back() -> None:
    need_servers()
    wire = Redis()

    async def story(one: LiveBoards, other: LiveBoards) -> None:
        board = one.board()
        anna, ben = await one.visit(board, Guest("p-anna")), await other.visit(board, Guest("p-ben"))
        await until(anna, lambda people: "p-ben" in people)
        wire.stop()
        await anna.answer("c-1", note("n-1"))
        assert (await ben.next("changes"))["changes"][0]["id"] == "c-1"  # found, not told
        wire.start()
        await other.visit(board, Guest("p-carol"))
        await until(anna, lambda people: "p-carol" in people)

    with contextlib.closing(wire):
        play(story, Limits(poll=0.3), wire.url)


def test_a_board_that_could_not_be_listened_to_at_once_is_so_a_moment_later(monkeypatch: pytest.MonkeyPatch) -> None:
    url, subscribe, refused = redis_server().url, PubSub.subscribe, asyncio.Event()
    monkeypatch.setattr("leanwall.sync.redis_bus.RETRY", 0.05)

    async def once_in_vain(line: PubSub, *channels: str) -> None:
        if not refused.is_set():
            refused.set()
            raise redis.exceptions.ConnectionError
        await subscribe(line, *channels)

    async def story() -> None:
        bus, joined = RedisBus(url), asyncio.Queue[str]()
        bus.start(lambda channel, message: None, joined.put_nowait)
        bus.join("everybody")
        assert await asyncio.wait_for(joined.get(), 30) == "everybody"
        monkeypatch.setattr(PubSub, "subscribe", once_in_vain)
        bus.join("board")
        assert await asyncio.wait_for(joined.get(), 30) == "board"
        await bus.close()

    asyncio.run(story())
    assert refused.is_set()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.replace("redis://", "redis://guest:wrong@"), "password"),
        (lambda url: url.replace("redis://", "redis://guest:guest@"), "may not publish"),
        (lambda url: "redis://127.0.0.1:1/0", "No Redis answers at 127.0.0.1:1"),
        (lambda url: "http://127.0.0.1/", "not the address of a Redis"),
        (lambda url: f"{url}?nonsense=1", "does not know"),
    ],
)
def test_a_redis_that_cannot_be_used_is_refused_in_a_sentence(change: Callable[[str], str], said: str) -> None:
    server = redis_server()
    server.say("ACL", "SETUSER", "guest", "on", ">guest", "+ping", "+auth", "+hello", "+client")
    with pytest.raises(LeanwallError, match=said) as refusal:
        check_redis(change(server.url))
    assert "LEANWALL_REDIS_URL" in str(refusal.value)
