"""The maps of the slides: what is gone and why, and time to scale, all of it shapes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from leanwall.core.board import Board
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
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width + 1, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height + 1, shape.name
    lanes = [shape for shape in deck.slides[BEFORE].shapes if shape.name.startswith("Lane ")]
    for step in GONE:
        (box,) = boxes_with(deck.slides[BEFORE], step)
        assert any(lane.top <= box.top and box.top + box.height <= lane.top + lane.height for lane in lanes)


def test_a_bar_of_hundreds_of_steps_is_two_parts_and_one_without_times_says_so() -> None:
    board = a_map().step("Only", state="future")
    for i in range(130):
        board.step(f"s{i}", work=60, wait=600)
    before = slides(board.board())[BEFORE]
    assert len([shape for shape in before.shapes if shape.name.startswith(("Waiting", "Work"))]) == 2
    assert boxes_with(slides(board.board())[AFTER], "No lead time yet")
