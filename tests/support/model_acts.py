"""What people do in the model test: each act as ops, with what it was meant to do noted in `world.truth`."""

from __future__ import annotations

from typing import Any

from leanwall.core.live import Live
from tests.support.model_client import ModelClient, Op
from tests.support.model_world import World

MOST_NOTES = 5


def act(world: World, client: ModelClient, what: str, a: int, b: int, c: int) -> None:
    """One act of one person, chosen by name and three numbers; nothing happens where it makes no sense."""
    if client.version is None or len(client.outbox) > 5:
        return
    made = _ACTS[what](world, client.view(), a, b, c)
    if made is None:
        return
    ops, truth = made
    change_id = client.act(ops)
    world.truth[change_id] = {**truth, "by": client.person}
    client.undos.append([change_id])
    client.redos.clear()


def undo(world: World, client: ModelClient, gesture: int) -> None:
    """Take back the last changes as one gesture."""
    if client.version is None or len(client.outbox) > 5:
        return
    while gesture > 1 and len(client.undos) > 1:
        last = client.undos.pop()
        client.undos[-1] = client.undos[-1] + last
        gesture -= 1
    _note(world, client, client.undo(client.undos, client.redos))


def redo(world: World, client: ModelClient) -> None:
    """Take back the last undo."""
    if client.version is not None and len(client.outbox) <= 5:
        _note(world, client, client.undo(client.redos, client.undos))


def _note(world: World, client: ModelClient, done: tuple[str, list[str]] | None) -> None:
    if done is not None:
        change_id, gesture = done
        world.truth[change_id] = {"what": "undo", "of": gesture, "by": client.person}


Made = tuple[list[Op], dict[str, Any]] | None


def _notes(live: Live) -> list[str]:
    return sorted(live.records["note"])


def _create(world: World, live: Live, a: int, b: int, c: int) -> Made:
    if len(_notes(live)) >= MOST_NOTES:
        return None
    note = world.new_id("n")
    fields = {"text": "", "x": 0, "lane": ["l1", "l2", None][a % 3]}
    return [{"op": "create", "record": "note", "id": note, "fields": fields}], {"what": "create", "note": note}


def _type(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes:
        return None
    note = notes[a % min(2, len(notes))]
    text = live.records["note"][note].get("text", "")
    at, put = b % (len(text) + 1), world.fresh(1 + c % 2)
    left, right = text[at - 1 : at] if at else "", text[at : at + 1]
    truth = {"what": "type", "note": note, "put": put, "left": left, "right": right}
    return [_edit("note", note, "text", [[at, 0, put]])], truth


def _erase(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = [note for note in _notes(live) if live.records["note"][note].get("text")]
    if not notes:
        return None
    note = notes[a % len(notes)]
    text = live.records["note"][note]["text"]
    at = b % len(text)
    cut = text[at : at + 1 + c % 2]
    return [_edit("note", note, "text", [[at, len(cut), ""]])], {"what": "erase", "note": note, "cut": cut}


def _rewrite(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes:
        return None
    note = notes[a % len(notes)]
    return [_update("note", note, {"text": world.fresh(1 + c % 3)})], {"what": "rewrite", "note": note}


def _move(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes:
        return None
    world.tick()
    fields: dict[str, Any] = {"x": world.tick()}
    lanes = sorted(live.records["lane"])
    if c % 3 == 0 and lanes:
        fields["lane"] = lanes[b % len(lanes)]
    return [_update("note", notes[a % len(notes)], fields)], {"what": "move"}


def _multi(world: World, live: Live, a: int, b: int, c: int) -> Made:
    x = world.tick()
    ops = [_update("note", note, {"x": x}) for note in _notes(live)[:2]]
    return (ops, {"what": "move"}) if ops else None


def _delete(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes or b % 2:
        return None
    note = notes[a % len(notes)]
    return [{"op": "delete", "record": "note", "id": note}], {"what": "delete"}


def _wipe(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes or b % 3:
        return None
    note = notes[a % len(notes)]
    links = sorted(i for i, link in live.records["link"].items() if note in (link["source"], link["target"]))
    ops: list[Op] = [{"op": "delete", "record": "note", "id": note}]
    return ops + [{"op": "delete", "record": "link", "id": link} for link in links], {"what": "delete"}


def _link(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes:
        return None
    fields = {"source": notes[a % len(notes)], "target": notes[b % len(notes)]}
    return [{"op": "create", "record": "link", "id": world.new_id("k"), "fields": fields}], {"what": "link"}


def _comment(world: World, live: Live, a: int, b: int, c: int) -> Made:
    comments = sorted(live.records["comment"])
    notes = _notes(live)
    fields: dict[str, Any] = {"text": world.fresh(1)}
    if comments and c % 2:
        fields["parent"] = comments[a % len(comments)]
    elif notes:
        fields["about"] = notes[b % len(notes)]
    return [{"op": "create", "record": "comment", "id": world.new_id("r"), "fields": fields}], {"what": "comment"}


def _lane(world: World, live: Live, a: int, b: int, c: int) -> Made:
    lanes = sorted(live.records["lane"])
    if lanes and b % 3 == 0:
        return [{"op": "delete", "record": "lane", "id": lanes[a % len(lanes)]}], {"what": "delete"}
    lane = world.new_id("l")
    return [{"op": "create", "record": "lane", "id": lane, "fields": {"name": world.fresh(1)}}], {"what": "lane"}


def _title(world: World, live: Live, a: int, b: int, c: int) -> Made:
    title = live.facts.get("title") or ""
    at = a % (len(title) + 1)
    return [_edit("board", "board", "title", [[at, 0, world.fresh(1)]])], {"what": "title"}


def _paste(world: World, live: Live, a: int, b: int, c: int) -> Made:
    """A note with text typed into it and a link to it, all in one change."""
    notes = _notes(live)
    if len(notes) >= MOST_NOTES:
        return None
    note, put = world.new_id("n"), world.fresh(2)
    ops: list[Op] = [
        {"op": "create", "record": "note", "id": note, "fields": {"text": world.fresh(1)}},
        _edit("note", note, "text", [[1, 0, put]]),
    ]
    if notes:
        fields = {"source": notes[a % len(notes)], "target": note, "kind": "flow"}
        ops.append({"op": "create", "record": "link", "id": world.new_id("k"), "fields": fields})
    return ops, {"what": "paste"}


def _hide(world: World, live: Live, a: int, b: int, c: int) -> Made:
    notes = _notes(live)
    if not notes:
        return None
    note = notes[a % len(notes)]
    hidden = not live.records["note"][note].get("hidden", False)
    return [_update("note", note, {"hidden": hidden})], {"what": "hide"}


def _wrong(world: World, live: Live, a: int, b: int, c: int) -> Made:
    """Something that is refused, after a part of it that is right."""
    notes = _notes(live)
    record, record_id = ("note", notes[0]) if notes else ("board", "board")
    bad: list[Op] = [
        _update(record, record_id, {"x": "far"}),
        {"op": "create", "record": "lane", "id": "l1", "fields": {}},
        _edit(record, record_id, "text" if notes else "title", [[10_000, 0, "!"]]),
        {"op": "create", "record": "note", "id": world.new_id("n"), "fields": {"state": "never"}},
    ]
    good = _move(world, live, a, b, c)
    return [*(good[0] if good else []), bad[b % len(bad)]], {"what": "wrong"}


def _edit(record: str, record_id: str, field: str, splices: list[list[Any]]) -> Op:
    return {"op": "edit", "record": record, "id": record_id, "field": field, "splices": splices}


def _update(record: str, record_id: str, fields: dict[str, Any]) -> Op:
    return {"op": "update", "record": record, "id": record_id, "fields": fields}


_ACTS = {
    "create": _create, "type": _type, "erase": _erase, "rewrite": _rewrite, "move": _move, "multi": _multi,
    "delete": _delete, "wipe": _wipe, "link": _link, "comment": _comment, "lane": _lane, "title": _title,
    "paste": _paste, "wrong": _wrong, "hide": _hide,
}  # fmt: skip
OPEN_ACTS = sorted([*(set(_ACTS) - {"hide"}), "type", "type", "type", "erase", "move", "delete"])
UNDONE_ACTS = sorted(set(OPEN_ACTS) - {"wrong"})  # each once: what undo has to cope with
