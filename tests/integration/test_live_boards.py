"""The conversation of docs/sync.md, on the true hub and database with sockets in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from leanwall.core.states import MeasuredBoard
from leanwall.errors import BadInput, NotFound
from leanwall.sync.figure_changes import apply
from tests.support.hub import Guest, LiveBoards, Message, deleted, note, play, typed, undo, update


def test_a_late_joiner_sees_every_note(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(lanes=[{"id": "clerk"}])
        anna = await live.visit(board)
        for n in range(30):
            await anna.answer(f"c-{n}", note(f"n-{n}", text=f"Step {n}", lane="clerk"))
        welcome = await live.door(board, "p-ben").hello()
        assert [n["text"] for n in welcome["board"]["notes"]] == [f"Step {n}" for n in range(30)]
        assert welcome["version"] == 30
        assert welcome["board"] == live.boards.content(live.workspace, board)

    play(tmp_path, story)


def test_ones_own_id_coming_back_in_changes_is_the_ack_and_everyone_gets_the_same(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        anna.change("c-1", note("n-1", text="Check"), typed("n-1", (5, 0, " price")))
        mine, theirs = await anna.next("changes"), await ben.next("changes")
        assert mine == theirs
        (entry,) = mine["changes"]
        assert (entry["version"], entry["id"], entry["by"]) == (1, "c-1", "p-anna")
        stamps = entry["ops"][0]["fields"]
        assert (stamps["author"], stamps["created_at"]) == ("p-anna", entry["at"])
        assert live.boards.content(live.workspace, board)["notes"][0]["text"] == "Check price"

    play(tmp_path, story)


def test_typing_from_two_people_is_moved_not_lost(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "text": "Check 😀 it"}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        anna.change("c-1", typed("n-1", (0, 0, "1. ")), base=0)
        ben.change("c-2", typed("n-1", (10, 0, " twice")), base=0)
        await anna.outcome("c-1")
        moved = await ben.outcome("c-2")
        assert moved["ops"][0]["splices"] == [[13, 0, " twice"]]
        assert live.boards.content(live.workspace, board)["notes"][0]["text"] == "1. Check 😀 it twice"

    play(tmp_path, story)


def test_a_change_sent_again_gets_the_same_answer_whether_committed_or_refused(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}])
        anna = await live.visit(board)
        await anna.answer("c-1", update("n-1", x=10))
        assert await anna.answer("c-1", update("n-1", x=99)) == {"type": "ack", "id": "c-1", "version": 1}
        refused = await anna.answer("c-2", update("n-9", x=1))
        assert refused["code"] == "gone"
        await anna.answer("c-3", note("n-9"))
        assert await anna.answer("c-2", update("n-9", x=1)) == refused
        back = await live.visit(board, outbox=["c-1", "c-2", "c-7"])
        assert back.heard[-1]["acked"] == {"c-1": 1}

    play(tmp_path, story)


def test_who_comes_back_soon_gets_changes_and_who_has_another_past_gets_the_board(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        await anna.answer("c-1", note("n-1"))
        since, mark = anna.version, anna.mark
        await anna.answer("c-2", note("n-2"))
        welcome = await live.door(board).hello(since=since, mark=mark)
        assert [entry["id"] for entry in welcome["changes"]] == ["c-2"]
        assert "board" not in welcome
        for past in ({"since": since, "mark": "another"}, {"since": 99, "mark": mark}, {"since": since}, {}):
            assert len((await live.door(board).hello(**past))["board"]["notes"]) == 2

    play(tmp_path, story)


def test_deleting_a_note_takes_its_links_and_undo_brings_them_back_with_their_stamps(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(
            notes=[{"id": "a", "author": "p-old"}, {"id": "b"}], links=[{"id": "k", "source": "a", "target": "b"}]
        )
        anna = await live.visit(board)
        was = live.boards.content(live.workspace, board)
        gone = await anna.answer("c-1", deleted("note", "a"))
        assert [(op["op"], op["id"]) for op in gone["ops"]] == [("delete", "k"), ("delete", "a")]
        await anna.answer("c-2", undo("c-1"))
        now = live.boards.content(live.workspace, board)
        assert sorted(now["notes"], key=lambda n: n["id"]) == was["notes"]
        assert now["links"] == was["links"]

    play(tmp_path, story)


def test_only_ones_own_changes_can_be_undone(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "x": 0}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        await anna.answer("c-1", update("n-1", x=10))
        assert (await ben.answer("c-2", undo("c-1")))["code"] == "forbidden"
        assert (await ben.answer("c-3", undo("c-77")))["code"] == "gone"

    play(tmp_path, story)


def test_deleting_a_lane_leaves_its_notes_unassigned(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(lanes=[{"id": "l"}], notes=[{"id": "n-1", "lane": "l"}])
        anna = await live.visit(board)
        await anna.answer("c-1", deleted("lane", "l"))
        assert live.boards.content(live.workspace, board)["notes"][0]["lane"] is None
        await anna.answer("c-2", update("n-1", lane="l"))
        assert live.boards.content(live.workspace, board)["notes"][0]["lane"] is None

    play(tmp_path, story)


def test_figures_follow_a_commit(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        assert (await anna.next("figures"))["states"]["current"] == {"notes": 0}
        await anna.answer("c-1", note("n-1"), note("n-2", state="future"))
        figures = await anna.next("figures")
        assert (figures["version"], figures["states"]["future"]) == (1, {"notes": 1})
        late = await live.visit(board, "p-ben")
        assert (await late.next("figures"))["version"] == 1

    play(tmp_path, story)


def test_who_asks_for_changes_hears_what_is_different_and_each_in_their_language(tmp_path: Path) -> None:
    """The whole figures to who comes and who wants them so, the changes to the others; findings in their words."""

    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "text": "Check", "process_time": 60, "wait_time": 0}])
        anna = await live.visit(board, figures="changes")
        told = (await anna.next("figures"))["states"]
        jens = await live.visit(board, "p-jens", figures="changes", language="de")
        german = (await jens.next("figures"))["states"]
        whole = await live.visit(board, "p-old")
        await whole.next("figures")
        await anna.answer("c-1", update("n-1", wait_time=3_600))
        changed, in_german, all_of_it = [await each.next("figures") for each in (anna, jens, whole)]
        assert (changed["since"], changed["version"]) == (in_german["since"], in_german["version"]) == (0, 1)
        assert "states" not in changed
        assert "steps" not in changed["changes"]["current"]["merge"]["figures"]
        assert apply(told, changed["changes"]) == all_of_it["states"]
        german = apply(german, in_german["changes"])
        assert german["current"]["figures"] == all_of_it["states"]["current"]["figures"]
        said = {found["code"]: found["text"] for found in german["current"]["findings"]}
        assert said["nobody_owns"] == "„Check“ liegt in keiner Bahn: Niemand ist zuständig."

    play(tmp_path, story, open_board=MeasuredBoard)


def test_a_verb_of_the_server_is_one_change_of_any_size(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        ops = [note(f"n-{n}", text="x" * 500) for n in range(2_000)]
        assert await live.hub.submit(live.workspace, board, Guest("p-owner"), ops) == 1
        assert len((await anna.next("changes"))["changes"][0]["ops"]) == 2_000
        signed = [update("n-1", x=40)]
        for _ in range(2):  # sent again, since nobody knows whether it came through
            assert await live.hub.submit(live.workspace, board, Guest("p-owner"), signed, change_id="v-1") == 2
        with pytest.raises(BadInput, match="needs an id of its own"):
            await live.hub.submit(live.workspace, board, Guest("p-owner"), [note("n-1")])
        with pytest.raises(NotFound):
            await live.hub.submit("another", board, Guest("p-owner"), [note("n-x")])

    play(tmp_path, story)


def test_what_several_people_put_into_a_list_or_a_table_at_once_is_all_there(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        filled = {"id": "r-1", "due": "2026-12-31", "actuals": {"lead_time": 60, "steps": 9}}
        board = live.board(reviews=[filled], notes=[{"id": "n-1", "wastes": ["waiting", "motion"]}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")

        def actual(**figures: int) -> Message:
            return {"op": "update", "record": "review", "id": "r-1", "fields": {"actuals": figures}}

        await anna.answer("a-1", actual(lead_time=30, steps=9), update("n-1", wastes=["waiting", "defects"]), base=0)
        mine = await ben.answer("b-1", actual(lead_time=60, handoffs=4), update("n-1", wastes=["motion"]), base=0)
        assert mine["ops"][0]["fields"] == {"actuals": {"lead_time": 30, "handoffs": 4}}
        assert mine["ops"][1]["fields"] == {"wastes": ["defects"]}
        # one's own change under way was before one's eyes
        await anna.answer("a-2", update("n-1", wastes=["waiting"]), base=0)
        content = live.boards.content(live.workspace, board)
        assert content["notes"][0]["wastes"] == []
        await ben.answer("b-2", undo("b-1"))
        assert live.boards.content(live.workspace, board)["reviews"][0]["actuals"] == {"lead_time": 30, "steps": 9}

    play(tmp_path, story)
