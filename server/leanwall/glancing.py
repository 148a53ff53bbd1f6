"""Boards at a glance: what a list shows of each, kept until the board changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from leanwall.core.board import Board
from leanwall.core.reading import read_kept
from leanwall.errors import BadInput
from leanwall.sync.faults import whereabouts
from leanwall.sync.views import cut_content

log = logging.getLogger(__name__)

Json = dict[str, Any]
Look = Callable[[Board], Json]
MOST_KEPT = 1_000


class Boards(Protocol):
    """The boards on disk (store/boards.py)."""

    def content_and_version(self, workspace_id: str, board_id: str) -> tuple[Json, int]: ...


class Glances:
    """The same for all who may open the board: what is hidden still is in no figure and on no picture."""

    def __init__(self, boards: Boards) -> None:
        self._boards = boards
        self._kept: dict[tuple[str, str], tuple[int, Json]] = {}

    def of(self, look: Look, workspace_id: str, board_id: str, version: int) -> Json:
        """What `look` makes of a board that is at this version. Raises NotFound when it is gone meanwhile."""
        key = (look.__name__, board_id)
        known = self._kept.get(key)
        if known is None or known[0] != version:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[key] = self._look(look, workspace_id, board_id, version)
        return known[1]

    def _look(self, look: Look, workspace_id: str, board_id: str, version: int) -> tuple[int, Json]:
        """One board that can't be read or measured must not hide the others: it looks empty."""
        try:
            content, version = self._boards.content_and_version(workspace_id, board_id)
            board = read_kept(cut_content(content))
        except BadInput:
            return version, look(Board())
        try:
            return version, look(board)
        except Exception as error:  # a fault of ours; the log says where
            log.error("A board of the list could not be measured: %s", whereabouts(error))
            return version, look(Board())
