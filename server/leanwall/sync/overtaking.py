"""When a change that was worked out on a board read earlier must be worked out again: somebody was faster.

Held in the transaction that commits, so it holds over any number of processes on one database.
"""

from __future__ import annotations

from collections.abc import Iterable

from leanwall.core.change import Change, Op

OVERTAKEN = "overtaken"
SENTENCE = "The board was changed again and again while this was worked out; try it once more."
TALK = frozenset({"comment", "poll", "vote", "timer", "agenda_item"})


def is_overtaken(later: Iterable[Change]) -> bool:
    """Whether the changes since touch what decisions, versions and signatures are worked out on: any record but talk.
    Letters typed meanwhile into a text are in nobody's way."""
    return any(_is_in_the_way(op) for change in later for op in change.ops)


def _is_in_the_way(op: Op) -> bool:
    return op["op"] != "edit" and op["record"] not in TALK
