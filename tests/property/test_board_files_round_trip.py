"""What a board file held comes back, whatever it held."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from leanwall.core.reading import read_board, write_board
from tests.support.boards import board_files


@settings(max_examples=200, deadline=None)
@given(board_files())
def test_a_file_comes_back_as_it_was(file: dict[str, Any]) -> None:
    assert write_board(read_board(file)) == without_meaningless_nulls(file)


@settings(max_examples=100, deadline=None)
@given(board_files())
def test_a_file_s_text_comes_back_as_it_was(file: dict[str, Any]) -> None:
    once = write_board(read_board(json.dumps(file)))
    assert write_board(read_board(json.dumps(once).encode())) == once == without_meaningless_nulls(file)


def without_meaningless_nulls(file: dict[str, Any]) -> dict[str, Any]:
    """The strategy writes null only where unknown has a meaning, so nothing is left out."""
    return file
