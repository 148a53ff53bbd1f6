"""A live board that measures itself: read once, then changed op by op, both states measured after each change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from leanwall.core.board import FORMAT, RECORDS, VERSION, Board, Record, State
from leanwall.core.change import Op
from leanwall.core.checks import told
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow
from leanwall.core.live import Live
from leanwall.core.metrics import measured
from leanwall.core.reading import read_kept
from leanwall.core.records import BOARD, PLURAL

STATES: tuple[str, ...] = get_args(State)


class MeasuredBoard:
    """`states` gives {"current": …, "future": …}, each as `measure` does; only what was touched is read again.

    "future" is the chosen variant; each other one that has steps stands beside it as "future:ID", the main one as
    "future:".
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._live = Live.from_content(content)
        self._board = read_kept(content)
        self._journeys: dict[str, Journey] = {}
        self._measured: dict[str, dict[str, Any]] = {}  # findings not yet in words

    def play(self, ops: Iterable[Op]) -> None:
        """Committed ops, in their order. KeyError or BadInput when they don't fit this board."""
        touched: dict[str, set[str]] = defaultdict(set)
        for op in ops:
            self._live.play(op)
            touched[op["record"]].add(op["id"])
        if touched:
            self._read_again(touched)
            self._measured = {}

    def states(self, language: str = "en") -> dict[str, dict[str, Any]]:
        """`language`: of the findings."""
        if not self._measured:
            wanted = {state: (state, variant_of(self._board, state)) for state in STATES}
            wanted |= {f"future:{id or ''}": ("future", id) for id in _others(self._board)}
            self._journeys = {
                name: follow(self._board, state, variant, self._journeys.get(name))
                for name, (state, variant) in wanted.items()
            }
            self._measured = {name: measured(journey) for name, journey in self._journeys.items()}
        return {
            name: {**found, "findings": told(self._board, found["findings"], language)}
            for name, found in self._measured.items()
        }

    def _read_again(self, touched: Mapping[str, set[str]]) -> None:
        if BOARD in touched:
            facts = Board.model_validate({"format": FORMAT, "version": VERSION, **self._live.facts})
            kept = {plural: getattr(self._board, plural) for plural in PLURAL.values()}
            self._board = facts.model_copy(update=kept)
        records = {PLURAL[kind]: self._records(kind, ids) for kind, ids in touched.items() if kind != BOARD}
        self._board = self._board.model_copy(update=records)

    def _records(self, kind: str, touched: set[str]) -> Sequence[Record]:
        """All records of a kind in their order, the touched ones read from what they say now."""
        before = {record.id: record for record in getattr(self._board, PLURAL[kind])}
        cls = RECORDS[kind][0]
        return tuple(
            cls.model_validate(fields) if id in touched else before[id]
            for id, fields in self._live.records[kind].items()
        )


def _others(board: Board) -> list[str | None]:
    """The future variants with steps that are not the chosen one; None is the main one."""
    known = {None, *(variant.id for variant in board.variants)}
    drawn = {note.variant for note in board.notes if note.state == "future" and note.kind == "step"}
    return sorted((known & drawn) - {board.chosen_variant}, key=lambda id: id or "")
