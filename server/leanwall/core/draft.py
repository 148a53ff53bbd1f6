"""A future state while it is worked on: its notes and links changed in place, and told as ops in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from leanwall.core.board import Board, Link, Note, Record
from leanwall.core.flow import steps_in_reading_order

Op = dict[str, Any]
Fields = dict[str, Any]
NewId = Callable[[], str]

PITCH = 240  # how far apart steps stand on the wall

# what belongs to the sticky it is copied from: stamps, its own identity, what was said and decided about it
_OWN = {
    "id", "state", "variant", "author", "created_at", "origins", "about", "merge_into", "locked", "hidden",
    "decision", "decision_reason", "decision_effect",
}  # fmt: skip


class Draft:
    """The future `variant` of a board (None: the main one).

    Everything is undone by not using `ops()`; a draft that was changed and changed back has none.
    """

    def __init__(self, board: Board, variant: str | None, new_id: NewId) -> None:
        self.board = board
        self.variant = variant
        self.new_id = new_id
        self.today = {note.id: note for note in steps_in_reading_order(board, "current", None)}
        self._before = {
            "note": {note.id: _fields(note) for note in board.notes if self._is_here(note) or note.id in self.today},
            "link": {link.id: _fields(link) for link in board.links if self._is_here(link)},
        }
        self._now = {kind: {id: dict(fields) for id, fields in rows.items()} for kind, rows in self._before.items()}
        self._heirs: dict[str, list[str]] | None = None

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
        """The future steps, from left to right."""
        found = [id for id in self._now["note"] if id not in self.today and self.note(id).get("kind", "step") == "step"]
        return sorted(found, key=lambda id: (self.note(id).get("x", 0), id))

    def heirs(self, origin: str) -> list[str]:
        """The future steps that came from a step of today, from left to right."""
        if self._heirs is None:
            self._heirs = {}
            for id in self.steps:
                for each in dict.fromkeys(self.origins(id)):
                    self._heirs.setdefault(each, []).append(id)
        return list(self._heirs.get(origin, ()))

    def origins(self, id: str) -> list[str]:
        return list(self.note(id).get("origins") or ())

    @cached_property
    def ways_of_today(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The steps before and after each step of today."""
        flow = [link for link in self.board.links if link.state == "current" and link.kind == "flow"]
        pairs = [(link.source, link.target) for link in flow if link.source in self.today and link.target in self.today]
        before: dict[str, list[str]] = defaultdict(list)
        after: dict[str, list[str]] = defaultdict(list)
        for source, target in pairs or pairwise(self.today):
            before[target].append(source)
            after[source].append(target)
        return before, after

    # --- changing it -----------------------------------------------------------------------------------------------

    def come_from(self, id: str, origins: Sequence[str]) -> None:
        """Says from which steps of today a future step came."""
        self.note(id)["origins"] = list(origins)
        self._heirs = None

    def place(self, id: str, x: float) -> None:
        self.note(id)["x"] = x
        self._heirs = None

    def copy_of(self, note: Note, origins: Sequence[str]) -> str:
        """A fresh future note with what `note` says; its id."""
        id = self.new_id()
        self._now["note"][id] = {
            **without_own(note), "state": "future", "variant": self.variant, "origins": list(origins)
        }  # fmt: skip
        self._heirs = None
        return id

    def connect(self, source: str, target: str, **fields: Any) -> None:
        """A flow link, unless there is one already."""
        if not self.flow(source, target):
            link = {"state": "future", "variant": self.variant, "source": source, "target": target, "kind": "flow"}
            self.links[self.new_id()] = {**link, **fields}

    def flow(self, source: str | None = None, target: str | None = None) -> list[str]:
        """Flow links out of `source`, into `target`, or both."""
        return [
            id
            for id, link in self.links.items()
            if link.get("kind", "flow") == "flow"
            and source in (None, link["source"])
            and target in (None, link["target"])
        ]

    def remove(self, id: str) -> None:
        """A future step goes, with its links; the flow closes over the gap."""
        self.take_out(id)
        for link in [key for key, fields in self.links.items() if id in (fields["source"], fields["target"])]:
            del self.links[link]
        del self._now["note"][id]
        self._heirs = None

    def take_out(self, id: str) -> None:
        """What led to the step leads on to what followed it, in the same shares. Where several ways lead both in and
        out, none is guessed."""
        ways_in = [self.links[key] for key in self.flow(target=id) if self.links[key]["source"] != id]
        ways_out = [self.links[key] for key in self.flow(source=id) if self.links[key]["target"] != id]
        joined = [
            (into["source"], out["target"], share)
            for into in ways_in
            for out, share in _through(into, self._ways_out_of(into["source"]), ways_out)
        ]
        for key in {*self.flow(source=id), *self.flow(target=id)}:
            del self.links[key]
        if len(ways_in) > 1 and len(ways_out) > 1:
            return
        for source, target, share in joined:
            if source != target:
                self._lead(source, target, share)

    def _ways_out_of(self, source: str) -> list[Fields]:
        return [self.links[key] for key in self.flow(source=source)]

    def _lead(self, source: str, target: str, share: float | None) -> None:
        """One more way from here to there: beside another one their shares add up."""
        if not (there := self.flow(source, target)):
            self.connect(source, target, probability=share)
            return
        link = self.links[there[0]]
        before = link.get("probability")
        if before is not None:
            link["probability"] = None if share is None else _tidy(before + share)

    def put_between(self, id: str, before: Iterable[str], after: Iterable[str]) -> None:
        """The step stands on every way from one of `before` to one of `after`, or after and before them."""
        before, after = list(before), list(after)
        if not self.flow():
            return  # the steps are read from left to right
        direct = {one: [key for other in after for key in self.flow(one, other)] for one in before}
        for source, keys in direct.items():
            links = [self.links[key] for key in keys]
            share, onward = _together(links, self._ways_out_of(source))
            for link, part in zip(links, onward, strict=True):
                self.connect(id, link["target"], probability=part)
            for key in keys:
                del self.links[key]
            if links:
                self.connect(source, id, probability=share)
        if not any(direct.values()):
            for one in before:
                self.connect(one, id)
            for other in after:
                self.connect(id, other)

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


Way = tuple[Fields, float | None]


def _through(into: Fields, beside: Sequence[Fields], outs: Sequence[Fields]) -> list[Way]:
    """Each way out of a step with its share of what goes in by `into`, one of the ways `beside` it."""
    if len(outs) == 1:
        return [(outs[0], into.get("probability"))]
    if len(beside) == 1:
        return [(out, out.get("probability")) for out in outs]
    shares = [out.get("probability") for out in outs]
    if _is_choice(beside) and _is_choice(outs):
        part, rest = _share(into, beside), into.get("probability") is None
        found = [
            None if rest and share is None else part * _share(out, outs)
            for out, share in zip(outs, shares, strict=True)
        ]
        return [(out, None if share is None else _tidy(share)) for out, share in zip(outs, found, strict=True)]
    if _is_choice(outs) and None not in shares:
        shares[-1] = None  # a choice cannot stand among parallel ways; two open shares are a finding, not a figure
    return [(out, into.get("probability") if share is None else share) for out, share in zip(outs, shares, strict=True)]


def _together(links: Sequence[Fields], beside: Sequence[Fields]) -> tuple[float | None, list[float | None]]:
    """Some of the ways `beside` each other, taken as one: its share, and what each has of it."""
    shares = [link.get("probability") for link in links]
    if len(links) == 1:
        return shares[0], [None]
    if len(links) == len(beside) or not _is_choice(beside):
        return None, shares
    whole = sum(_share(link, beside) for link in links)
    parts = [None if share is None or not whole else _tidy(share / whole) for share in shares]
    return (None if None in shares else _tidy(whole)), parts


def _is_choice(ways: Sequence[Fields]) -> bool:
    return len(ways) > 1 and any(way.get("probability") is not None for way in ways)


def _share(way: Fields, beside: Sequence[Fields]) -> float:
    """The share of one way of a choice; an open one is the rest."""
    known = way.get("probability")
    if known is not None:
        return float(known)
    shares = (each.get("probability") for each in beside)
    return max(0.0, 1.0 - sum(float(share) for share in shares if share is not None))


def _tidy(share: float) -> float:
    """Without what floating point leaves behind."""
    return min(1.0, round(share, 10))
