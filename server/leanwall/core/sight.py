"""Who may see which record: hidden notes are their author's until they are shown, votes until the poll is closed, and
whatever can't stand without them (links, comments) goes with them. Not even a facilitator reads them: whatever way
writing in private ends (an undo, an earlier version, a copy), only showing them to all shows them to anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from leanwall.core.change import FACILITATORS, Audience
from leanwall.core.live import Live
from leanwall.core.records import PLURAL, REFERENCES

# The fields through which a record can't stand without another one.
_STANDS_ON = {
    record: tuple(ref.field for ref in found if ref.on_delete == "delete" and not ref.many)
    for record, found in REFERENCES.items()
}


# A chain of replies deeper than this is its author's alone: who may see what it stands on can't be found out cheaply.
DEEPEST = 40


def audience(live: Live, record: str, fields: Mapping[str, Any], depth: int = 0) -> Audience:
    """Who sees this record: None for everyone."""
    if depth > DEEPEST:
        return (fields.get("author") or FACILITATORS,)
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


def is_told(by: str, done: Collection[Any], seen: Collection[Any], names: tuple[str, ...]) -> bool:
    """Whether someone of these names hears who did something, of which they may see this: who votes and who writes in
    private is nobody else's business."""
    return bool(seen) or not done or by in names


def is_open(live: Live) -> bool:
    """Whether everybody sees the whole board."""
    secret_votes = live.records["vote"] and any(not poll.get("closed") for poll in live.records["poll"].values())
    return not secret_votes and not any(note.get("hidden") for note in live.records["note"].values())


def unseen(live: Live, names: tuple[str, ...]) -> frozenset[str]:
    """The ids of what someone of these names does not see."""
    if is_open(live):
        return frozenset()
    rows = [(record, i, fields) for record in PLURAL for i, fields in live.records[record].items()]
    return frozenset(i for record, i, fields in rows if not sees(names, audience(live, record, fields)))


def _own_audience(live: Live, record: str, fields: Mapping[str, Any]) -> Audience:
    if record == "note" and fields.get("hidden"):
        return (fields.get("author") or FACILITATORS,)
    if record == "vote":
        poll = live.fields("poll", fields.get("poll", ""))
        return (fields.get("author") or FACILITATORS,) if poll is not None and not poll.get("closed") else None
    return None


def _both(one: Audience, other: Audience) -> Audience:
    if one is None or other is None:
        return other if one is None else one
    return tuple(name for name in one if name in other)
