"""What is agreed stays as it is, whatever a screen sends; what comes after it goes on."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.sync.protocol import ChangeMessage, read_ops
from leanwall.sync.room import HEAD, Refusal
from leanwall.sync.writer import Outcome
from tests.support.one_board import ANNA, BEN, FACILITATOR, OneBoard, create, delete, edit, taken, update

BOARD: dict[str, Any] = {
    "lanes": [{"id": "clerk", "name": "Clerk"}, {"id": "empty", "name": "Nobody"}],
    "notes": [
        {"id": "one", "author": "p-anna", "text": "Check", "lane": "clerk"},
        {"id": "two", "text": "Price", "lane": "clerk"},
        {"id": "unseen", "text": "Price twice", "lane": "clerk", "hidden": True, "author": "p-anna"},
        {"id": "why", "kind": "problem", "text": "Prices are old", "about": "one"},
        {"id": "new", "state": "future", "text": "Check at once", "origins": ["one"]},
    ],
    "links": [{"id": "link", "source": "one", "target": "two"}],
}
LOCK = update("board", "board", locked_states=["current"])
BOUND = [
    update("note", "one", x=40),
    update("note", "one", process_time=60),
    update("note", "one", decision="eliminate", lane=None),
    update("note", "new", state="current"),
    update("note", "why", kind="step"),
    edit("one", [[0, 0, "Re-"]]),
    delete("note", "one"),
    update("note", "one", hidden=True),
    create("note", "three", text="One more"),
    create("link", "back", source="two", target="one", kind="rework", probability=0.1),
    update("link", "link", probability=0.5),
    delete("link", "link"),
    delete("lane", "clerk"),
    update("lane", "clerk", people=3),
    update("lane", "clerk", name="Billing clerk", cost_per_hour=30),
    update("board", "board", calendar={"hours_per_day": 7}),
    update("board", "board", demand={"quantity": 500, "per": "month"}),
]
FREE = [
    update("note", "one", decision="eliminate", decision_reason="Nobody reads it", merge_into="two"),
    update("note", "one", value="NVA", wastes=["waiting"]),
    update("note", "new", x=40, process_time=60),
    update("note", "why", x=40, text="Prices are old and wrong"),
    update("lane", "clerk", name="Billing clerk", color="teal"),
    update("lane", "empty", people=2),
    update("board", "board", purpose="Bills that are right at once", freed_time_use="Calls"),
    create("note", "idea", kind="idea", text="Keep one list"),
    create("comment", "said", about="one", text="True"),
    create("why", "because", problem="why", text="Nobody owns them"),
    delete("note", "why"),
    delete("note", "new"),
    delete("lane", "empty"),
]


def locked() -> OneBoard:
    board = OneBoard(BOARD)
    taken(board.change(FACILITATOR, LOCK))
    return board


def refused(outcome: Outcome, code: str = "locked") -> Refusal:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.code == code, outcome
    return outcome


@pytest.mark.parametrize("op", BOUND, ids=str)
@pytest.mark.parametrize("person", [ANNA, FACILITATOR], ids=["editor", "facilitator"])
def test_a_locked_state_keeps_its_steps_and_links(op: dict[str, Any], person: Any) -> None:
    board = locked()
    before = board.live().content()
    assert "agreed and locked" in refused(board.change(person, op)).message
    assert board.live().content() == before
    taken(board.change(FACILITATOR, update("board", "board", locked_states=[])))
    taken(board.change(person, op))


@pytest.mark.parametrize("op", FREE, ids=str)
def test_a_locked_state_takes_what_comes_after_it(op: dict[str, Any]) -> None:
    taken(locked().change(ANNA, op))


def test_what_was_hidden_does_not_come_onto_a_locked_map() -> None:
    board = locked()
    assert "agreed and locked" in refused(board.change(ANNA, update("note", "unseen", hidden=False))).message
    taken(board.change(ANNA, update("note", "unseen", hidden=True)))
    taken(board.change(FACILITATOR, update("board", "board", locked_states=[])))
    taken(board.change(ANNA, update("note", "unseen", hidden=False)))


def test_showing_all_notes_keeps_back_what_would_stand_on_a_locked_map_until_it_is_opened() -> None:
    idea = {"id": "idea", "kind": "idea", "text": "One list", "hidden": True, "author": "p-ben"}
    board = OneBoard({**BOARD, "notes": [*BOARD["notes"], idea], "private": True})
    taken(board.change(FACILITATOR, LOCK))
    reveal = update("board", "board", private=False)
    taken(board.change(FACILITATOR, reveal))
    hidden = lambda: {id for id, note in board.live().records["note"].items() if note.get("hidden")}  # noqa: E731
    assert hidden() == {"unseen"}
    taken(board.change(FACILITATOR, update("board", "board", locked_states=[]), reveal))
    assert hidden() == set()


def test_of_a_locked_future_nobody_chooses_another_variant() -> None:
    variants = [{"id": "bold", "name": "Bold"}, {"id": "brave", "name": "Brave"}]
    board = OneBoard({**BOARD, "variants": variants, "chosen_variant": "bold"})
    taken(board.change(FACILITATOR, LOCK))
    taken(board.change(ANNA, update("board", "board", chosen_variant="brave")))
    taken(board.change(FACILITATOR, update("board", "board", locked_states=["future"])))
    for person in (ANNA, FACILITATOR):
        for other in ("bold", None):
            assert (
                "which variant" in refused(board.change(person, update("board", "board", chosen_variant=other))).message
            )
    refused(board.change(ANNA, delete("variant", "brave")))
    taken(board.change(ANNA, update("board", "board", chosen_variant="brave", purpose="Bills that are right")))


def test_only_a_facilitator_locks_and_opens_a_state() -> None:
    refused(OneBoard(BOARD).change(ANNA, LOCK), "forbidden")
    refused(locked().change(ANNA, update("board", "board", locked_states=[])), "forbidden")


def test_an_undo_does_not_reach_into_a_locked_state() -> None:
    board = OneBoard(BOARD)
    taken(board.change(ANNA, update("note", "one", x=40)))
    taken(board.change(FACILITATOR, LOCK))
    refused(board.undo(ANNA, "c-1"))
    taken(board.undo(FACILITATOR, "c-2"))
    taken(board.change(ANNA, {"op": "undo", "change": "c-1"}))
    assert (board.fields("note", "one") or {}).get("x") == 0


def test_an_earlier_version_brought_back_by_an_editor_spares_what_is_locked() -> None:
    board = OneBoard(BOARD)
    taken(board.change(ANNA, update("note", "one", x=40), update("note", "new", x=40)))
    moved = board.live().content()
    taken(board.change(ANNA, update("note", "new", x=80)))
    taken(board.change(FACILITATOR, LOCK))
    refused(board.restore(ANNA, BOARD), "forbidden")
    refused(board.restore(ANNA, {**BOARD, "locked_states": ["current"]}))
    restored = taken(board.restore(ANNA, {**moved, "locked_states": ["current"]}))
    taken(board.undo(ANNA, restored.id))
    assert (board.fields("note", "new") or {})["x"] == 80


def test_a_facilitator_goes_back_and_forth_over_a_lock() -> None:
    board = locked()
    agreed = board.live().content()
    restored = taken(board.restore(FACILITATOR, {**BOARD, "notes": BOARD["notes"][:1], "links": []}))
    assert board.fields("note", "two") is None
    taken(board.undo(FACILITATOR, restored.id))
    assert board.live().content() == agreed


def test_no_client_passes_a_change_off_as_a_return_to_an_earlier_version() -> None:
    message = ChangeMessage("restore-1-mine", HEAD, read_ops([update("note", "why", x=1)]))
    refused(locked().ask(ANNA, message), "malformed")


def test_a_locked_note_stays_until_it_is_unlocked() -> None:
    board = OneBoard(BOARD)
    taken(board.change(BEN, update("note", "one", x=20)))
    taken(board.change(ANNA, update("note", "one", locked=True)))
    for op in (update("note", "one", x=40), edit("one", [[0, 0, "!"]]), delete("note", "one"), delete("lane", "clerk")):
        assert "unlock it" in refused(board.change(BEN, op)).message
    refused(board.undo(BEN, "c-1"))
    taken(board.change(BEN, update("note", "one", decision="keep")))
    taken(board.change(BEN, update("note", "one", locked=False, x=40)))


def test_a_note_comes_back_with_its_links_and_everybody_s_votes() -> None:
    board = OneBoard({**BOARD, "polls": [{"id": "poll", "question": "Which?", "dots": 1}]})
    taken(board.change(BEN, create("vote", "dot", poll="poll", target="two")))
    taken(board.change(ANNA, delete("note", "two")))
    taken(board.change(FACILITATOR, update("poll", "poll", closed=True)))
    taken(board.undo(ANNA, "c-2"))
    assert board.fields("vote", "dot") and board.fields("link", "link")


def test_no_detour_changes_the_result_of_a_closed_vote_or_opens_it_again() -> None:
    board = OneBoard({**BOARD, "polls": [{"id": "poll", "question": "Which?"}, {"id": "open", "question": "And?"}]})
    taken(board.change(BEN, create("vote", "dot", poll="poll", target="two")))
    earlier = board.live().content()
    taken(board.change(FACILITATOR, update("poll", "poll", closed=True)))
    moved = board.change(BEN, update("vote", "dot", poll="open"))
    assert isinstance(moved, Refusal)
    taken(board.change(BEN, update("note", "two", x=77)))
    taken(board.restore(BEN, earlier))
    assert (board.fields("poll", "poll") or {})["closed"] is True
    assert (board.fields("vote", "dot") or {})["poll"] == "poll"
    assert (board.fields("note", "two") or {}).get("x", 0) != 77
