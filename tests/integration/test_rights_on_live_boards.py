"""On a live board nobody writes what their role does not let them, or reads what is not for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.hub import Guest, LiveBoards, deleted, note, play, typed, undo, unseen, update


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
        written = await anna.outcome("c-1")
        assert len(written["ops"]) == 2
        for other in (fay, ben):
            assert await other.told_of(written) == unseen(written)
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
        voted = await anna.outcome("c-1")
        assert len(voted["ops"]) == 1
        assert await ben.told_of(voted) == unseen(voted)
        ben.change("c-2", {"op": "update", "record": "poll", "id": "q", "fields": {"closed": True}})
        await ben.next("resync")
        assert (await live.door(board, "p-ben").hello())["board"]["votes"][0]["count"] == 2

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
