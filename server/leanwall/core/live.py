"""A board as it lives: its records as plain dicts by id, changed op by op, and who points to whom.

The same code plays a log again; nothing here decides whether an op is allowed (see sync/room.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leanwall.core.board import FORMAT, RECORDS, VERSION
from leanwall.core.change import Op, Prior
from leanwall.core.records import BOARD, PLURAL, REFERENCES, Reference
from leanwall.core.splices import apply, invert

Fields = dict[str, Any]

# Fields whose target's deletion is felt here: only these are indexed.
_FELT = {record: {ref.field: ref for ref in found if ref.on_delete != "keep"} for record, found in REFERENCES.items()}


class Live:
    """The records now. `play(op)` changes them and returns what the op replaced; `revert` takes that back."""

    def __init__(self) -> None:
        self.facts: Fields = {}
        self.records: dict[str, dict[str, Fields]] = {record: {} for record in RECORDS}
        self.kinds: dict[str, str] = {}
        self.places: dict[str, int] = {}
        self._next_place = 0
        self._pointing: dict[str, dict[tuple[str, str], int]] = {}
        self._given: set[str] = set()
        self._out_of_order: set[str] = set()

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Live:
        """The board of a board file's content, as `write_board` gives it."""
        live = cls()
        arrays = {plural: record for record, plural in PLURAL.items()}
        facts = {name: value for name, value in content.items() if name not in arrays}
        live.put_facts(facts, [name for name in content if name in arrays])
        for plural, record in arrays.items():
            for fields in content.get(plural, ()):
                live.put(record, dict(fields))
        return live

    def put_facts(self, facts: Mapping[str, Any], given: list[str]) -> None:
        """Set the board's own fields and the arrays that its file showed, even empty."""
        self.facts = {name: value for name, value in facts.items() if name not in ("format", "version")}
        self._given = set(given)
        self._index(BOARD, BOARD, self.facts, 1)

    def give(self, given: Iterable[str]) -> None:
        """The arrays to be shown though they are empty: those of the first file, whatever stood in a snapshot."""
        self._given = set(given)

    def begin(self, version: int) -> None:
        """What a change creates stands behind whatever earlier versions created, in every process alike."""
        self._next_place = max(self._next_place, version << 20)

    def settle(self, version: int) -> None:
        """All records were put in their order; the next one is a later version's."""
        self._out_of_order.clear()
        self.begin(version + 1)

    def put(self, record: str, fields: Fields, place: int | None = None) -> None:
        """Put a whole record (with its id) in its array: at the end, or at the place it once had."""
        record_id = fields["id"]
        if place is None:
            place = self._next_place
        elif place < self._next_place:
            self._out_of_order.add(record)
        self._next_place = max(self._next_place, place + 1)
        self.records[record][record_id] = fields
        self.kinds[record_id] = record
        self.places[record_id] = place
        self._index(record, record_id, fields, 1)

    def content(self) -> Fields:
        """The content of a board file."""
        for record in self._out_of_order:
            ordered = sorted(self.records[record].items(), key=lambda item: self.places[item[0]])
            self.records[record] = dict(ordered)
        self._out_of_order.clear()
        arrays = {
            plural: list(self.records[record].values())
            for record, plural in PLURAL.items()
            if self.records[record] or plural in self._given
        }
        return {"format": FORMAT, "version": VERSION, **self.facts, **arrays}

    @property
    def given(self) -> list[str]:
        """The arrays that the board's file showed, sorted by name."""
        return sorted(self._given)

    def fields(self, record: str, record_id: str) -> Fields | None:
        """The record as it stands, or None; a record of another kind is not this record."""
        return self.facts if record == BOARD else self.records.get(record, {}).get(record_id)

    def pointing_at(self, record_id: str) -> Iterator[tuple[str, str, Reference]]:
        """Each field elsewhere that feels the deletion of this record: (record, id, field)."""
        for record, owner in list(self._pointing.get(record_id, ())):
            fields = self.fields(record, owner) or {}
            for name, ref in _FELT[record].items():
                if record_id in _targets(fields, ref):
                    yield record, owner, _FELT[record][name]

    def pointed(self, record_id: str) -> int:
        """How many records feel the deletion of this one."""
        return len(self._pointing.get(record_id, ()))

    def play(self, op: Op) -> Prior:
        """Apply one committed op. Returns what it replaced; KeyError or BadInput when it does not fit."""
        kind = op["op"]
        if kind == "create":
            self.put(op["record"], {"id": op["id"], **op["fields"]})
            return None
        if kind == "update":
            return self._update(op["record"], op["id"], op["fields"])
        if kind == "edit":
            return self._edit(op)
        return self._delete(op["record"], op["id"])

    def revert(self, op: Op, prior: Prior, place: int | None) -> None:
        """Take back an op that was played last; `place` is where a deleted record stood."""
        if op["op"] == "create":
            self._delete(op["record"], op["id"])
        elif op["op"] == "delete":
            self.put(op["record"], dict(prior), place)
        elif op["op"] == "update":
            fields = self._standing(op["record"], op["id"])
            self._index(op["record"], op["id"], fields, -1)
            for name in op["fields"]:
                fields.pop(name, None)
            fields.update(prior)
            self._index(op["record"], op["id"], fields, 1)
        else:
            self._edit({**op, "splices": prior})

    def _update(self, record: str, record_id: str, changes: Mapping[str, Any]) -> Prior:
        fields = self._standing(record, record_id)
        prior = {name: fields[name] for name in changes if name in fields}
        felt = not _FELT[record].keys().isdisjoint(changes)
        if felt:
            self._index(record, record_id, fields, -1)
        fields.update(changes)
        if felt:
            self._index(record, record_id, fields, 1)
        return prior

    def _edit(self, op: Op) -> Prior:
        fields = self._standing(op["record"], op["id"])
        text = fields.get(op["field"], "")
        fields[op["field"]] = apply(text, op["splices"])
        return invert(text, op["splices"])

    def _delete(self, record: str, record_id: str) -> Prior:
        fields = self.records[record].pop(record_id)
        del self.kinds[record_id], self.places[record_id]
        self._index(record, record_id, fields, -1)
        return fields

    def _standing(self, record: str, record_id: str) -> Fields:
        return self.facts if record == BOARD else self.records[record][record_id]

    def _index(self, record: str, record_id: str, fields: Fields, step: int) -> None:
        for ref in _FELT[record].values():
            for target in _targets(fields, ref):
                owners = self._pointing.setdefault(target, {})
                count = owners.pop((record, record_id), 0) + step
                if count:
                    owners[(record, record_id)] = count
                if not owners:
                    del self._pointing[target]


def _targets(fields: Mapping[str, Any], ref: Reference) -> tuple[str, ...]:
    value = fields.get(ref.field)
    if value is None:
        return ()
    return tuple(value) if ref.many else (value,)
