"""Brings an earlier version of a board back as one change: worked out in its turn, on the board as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leanwall.core.board import MAX_RECORDS
from leanwall.core.change import FACILITATORS, Op
from leanwall.core.history import ops_to_restore
from leanwall.core.live import Live
from leanwall.core.records import BOARD
from leanwall.core.sight import unseen
from leanwall.sync import locking
from leanwall.sync.expansion import Expansion, Refused


def restore(expansion: Expansion, content: Mapping[str, Any]) -> None:
    """The board says what `content` says, stamps and unknown fields included; releases, signatures, reviews and votes
    that were closed since stay. Who may not see everything leaves what they may not see, then or now, as it is, and so
    other people's polls and all dots: going back in time must not open a vote, close it or change its result."""
    then = Live.from_content(content)
    spared = _closed_since(then, expansion.live)
    if FACILITATORS not in expansion.names:
        spared = unseen(then, expansion.names) | unseen(expansion.live, expansion.names)
        spared |= _polls_of_others(then, expansion.names) | _polls_of_others(expansion.live, expansion.names)
        spared |= expansion.live.records["vote"].keys()
    expansion.is_restoring = True
    ops = ops_to_restore(expansion.live.content(), content, spared)
    locking.check_ops(expansion.live, expansion.names, ops)
    for op in ops:
        if not spared:
            expansion.do(op)
        elif _fits(expansion, op) and op["op"] == "delete":
            expansion.remove(op["record"], op["id"])
        elif _fits(expansion, op):
            expansion.do(op)
    if not expansion.ops:
        raise Refused("The board says just that already.", code="gone")
    if len(expansion.live.kinds) > MAX_RECORDS:
        raise Refused(f"A board holds at most {MAX_RECORDS:,} records.", code="limit")


def _closed_since(then: Live, now: Live) -> frozenset[str]:
    """The polls that were open then and are closed now, and their votes."""
    before = then.records["poll"]
    polls = {id for id, poll in now.records["poll"].items() if poll.get("closed") and id in before}
    polls = {id for id in polls if not before[id].get("closed")}
    votes = [*then.records["vote"].items(), *now.records["vote"].items()]
    return frozenset(polls | {id for id, vote in votes if vote.get("poll") in polls})


def _polls_of_others(live: Live, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(id for id, poll in live.records["poll"].items() if poll.get("author") not in names)


def _fits(expansion: Expansion, op: Op) -> bool:
    """Whether what the op needs is there and not spared."""
    live, record = expansion.live, op["record"]
    if op["op"] == "create":
        return op["id"] not in live.kinds and expansion.has_ends(record, op["fields"])
    standing = record == BOARD or live.fields(record, op["id"]) is not None
    return standing and (op["op"] == "delete" or expansion.has_ends(record, op["fields"]))
