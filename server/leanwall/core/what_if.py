"""What if: the same board with some values changed or steps left out, measured without touching the real one.

Only what an override touches is read anew; everything else is shared with the real board.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from leanwall.core.board import Board, Calendar, Link, Note, Part, Record
from leanwall.core.checks import told
from leanwall.core.flow import variant_of
from leanwall.core.journey import Journey, follow
from leanwall.core.metrics import measured
from leanwall.core.reading import read_record
from leanwall.core.records import BOARD, PLURAL, REFERENCES, SINGULAR
from leanwall.errors import BadInput

Overrides = Mapping[str, Mapping[str, Any] | None]
_NOTHING = {
    "work": "wait",
    "process_time": 0,
    "wait_time": 0,
    "duration": None,
    "complete_accurate": 1,
    "people": None,
    "value": None,
}


class Trials:
    """One board tried again and again: what the last try has worked out about the map is used by the next one."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._journeys: dict[str, Journey] = {}

    def measure(
        self, overrides: Overrides, state: str, language: str = "en", parts: Iterable[str] | None = None
    ) -> dict[str, Any]:
        """As `measure` on the board with `overrides` laid over it, whole or these parts of it (metrics.PARTS).

        Raises BadInput with the key as place.
        """
        tried = what_if(self._board, overrides)
        journey = follow(tried, state, variant_of(tried, state), self._journeys.get(state))
        self._journeys[state] = journey
        found = measured(journey, parts)
        if "findings" in found:
            found["findings"] = told(tried, found["findings"], language)
        return found


def what_if(board: Board, overrides: Overrides) -> Board:
    """The board with `overrides` laid over it.

    A key is a record's id, its value the fields to replace: {"c3": {"wait_time": "1 d"}}. The key "board" changes the
    board's own fields (a part of `demand` or `calendar` will do). None leaves a step out, its neighbours stay joined:
    {"c4": None}. Raises BadInput with the key as place.
    """
    facts = _facts(board, overrides.get(BOARD) or {})
    calendar = facts.get("calendar", board.calendar)
    wanted = {id: fields for id, fields in overrides.items() if id != BOARD}
    changed: dict[str, Sequence[Record]] = {}
    for plural, kind in SINGULAR.items():
        records: Sequence[Record] = getattr(board, plural)
        if wanted and any(record.id in wanted for record in records):
            changed[plural] = _laid_over(kind, records, wanted, calendar)
    _check_known(wanted, changed)
    tried = board.model_copy(update={**facts, **changed})
    _check_references(tried, wanted, changed)
    gone = {id for id, fields in wanted.items() if fields is None}
    return tried.model_copy(update={"links": _without_rework(tried, gone)}) if gone else tried


def _facts(board: Board, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The board's own fields that change, read; a part of an object is laid over the whole."""
    given: dict[str, Any] = {}
    for name, value in fields.items():
        if name in SINGULAR or name in ("format", "version"):
            raise BadInput("this is not one of the board's own fields.", place=f"overrides.{BOARD}.{name}")
        before = getattr(board, name, None)
        whole = before.model_dump(exclude_unset=True) if isinstance(before, Part) else None
        given[name] = {**whole, **value} if whole is not None and isinstance(value, Mapping) else value
    read = read_record(BOARD, given, board.calendar, f"overrides.{BOARD}") if given else None
    return {name: getattr(read, name) for name in given if read is not None}


def _laid_over(kind: str, records: Sequence[Record], wanted: Overrides, calendar: Calendar) -> tuple[Record, ...]:
    return tuple(
        _changed(kind, record, wanted[record.id], calendar) if record.id in wanted else record for record in records
    )


def _changed(kind: str, record: Record, fields: Mapping[str, Any] | None, calendar: Calendar) -> Record:
    place = f"overrides.{record.id}"
    if fields is None:
        if not isinstance(record, Note):
            raise BadInput("only a note can be left out.", place=place)
        fields = _NOTHING
    whole = {**record.model_dump(mode="json", exclude_unset=True), **fields, "id": record.id}
    changed: Record = read_record(kind, whole, calendar, place)
    return changed


def _check_known(wanted: Overrides, changed: Mapping[str, Sequence[Record]]) -> None:
    found = {record.id for records in changed.values() for record in records}
    for id in wanted:
        if id not in found:
            raise BadInput("there is no record of this id on the board.", place=f"overrides.{id}")


def _check_references(board: Board, wanted: Overrides, changed: Mapping[str, Sequence[Record]]) -> None:
    """A record that can't stand without what it refers to still finds it."""
    for plural, records in changed.items():
        for ref in REFERENCES[SINGULAR[plural]]:
            if ref.on_delete != "delete" or ref.many:
                continue
            touched = [record for record in records if ref.field in (wanted.get(record.id) or ())]
            targets = {record.id for record in getattr(board, PLURAL[ref.target])} if touched else set()
            for record in touched:
                target = getattr(record, ref.field)
                if target is not None and target not in targets:
                    place = f"overrides.{record.id}.{ref.field}"
                    raise BadInput(f"there is no {ref.target} “{target}” on this board.", place=place)


def _without_rework(board: Board, gone: set[str]) -> tuple[Link, ...]:
    """The links when these steps are left out. A step left out is a wait of no time at all: nothing is counted for it,
    hand-offs look through it, and its links keep joining its neighbours. What it sends back goes with it; where its
    state is drawn with links and rework is all that leads out of it, that stays."""
    maps = {(note.state, note.variant) for note in board.notes if note.id in gone}
    drawn = {where for where in maps if any(link.kind == "flow" and _map_of(link) == where for link in board.links)}
    going_on = {link.source for link in board.links if link.kind == "flow" and link.source in gone}
    return tuple(
        link
        for link in board.links
        if link.kind != "rework"
        or link.source not in gone
        or not (link.source in going_on or _map_of(link) not in drawn)
    )


def _map_of(link: Link) -> tuple[str, str | None]:
    return link.state, link.variant
