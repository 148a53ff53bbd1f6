"""What a change did, in a form that any language can make a sentence of: who reads it needs no ops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leanwall.core.change import Change, Op, Prior
from leanwall.core.history import name_of
from leanwall.core.live import Live
from leanwall.core.records import BOARD, REFERENCES

Json = dict[str, Any]
MAX_THINGS = 20  # named in one act; the others are counted
MAX_VALUE = 80
_PLACES = frozenset({"x", "y", "size", "order", "height", "collapsed"})
_TEXTS = {"note": "text", "comment": "text", "lane": "name", BOARD: "title"}


def play_and_tell(live: Live, change: Change, seen: Sequence[Op]) -> list[Json]:
    """Plays a change and says what it did, as far as its ops are among those `seen`.

    [{"verb": "moved", "record": "note", "things": [{"id", "name"}], "count": 1, "to": "Billing clerk"}]. Verbs: added,
    deleted, moved (`to` a lane, None for no lane), arranged, wrote, renamed, connected and disconnected (`from`, `to`),
    set (`fields`: name to value, None where the value does not fit a sentence). What only follows from a deletion (the
    links that close its gap, too) and the links of a note that is new itself are not told.
    """
    shown = {id(op) for op in seen}
    gone = {op["id"] for op in change.ops if op["op"] == "delete"}
    new = {op["id"] for op in change.ops if op["op"] == "create" and op["record"] != "link"}
    closes_gap = any(op["op"] == "delete" and op["record"] == "note" for op in change.ops)
    acts: dict[str, Json] = {}
    for op in change.ops:
        ends = _ends(live, op)
        prior = live.play(op)
        is_link_made = op["op"] == "create" and op["record"] == "link"
        if id(op) in shown and not _follows(op, prior, gone, new) and not (closes_gap and is_link_made):
            _merge(acts, {"record": op["record"], **_act(live, op, prior, ends)}, _thing(live, op, prior))
    return list(acts.values())


def _follows(op: Op, prior: Prior, gone: set[str], new: set[str]) -> bool:
    refs = REFERENCES[op["record"]]
    if op["op"] == "delete":
        return any(prior.get(ref.field) in gone for ref in refs if ref.on_delete == "delete" and not ref.many)
    if op["op"] == "create":
        return op["record"] == "link" and not new.isdisjoint((op["fields"]["source"], op["fields"]["target"]))
    if op["op"] == "update":
        cleared = {ref.field for ref in refs if ref.on_delete == "clear" and prior.get(ref.field) in gone}
        return op["id"] in gone or cleared >= set(op["fields"])
    return False


def _act(live: Live, op: Op, prior: Prior, ends: Json) -> Json:
    record, kind = op["record"], op["op"]
    if kind == "create":
        where = {"to": _lane(live, op["fields"].get("lane"))} if record == "note" else {}
        return {"verb": "connected", **ends} if record == "link" else {"verb": "added", **where}
    if kind == "delete":
        return {"verb": "disconnected", **ends} if record == "link" else {"verb": "deleted"}
    if kind == "edit":
        return _wrote(record) if _TEXTS.get(record) == op["field"] else {"verb": "set", "fields": {op["field"]: None}}
    return _updated(live, record, op["fields"], prior, ends)


def _updated(live: Live, record: str, fields: Mapping[str, Any], prior: Mapping[str, Any], ends: Json) -> Json:
    names = set(fields)
    if record == "note" and "lane" in names and names <= _PLACES | {"lane"} and prior.get("lane") != fields["lane"]:
        return {"verb": "moved", "to": _lane(live, fields["lane"])}
    if names <= _PLACES | {"lane"}:
        return {"verb": "arranged"}
    if names == {_TEXTS.get(record)}:
        return _wrote(record)
    pointers = {ref.field for ref in REFERENCES[record]}
    said = {name: None if name in pointers else _value(value) for name, value in fields.items() if name not in _PLACES}
    return {"verb": "set", "fields": said, **ends}


def _wrote(record: str) -> Json:
    return {"verb": "wrote" if record in ("note", "comment") else "renamed"}


def _value(value: Any) -> Any:
    fits = isinstance(value, (bool, int, float)) or (isinstance(value, str) and len(value) <= MAX_VALUE)
    return value if fits else None


def _lane(live: Live, lane: str | None) -> str | None:
    fields = live.fields("lane", lane) if lane else None
    return None if fields is None else name_of("lane", fields)


def _ends(live: Live, op: Op) -> Json:
    """What a link joins, by name; asked before a deletion is played."""
    if op["record"] != "link":
        return {}
    link = op["fields"] if op["op"] == "create" else live.fields("link", op["id"]) or {}
    notes = (live.fields("note", link.get(end, "")) for end in ("source", "target"))
    source, target = (name_of("note", note or {}) for note in notes)
    return {"from": source, "to": target}


def _thing(live: Live, op: Op, prior: Prior) -> Json:
    fields = prior if op["op"] == "delete" else live.fields(op["record"], op["id"])
    return {"id": op["id"], "name": name_of(op["record"], fields or {})}


def _merge(acts: dict[str, Json], act: Json, thing: Json) -> None:
    known = acts.setdefault(repr(act), {**act, "things": [], "count": 0})
    if thing["id"] not in {other["id"] for other in known["things"]}:
        known["count"] += 1
        if len(known["things"]) < MAX_THINGS:
            known["things"].append(thing)
