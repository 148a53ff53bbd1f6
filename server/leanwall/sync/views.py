"""What a person may not see: notes in private mode until they are shown, votes until the poll is closed,
and whatever can't stand without them (links, comments). While people write in private, not even a facilitator reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from leanwall.core.acts import play_and_tell
from leanwall.core.change import FACILITATORS, Audience, Change, Op
from leanwall.core.live import Live
from leanwall.core.records import BOARD, PLURAL, REFERENCES

# The fields through which a record can't stand without another one.
_STANDS_ON = {
    record: tuple(ref.field for ref in found if ref.on_delete == "delete" and not ref.many)
    for record, found in REFERENCES.items()
}


# A chain of replies deeper than this is shown to nobody but the facilitators: it can't be followed cheaply.
DEEPEST = 40


def audience(live: Live, record: str, fields: Mapping[str, Any], depth: int = 0) -> Audience:
    """Who sees this record: None for everyone."""
    if depth > DEEPEST:
        return (FACILITATORS,)
    seen = _own_audience(live, record, fields)
    for name in _STANDS_ON[record]:
        target = fields.get(name)
        kind = live.kinds.get(target) if target else None
        standing = live.fields(kind, target) if kind and target else None
        if kind and standing is not None:
            seen = _both(seen, audience(live, kind, standing, depth + 1))
    return seen


def sees(names: Iterable[str], seen_by: Audience) -> bool:
    """Whether someone of these names (see roles.names) is in the audience."""
    return seen_by is None or any(name in seen_by for name in names)


def changes_sight(live: Live, op: Op, before: Audience, after: Audience) -> bool:
    """Whether an update changes who may see what, here or in what stands on this record."""
    if op["record"] == BOARD:
        return "private" in op["fields"] and any(note.get("hidden") for note in live.records["note"].values())
    return before != after or (op["record"] == "poll" and "closed" in op["fields"])


def cut_ops(change: Change, names: tuple[str, ...]) -> list[Op]:
    """The ops of a change that someone may see."""
    if change.audiences is None:
        return change.ops
    return [op for op, seen_by in zip(change.ops, change.audiences, strict=True) if sees(names, seen_by)]


def is_open(live: Live) -> bool:
    """Whether everybody sees the whole board."""
    secret_votes = live.records["vote"] and any(not poll.get("closed") for poll in live.records["poll"].values())
    return not secret_votes and not any(note.get("hidden") for note in live.records["note"].values())


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
        entries.append({"version": change.version, "id": change.id, "by": change.by, "at": change.at, "acts": acts})
    return entries


def unseen(live: Live, names: tuple[str, ...]) -> frozenset[str]:
    """The ids of what someone of these names does not see."""
    if is_open(live):
        return frozenset()
    rows = [(record, i, fields) for record in PLURAL for i, fields in live.records[record].items()]
    return frozenset(i for record, i, fields in rows if not sees(names, audience(live, record, fields)))


def _own_audience(live: Live, record: str, fields: Mapping[str, Any]) -> Audience:
    if record == "note" and fields.get("hidden"):
        author = fields.get("author") or FACILITATORS
        return (author,) if live.facts.get("private") else (author, FACILITATORS)
    if record == "vote":
        poll = live.fields("poll", fields.get("poll", ""))
        author = fields.get("author")
        return (author,) if author and poll is not None and not poll.get("closed") else None
    return None


def _both(one: Audience, other: Audience) -> Audience:
    if one is None or other is None:
        return other if one is None else one
    return tuple(name for name in one if name in other)
