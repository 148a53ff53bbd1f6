"""What is different between two measurements of a board: a change of one step moves a few figures of two thousand.

{"current": {"set": {part: value}, "merge": {part: {key: value, gone key: null}}, "splice": {part: [at, removed, put]}}}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

States = Mapping[str, Mapping[str, Any]]


def changes_between(before: States, after: States) -> dict[str, dict[str, Any]]:
    """For each state that is different. `apply` is its other half, and the browser's (sync/figures.ts)."""
    found = {state: _between(before.get(state, {}), parts) for state, parts in after.items()}
    return {state: changes for state, changes in found.items() if changes}


def _between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changes: dict[str, dict[str, Any]] = {}
    for part, value in after.items():
        old = before.get(part)
        if part in before and old == value:
            continue
        if isinstance(old, list) and isinstance(value, list):
            changes.setdefault("splice", {})[part] = _splice(old, value)
        elif isinstance(old, dict) and isinstance(value, dict) and None not in value.values():
            changes.setdefault("merge", {})[part] = _merge(old, value)
        else:
            changes.setdefault("set", {})[part] = value
    return changes


def _splice(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """From the first entry that is different to the last one."""
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    same_behind = next((at for at in range(shorter - first) if before[-1 - at] != after[-1 - at]), shorter - first)
    return [first, len(before) - first - same_behind, after[first : len(after) - same_behind]]


def _merge(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    return {**changed, **{key: None for key in before if key not in after}}


def apply(before: States, changes: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """`before` with the changes."""
    after = {state: dict(parts) for state, parts in before.items()}
    for state, change in changes.items():
        parts = after.setdefault(state, {})
        parts.update(change.get("set", {}))
        for part, merged in change.get("merge", {}).items():
            together = {**parts[part], **merged}
            parts[part] = {key: value for key, value in together.items() if value is not None}
        for part, (at, removed, put) in change.get("splice", {}).items():
            parts[part] = [*parts[part][:at], *put, *parts[part][at + removed :]]
    return after
