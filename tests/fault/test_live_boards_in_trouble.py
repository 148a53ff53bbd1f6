"""What happens to live boards when the disk is full, the database is locked, a reader sleeps, a backup is put back."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from leanwall.errors import Conflict, Unavailable
from leanwall.store.db import open_database
from leanwall.sync import arriving, batches
from leanwall.sync.batches import Batches
from leanwall.sync.hub import Hub
from leanwall.sync.limits import Limits
from leanwall.sync.table import Table
from leanwall.sync.writer import Result, Writer
from tests.support.hub import Guest, LiveBoards, MeasuredBy, count_notes, note, play, typed, update


class SmallDisk:
    """A disk on which the database can't grow by more than a few pages while `is_full`."""

    def __init__(self, live: LiveBoards) -> None:
        self.live = live
        self.is_full = False
        event.listen(live.database.engine, "connect", self._limit)

    async def fill(self) -> None:
        self.is_full = True
        await self.live.hub._batches.in_thread(self.live.database.live.close)
        self.live.database.engine.dispose()

    def _limit(self, connection: Any, _: Any) -> None:
        if self.is_full:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_loses_nothing_says_so_and_recovers_by_itself(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        await anna.answer("c-0", note("n-0"))
        disk = SmallDisk(live)
        await disk.fill()
        for n in range(1, 40):
            anna.change(f"c-{n}", note(f"n-{n}", text="x" * 5_000))
        notice = await anna.next("notice")
        assert notice["code"] == "disk_full"
        ben = await live.visit(board, "p-ben")  # reading goes on
        assert (await ben.next("notice"))["code"] == "disk_full"
        committed = live.boards.version(live.workspace, board)
        await asyncio.sleep(0.3)
        assert not any(m["type"] == "refused" for m in anna.heard)
        disk.is_full = False
        assert (await anna.outcome("c-39"))["version"] == 40 > committed
        assert (await ben.next("notice"))["code"] == "ok"

    play(tmp_path, story)


def test_a_locked_database_is_waited_for(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        other = sqlite3.connect(tmp_path / "leanwall.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        anna.change("c-1", note("n-1"))
        assert (await anna.next("notice"))["code"] == "locked"
        ben = await live.visit(board, "p-ben")
        await asyncio.sleep(2)
        other.execute("COMMIT")
        other.close()
        assert (await anna.outcome("c-1"))["version"] == 1
        assert (await ben.next("changes"))["changes"][0]["id"] == "c-1"

    play(tmp_path, story)


def test_who_does_not_read_is_sent_away_and_slows_nobody(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "text": ""}])
        anna, sleeper = await live.visit(board), await live.visit(board, "p-sleeper")
        sleeper.socket.reading.clear()
        slowest = 0.0
        for n in range(120):
            begun = asyncio.get_running_loop().time()
            await anna.answer(f"c-{n}", update("n-1", text="x" * 9_000))
            slowest = max(slowest, asyncio.get_running_loop().time() - begun)
        assert slowest < 1
        (table,) = live.hub._tables.values()
        assert len(table.connections) == 1
        await asyncio.wait_for(sleeper.task, 5)  # given up, though it never took its `resync`
        again = await live.visit(board, "p-sleeper", since=sleeper.version, mark=sleeper.mark)
        assert again.version == 120

    play(tmp_path, story, Limits(changes_at_once=1000))


def test_who_reads_too_slowly_for_too_long_starts_over(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}])
        anna, sleeper = await live.visit(board), await live.visit(board, "p-sleeper")
        sleeper.socket.reading.clear()
        await anna.answer("c-1", update("n-1", x=1))
        for _ in range(60):
            (table,) = live.hub._tables.values()
            if len(table.connections) == 1:
                break
            await asyncio.sleep(0.1)
        assert len(table.connections) == 1

    play(tmp_path, story, Limits(queue_time=0.5))


def test_two_processes_on_one_database_give_one_order(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        database = open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")
        hub = Hub(
            store=database.live,
            open_board=partial(MeasuredBy, count_notes),
            clock=lambda: datetime.now(UTC),
            limits=Limits(poll=0.2),
        )
        board = live.board(notes=[{"id": "n-1", "text": ""}])
        here = [await live.visit(board, f"p-{n}") for n in range(2)]
        first, live.hub = live.hub, hub
        there = [await live.visit(board, f"p-{n + 2}") for n in range(2)]
        live.hub = first
        for n in range(40):
            for who, visitor in enumerate((*here, *there)):
                visitor.change(f"c-{who}-{n}", typed("n-1", (0, 0, chr(0x4E00 + 40 * who + n))))
                await asyncio.sleep(0.002)
        for visitor in (*here, *there):
            while visitor.version < 160:
                await visitor.next("changes")
        log = live.boards.log(live.workspace, board, limit=1000)
        assert [entry["version"] for entry in log] == list(range(1, 161))
        for visitor in (*here, *there):
            versions = [e["version"] for m in visitor.heard if m["type"] == "changes" for e in m["changes"]]
            assert versions == list(range(1, 161))
        assert live.boards.content_at(live.workspace, board, 160) == live.boards.content(live.workspace, board)
        await hub.close()
        database.close()

    play(tmp_path, story, Limits(poll=0.2))


def test_a_database_put_back_from_a_backup_gives_everyone_the_board_anew(tmp_path: Path) -> None:
    kept = tmp_path / "backup.db"
    held: dict[str, Any] = {}

    async def before(live: LiveBoards) -> None:
        held["board"] = live.board(notes=[{"id": "n-1", "x": 0}])
        anna = await live.visit(held["board"])
        await anna.answer("c-1", update("n-1", x=1))
        with closing(sqlite3.connect(tmp_path / "leanwall.db")) as source, closing(sqlite3.connect(kept)) as copy:
            source.backup(copy)
        for n in range(2, 6):
            await anna.answer(f"c-{n}", update("n-1", x=n))
        held["since"], held["mark"] = anna.version, anna.mark

    async def after(live: LiveBoards) -> None:
        other = await live.visit(held["board"], "p-ben")
        for n in range(6, 12):
            await other.answer(f"c-{n}", update("n-1", x=n))
        assert other.version > held["since"]
        welcome = await live.door(held["board"]).hello(since=held["since"], mark=held["mark"], outbox=["c-3"])
        assert welcome["board"]["notes"][0]["x"] == 11
        assert welcome["acked"] == {}

    play(tmp_path, before)
    for name in ("leanwall.db-wal", "leanwall.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(kept, tmp_path / "leanwall.db")
    play(tmp_path, after)


def test_costly_text_edits_on_one_board_hold_up_no_other(tmp_path: Path) -> None:
    """90 edits of 2,000 places each, all made on the first version, so that each is moved over all before it."""

    async def story(live: LiveBoards) -> None:
        theirs, ours = live.board(notes=[{"id": "n-1", "text": "ab" * 2_500}]), live.board(notes=[{"id": "n-2"}])
        vandal, anna = await live.visit(theirs, "p-vandal"), await live.visit(ours)
        for n in range(90):
            vandal.change(f"v-{n}", typed("n-1", *((place, 1, "x") for place in range(n % 2, 4_000, 2))), base=0)
        await anna.answer("c-0", update("n-2", x=1))
        answered = vandal.socket.down.qsize()
        assert answered < 45, "all of theirs had to be done before anybody else"
        assert (await vandal.outcome("v-89"))["code"] == "limit"

    play(tmp_path, story)


def test_a_fault_while_telling_ends_nothing_but_that_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(live: LiveBoards) -> None:
        first, second = live.board(), live.board()
        anna, ben = await live.visit(first), await live.visit(second, "p-ben")
        tell, faults = Table.tell, ["one"]

        def broken(table: Table, result: Result) -> None:
            if faults and result.changes:
                raise RuntimeError(faults.pop())
            tell(table, result)

        monkeypatch.setattr(Table, "tell", broken)
        anna.change("c-1", note("n-1"))
        bye = await anna.next("bye")
        assert (bye["code"], bye["retry_after"]) == ("error", 3)
        assert (await ben.answer("c-2", note("n-2")))["version"] == 1
        again = await live.visit(first, outbox=["c-1"])
        assert again.heard[-1]["acked"] == {"c-1": 1}
        assert (await again.answer("c-3", note("n-3")))["version"] == 2

    play(tmp_path, story)


def test_a_fault_in_the_middle_of_everything_makes_everybody_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        commit, faults = Batches._commit, ["one"]

        async def broken(batches: Batches, batch: Any) -> None:
            if faults:
                raise RuntimeError(faults.pop())
            await commit(batches, batch)

        monkeypatch.setattr(Batches, "_commit", broken)
        anna.change("c-1", note("n-1"))
        with pytest.raises(Unavailable, match="try again"):
            await live.hub.submit(live.workspace, board, Guest("p-owner"), [note("n-2")])
        await anna.next("bye")
        assert not live.hub.is_working
        await asyncio.sleep(1.2)
        assert live.hub.is_working
        again = await live.visit(board, outbox=["c-1"])
        assert (await again.answer("c-1", note("n-1")))["version"] == 1

    play(tmp_path, story)


def test_whose_rights_change_while_a_verb_of_theirs_waits_hears_that(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        verb = asyncio.create_task(live.hub.submit(live.workspace, board, Guest("p-ben"), [note("n-1")]))
        await asyncio.sleep(0)
        await live.hub.role_changed("p-ben")
        with pytest.raises(Conflict, match="rights have changed"):
            await asyncio.wait_for(verb, 30)
        assert live.boards.version(live.workspace, board) == 0

    play(tmp_path, story)


def test_no_more_waits_for_the_database_than_fits_and_who_sent_it_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "RETRIES", (0.01,))
    run = Writer.run

    def away(writer: Writer, batch: Any) -> list[Result]:
        if any(work.requests for work in batch):
            raise Unavailable("The disk is full.", code="disk_full")
        return run(writer, batch)

    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        monkeypatch.setattr(Writer, "run", away)
        for n in range(12):
            anna.change(f"c-{n}", note(f"n-{n}", text="x" * 1_000))
        bye = await anna.next("bye")
        assert (bye["code"], bye["retry_after"]) == ("busy", 5)
        monkeypatch.setattr(Writer, "run", run)
        again = await live.visit(board, outbox=[f"c-{n}" for n in range(12)])
        for n in range(12):
            await again.answer(f"c-{n}", note(f"n-{n}", text="x" * 1_000))
        assert [each["id"] for each in live.boards.content(live.workspace, board)["notes"]] == [
            f"n-{n}" for n in range(12)
        ]

    play(tmp_path, story, Limits(held=5_000))


def test_who_goes_away_before_the_welcome_is_kept_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "PATIENCE", 0.01)
    monkeypatch.setattr(batches, "RETRIES", (0.01,))
    run = Writer.run

    def away(*_: Any) -> list[Result]:
        raise Unavailable("The database is away.")

    async def story(live: LiveBoards) -> None:
        board = live.board()
        monkeypatch.setattr(Writer, "run", away)
        for n in range(3):
            gone = live.door(board, f"p-{n}")
            gone.say(type="hello", protocol=1)
            await asyncio.sleep(0.03)
            await asyncio.wait_for(gone.leave(), 30)
        hasty = live.door(board, "p-hasty")
        hasty.say(type="hello", protocol=1)
        hasty.say(type="ping")
        kept: list[str] = []
        for _ in range(1_000):
            waiting = live.hub._batches._pending.values()
            kept = [greeting.person.id for work in waiting for greeting in work.greetings]
            if kept == ["p-hasty"]:
                break
            await asyncio.sleep(0.01)
        assert kept == [person.id for person in live.hub.everybody()] == ["p-hasty"]
        monkeypatch.setattr(Writer, "run", run)
        await hasty.next("welcome")
        await hasty.next("pong")

    play(tmp_path, story)


def test_who_comes_while_an_empty_board_is_being_forgotten_gets_its_figures(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}])
        for n in range(8):
            anna = await live.visit(board)
            assert (await anna.next("figures"))["states"]["current"] == {"notes": 1}
            await anna.leave()
            await asyncio.sleep(0.13 * n)

    play(tmp_path, story, Limits(linger=0.0, poll=0.05))


def test_a_board_that_cannot_be_measured_is_edited_all_the_same(tmp_path: Path) -> None:
    def broken(content: dict[str, Any]) -> dict[str, Any]:
        raise RuntimeError("no figures today")

    async def story(live: LiveBoards) -> None:
        anna = await live.visit(live.board())
        for n in range(3):
            assert (await anna.answer(f"c-{n}", note(f"n-{n}")))["version"] == n + 1

    play(tmp_path, story, measure=broken)


def test_a_server_that_goes_down_answers_first_what_has_arrived(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board, Guest("p-anna"))
        for n in range(20):
            anna.change(f"c-{n}", note(f"n-{n}"))
        await asyncio.sleep(0.05)
        await live.hub.close("Back in a moment.", retry_after=1)
        assert (await anna.outcome("c-19"))["version"] == 20
        bye = await anna.next("bye")
        assert (bye["message"], bye["retry_after"]) == ("Back in a moment.", 1)

    play(tmp_path, story)
