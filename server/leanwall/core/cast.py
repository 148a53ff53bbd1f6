"""Who stands for whom: the steps of today, the links between them, and the future steps that came from each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from leanwall.core.board import Board, Link
from leanwall.core.flow import steps_in_reading_order

Neighbours = dict[str, list[str]]


class Cast(ABC):
    """Today's map, and the steps of one future by where they came from."""

    def __init__(self, board: Board, variant: str | None) -> None:
        self.board = board
        self.variant = variant
        self.today = {note.id: note for note in steps_in_reading_order(board, "current", None)}

    @cached_property
    def links_of_today(self) -> list[Link]:
        """Those between two steps of today."""
        links = [link for link in self.board.links if link.state == "current" and link.variant is None]
        return [link for link in links if link.source in self.today and link.target in self.today]

    @cached_property
    def ways_of_today(self) -> tuple[Neighbours, Neighbours]:
        """The steps before and after each step of today."""
        pairs = [(link.source, link.target) for link in self.links_of_today if link.kind == "flow"]
        before: Neighbours = defaultdict(list)
        after: Neighbours = defaultdict(list)
        for source, target in pairs or pairwise(self.today):
            before[target].append(source)
            after[source].append(target)
        return before, after

    @property
    @abstractmethod
    def steps(self) -> list[str]:
        """The future steps in reading order."""

    @abstractmethod
    def origins(self, id: str) -> Sequence[str]:
        """The steps that a future step came from; some may not be there any more."""

    @cached_property
    def by_origin(self) -> dict[str, list[str]]:
        """The future steps in reading order, by each step of today that they came from."""
        found: dict[str, list[str]] = defaultdict(list)
        for id in self.steps:
            for origin in dict.fromkeys(self.origins(id)):
                found[origin].append(id)
        return found

    def heirs(self, origin: str) -> list[str]:
        """The future steps that came from a step of today, from left to right."""
        return list(self.by_origin.get(origin, ()))

    def standing(self, origin: str) -> list[str]:
        """Those of its heirs that stand in its place: what came into another step stands in that one's."""
        return [id for id in self.by_origin.get(origin, ()) if self.place_of(id) == origin]

    def place_of(self, id: str) -> str | None:
        """The step of today in whose place a future step stands: the first that it came from."""
        return next((origin for origin in self.origins(id) if origin in self.today), None)


class Shown(Cast):
    """A future as it stands on the board."""

    def __init__(self, board: Board, variant: str | None) -> None:
        super().__init__(board, variant)
        self._future = {note.id: note for note in steps_in_reading_order(board, "future", variant)}

    @property
    def steps(self) -> list[str]:
        return list(self._future)

    def origins(self, id: str) -> Sequence[str]:
        return self._future[id].origins

    @cached_property
    def links(self) -> list[Link]:
        """Those between two of its steps."""
        known = self._future
        links = [link for link in self.board.links if link.state == "future" and link.variant == self.variant]
        return [link for link in links if link.source in known and link.target in known]
