"""Both states of a board measured at once: what follows each change to everybody's screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from leanwall.core.board import State
from leanwall.core.metrics import measure
from leanwall.core.reading import read_kept


def measure_states(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """{"current": …, "future": …}, each as `measure` gives it, from the content that a live board has."""
    board = read_kept(content)
    return {state: measure(board, state) for state in get_args(State)}
