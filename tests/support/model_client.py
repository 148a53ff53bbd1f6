"""A browser's side of docs/sync.md in Python: confirmed state, outbox, rebase, undo stacks, a disk for its tab."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from leanwall.core.live import Live
from leanwall.core.records import BOARD, REFERENCES, TEXT_FIELDS
from leanwall.core.splices import apply, diff, transform
from leanwall.errors import BadInput

Op = dict[str, Any]


class Line:
    """A socket: what is on its way up and down."""

    def __init__(self, client: ModelClient, process: Any) -> None:
        self.client = client
        self.process = process
        self.up: list[str] = []
        self.down: list[str] = []
        self.is_open = True
        self.is_welcome = False


class ModelClient:
    """One tab of one person."""

    def __init__(self, number: int, person: str, new_id: Callable[[str], str]) -> None:
        self.number = number
        self.person = person
        self.new_id = new_id
        self.confirmed = Live()
        self.version: int | None = None
        self.mark: str | None = None
        self.outbox: list[dict[str, Any]] = []
        self.line: Line | None = None
        self.is_ready = False
        self.undos: list[list[str]] = []
        self.redos: list[list[str]] = []
        self.acked: set[str] = set()
        self.refused: dict[str, tuple[dict[str, Any], list[Op]]] = {}
        self.made: list[str] = []
        self.disk: tuple[str, int | None, str | None, str] | None = None
        self.resyncs = 0

    # What the person sees

    def view(self) -> Live:
        live = copy_of(self.confirmed)
        for change in self.outbox:
            for op in change["ops"]:
                pretend(live, op)
        return live

    def rebase(self) -> None:
        """Move each waiting edit over what has become of the text beneath it."""
        live = copy_of(self.confirmed)
        for change in self.outbox:
            for n, op in enumerate(change["ops"]):
                standing = live.fields(op["record"], op["id"]) if op["op"] == "edit" else None
                if standing is not None:
                    text = standing.get(op["field"], "")
                    under = change["under"][n]
                    if text != under:
                        op["splices"] = [list(s) for s in transform(op["splices"], diff(under, text))]
                        change["under"][n] = text
                pretend(live, op)

    # What the person does

    def act(self, ops: list[Op]) -> str:
        live = self.view()
        under: dict[int, str] = {}
        for n, op in enumerate(ops):
            if op["op"] == "edit":
                under[n] = (live.fields(op["record"], op["id"]) or {}).get(op["field"], "")
            pretend(live, op)
        change_id = self.new_id("c")
        self.outbox.append({"id": change_id, "ops": ops, "under": under, "sent": False})
        self.made.append(change_id)
        self.save()
        return change_id

    def undo(self, stack: list[list[str]], other: list[list[str]]) -> tuple[str, list[str]] | None:
        """Take back a gesture: one change with an undo for each of its changes, newest first."""
        if not stack:
            return None
        gesture = [change_id for change_id in stack.pop() if change_id not in self.refused]
        if not gesture:
            return None
        change_id = self.act([{"op": "undo", "change": one} for one in reversed(gesture)])
        other.append([change_id])
        return change_id, gesture

    # The wire

    def connect(self, process: Any) -> None:
        if self.line is not None:
            return
        self.line = Line(self, process)
        process.lines.append(self.line)
        self.is_ready = False
        for change in self.outbox:
            change["sent"] = False
        hello: dict[str, Any] = {"type": "hello", "protocol": 1, "outbox": [change["id"] for change in self.outbox]}
        if self.version is not None:
            hello |= {"since": self.version, "mark": self.mark}
        self.line.up.append(json.dumps(hello))

    def flush(self) -> None:
        """Send in order; an edit and all behind it wait while an own change before it is not acked."""
        if self.line is None or not self.is_ready:
            return
        for n, change in enumerate(self.outbox):
            if change["sent"]:
                continue
            if self._must_wait(change, self.outbox[:n]):
                break
            change["sent"] = True
            message = {"type": "change", "id": change["id"], "base": self.version, "ops": change["ops"]}
            self.line.up.append(json.dumps(message))

    def cut(self, heard: int) -> None:
        """The line breaks after so many of the frames on their way down were heard."""
        line = self.line
        if line is None:
            return
        for frame in line.down[:heard]:
            if self.line is line:
                self.hear(frame)
        line.down.clear()
        line.is_open = False
        if self.line is line:
            self.line = None
        self.is_ready = False

    def hear(self, frame: str) -> None:
        message = json.loads(frame)
        kind = message["type"]
        if kind == "welcome":
            self._welcome(message)
        elif kind == "changes":
            for entry in message["changes"]:
                self._entry(entry)
        elif kind == "ack":
            self.acked.add(message["id"])
            if message["version"] <= (self.version or 0):
                self._drop(message["id"])
        elif kind == "refused":
            self._refused(message)
        elif kind in ("resync", "bye"):
            self.resyncs += kind == "resync"
            self.cut(0)
        self.save()

    # The tab's disk

    def save(self) -> None:
        content = json.dumps(self.confirmed.content())
        self.disk = (content, self.version, self.mark, json.dumps(self.outbox))

    def restore(self) -> None:
        """The tab was closed and is opened again."""
        self.line = None
        self.is_ready = False
        if self.disk is not None:
            content, self.version, self.mark, outbox = self.disk
            self.confirmed = Live.from_content(json.loads(content))
            self.outbox = json.loads(outbox)
            for change in self.outbox:
                change["under"] = {int(n): text for n, text in change["under"].items()}

    def _must_wait(self, change: dict[str, Any], before: list[dict[str, Any]]) -> bool:
        pending = {op.get("id", "*") for earlier in before for op in earlier["ops"]}
        return any(op["op"] == "edit" and (op["id"] in pending or "*" in pending) for op in change["ops"])

    def _welcome(self, message: dict[str, Any]) -> None:
        self.acked |= set(message["acked"])
        if "board" in message:
            self.confirmed = Live.from_content(message["board"])
            self.version, self.mark = message["version"], message["mark"]
            self.outbox = [change for change in self.outbox if change["id"] not in message["acked"]]
            self.rebase()
        for entry in message.get("changes", ()):
            self._entry(entry)
        assert self.version == message["version"]
        assert self.mark == message["mark"]
        for text in texts_of(self.view()).values():
            assert len(set(text)) == len(text), ("shown twice after coming back", text)
        self.is_ready = True

    def _entry(self, entry: dict[str, Any]) -> None:
        assert self.version is not None
        if entry["version"] <= self.version:
            return
        assert entry["version"] == self.version + 1, "a gap"
        for op in entry["ops"]:
            self.confirmed.play(op)
        self.version, self.mark = entry["version"], entry["mark"]
        if entry.get("id") in self.made:
            self.acked.add(entry["id"])
        self._drop(entry.get("id", ""))

    def _refused(self, message: dict[str, Any]) -> None:
        for change in self.outbox:
            if change["id"] == message["id"]:
                self.refused[message["id"]] = (message, change["ops"])
        self._drop(message["id"])

    def _drop(self, change_id: str) -> None:
        self.outbox = [change for change in self.outbox if change["id"] != change_id]
        self.rebase()


def copy_of(live: Live) -> Live:
    return Live.from_content(copy.deepcopy(live.content()))


def pretend(live: Live, op: Op) -> None:
    """What a waiting op will look like; the server has the last word."""
    kind = op["op"]
    if kind == "undo":
        return
    if kind == "create":
        if op["id"] not in live.kinds and _ends_stand(live, op):
            live.play(op)
        return
    standing = live.fields(op["record"], op["id"])
    if standing is None:
        return
    if kind == "update":
        if _ends_stand(live, op):
            live.play(op)
    elif kind == "edit":
        try:
            standing[op["field"]] = apply(standing.get(op["field"], ""), op["splices"])
        except BadInput:
            return
    else:
        _pretend_delete(live, op["record"], op["id"])


def _ends_stand(live: Live, op: Op) -> bool:
    for ref in REFERENCES[op["record"]]:
        target = op["fields"].get(ref.field)
        if ref.on_delete == "delete" and target and live.fields(ref.target, target) is None:
            return False
    return True


def _pretend_delete(live: Live, record: str, record_id: str) -> None:
    for owner_kind, owner, ref in list(live.pointing_at(record_id)):
        if live.fields(owner_kind, owner) is None:
            continue
        if ref.on_delete == "delete":
            _pretend_delete(live, owner_kind, owner)
        else:
            live.play({"op": "update", "record": owner_kind, "id": owner, "fields": {ref.field: None}})
    if live.fields(record, record_id) is not None:
        live.play({"op": "delete", "record": record, "id": record_id})


def texts_of(live: Live) -> dict[tuple[str, str, str], str]:
    """Every text on the board by record, id and field."""
    found = {(BOARD, BOARD, name): live.facts.get(name) or "" for name in TEXT_FIELDS[BOARD]}
    for record, rows in live.records.items():
        for record_id, fields in rows.items():
            for name in TEXT_FIELDS[record]:
                found[record, record_id, name] = fields.get(name) or ""
    return found
