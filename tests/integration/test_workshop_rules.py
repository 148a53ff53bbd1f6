"""What a facilitator relies on: dots that count once, votes that stay closed, notes that nobody reads before time."""

from __future__ import annotations

from pathlib import Path

from tests.support.hub import Guest, LiveBoards, Message, Visitor, deleted, note, play, undo, unseen, update

NOTES = [{"id": "n-1"}, {"id": "n-2"}, {"id": "n-3"}]
POLL = {"id": "q", "question": "Which first?", "targets": ["n-1", "n-2"], "dots": 3}
FACILITATOR = Guest("p-mia", "facilitate")


def vote(vote_id: str, target: str, count: int = 1) -> Message:
    return {"op": "create", "record": "vote", "id": vote_id, "fields": {"poll": "q", "target": target, "count": count}}


def poll_closed(closed: bool = True) -> Message:
    return {"op": "update", "record": "poll", "id": "q", "fields": {"closed": closed}}


async def refused(visitor: Visitor, change_id: str, *ops: Message) -> str:
    answer = await visitor.answer(change_id, *ops)
    assert answer["type"] == "refused", answer
    return str(answer["message"])


def test_nobody_has_more_dots_than_the_vote_gives(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, polls=[POLL])
        anna = await live.visit(board)
        await anna.answer("c-1", vote("v-1", "n-1", 2))
        assert "3 dots" in await refused(anna, "c-2", vote("v-2", "n-2", 2))
        raised = {"op": "update", "record": "vote", "id": "v-1", "fields": {"count": 4}}
        assert "3 dots" in await refused(anna, "c-3", raised)
        assert "not part" in await refused(anna, "c-4", vote("v-3", "n-3"))
        assert (await anna.answer("c-5", vote("v-4", "n-2")))["ops"]
        ben = await live.visit(board, "p-ben")
        assert (await ben.answer("c-6", vote("v-5", "n-2", 3)))["ops"]

    play(tmp_path, story)


def test_a_closed_vote_stays_as_it_was_counted(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, polls=[POLL])
        anna, mia = await live.visit(board), await live.visit(board, FACILITATOR)
        await anna.answer("c-1", vote("v-1", "n-1"))
        assert "Only the facilitator" in await refused(anna, "c-2", poll_closed())
        assert "Only the facilitator" in await refused(anna, "c-3", deleted("poll", "q"))
        mia.change("c-4", poll_closed())
        await mia.next("resync")  # everybody may see the dots now
        anna, mia = await live.visit(board), await live.visit(board, FACILITATOR)
        assert "closed" in await refused(anna, "c-5", vote("v-2", "n-2"))
        assert "closed" in await refused(anna, "c-6", deleted("vote", "v-1"))
        assert "closed" in await refused(anna, "c-7", undo("c-1"))
        assert "closed" in await refused(mia, "c-8", deleted("vote", "v-1"))
        assert len((await live.door(board).hello())["board"]["votes"]) == 1

    play(tmp_path, story)


def test_in_private_mode_the_server_itself_hides_new_notes_until_the_reveal(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES)
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        mia = await live.visit(board, FACILITATOR)
        private = {"op": "update", "record": "board", "id": "board", "fields": {"private": True}}
        assert "Only a facilitator" in await refused(anna, "c-0", private)
        await mia.answer("c-1", update("board", private=True) | {"record": "board"})
        written = await anna.answer("c-2", note("n-9", text="The form is wrong"))
        assert written["ops"][0]["fields"]["hidden"]
        assert await ben.told_of(written) == unseen(written)
        shown = [{"op": "update", "record": "board", "id": "board", "fields": {"private": False}}]
        mia.change("c-3", *shown, update("n-9", hidden=False))
        await ben.next("resync")
        notes = (await live.door(board, "p-ben").hello())["board"]["notes"]
        assert [each["text"] for each in notes if each["id"] == "n-9"] == ["The form is wrong"]

    play(tmp_path, story)


def test_not_even_a_facilitator_reads_before_the_reveal_and_the_server_shows_what_they_never_saw(
    tmp_path: Path,
) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, private=True)
        anna, mia = await live.visit(board), await live.visit(board, FACILITATOR)
        written = await anna.answer("c-1", note("n-9", text="The form is wrong"))
        assert await mia.told_of(written) == unseen(written)
        assert [each["id"] for each in (await live.door(board, FACILITATOR).hello())["board"]["notes"]] == [
            "n-1", "n-2", "n-3",
        ]  # fmt: skip
        mia.change("c-2", {"op": "update", "record": "board", "id": "board", "fields": {"private": False}})
        await mia.next("resync")
        content = live.boards.content(live.workspace, board)
        assert [each.get("hidden", False) for each in content["notes"]] == [False] * 4

    play(tmp_path, story)


def test_what_is_written_while_the_facilitator_is_offline_is_shown_by_the_reveal_that_comes_late(
    tmp_path: Path,
) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, private=True)
        anna, mia = await live.visit(board), await live.visit(board, FACILITATOR)
        base = mia.version
        for at in range(3):
            await anna.answer(f"c-{at}", note(f"n-1{at}", text=f"Said {at}"))
        reveal = {"op": "update", "record": "board", "id": "board", "fields": {"private": False}}
        mia.change("c-late", reveal, base=base)
        await anna.next("resync")
        assert not any(each.get("hidden") for each in live.boards.content(live.workspace, board)["notes"])

    play(tmp_path, story)


def test_two_facilitators_who_reveal_and_close_at_once_get_an_answer_each_and_nothing_counts_twice(
    tmp_path: Path,
) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, polls=[POLL])
        mia, tom = await live.visit(board, FACILITATOR), await live.visit(board, Guest("p-tom", "facilitate"))
        await mia.answer("c-1", vote("v-1", "n-1", 2))
        mia.change("c-2", poll_closed())
        tom.change("c-3", poll_closed())
        await tom.next("resync")
        content = live.boards.content(live.workspace, board)
        assert (content["polls"][0]["closed"], len(content["votes"])) == (True, 1)

    play(tmp_path, story)


def test_a_vote_on_a_note_that_is_gone_is_refused_in_words_and_the_others_count(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, polls=[POLL])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        await anna.answer("c-1", vote("v-1", "n-1"))
        await anna.answer("c-2", vote("v-2", "n-2"))
        await ben.answer("c-3", deleted("note", "n-1"))
        assert "deleted meanwhile" in await refused(anna, "c-4", vote("v-3", "n-1"))
        assert [each["id"] for each in live.boards.content(live.workspace, board)["votes"]] == ["v-2"]

    play(tmp_path, story)


def test_where_the_value_is_asked_for_everybody_has_one_voice_for_each_step(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES, polls=[{**POLL, "asks": "value"}])
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        says = {"op": "create", "record": "vote", "id": "v-1", "fields": {"poll": "q", "target": "n-1", "value": "NVA"}}
        said = await anna.answer("c-1", says)
        assert said["ops"]
        assert await ben.told_of(said) == unseen(said)
        assert "one voice" in await refused(anna, "c-2", {**says, "id": "v-2"})
        assert "Say what" in await refused(anna, "c-3", vote("v-3", "n-2"))
        changed = {"op": "update", "record": "vote", "id": "v-1", "fields": {"value": "VA"}}
        assert (await anna.answer("c-4", changed))["ops"]
        assert (await ben.answer("c-5", {**says, "id": "v-4"}))["ops"]

    play(tmp_path, story)


def test_only_who_may_lead_is_seen_to_lead_or_moves_others_screens(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        mia = await live.visit(board, FACILITATOR)
        for each in (ben, mia):
            each.say(type="presence", host=True, lead=True, call=7, spotlight="lane", hand=True)
        heard: dict[str, Message] = {}
        while not all(heard.get(who, {}).get("hand") for who in ("p-ben", "p-mia")):
            heard |= {who: entry or {} for who, entry in (await anna.next("presence"))["people"].items()}
        leading = {"host", "lead", "call", "spotlight"}
        assert leading <= heard["p-mia"].keys()
        assert leading.isdisjoint(heard["p-ben"])

    play(tmp_path, story)


def test_taking_back_the_beginning_of_private_writing_neither_shows_nor_loses_what_was_written(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board(notes=NOTES)
        anna, mia = await live.visit(board), await live.visit(board, FACILITATOR)
        begin = {"op": "update", "record": "board", "id": "board", "fields": {"private": True}}
        await mia.answer("c-1", begin)
        await mia.answer("c-2", undo("c-1"))
        assert not live.boards.content(live.workspace, board)["private"]
        await mia.answer("c-3", begin)
        await anna.answer("c-4", note("n-9", text="The form is wrong"))
        assert "Show all notes" in await refused(mia, "c-5", undo("c-3"))
        assert live.boards.content(live.workspace, board)["private"]
        mia.change("c-6", {**begin, "fields": {"private": False}})
        await mia.next("resync")

    play(tmp_path, story)


def test_a_raised_hand_and_a_reaction_are_seen_and_nothing_else_gets_through(tmp_path: Path) -> None:
    async def story(live: LiveBoards) -> None:
        board = live.board()
        anna, ben = await live.visit(board), await live.visit(board, "p-ben")
        ben.say(type="presence", hand=True, reaction="idea", laser=True)
        while not (people := (await anna.next("presence"))["people"].get("p-ben") or {}).get("hand"):
            pass
        assert (people["reaction"], people["laser"]) == ("idea", True)
        ben.say(type="presence", reaction="<b>")
        assert "not known here" in (await ben.next("refused"))["message"]

    play(tmp_path, story)
