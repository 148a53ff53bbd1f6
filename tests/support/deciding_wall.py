"""A board on which decisions are taken, without a server: `Wall(file).started().decide("B", "eliminate").future()`."""

from __future__ import annotations

from itertools import count
from typing import Any

from leanwall.core.board import Board, Decision
from leanwall.core.deciding import Choice, decide
from leanwall.core.future import start_future
from leanwall.core.live import Live
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board, read_kept, write_board

Json = dict[str, Any]


class Wall:
    """A board that ops are played on; fresh ids are new1, new2 …"""

    def __init__(self, file: Json) -> None:
        self.live = Live.from_content(write_board(read_board(file)))
        self._numbers = count(1)

    @property
    def board(self) -> Board:
        return read_kept(self.live.content())

    def new_id(self) -> str:
        return f"new{next(self._numbers)}"

    def play(self, ops: list[Json]) -> Wall:
        for op in ops:
            self.live.play(op)
        return self

    def started(self) -> Wall:
        return self.play(start_future(self.board, self.new_id))

    def decide(self, note: str, decision: Decision | None, variant: str | None = None, **said: Any) -> Wall:
        choice = Choice(note, decision, **said)
        return self.play(decide(self.board, choice, variant, self.new_id))

    def steps_of_today(self) -> list[str]:
        notes = self.board.notes
        return [note.id for note in notes if note.state == "current" and note.kind == "step" and not note.hidden]

    def future(self, variant: str | None = None) -> list[list[str]]:
        """The origins of the future steps in the order of work."""
        origins = {note.id: list(note.origins) for note in self.board.notes}
        return [origins[id] for id in measure(self.board, "future", variant)["order"]]

    def heir(self, origin: str) -> Json:
        return next(note for note in self.live.records["note"].values() if origin in note.get("origins", ()))
