"""Lists (wastes, parts of lanes, locked states) and tables of figures that several people change at once: what each of
them added and took away is done to what stands, so nobody's entry is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from leanwall.core.board import RECORDS, Facts
from leanwall.core.change import Change
from leanwall.core.records import BOARD
from leanwall.sync.since import Happened


def _joined_fields(cls: Any) -> frozenset[str]:
    return frozenset(name for name, info in cls.model_fields.items() if info.default in ((), {}))


JOINED = {BOARD: _joined_fields(Facts), **{name: _joined_fields(cls) for name, (cls, _) in RECORDS.items()}}


def joined(before: Any, mine: Any, now: Any) -> Any:
    """What stands `now` with what somebody did who made `mine` out of `before`."""
    if before == now:
        return mine
    if isinstance(mine, dict):
        left = {name: value for name, value in now.items() if name in mine or name not in before}
        return left | {name: value for name, value in mine.items() if name not in before or before[name] != value}
    theirs, own = set(before), set(mine)  # lists hold words and ids
    kept = [each for each in now if each in own or each not in theirs]
    there = set(kept)
    return kept + [each for each in mine if each not in theirs and each not in there]


def over(value: Any, field: str, done: Iterable[Happened], was_seen: Callable[[Change], bool], now: Any) -> Any:
    """A field's new value for the record as it stands, when others changed that field since the value was made: `done`
    is what happened to the record. `was_seen`: a change was under way from the same screen, so the value was made on
    it."""
    seen, is_foreign = None, False
    for change, _, op, prior in done:
        if op["op"] in ("create", "delete"):
            return value
        if op["op"] != "update" or field not in op["fields"]:
            continue
        before = prior.get(field) or type(value)()
        seen = before if seen is None else seen
        if was_seen(change):
            seen = joined(before, op["fields"][field], seen)
        else:
            is_foreign = True
    return joined(seen, value, now or type(value)()) if is_foreign else value
