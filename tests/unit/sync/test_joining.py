"""Lists and tables that several people change at once: the page does the same (frontend/src/sync/joining.test.ts)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leanwall.sync.joining import joined
from leanwall.sync.protocol import ChangeMessage, read_ops
from tests.support.model_world import Somebody
from tests.support.one_board import OneBoard, create, update

VECTORS = json.loads(Path("tests/vectors/joining.json").read_bytes())


@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_what_each_did_is_done_to_what_stands_as_on_the_page(case: dict[str, Any]) -> None:
    assert joined(case["before"], case["mine"], case["now"]) == case["joined"]


ANNA = Somebody("p-anna")


def tagged(*wastes: str) -> OneBoard:
    board = OneBoard({"format": "leanwall.board", "version": 1, "notes": [{"id": "n", "wastes": list(wastes)}]})
    board.change(ANNA, create("note", "other"), screen=1)
    return board


def wastes(board: OneBoard) -> list[str]:
    return list((board.fields("note", "n") or {})["wastes"])


def test_two_windows_of_one_account_lose_nothing_of_each_other() -> None:
    board = tagged("waiting")
    board.change(ANNA, update("note", "n", wastes=["waiting", "motion"]), base=1, screen=1)
    board.change(ANNA, update("note", "n", wastes=["waiting", "defects"]), base=1, screen=2)
    assert wastes(board) == ["waiting", "motion", "defects"]
    board.change(ANNA, update("note", "n", wastes=["waiting"]), base=2, screen=1)
    assert wastes(board) == ["waiting", "defects"]


def test_what_a_window_sent_just_before_is_known_to_it() -> None:
    board = tagged("waiting")
    board.change(ANNA, update("note", "n", wastes=["waiting", "motion"]), base=1, screen=1)
    board.change(ANNA, update("note", "n", wastes=["waiting"]), base=1, screen=1)
    assert wastes(board) == ["waiting"]


def test_a_window_that_comes_back_on_another_line_still_knows_what_it_sends_again() -> None:
    board = tagged("waiting")
    first = ChangeMessage("c-a", 1, read_ops([update("note", "n", wastes=["waiting", "motion"])]))
    board.ask(ANNA, first, 1)
    board.ask(ANNA, first, 2)
    board.change(ANNA, update("note", "n", wastes=["waiting"]), base=1, screen=2)
    assert wastes(board) == ["waiting"]
