"""What must hold once everything is delivered: equal screens, true answers, nobody's work undone by others."""

from __future__ import annotations

import copy
import json
from typing import Any

from leanwall.core.live import Live
from leanwall.sync import roles, views
from tests.support.model_client import texts_of
from tests.support.model_world import BOARD_ID, START, Somebody, World

Entry = dict[str, Any]


def verify(world: World) -> list[Entry]:
    """Raises AssertionError with the first thing that is wrong; the log otherwise."""
    log = _log(world)
    states = _states(log)
    _check_state(world, states[-1])
    _check_screens(world, states[-1])
    _check_answers(world, log)
    _check_undo(world, log, states)
    _check_characters(world, log, states[-1])
    return log


def shape(live: Live) -> dict[str, Any]:
    """A board's content without the arrays that are empty."""
    return {name: value for name, value in live.content().items() if value != []}


def _log(world: World) -> list[Entry]:
    rows = world.store.boards[BOARD_ID].log
    return [
        {"version": row[0], "id": row[2], "by": row[3], "ops": json.loads(row[5]), "priors": json.loads(row[6])}
        for row in rows
    ]


def _states(log: list[Entry]) -> list[Live]:
    states = [Live.from_content(copy.deepcopy(START))]
    for entry in log:
        state = Live.from_content(copy.deepcopy(states[-1].content()))
        for op in entry["ops"]:
            state.play(copy.deepcopy(op))
        for link in state.records["link"].values():
            ends = (link["source"], link["target"])
            assert all(end in state.records["note"] for end in ends), "a link to a missing note"
        states.append(state)
    return states


def _check_state(world: World, rebuilt: Live) -> None:
    with world.store.transaction(writes=False) as transaction:
        stored = transaction.load(BOARD_ID)
    assert shape(stored) == shape(rebuilt), "the records differ from the log"
    for process in world.processes:
        room = process.writer._rooms[BOARD_ID]
        assert room.version == len(world.store.boards[BOARD_ID].log), "a process is behind"
        assert shape(room.live) == shape(rebuilt), "a process differs from the log"
        assert room.live._pointing == rebuilt._pointing, "a process has lost track of who points where"


def _check_screens(world: World, rebuilt: Live) -> None:
    for client in world.clients:
        assert not client.outbox, ("the outbox is stuck", client.number, client.outbox)
        names = roles.names(Somebody(client.person, world.roles[client.person]))
        seen = Live.from_content(views.cut_board(Live.from_content(rebuilt.content()), names))
        assert shape(client.confirmed) == shape(seen), ("a screen differs", client.number)
        assert shape(client.view()) == shape(seen), ("a picture differs", client.number)


def _check_answers(world: World, log: list[Entry]) -> None:
    at: dict[str, int] = {}
    for entry in log:
        assert entry["id"] not in at, "twice in the log"
        at[entry["id"]] = entry["version"]
    for client in world.clients:
        for change_id in client.acked - world.forgotten:
            assert change_id in at, ("acked but not in the log", change_id)
        for change_id in client.refused:
            assert change_id not in at, ("said refused, yet in the log", change_id)
        for change_id in client.made:
            known = change_id in at or change_id in client.refused or change_id in world.forgotten
            assert known, ("vanished without a word", change_id)
        order = [at[change_id] for change_id in client.made if change_id in at and change_id not in world.asked_again]
        assert world.forgotten or order == sorted(order), ("own order turned round", client.number)
        if not world.forgotten and not world.roles_changed:
            _check_gone(world, client.refused, log)


def _check_gone(world: World, refused: dict[str, Any], log: list[Entry]) -> None:
    """`gone` is said only when something it was about had gone, and whole only when all of it had."""
    if any(truth["what"] == "hide" for truth in world.truth.values()):
        return
    deleted = {op["id"] for entry in log for op in entry["ops"] if op["op"] == "delete"}
    created = {op["id"] for entry in log for op in entry["ops"] if op["op"] == "create"} | {"l1", "l2", "board"}
    for change_id, (message, ops) in refused.items():
        if message["code"] != "gone" or ops[0]["op"] == "undo":
            continue
        needed = [_needs(op) for op in ops]
        missing = [any(i in deleted or i not in created for i in ids) for ids in needed]
        assert all(missing), ("refused as gone although a part of it stands", change_id, ops)
        assert bool(message.get("silent")) == all(op["op"] == "delete" for op in ops)


def _needs(op: dict[str, Any]) -> list[str]:
    if op["op"] == "create":
        fields = op["fields"]
        return [fields[name] for name in ("source", "target", "about", "parent") if fields.get(name)]
    return [op["id"]]


def _check_undo(world: World, log: list[Entry], states: list[Live]) -> None:
    """An undo never writes over, deletes or cuts what another person did later."""
    versions = {entry["id"]: entry["version"] for entry in log}
    last: dict[tuple[str, str], tuple[str, int]] = {}
    owner = {c: t["by"] for t in world.truth.values() if t["what"] == "type" for c in t["put"]}
    typed = {c: versions.get(i, 0) for i, t in world.truth.items() if t["what"] == "type" for c in t["put"]}
    for entry in log:
        truth = world.truth.get(entry["id"], {})
        undone = [versions[i] for i in truth.get("of", ()) if i in versions]
        for op in entry["ops"]:
            if undone:
                _check_undo_op(entry, op, undone, last, states)
                if op["op"] == "edit":
                    _check_undo_text(entry, op, states, undone, owner, typed)
            for name in op.get("fields", {op.get("field", "*"): 0}):
                last[op["id"], name] = (entry["by"], entry["version"])


def _check_undo_op(
    entry: Entry, op: dict[str, Any], undone: list[int], last: dict[Any, Any], states: list[Live]
) -> None:
    if op["op"] == "update":
        lane_went = op["fields"] == {"lane": None}
        for name, value in op["fields"].items():
            by, version = last.get((op["id"], name), (entry["by"], 0))
            spared = [v for v in undone if by == entry["by"] or version <= v]
            assert spared or lane_went, ("undo wrote over later work of another", entry["id"], op)
            if not _is_last(entry, op, name):
                continue
            before = [(states[v - 1].fields(op["record"], op["id"]) or {}).get(name) for v in spared]
            wanted = [_default(name) if b is None else b for b in before] + [None] * (name == "lane")
            assert value in wanted, ("undo brought back a value that was not there", entry["id"], op)
    if op["op"] == "delete":
        for (record_id, _), (by, version) in last.items():
            fine = by == entry["by"] or version <= max(undone)
            assert record_id != op["id"] or fine, ("undo deleted what another worked on later", entry["id"], op)


def _is_last(entry: Entry, op: dict[str, Any], name: str) -> bool:
    """An undo of several changes may pass through values on its way; what counts is where it ends."""
    ops = [other for other in entry["ops"] if other["id"] == op["id"]]
    writes = [
        other for other in ops if other["op"] == "delete" or name in (*other.get("fields", ()), other.get("field"))
    ]
    return writes[-1] is op


def _default(name: str) -> Any:
    return {"text": "", "x": 0, "hidden": False, "title": ""}.get(name)


def _check_undo_text(
    entry: Entry,
    op: dict[str, Any],
    states: list[Live],
    undone: list[int],
    owner: dict[str, str],
    typed: dict[str, int],
) -> None:
    text = (states[entry["version"] - 1].fields(op["record"], op["id"]) or {}).get(op["field"], "")
    for position, removed, _ in op["splices"] if len(undone) == 1 else ():
        for character in text[position : position + removed]:
            fine = owner.get(character, entry["by"]) == entry["by"] or typed[character] <= undone[0]
            assert fine, ("undo removed later characters of another", entry["id"])


def _check_characters(world: World, log: list[Entry], head: Live) -> None:
    """Each character typed stands where it was put, or was erased by somebody; none doubled, none back."""
    at = {entry["id"]: entry["version"] for entry in log}
    texts = texts_of(head)
    for text in texts.values():
        assert len(set(text)) == len(text), ("characters doubled", text)
    undone = {i for t in world.truth.values() if t["what"] == "undo" for i in t["of"]}
    deleted = {op["id"] for entry in log for op in entry["ops"] if op["op"] == "delete"}
    erased = {c for i, t in world.truth.items() if t["what"] == "erase" and i in at for c in t["cut"]}
    rewritten = {t["note"] for t in world.truth.values() if t["what"] == "rewrite"}
    everything = set("".join(texts.values()))
    back = {
        c
        for entry in log
        if world.truth.get(entry["id"], {}).get("what") == "undo"
        for op in entry["ops"]
        if op["op"] == "edit"
        for _, _, put in op["splices"]
        for c in put
    }
    for change_id, truth in world.truth.items():
        settled = change_id in at and change_id not in undone and truth.get("note") not in deleted | rewritten
        if truth["what"] == "type":
            if change_id not in at:
                assert not set(truth["put"]) & everything, ("refused text shows", change_id)
            elif settled and not world.forgotten:
                _check_typed(truth, texts["note", truth["note"], "text"], erased, back)
        if truth["what"] == "erase" and settled and not world.forgotten and not set(truth["cut"]) & back:
            assert not set(truth["cut"]) & everything, ("erased text came back", change_id)


def _check_typed(truth: dict[str, Any], text: str, erased: set[str], back: set[str]) -> None:
    for character in truth["put"]:
        assert character in text or character in erased, ("a character was lost", truth)
    around = truth["left"] + truth["put"] + truth["right"]
    if not set(around) & back:
        places = [text.index(character) for character in around if character in text]
        assert places == sorted(places), ("typing jumped", truth, text)
