"""Boards written down for those who draw them (export/worker.py): what everybody sees whole is written once a version,
whoever asks for whatever file of it. Twenty people who export at the end of a workshop cost the wall little."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from leanwall.access.people import Principal
from leanwall.core.live import Live
from leanwall.core.sight import is_open

MAX_BYTES = 16 * 2**20
TRIES = 3  # how often a board that changes meanwhile is read again
Json = dict[str, Any]


class Standing(Hashable, Protocol):
    """Where a board stands: equal only while it says the same and has the same past."""

    @property
    def version(self) -> int: ...
    @property
    def created_at(self) -> str: ...


class Boards(Protocol):
    """The boards on disk (store/boards.py)."""

    def standing(self, workspace_id: str, board_id: str) -> Standing: ...
    def content_and_standing(self, workspace_id: str, board_id: str) -> tuple[Json, Standing]: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """A board's content as one person sees it, as JSON; `changed`: it says something else by now than what people have
    signed."""

    text: bytes
    version: int
    changed: bool


class Written:
    """Blocking; any thread may ask. `shown` cuts a content to what a person may see, `changed` looks whether the board
    has moved on since it was signed."""

    def __init__(
        self, boards: Boards, shown: Callable[[Principal, Json], Json], changed: Callable[[Principal, str], bool]
    ) -> None:
        self._boards, self._shown, self._changed = boards, shown, changed
        self._kept: OrderedDict[str, tuple[Standing, Sheet]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def sheet(self, who: Principal, board_id: str) -> Sheet:
        """The board as it stands. Raises NotFound."""
        standing = self._boards.standing(who.workspace_id, board_id)
        with self._lock:
            kept = self._kept.get(board_id)
            if kept is not None and kept[0] == standing:
                self._kept.move_to_end(board_id)
                return kept[1]
        return self._write(who, board_id)

    def _write(self, who: Principal, board_id: str) -> Sheet:
        content, standing, changed = self._at_one_moment(who, board_id)
        text = msgspec.json.encode(self._shown(who, content))
        sheet = Sheet(text, standing.version, changed)
        if is_open(Live.from_content(content)):  # else others see something else
            self._keep(board_id, standing, sheet)
        return sheet

    def _at_one_moment(self, who: Principal, board_id: str) -> tuple[Json, Standing, bool]:
        """Content and what became of the signatures are two questions: an edit taken back between them must not go out
        as signed. A board that does not stand still is another than the one that was signed."""
        for _ in range(TRIES):
            content, standing = self._boards.content_and_standing(who.workspace_id, board_id)
            changed = self._changed(who, board_id)
            if self._boards.standing(who.workspace_id, board_id) == standing:
                return content, standing, changed
        return content, standing, True

    def _keep(self, board_id: str, standing: Standing, sheet: Sheet) -> None:
        with self._lock:
            self._drop(board_id)
            self._kept[board_id] = (standing, sheet)
            self._size += len(sheet.text)
            while self._size > MAX_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, board_id: str) -> None:
        dropped = self._kept.pop(board_id, None)
        if dropped is not None:
            self._size -= len(dropped[1].text)
