"""A future state while it is worked on: its notes and links changed in place, and told as ops in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from leanwall.core.board import Board, Link, Note, Record
from leanwall.core.cast import Cast
from leanwall.core.flow import ordered_lanes
from leanwall.core.routes import Routes, Way

Op = dict[str, Any]
Fields = dict[str, Any]
NewId = Callable[[], str]

PITCH = 240  # how far apart steps stand on the wall

# what belongs to the sticky it is copied from: stamps, its own identity, what was said and decided about it
_OWN = {
    "id", "state", "variant", "author", "created_at", "origins", "about", "merge_into", "locked", "hidden",
    "decision", "decision_reason", "decision_effect",
}  # fmt: skip


class Draft(Cast):
    """The future `variant` of a board (None: the main one).

    Everything is undone by not using `ops()`; a draft that was changed and changed back has none.
    """

    def __init__(self, board: Board, variant: str | None, new_id: NewId) -> None:
        super().__init__(board, variant)
        self.new_id = new_id
        self._before = {
            "note": {note.id: _fields(note) for note in board.notes if self._is_here(note) or note.id in self.today},
            "link": {link.id: _fields(link) for link in board.links if self._is_here(link)},
        }
        self._now = {kind: {id: dict(fields) for id, fields in rows.items()} for kind, rows in self._before.items()}
        self._rank = {lane.id: place for place, lane in enumerate(ordered_lanes(board.lanes))}

    def _is_here(self, record: Note | Link) -> bool:
        return record.state == "future" and record.variant == self.variant

    @property
    def links(self) -> dict[str, Fields]:
        return self._now["link"]

    def note(self, id: str) -> Fields:
        """A step of today or of this future; writing into it is what `ops` tells."""
        return self._now["note"][id]

    @property
    def steps(self) -> list[str]:
        """The future steps in reading order."""
        found = [id for id in self._now["note"] if id not in self.today and self.note(id).get("kind", "step") == "step"]
        return sorted(found, key=self._reading_key)

    def _reading_key(self, id: str) -> tuple[float, int, float, str]:
        note = self.note(id)
        return note.get("x", 0), self._rank.get(note.get("lane") or "", len(self._rank)), note.get("y", 0), id

    def origins(self, id: str) -> list[str]:
        return list(self.note(id).get("origins") or ())

    # --- changing it -----------------------------------------------------------------------------------------------

    def come_from(self, id: str, origins: Sequence[str]) -> None:
        """Says from which steps of today a future step came."""
        self._leave(id)
        self.note(id)["origins"] = list(origins)
        self._enter(id)

    def place(self, id: str, x: float) -> None:
        self._leave(id)
        self.note(id)["x"] = x
        self._enter(id)

    def copy_of(self, note: Note, origins: Sequence[str]) -> str:
        """A fresh future note with what `note` says; its id."""
        id = self.new_id()
        self._now["note"][id] = {
            **without_own(note), "state": "future", "variant": self.variant, "origins": list(origins)
        }  # fmt: skip
        self._enter(id)
        return id

    def remove(self, id: str) -> None:
        """A future step goes; its links are looked after by core/following.py."""
        self._leave(id)
        del self._now["note"][id]

    def _leave(self, id: str) -> None:
        for origin in dict.fromkeys(self.origins(id)):
            self.by_origin[origin].remove(id)

    def _enter(self, id: str) -> None:
        for origin in dict.fromkeys(self.origins(id)):
            heirs = self.by_origin[origin]
            if id not in heirs:
                heirs.append(id)
                heirs.sort(key=self._reading_key)

    def flow(self, source: str | None = None, target: str | None = None) -> list[str]:
        """Flow links out of `source`, into `target`, or both."""
        return [
            id
            for id, link in self.links.items()
            if link.get("kind", "flow") == "flow"
            and source in (None, link["source"])
            and target in (None, link["target"])
        ]

    def routes(self) -> Routes:
        """The flow as it is drawn."""
        return Routes(
            Way(link["source"], link["target"], link.get("probability"), key, link.get("text") or "")
            for key, link in self.links.items()
            if link.get("kind", "flow") == "flow"
        )

    def take_routes(self, routes: Routes) -> None:
        """The flow is drawn as `routes` have it now."""
        ways = routes.ways()
        for key in {*self.flow()} - {way.link for way in ways}:
            del self.links[key]
        for way in ways:
            if way.link is None:
                self.draw("flow", way.source, way.target, way.share)
            else:
                self.say_share(way.link, way.share)

    def draw(self, kind: str, source: str, target: str, share: float | None, text: str = "") -> None:
        """A fresh link."""
        fields: Fields = {"state": "future", "source": source, "target": target, "kind": kind}
        fields |= {"variant": self.variant} if self.variant else {}
        fields |= {"probability": share} if share is not None else {}
        self.links[self.new_id()] = {**fields, "text": text} if text else fields

    def say_share(self, key: str, share: float | None) -> None:
        if self.links[key].get("probability") != share:
            self.links[key]["probability"] = share

    # --- telling it ------------------------------------------------------------------------------------------------

    def ops(self) -> list[Op]:
        """The ops of one change; none when nothing is different."""
        creates = [op for kind in ("note", "link") for op in self._creates(kind)]
        updates = [op for kind in ("note", "link") for op in self._updates(kind)]
        deletes = [op for kind in ("link", "note") for op in self._deletes(kind)]
        return creates + updates + deletes

    def _creates(self, kind: str) -> list[Op]:
        fresh = [id for id in self._now[kind] if id not in self._before[kind]]
        return [{"op": "create", "record": kind, "id": id, "fields": self._now[kind][id]} for id in fresh]

    def _updates(self, kind: str) -> list[Op]:
        ops = []
        for id, old in self._before[kind].items():
            new = self._now[kind].get(id, old)
            changed = {name: value for name, value in new.items() if old.get(name) != value}
            if changed:
                ops.append({"op": "update", "record": kind, "id": id, "fields": changed})
        return ops

    def _deletes(self, kind: str) -> list[Op]:
        gone = [id for id in self._before[kind] if id not in self._now[kind]]
        return [{"op": "delete", "record": kind, "id": id} for id in gone]


def without_own(record: Record) -> Fields:
    """What a copy takes over. Unknown fields of a newer program stay with the original: live edits carry declared
    fields only."""
    declared = type(record).model_fields.keys()
    return record.model_dump(mode="json", exclude_unset=True, include=set(declared) - _OWN)


def _fields(record: Record) -> Fields:
    return record.model_dump(mode="json", exclude_unset=True, exclude={"id"})
