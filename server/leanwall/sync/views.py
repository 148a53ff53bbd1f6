"""A board and its changes as one person sees them: what is not for them (core/sight.py) is cut before encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from leanwall.core.acts import play_and_tell
from leanwall.core.change import Audience, Change, Op
from leanwall.core.live import Live
from leanwall.core.records import PLURAL
from leanwall.core.sight import audience, is_open, is_told, sees, unseen


def changes_sight(op: Op, before: Audience, after: Audience) -> bool:
    """Whether an update changes who may see what, here or in what stands on this record."""
    return before != after or (op["record"] == "poll" and "closed" in op["fields"])


def cut_ops(change: Change, names: tuple[str, ...]) -> list[Op]:
    """The ops of a change that someone may see."""
    if change.audiences is None:
        return change.ops
    return [op for op, seen_by in zip(change.ops, change.audiences, strict=True) if sees(names, seen_by)]


def cut_board(live: Live, names: tuple[str, ...]) -> dict[str, Any]:
    """The board file's content that someone of these names may see."""
    content = live.content()
    for record, plural in PLURAL.items():
        if plural in content:
            content[plural] = [fields for fields in content[plural] if sees(names, audience(live, record, fields))]
    return content


def cut_content(content: Mapping[str, Any], names: tuple[str, ...] = ()) -> dict[str, Any]:
    """A board file's content as someone of these names sees it; without names, as everyone does."""
    live = Live.from_content(content)
    return live.content() if is_open(live) else cut_board(live, names)


def cut_past(then: Mapping[str, Any], now: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """An earlier version as someone of these names sees it: what is hidden now is not shown as it once was."""
    live, today = Live.from_content(then), Live.from_content(now)
    for note_id in unseen(today, names) & live.records["note"].keys():
        note = today.records["note"].get(note_id, {})
        live.records["note"][note_id] = {**live.records["note"][note_id], "hidden": True, "author": note.get("author")}
    for poll_id, poll in live.records["poll"].items():
        if poll_id in today.records["poll"] and not today.records["poll"][poll_id].get("closed"):
            live.records["poll"][poll_id] = {**poll, "closed": False}
    return live.content() if is_open(live) else cut_board(live, names)


class Past(Protocol):
    """Changes, oldest first, on the content of a board file."""

    @property
    def start(self) -> dict[str, Any]: ...
    @property
    def changes(self) -> list[Change]: ...
    @property
    def made(self) -> tuple[str, str | None] | None: ...


def told(past: Past, spared: frozenset[str], names: tuple[str, ...]) -> list[dict[str, Any]]:
    """What each change did as far as someone of these names may know, never of the records `spared`; version 0 is the
    board as it was made."""
    live = Live.from_content(past.start)
    entries: list[dict[str, Any]] = []
    if past.made is not None:
        entries.append({"version": 0, "id": "", "by": past.made[1] or "", "at": past.made[0], "acts": []})
    for change in past.changes:
        seen = [op for op in cut_ops(change, names) if op["id"] not in spared]
        acts = play_and_tell(live, change, seen)
        id, by = (change.id, change.by) if is_told(change.by, change.ops, seen, names) else ("", "")
        entries.append({"version": change.version, "id": id, "by": by, "at": change.at, "acts": acts})
    return entries


def cut_log(
    entries: Iterable[Mapping[str, Any]], spared: frozenset[str], names: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Changes as they stand in `changes` frames, without what they did to the records `spared`."""
    cut = []
    for entry in entries:
        seen = [op for op in entry["ops"] if op["id"] not in spared]
        unsigned = {} if is_told(entry["by"], entry["ops"], seen, names) else {"id": "", "by": ""}
        cut.append({**entry, "ops": seen, **unsigned})
    return cut
