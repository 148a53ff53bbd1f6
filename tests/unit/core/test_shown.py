"""A board file to hand on holds nothing that is hidden, nobody's name, and nothing that points to what is gone."""

from __future__ import annotations

from typing import Any

from leanwall.core.reading import read_board, write_board
from leanwall.core.shown import shown_to_all
from tests.support.a_map import a_map
from tests.support.exported import billing

HIDDEN = {"id": "h", "kind": "problem", "text": "canary-hidden", "hidden": True}


def shown(**arrays: Any) -> tuple[dict[str, Any], int]:
    content = {"format": "leanwall.board", "version": 1, "title": "Billing", **arrays}
    return shown_to_all(write_board(read_board(content)))


def test_a_board_without_secrets_stays_as_it_is() -> None:
    content = write_board(billing())
    assert shown_to_all(content) == (content, 0)


def test_hidden_notes_go_with_all_that_stands_on_them() -> None:
    found, count = shown(
        notes=[{"id": "a", "text": "Shown"}, HIDDEN],
        links=[{"id": "l", "source": "a", "target": "h"}],
        comments=[
            {"id": "c", "about": "h", "text": "canary-about"},
            {"id": "r", "parent": "c", "text": "canary-reply"},
        ],
        whys=[
            {"id": "w", "problem": "h", "text": "canary-why"},
            {"id": "v", "problem": "h", "parent": "w", "text": "x"},
        ],
    )
    assert count == 1
    assert "canary" not in str(found)
    assert [note["id"] for note in found["notes"]] == ["a"]
    assert (found["links"], found["comments"], found["whys"]) == ([], [], [])


def test_nothing_that_stays_points_to_what_is_gone() -> None:
    notes = [
        {"id": "a", "text": "Shown", "merge_into": "h"},
        {"id": "f", "state": "future", "text": "Later", "origins": ["a", "h"]},
        {**HIDDEN, "kind": "step"},
        {"id": "e", "state": "future", "text": "New", "origins": []},
    ]
    found, _ = shown(notes=notes, polls=[{"id": "p", "question": "Which?", "targets": ["a", "h"], "closed": True}])
    first, second, _ = found["notes"]
    assert "merge_into" not in first
    assert second["origins"] == ["a"]
    assert found["polls"][0]["targets"] == ["a"]
    read_board(found)


def test_votes_are_secret_until_the_poll_is_closed_and_nobody_is_named() -> None:
    polls = [{"id": "open", "targets": ["a"]}, {"id": "done", "targets": ["a"], "closed": True}]
    people = ("ana@example.com", "ben@example.com", None)
    votes = [
        {"id": f"{p['id']}-{i}", "poll": p["id"], "target": "a", **({"author": who} if who else {})}
        for p in polls
        for i, who in enumerate(people)
    ]
    found, count = shown(notes=[{"id": "a", "text": "Shown", "author": people[0]}], polls=polls, votes=votes)
    assert count == 3
    assert [vote["id"] for vote in found["votes"]] == ["done-0", "done-1", "done-2"]
    assert "example.com" not in str(found)
    assert len({vote["author"] for vote in found["votes"][:2]}) == 2
    assert found["notes"][0]["author"] == found["votes"][0]["author"]


def test_a_chain_of_steps_around_a_hidden_one_can_be_read_again() -> None:
    board = a_map(title="Billing").steps("a h b", work=60).flow("a", "h", "b")
    board.file["notes"][1]["hidden"] = True
    found, _ = shown_to_all(write_board(board.board()))
    assert [note.id for note in read_board(found).notes] == ["a", "b"]


def test_whoever_is_mentioned_in_a_comment_is_a_number_too() -> None:
    comments = [
        {"id": "c", "text": "Is that so?", "author": "p-ana", "mentions": ["p-ben"]},
        {"id": "d", "text": "Yes.", "author": "p-ben"},
    ]
    found, _ = shown(comments=comments)
    asked, answer = found["comments"]
    assert "p-" not in str((asked["author"], asked["mentions"]))
    assert asked["mentions"] == [answer["author"]]
