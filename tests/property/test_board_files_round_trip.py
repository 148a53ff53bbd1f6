"""What a board file held comes back, whatever it held."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings

from leanwall.core.reading import read_board, write_board
from tests.support.boards import board_files
from tests.support.effort import tries


@settings(max_examples=tries(100, 2_000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(board_files())
def test_a_file_comes_back_as_it_was(file: dict[str, Any]) -> None:
    assert write_board(read_board(file)) == file


@settings(max_examples=tries(60, 1_000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(board_files())
def test_a_file_s_text_comes_back_as_it_was(file: dict[str, Any]) -> None:
    once = write_board(read_board(json.dumps(file)))
    assert write_board(read_board(json.dumps(once).encode())) == once == file
