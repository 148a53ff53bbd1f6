"""The starters are what a consultant would put on the wall: roles, steps, what usually hurts, what to ask."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from leanwall.core.metrics import measure
from leanwall.core.reading import read_board

TEMPLATES = sorted((Path(__file__).parents[3] / "boards" / "templates").glob("*.json"))


def test_there_are_starters_for_eight_office_processes() -> None:
    assert len(TEMPLATES) >= 8


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_starter_has_lanes_steps_wastes_and_questions_and_can_be_followed(path: Path) -> None:
    board = read_board(json.loads(path.read_text("utf-8")))
    kinds = Counter(note.kind for note in board.notes)
    assert len(board.lanes) >= 3
    assert kinds["step"] >= 6
    assert kinds["problem"] >= 2
    assert kinds["question"] >= 1
    steps = [note for note in board.notes if note.kind == "step"]
    assert all(note.lane and note.text for note in steps)
    assert any(note.wastes for note in board.notes)
    found = measure(board, "current")
    assert found["figures"]["steps"]["value"] == sum(note.state == "current" for note in steps)
    assert [finding for finding in found["findings"] if finding["severity"] == "error"] == []
