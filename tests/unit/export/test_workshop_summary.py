"""The summary of a workshop: what people did, in one file and on one page, and nothing that is still secret."""

from __future__ import annotations

from typing import Any

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.export.house import speaking
from leanwall.export.options import Options
from leanwall.export.workshop_content import Section, write_workshop
from tests.support.a_map import a_map
from tests.support.exported import SCRIPTS, billing, made, pages_of_words, words

DOTS = {"id": "poll-1", "question": "What first?", "targets": ["p1", "p2"], "closed": True}
WORTH = {"id": "poll-2", "question": "Worth it?", "asks": "value", "targets": ["c1", "c2"], "closed": True}


def a_workshop(**more: Any) -> Board:
    """The billing example after a workshop."""
    facts = billing().model_dump(exclude_unset=True)
    facts["charter"] = {"problem": "Ten days until the invoice", "team": "Mia, Tom", "suppliers": "Field service"}
    problems = [note["id"] for note in facts["notes"] if note.get("kind") == "problem"]
    steps = [note["id"] for note in facts["notes"] if note.get("kind", "step") == "step"]
    facts["polls"] = [{**DOTS, "targets": problems}, {**WORTH, "targets": steps[:2]}]
    facts["votes"] = [
        {"id": "vote-1", "poll": "poll-1", "target": problems[1], "count": 2, "author": "ann"},
        {"id": "vote-2", "poll": "poll-1", "target": problems[0], "count": 1, "author": "ben"},
        {"id": "vote-3", "poll": "poll-2", "target": steps[0], "value": "NVA", "author": "ann"},
        {"id": "vote-4", "poll": "poll-2", "target": steps[0], "value": "NVA", "author": "ben"},
        {"id": "vote-5", "poll": "poll-2", "target": steps[1], "value": "VA", "author": "ann"},
        {"id": "vote-6", "poll": "poll-2", "target": steps[1], "value": "NNVA", "author": "ben"},
    ]
    facts["comments"] = [
        {"id": "said-1", "text": "A new scanner?", "about": None},
        {"id": "said-2", "text": "Long answered", "about": None, "resolved": True},
    ]
    return read_board({**facts, **more})


def sections(board: Board, *people: str) -> dict[str, Section]:
    with speaking("en"):
        found = write_workshop(board, Options(people=people, date="2026-11-22", version="57")).sections
    return {section.key: section for section in found}


def test_the_file_says_who_took_part_what_was_decided_and_what_comes_next() -> None:
    text = words(made(a_workshop(), "workshop-pdf", people=("Mia Berger", "Ben Okafor")).data)
    for said in (
        "Mia Berger, Ben Okafor", "Mia, Tom", "Ten days until the invoice", "Field service", "10.1 d", "1.2 d",
        "3 dots from 2 people", "The order form has no field for a discount", "eliminate", "one trained reviewer",
        "One price list", "12 Dec 2026", "Parked: A new scanner?", "Who fills in the missing PO number?", "DRAFT",
    ):  # fmt: skip
        assert said in text, said
    assert "Long answered" not in text


def test_problems_stand_in_the_order_of_their_dots_with_their_root_causes() -> None:
    board = a_workshop()
    rows = sections(board)["problems"].rows
    assert [row[1] for row in rows[:2]] == ["2", "1"]
    assert all(row[2] for row in rows)


def test_a_vote_on_value_says_what_most_say_and_where_people_are_even() -> None:
    rows = sections(a_workshop())["vote-poll-2"].rows
    assert [row[1:] for row in rows] == [("0", "0", "2", "waste"), ("1", "1", "0", "even")]


def test_an_open_vote_and_what_is_hidden_are_not_in_it() -> None:
    facts = a_workshop().model_dump(exclude_unset=True)
    facts["polls"][0]["closed"] = False
    hidden = {"id": "whisper", "kind": "problem", "text": "Nobody dares to say this", "hidden": True}
    asked = {"id": "murmur", "kind": "question", "text": "May we stop it?", "hidden": True}
    facts["notes"] = [*facts["notes"], hidden, asked]
    facts["comments"] = [*facts["comments"], {"id": "said-3", "text": "About the whisper", "about": "whisper"}]
    board = read_board(facts)
    assert "vote-poll-1" not in sections(board)
    text = words(made(board, "workshop-pdf").data)
    assert not any(secret in text for secret in ("Nobody dares", "May we stop", "About the whisper", "What first?"))


def test_an_empty_board_has_a_summary_that_says_what_is_missing() -> None:
    made_of_nothing = made(Board(title="Hiring"), "workshop-pdf")
    text = words(made_of_nothing.data)
    assert made_of_nothing.to_agree > 5
    assert all(said in text for said in ("Nobody is named yet.", "No steps yet.", "No date is set yet.", "TO AGREE"))


def test_every_script_is_printed() -> None:
    facts = a_workshop().model_dump(exclude_unset=True)
    asked = [{"id": f"says-{name}", "kind": "question", "text": said} for name, said in SCRIPTS.items()]
    facts["notes"] = [*facts["notes"], *asked]
    assert made(read_board(facts), "workshop-pdf").missing_glyphs == ()


def test_freed_time_never_stands_without_what_it_is_used_for() -> None:
    facts = a_workshop().model_dump(exclude_unset=True) | {"freed_time_use": ""}
    assert sections(read_board(facts))["figures"].note.endswith("TO AGREE")


def test_no_target_is_named_before_there_is_a_future() -> None:
    rows = sections(a_map().step("a", work=60).step("b", work=60).board())["figures"].rows
    assert rows[0][:4] == ("Steps", "2", "–", "")
    assert {row[2] for row in rows} == {"–"}


def test_no_page_holds_only_what_parts_two_sections() -> None:
    for extra in range(3):  # with none of them, the last line stands at the foot of a page
        facts = billing().model_dump(exclude_unset=True)
        facts["releases"] = [{"id": "r", "number": "1.0", "version": 1, "effective": "2026-12-01"}]
        asked = [{"id": f"asked-{i}", "kind": "question", "text": "Who?"} for i in range(extra)]
        facts["notes"] = [*facts["notes"], *asked]
        pages = pages_of_words(made(read_board(facts), "workshop-pdf", people=("Ann", "Ben")).data)
        assert all(len(page.split()) > 20 for page in pages), (extra, pages[-1])
