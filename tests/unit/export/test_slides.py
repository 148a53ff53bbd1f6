"""The maps of the slides: what is gone and why, and time to scale, all of it shapes."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from pptx import Presentation

from leanwall.core.board import Board
from leanwall.export.paper import A3, CAP_HEIGHT, MM
from leanwall.export.slide_text import LEAST, LINE, lines
from tests.support.a_map import a_map
from tests.support.exported import billing, made

BEFORE, AFTER = 1, 2  # slides
GONE = {
    "Second clerk double-checks figures": "Gone: the check moves into the checklist of pricing",
    "Finance manager approves again": "Gone: second approval of the same invoice; supervisor trained",
    "Hold for weekly batch": "Gone: weekly batch ended",
}


def slides(board: Board) -> Any:
    return Presentation(io.BytesIO(made(board, "summary-pptx").data)).slides


def boxes_with(slide: Any, words: str) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_text_frame and words in shape.text_frame.text]


def parts(slide: Any, top: float) -> list[Any]:
    """What a bar at this height is made of."""
    return [shape for shape in slide.shapes if shape.top == top and shape.name.startswith(("Waiting", "Work"))]


def width(shapes: list[Any]) -> float:
    return max(shape.left + shape.width for shape in shapes) - min(shape.left for shape in shapes)


def test_steps_that_are_gone_stand_dotted_with_their_reason_on_the_map_of_today() -> None:
    before, after = slides(billing())[BEFORE], slides(billing())[AFTER]
    for step, reason in GONE.items():
        (box,) = boxes_with(before, step)
        assert box.text_frame.paragraphs[-1].text == reason
        assert 'prstDash val="sysDot"' in box._element.xml
        assert not boxes_with(after, step)
    assert before.shapes._spTree.xml.count('prstDash val="sysDot"') == len(GONE)


def test_both_bars_of_time_stand_over_one_another_on_one_scale() -> None:
    deck = slides(billing())
    tops = [boxes_with(deck[AFTER], name)[-1].top for name in ("Before", "After")]
    before, after = (parts(deck[AFTER], top) for top in tops)
    assert width(after) / width(before) == pytest.approx(1.23 / 10.13, abs=0.01)
    assert [part.width for part in parts(deck[BEFORE], tops[0])] == [part.width for part in before]
    assert boxes_with(deck[AFTER], "10.1 d")
    assert boxes_with(deck[AFTER], "1.2 d")


def test_no_shape_of_a_slide_leaves_it_and_no_card_leaves_its_lane() -> None:
    deck = Presentation(io.BytesIO(made(billing(), "summary-pptx").data))
    for slide in deck.slides:
        leaves_nothing(slide, deck.slide_width, deck.slide_height)
    lanes = [shape for shape in deck.slides[BEFORE].shapes if shape.name.startswith("Lane ")]
    for step in GONE:
        (box,) = boxes_with(deck.slides[BEFORE], step)
        assert any(lane.top <= box.top and box.top + box.height <= lane.top + lane.height for lane in lanes)


def a_long_process(steps: int, lanes: int, words: str = "Check the figures") -> Board:
    board = a_map(title="Long")
    for lane in range(lanes):
        board.lane(f"lane{lane}", name=f"Team {lane}")
    for state in ("current", "future"):
        ids = [f"{state}{i}" for i in range(steps)]
        for i, id in enumerate(ids):
            origins: dict[str, Any] = {"origins": [f"current{i}"]} if state == "future" else {}
            lane = f"lane{i * 7 % lanes}"
            board.step(id, state=state, text=f"{words} {i}", lane=lane, work=60, wait=600, **origins)
        board.flow(*ids, state=state)
    return board.board()


@cache
def sixty_steps() -> Any:
    return Presentation(io.BytesIO(made(a_long_process(60, 6), "summary-pptx").data))


def leaves_nothing(slide: Any, wide: int, high: int) -> None:
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= wide + 1, shape.name
        assert shape.top >= 0 and shape.top + shape.height <= high + 1, shape.name


def test_sixty_steps_come_as_an_overview_and_parts_that_hold_every_step_once() -> None:
    deck = sixty_steps()
    before = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Before")]
    overview, *parts = before
    assert 3 <= len(parts) <= 12
    chips = [shape.text_frame.text for shape in overview.shapes if shape.has_text_frame]
    assert {str(n) for n in range(1, 61)} <= set(chips)
    told = "\n".join(shape.text_frame.text for part in parts for shape in part.shapes if shape.has_text_frame)
    assert [len(re.findall(rf"Check the figures {i}\b", told)) for i in range(60)] == [1] * 60
    assert parts[0].shapes.title.text == "Before: steps 1 to 15"
    assert "to 16" in told and "from 15" in told
    for slide in deck.slides:
        leaves_nothing(slide, deck.slide_width, deck.slide_height)


def test_a_mark_on_the_overview_opens_the_slide_where_the_steps_stand_in_full() -> None:
    deck = sixty_steps()
    slides_ = list(deck.slides)
    marks = [shape for shape in slides_[BEFORE].shapes if shape.name.startswith("slide ")]
    targets = [slides_.index(mark.click_action.target_slide) + 1 for mark in marks]
    assert [mark.name for mark in marks] == [f"slide {number}" for number in targets]
    assert targets == list(range(3, 3 + len(marks)))


def test_no_letters_on_a_slide_are_below_eight_points_which_are_two_and_a_half_millimetres_on_a3() -> None:
    assert LEAST * A3.width / 960 * CAP_HEIGHT >= 2.5 * MM
    for deck in (slides(billing()), sixty_steps().slides):
        sizes = re.findall(r' sz="(\d+)"', "".join(slide.shapes._spTree.xml for slide in deck))
        assert min(map(int, sizes)) >= 100 * LEAST


def test_no_words_of_a_card_run_over_its_edge_and_none_are_left_out() -> None:
    for slide in (slides(billing())[BEFORE], slides(billing())[AFTER], list(sixty_steps().slides)[2]):
        cards = [shape for shape in slide.shapes if re.match(r"\d+ \w", shape.name)]
        assert len(cards) >= 7
        for card in cards:
            frame = card.text_frame
            size = frame.paragraphs[0].runs[0].font.size.pt
            wide, high = card.width.pt - 10, card.height.pt - 4
            rows = sum(lines(paragraph.text, 600, size, wide) for paragraph in frame.paragraphs)
            assert rows * size * LINE <= high + 0.1, frame.text
            assert "…" not in frame.text


def test_no_label_of_work_that_is_sent_back_covers_a_card_and_links_run_under_the_cards() -> None:
    board = a_map(title="Back")
    for lane in range(4):
        board.lane(f"lane{lane}")
    ids = [f"s{i}" for i in range(18)]
    for i, id in enumerate(ids):
        board.step(id, text=f"Check the figures {i}", lane=f"lane{i // 3 % 4}", work=60, wait=60)
    board.flow(*ids)
    for i in (8, 11, 13, 16):
        board.rework(ids[i], ids[i - 3], 0.05, text="sent back")
    board.step("f", state="future", work=60)
    found = 0
    for slide in slides(board.board()):
        cards = [shape for shape in slide.shapes if re.match(r"\d+ Check", shape.name) and shape.height > 254_000]
        names = [shape.name for shape in slide.shapes]
        for label in [shape for shape in slide.shapes if shape.name.endswith("sent back")]:
            found += 1
            assert [card.name for card in cards if overlap(label, card)] == []
            assert max(i for i, name in enumerate(names) if name == "Link") < names.index(cards[0].name)
    assert found >= 2


def overlap(one: Any, other: Any) -> bool:
    level = one.left < other.left + other.width and other.left < one.left + one.width
    return level and one.top < other.top + other.height and other.top < one.top + one.height


def test_thousands_of_steps_are_told_by_role_and_the_slides_stay_few() -> None:
    deck = slides(a_long_process(450, 30))
    assert len(deck) <= 6
    (table,) = [shape.table for shape in deck[BEFORE].shapes if shape.has_table]
    assert table.cell(1, 0).text == "Team 0"
    assert table.cell(1, 1).text == "15"
    assert boxes_with(deck[BEFORE], "more roles")


@pytest.mark.parametrize("words", ["long words of a plan " * 60, "很长的行动计划内容" * 60, "x" * 900])
def test_no_table_and_no_chain_of_reasons_runs_below_its_slide_and_nothing_is_lost(words: str) -> None:
    actions = [{"id": f"a{i}", "text": words, "who": words[:80], "effect": words} for i in range(5)]
    whys = [{"id": f"w{i}", "problem": "p", "text": words, **({"parent": f"w{i - 1}"} if i else {})} for i in range(9)]
    whys[-1] |= {"is_root": True, "countermeasure": words}
    board = a_map(
        title="Long", actions=actions, whys=whys, purpose=words, charter={"problem": words, "in_scope": words}
    )
    board.step("a", work=60).step("f", state="future", work=60).step("p", text=words, kind="problem")
    deck = Presentation(io.BytesIO(made(board.board(), "summary-pptx").data))
    for slide in deck.slides:
        leaves_nothing(slide, deck.slide_width, deck.slide_height)
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= deck.slide_height
    held = "".join(_all_words(slide) for slide in deck.slides)
    whole = "".join(words.split())
    assert held.count(whole) >= 5 + 9 + 1


def _all_words(slide: Any) -> str:
    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    told += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    told += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
    return "".join("".join(told).split())


def test_a_bar_of_hundreds_of_steps_is_two_parts_and_one_without_times_says_so() -> None:
    board = a_map().step("Only", state="future")
    for i in range(130):
        board.step(f"s{i}", work=60, wait=600)
    deck = {slide.shapes.title.text.partition(" ")[0]: slide for slide in reversed(slides(board.board()))}
    assert len([shape for shape in deck["Before:"].shapes if shape.name.startswith(("Waiting", "Work"))]) == 2
    assert boxes_with(deck["After:"], "No lead time yet")
