"""The verbs around a board as a whole: archive, trash, copies, templates of one's own; `service.py` says for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from leanwall.access.people import Principal, require_member
from leanwall.core.agreement import OF_THE_AGREEMENT
from leanwall.core.board import Board
from leanwall.core.reading import write_board
from leanwall.errors import BadInput, NotFound

Json = dict[str, Any]
Shelf = str
TEMPLATE = "template"
MAX_TITLE = 300  # of every line of a board
# What belongs to one workshop and not to the next one that starts from this map.
OF_THE_WORKSHOP = (*OF_THE_AGREEMENT, "comments", "polls", "votes", "timers", "waivers", "actions")


class Trashed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def deleted_at(self) -> str: ...


class Shelves(Protocol):
    """Where boards are kept (store/shelves.py)."""

    def put(self, workspace_id: str, board_id: str, shelf: Shelf) -> None: ...
    def is_on(self, workspace_id: str, board_id: str, shelf: Shelf) -> bool: ...
    def trash(self, workspace_id: str) -> Sequence[Trashed]: ...
    def take_back(self, workspace_id: str, board_id: str) -> None: ...
    def trash_days(self, workspace_id: str) -> int | None: ...


class Boards(Protocol):
    """The boards on disk (store/boards.py)."""

    def create(self, workspace_id: str, content: Json, by: str | None = None) -> str: ...
    def list(self, workspace_id: str, shelf: Shelf = "") -> Sequence[Any]: ...


class Keeping:
    """`read` gives a board as far as a person may see it, and its version."""

    def __init__(self, boards: Boards, shelves: Shelves, read: Callable[[Principal, str], tuple[Board, int]]) -> None:
        self._boards = boards
        self._shelves = shelves
        self._read = read

    def shelve(self, who: Principal, board_id: str, shelf: Shelf) -> None:
        """Into the archive, or back among the boards. It stays live for whoever has it open."""
        require_member(who, "facilitate")
        self._shelves.put(who.workspace_id, board_id, shelf)

    def trash(self, who: Principal) -> list[Json]:
        """The boards in the trash: id, title, deleted_at."""
        require_member(who, "facilitate")
        return [
            {"id": row.id, "title": row.title, "deleted_at": row.deleted_at}
            for row in self._shelves.trash(who.workspace_id)
        ]

    def trash_days(self, who: Principal) -> int | None:
        """After how many days a board in the trash goes for good; None: when somebody empties it."""
        return self._shelves.trash_days(who.workspace_id)

    def take_back(self, who: Principal, board_id: str) -> None:
        """Out of the trash, as it was."""
        require_member(who, "facilitate")
        self._shelves.take_back(who.workspace_id, board_id)

    def duplicate(self, who: Principal, board_id: str, title: str) -> str:
        """A new board with the same content under another title; its id. It is not agreed: people signed the other one.
        What this person may not see is not in it: in a copy of one's own it could be shown."""
        require_member(who, "facilitate")
        content = {**self._seen(who, board_id), "title": _titled(title)}
        return self._boards.create(who.workspace_id, _without(content, OF_THE_AGREEMENT), who.id)

    def save_as_template(self, who: Principal, board_id: str, title: str) -> str:
        """A template with the map of this board, without what belongs to its workshop; its id, which is its name."""
        require_member(who, "facilitate")
        content = {**self._seen(who, board_id), "title": _titled(title)}
        template = self._boards.create(who.workspace_id, _as_template(content), who.id)
        self._shelves.put(who.workspace_id, template, TEMPLATE)
        return template

    def templates(self, who: Principal) -> list[Json]:
        """The workspace's own templates, the last saved first."""
        if who.is_guest:
            return []
        return [self._described(who, row.id) for row in self._boards.list(who.workspace_id, TEMPLATE)]

    def create_from(self, who: Principal, template: str) -> str:
        """A new board from one of the workspace's own templates; its id."""
        require_member(who, "facilitate")
        if not self._shelves.is_on(who.workspace_id, template, TEMPLATE):
            raise NotFound(f"There is no template “{template}”.")
        return self._boards.create(who.workspace_id, self._seen(who, template), who.id)

    def _seen(self, who: Principal, board_id: str) -> Json:
        board, _ = self._read(who, board_id)
        return write_board(board)

    def _described(self, who: Principal, board_id: str) -> Json:
        board, _ = self._read(who, board_id)
        return {"name": board_id, **described(board), "own": True}


def described(board: Board) -> Json:
    """What the list of templates says of one."""
    return {
        "title": board.title,
        "purpose": board.purpose,
        "steps": sum(note.kind == "step" and note.state == "current" for note in board.notes),
        "lanes": [lane.name for lane in board.lanes],
    }


def _as_template(content: Mapping[str, Any]) -> Json:
    kept = _without(content, OF_THE_WORKSHOP)
    if "notes" in kept:
        kept["notes"] = [note for note in kept["notes"] if not note.get("hidden")]
    return {**kept, "locked_states": [], "phase": None, "private": False}


def _without(content: Mapping[str, Any], arrays: tuple[str, ...]) -> Json:
    return {name: value for name, value in content.items() if name not in arrays}


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title or len(title) > MAX_TITLE:
        raise BadInput(f"A title has 1 to {MAX_TITLE} characters.", place="title")
    return title
