"""Takes back one committed change on the board as it stands, sparing whatever others did since."""

from __future__ import annotations

from typing import Any

from leanwall.core.change import Change, Op, Prior
from leanwall.core.records import BOARD, REFERENCES, check_fields
from leanwall.core.splices import Splices
from leanwall.sync import carry, locking, voting
from leanwall.sync.expansion import LOOKED_AT, RESTORED, Expansion, Refused, steps_of
from leanwall.sync.since import Since


def undo(expansion: Expansion, change: Change) -> None:
    """Fields return to what they were, except where someone else touched them later; text loses or regains just
    its own splices; a created record goes only if nobody else touched or linked it; a deleted one returns."""
    if change.id.startswith(RESTORED):
        locking.check_ops(expansion.live, expansion.names, change.ops)
        expansion.is_restoring = True
    was_private = expansion.live.facts.get("private")
    taking = _Undo(expansion, change)
    for which in reversed(range(len(change.ops))):
        taking.back(which, change.ops[which], change.priors[which])
    expansion.is_restoring = False
    if was_private:
        _check_nothing_waits(expansion, change)


def _check_nothing_waits(expansion: Expansion, change: Change) -> None:
    """Taking back the beginning of private writing neither shows what was written meanwhile nor leaves it behind."""
    live = expansion.live
    if live.facts.get("private"):
        return
    ops = (op for later in expansion.later(change.version) for op in later.ops if op["record"] == "note")
    written = {op["id"] for op in ops if op["op"] == "create" or "hidden" in op.get("fields", ())}
    if any(note.get("hidden") for id, note in live.records["note"].items() if id in written):
        raise Refused("Notes were written in private meanwhile; “Show all notes” ends it.", place="private")


class _Undo:
    def __init__(self, expansion: Expansion, change: Change) -> None:
        self.expansion = expansion
        self.live = expansion.live
        self.change = change
        me = expansion.person.id
        self.others = [later for later in expansion.later(change.version) if later.by != me]
        near = [later for later in self.others if not later.touched.isdisjoint(change.touched)]
        self.near = Since(near)
        self.since = Since(expansion.later(change.version))
        self.own = Since([change])
        self.deleted = {op["id"] for op in change.ops if op["op"] == "delete"}
        self._foreign: set[str] | None = None
        expansion.spend((len(change.ops) + len(self.others)) // LOOKED_AT)

    def back(self, which: int, op: Op, prior: Prior) -> None:
        kind, record, record_id = op["op"], op["record"], op["id"]
        if kind == "delete":
            self._return(record, record_id, prior)
        elif self.live.fields(record, record_id) is None:
            return
        elif kind == "update":
            self._reset(record, record_id, op["fields"], prior)
        elif kind == "edit":
            self._unsplice(which, op, prior[0])
        else:
            self._unmake(record, record_id)

    def _unmake(self, record: str, record_id: str) -> None:
        if record == "vote" and not self.expansion.is_restoring:  # closing it has touched it: say so
            voting.check(self.live, self.expansion.names, record, record_id, None)
        if not self._used_by_others(record, record_id):
            self.expansion.remove(record, record_id)

    def _unsplice(self, which: int, op: Op, back: Splices) -> None:
        """Text loses or regains just what this edit put in or took out, moved over all that came after it."""
        version, record_id = self.change.version, op["id"]
        own = [step for step in steps_of(self.own.on(record_id)) if step.key[1] > which]
        steps = own + steps_of(self.since.on(record_id)) + self.expansion.own_steps(record_id)
        self.expansion.spend(carry.cost(back, steps, op["field"]))
        moved = carry.over(back, steps, op["field"])
        self.expansion.splice(op["record"], record_id, op["field"], moved, (version, which))

    def _reset(self, record: str, record_id: str, fields: dict[str, Any], prior: dict[str, Any]) -> None:
        back = {}
        for name in fields:
            if not self._touched(record_id, name) and self._stands(record, name, prior.get(name)):
                back[name] = prior[name] if name in prior else check_fields(record, {name: None})[name]
        self.expansion.write(record, record_id, back)

    def _return(self, record: str, record_id: str, prior: dict[str, Any]) -> None:
        if record_id in self.live.kinds:
            return
        if all(self._stands(record, ref.field, prior.get(ref.field)) for ref in REFERENCES[record]):
            fields = {name: value for name, value in prior.items() if name != "id"}
            self.expansion.make(record, record_id, fields, self._came_along(record, prior))

    def _came_along(self, record: str, prior: dict[str, Any]) -> bool:
        """Whether it was deleted with something that it stands on."""
        targets = {prior.get(ref.field) for ref in REFERENCES[record] if ref.on_delete == "delete" and not ref.many}
        return not self.deleted.isdisjoint(targets)

    def _stands(self, record: str, field: str, value: Any) -> bool:
        """Whether this value does not point to a record that is gone and that this one can't stand without."""
        for ref in REFERENCES[record]:
            binding = ref.field == field and ref.on_delete == "delete" and not ref.many
            if binding and value and self.live.fields(ref.target, value) is None:
                return False
        return True

    def _touched(self, record_id: str, field: str) -> bool:
        """Whether someone else touched the field later; a delete or create touches all."""
        done = self.near.on(record_id)
        self.expansion.spend(len(done) // LOOKED_AT)
        return any(
            op["op"] in ("create", "delete") or op.get("field") == field or field in op.get("fields", ())
            for _, _, op, _ in done
        )

    def _used_by_others(self, record: str, record_id: str) -> bool:
        """Whether someone else touched the record, or made or touched anything that points to it or would go with
        it, however far away."""
        if self._foreign is None:
            self._foreign = set().union(*(later.touched for later in self.others))
        if record_id in self._foreign:
            return True
        going, cleared = self.expansion.felt(record, record_id)
        near = [(owner_kind, owner) for owner, owner_kind in going.items() if owner != record_id]
        near += [(owner_kind, owner) for owner_kind, owner, _ in cleared]
        return any(self._is_foreign(owner_kind, owner) for owner_kind, owner in near)

    def _is_foreign(self, record: str, record_id: str) -> bool:
        if record_id in (self._foreign or ()):
            return True
        fields = self.live.fields(record, record_id) or {}
        return record != BOARD and fields.get("author") != self.expansion.person.id
