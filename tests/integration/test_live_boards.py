"""The conversation of docs/sync.md, on the true hub and database with sockets in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from leanwall.core.states import MeasuredBoard
from leanwall.errors import BadInput, NotFound
from leanwall.sync.figure_changes import apply
from leanwall.sync.limits import Limits
from leanwall.sync.meter import Open
from tests.support.hub import Guest, LiveBoards, Message, deleted, live_boards, note, typed, undo, update

Story = Callable[[LiveBoards], Awaitable[None]]


def play(folder: Path, story: Story, limits: Limits | None = None, open_board: Open | None = None) -> None:
    async def whole() -> None:
        async with live_boards(folder, limits, open_board=open_board) as live:
            await story(live)

    asyncio.run(whole())


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


@pytest.mark.parametrize("role", ["view", "comment"])
def test_a_role_binds_on_every_message(tmp_path: Path, role: str) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "x": 0}], lanes=[{"id": "l"}])
        guest = await live.visit(board, Guest("p-guest", role))
        was = live.boards.content(live.workspace, board)
        forbidden = [
            note("n-2"), update("n-1", x=5), deleted("note", "n-1"), typed("n-1", (0, 0, "!")),
            {"op": "update", "record": "board", "fields": {"title": "Mine"}},
            {"op": "create", "record": "link", "id": "k", "fields": {"source": "n-1", "target": "n-1"}},
        ]  # fmt: skip
        for n, op in enumerate(forbidden):
            assert (await guest.answer(f"c-{n}", op))["code"] == "forbidden", op
        assert live.boards.content(live.workspace, board) == was
        assert live.boards.version(live.workspace, board) == 0

    play(tmp_path, story)


def test_a_commenter_adds_and_changes_what_is_their_own(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}])
        carl, dora = [await live.visit(board, Guest(who, "comment")) for who in ("p-carl", "p-dora")]
        comment = {"op": "create", "record": "comment", "id": "r-1", "fields": {"about": "n-1", "text": "Why?"}}
        question = note("q-1", kind="question", text="Who signs?")
        assert (await carl.answer("c-1", comment, question))["version"] == 1
        change = {"op": "update", "record": "comment", "id": "r-1", "fields": {"resolved": True}}
        assert (await dora.answer("c-2", change))["code"] == "forbidden"
        assert (await carl.answer("c-3", change))["version"] == 2
        assert (await carl.answer("c-4", update("q-1", kind="step")))["code"] == "forbidden"
        assert (await carl.answer("c-5", undo("c-1")))["version"] == 3
        assert "comments" not in live.boards.content(live.workspace, board)

    play(tmp_path, story)


def test_a_commenters_question_holds_no_figures_decisions_or_locks(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        carl = await live.visit(live.board(), Guest("p-carl", "comment"))
        asked = await carl.answer("c-0", note("q-1", kind="question", text="Why?", x=40, color="yellow"))
        assert asked["version"] == 1
        forbidden = [
            note("q-2", kind="question", process_time=60),
            update("q-1", decision="eliminate"),
            update("q-1", locked=True),
            typed("q-1", (0, 0, "Law"), field="decision_reason"),
        ]
        for number, op in enumerate(forbidden):
            assert (await carl.answer(f"c-{number + 1}", op))["code"] == "forbidden"

    play(tmp_path, story)


def test_a_commenter_undoes_no_deletion_of_what_is_not_their_own(tmp_path: Path) -> None:
    """Not even one that they made when they could edit; but what followed from deleting their own comes back."""

    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1", "author": "p-old"}])
        anna = await live.visit(board)
        await anna.answer("c-1", note("q-1", kind="question"), note("n-2", about="q-1"))
        reply = {"op": "create", "record": "comment", "id": "r-1", "fields": {"about": "q-1"}}
        await (await live.visit(board, "p-ben")).answer("c-2", reply)
        await anna.answer("c-3", deleted("note", "n-1"))
        await anna.answer("c-4", deleted("note", "q-1"))
        lowered = await live.visit(board, Guest("p-anna", "comment"))
        assert (await lowered.answer("c-5", undo("c-3")))["code"] == "forbidden"
        assert (await lowered.answer("c-6", undo("c-4")))["version"] == 5
        content = live.boards.content(live.workspace, board)
        assert [n["id"] for n in content["notes"]] == ["n-2", "q-1"]
        assert (content["notes"][0]["about"], content["comments"][0]["author"]) == ("q-1", "p-ben")

    play(tmp_path, story)


def test_hidden_notes_are_their_authors_alone_until_all_are_shown(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-0"}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        fay = await live.visit(board, Guest("p-fay", "facilitate"))
        link = {"op": "create", "record": "link", "id": "k", "fields": {"source": "n-0", "target": "n-1"}}
        anna.change("c-1", note("n-1", hidden=True, text="A secret"), link)
        assert len((await anna.outcome("c-1"))["ops"]) == 2
        assert (await fay.outcome("c-1"))["ops"] == []
        assert (await ben.outcome("c-1"))["ops"] == []
        assert (await ben.answer("c-2", update("n-1", x=1)))["code"] == "gone"
        assert (await fay.answer("c-3", update("n-1", hidden=False)))["code"] == "gone"
        assert [n["id"] for n in (await live.door(board, "p-ben").hello())["board"]["notes"]] == ["n-0"]
        fay.change("c-4", {**update("board", private=False), "record": "board"})
        for visitor in (anna, ben, fay):
            await visitor.next("resync")
        again = await live.visit(board, "p-ben", since=ben.version, mark=ben.mark)
        shown = again.heard[-1]["board"]
        assert [n["text"] for n in shown["notes"] if n["id"] == "n-1"] == ["A secret"]
        assert len(shown["links"]) == 1

    play(tmp_path, story)


def test_an_editor_hides_nobody_elses_note(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-0"}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        await anna.answer("c-1", note("n-1", text="Waits for a signature"))
        refused = await ben.answer("c-2", update("n-1", hidden=True))
        assert (refused["code"], refused["message"]) == (
            "forbidden",
            "Only who wrote a note can hide it from the others.",
        )
        anna.change("c-3", update("n-1", hidden=True))
        await ben.next("resync")

    play(tmp_path, story)


def test_votes_are_secret_until_the_poll_is_closed(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=[{"id": "n-1"}], polls=[{"id": "q", "question": "Which?"}])
        anna, ben = await live.visit(board), await live.visit(board, Guest("p-ben", "facilitate"))
        vote = {"op": "create", "record": "vote", "id": "v", "fields": {"poll": "q", "target": "n-1", "count": 2}}
        anna.change("c-1", vote)
        assert len((await anna.outcome("c-1"))["ops"]) == 1
        assert (await ben.outcome("c-1"))["ops"] == []
        ben.change("c-2", {"op": "update", "record": "poll", "id": "q", "fields": {"closed": True}})
        await ben.next("resync")
        assert (await live.door(board, "p-ben").hello())["board"]["votes"][0]["count"] == 2

    play(tmp_path, story)


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
        with pytest.raises(BadInput, match="needs an id of its own"):
            await live.hub.submit(live.workspace, board, Guest("p-owner"), [note("n-1")])
        with pytest.raises(NotFound):
            await live.hub.submit("another", board, Guest("p-owner"), [note("n-x")])

    play(tmp_path, story)


def test_boards_of_another_workspace_answer_like_missing_ones(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna = await live.visit(board)
        live.workspace = "another"
        said = []
        for board_id in (board, "b-missing"):
            visitor = live.door(board_id)
            visitor.say(type="hello", protocol=1)
            bye = await visitor.next("bye")
            said.append((bye, visitor.socket.closed))
        assert said[0][0] == said[1][0]
        assert said[0][0]["code"] == "not_found"
        live.workspace = "home"
        assert (await anna.answer("c-1", note("n-1")))["version"] == 1

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


def test_what_several_people_put_into_a_list_or_a_table_at_once_is_all_there(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        filled = {"id": "r-1", "due": "2026-12-31", "actuals": {"lead_time": 60, "steps": 9}}
        board = live.board(reviews=[filled], notes=[{"id": "n-1", "wastes": ["waiting", "motion"]}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        ops: Callable[..., Message] = lambda **actuals: {  # noqa: E731
            "op": "update", "record": "review", "id": "r-1", "fields": {"actuals": actuals}
        }  # fmt: skip
        await anna.answer("a-1", ops(lead_time=30, steps=9), update("n-1", wastes=["waiting", "defects"]), base=0)
        mine = await ben.answer("b-1", ops(lead_time=60, handoffs=4), update("n-1", wastes=["motion"]), base=0)
        assert mine["ops"][0]["fields"] == {"actuals": {"lead_time": 30, "handoffs": 4}}
        assert mine["ops"][1]["fields"] == {"wastes": ["defects"]}
        # one's own change under way was before one's eyes
        await anna.answer("a-2", update("n-1", wastes=["waiting"]), base=0)
        content = live.boards.content(live.workspace, board)
        assert content["notes"][0]["wastes"] == []
        await ben.answer("b-2", undo("b-1"))
        assert live.boards.content(live.workspace, board)["reviews"][0]["actuals"] == {"lead_time": 30, "steps": 9}

    play(tmp_path, story)
