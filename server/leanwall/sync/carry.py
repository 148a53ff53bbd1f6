"""Moves a text edit over what happened to the text since it was made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from leanwall.core.change import Op, Prior
from leanwall.core.splices import Splice, Splices, diff, growth, transform
from leanwall.errors import BadInput

DIFFERENCE_COSTS = 2_000  # comparing two long texts, in splices moved
# Past this much work an edit and its undo count as two edits, not as none.
MOST_PAIRING = 2_000

Key = tuple[int, int]  # version, and which of its ops


class Step(NamedTuple):
    """One op on a record, what it replaced, and where it stands in the log."""

    op: Op
    prior: Prior
    key: Key


class Move(NamedTuple):
    """An edit of the text: its splices, the way back, where it stands, and which edit it takes back."""

    splices: Sequence[Splice]
    back: Sequence[Splice]
    key: Key
    undoes: Key | None


def over(splices: Sequence[Splice], steps: list[Step], field: str) -> Splices:
    """The splices for the text after the steps: over edits as they are, over anything else over the difference of
    the two texts. An edit and the edit that took it back count as nothing: the characters are the same again."""
    steps = [step for step in steps if _concerns(step.op, field)]
    replaced = [at for at, step in enumerate(steps) if step.op["op"] != "edit"]
    if not replaced:
        return _over_moves(splices, steps)
    before, after = text_before(steps[replaced[0]], field), text_after(steps[replaced[-1]], field)
    difference = _difference(before, after) if before is not None and after is not None else []
    earlier, later = steps[: replaced[0]], steps[replaced[-1] + 1 :]
    if not difference:
        return _over_moves(splices, earlier + later)
    return _over_moves(transform(_over_moves(splices, earlier), difference), later)


def cost(splices: Sequence[Splice], steps: list[Step], field: str) -> int:
    """How much work `over` will be, in splices looked at."""
    work = 0
    for step in steps:
        if step.op["op"] == "edit" and step.op["field"] == field:
            work += len(splices) + len(step.op["splices"])
        elif work < DIFFERENCE_COSTS and _concerns(step.op, field):
            work += DIFFERENCE_COSTS
    return work


def length_before(steps: list[Step], field: str, length: int) -> int:
    """How long the text was before the steps, when it is `length` long after them."""
    for step in reversed(steps):
        if not _concerns(step.op, field):
            continue
        if step.op["op"] == "edit":
            length -= growth(step.op["splices"])
        elif (before := text_before(step, field)) is not None:
            length = len(before)
    return length


def check_range(splices: Sequence[Splice], length: int) -> None:
    """Raises BadInput when a splice reaches outside a text of this length, or stands out of order."""
    at = 0
    for position, removed, _ in splices:
        if position < at or removed < 0 or position + removed > length:
            raise BadInput("The edit reaches outside the text.", place="splices")
        at = position + removed


def text_before(step: Step, field: str) -> str | None:
    """The text that a step replaced; None where there was no record before."""
    if step.op["op"] == "create":
        return None
    prior: dict[str, Any] = step.prior
    return prior.get(field) or ""


def text_after(step: Step, field: str) -> str | None:
    """The text that a step left; None where it left no record."""
    if step.op["op"] == "delete":
        return None
    return step.op["fields"].get(field) or ""


def _concerns(op: Op, field: str) -> bool:
    if op["op"] == "edit":
        return bool(op["field"] == field)
    return op["op"] != "update" or field in op["fields"]


@lru_cache(maxsize=16)
def _difference(before: str, after: str) -> Splices:
    """One change may edit a text many times over the same difference."""
    return diff(before, after)


def _over_moves(splices: Sequence[Splice], steps: list[Step]) -> Splices:
    moved = list(splices)
    for move in _without_undone([_move(step) for step in steps]):
        if not moved:
            break
        moved = transform(moved, move.splices)
    return moved


def _move(step: Step) -> Move:
    back, undoes = step.prior
    return Move(step.op["splices"], back, step.key, tuple(undoes) if undoes else None)


def _without_undone(moves: list[Move]) -> list[Move]:
    """The same way from text to text without the edits that were taken back."""
    if all(move.undoes is None for move in moves):
        return moves
    left: list[Move] = []
    work = 0
    for move in moves:
        at = next((n for n, earlier in enumerate(left) if earlier.key == move.undoes), None)
        if at is None or work > MOST_PAIRING:
            left.append(move)
        else:
            work += len(left) - at
            left[at:] = _as_if_never(left[at].back, left[at + 1 :])
    return left


def _as_if_never(back: Sequence[Splice], moves: list[Move]) -> list[Move]:
    """The moves after an edit as if that edit had never been: each moved over the way back."""
    kept = []
    for move in moves:
        after = transform(back, move.splices)
        kept.append(
            move._replace(
                splices=transform(move.splices, back, first=True), back=transform(move.back, after, first=True)
            )
        )
        back = after
    return kept
