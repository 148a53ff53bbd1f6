"""Moves a text edit over what happened to the text since it was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leanwall.core.change import Op, Prior
from leanwall.core.splices import Splice, Splices, diff, growth, transform
from leanwall.errors import BadInput

Step = tuple[Op, Prior]
_Move = tuple[Any, Step | None]  # splices of an edit, or a step that replaced the text

# Past this much work an edit is refused: nobody's screen is that far behind.
MOST_WORK = 400_000


def over(splices: Sequence[Splice], steps: list[Step], field: str) -> Splices:
    """The splices for the text after the steps: over edits as they are, over anything else over the
    difference of the two texts."""
    edits: list[_Move] = [
        (op["splices"], None) if op["op"] == "edit" else (None, step) for op, step in _on(steps, field)
    ]
    _check_work(splices, edits)
    moved = list(splices)
    replaced = [at for at, (edit, _) in enumerate(edits) if edit is None]
    if not replaced:
        return _over_edits(moved, edits)
    first, last = replaced[0], replaced[-1]
    moved = _over_edits(moved, edits[:first])
    before, after = text_before(edits[first][1], field), text_after(edits[last][1], field)
    if before is not None and after is not None:
        moved = transform(moved, diff(before, after))
    return _over_edits(moved, edits[last + 1 :])


def length_before(steps: list[Step], field: str, length: int) -> int:
    """How long the text was before the steps, when it is `length` long after them."""
    for op, step in reversed(_on(steps, field)):
        if op["op"] == "edit":
            length -= growth(op["splices"])
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


def text_before(step: Step | None, field: str) -> str | None:
    """The text that a step replaced; None where there was no record before."""
    if step is None or step[0]["op"] == "create":
        return None
    prior: dict[str, Any] = step[1]
    return prior.get(field) or ""


def text_after(step: Step | None, field: str) -> str | None:
    """The text that a step left; None where it left no record."""
    if step is None or step[0]["op"] == "delete":
        return None
    return step[0]["fields"].get(field) or ""


def _on(steps: list[Step], field: str) -> list[tuple[Op, Step]]:
    """The steps that concern this field."""
    found = []
    for step in steps:
        op = step[0]
        if op["op"] == "edit":
            concerns = op["field"] == field
        elif op["op"] == "update":
            concerns = field in op["fields"]
        else:
            concerns = True
        if concerns:
            found.append((op, step))
    return found


def _check_work(splices: Sequence[Splice], edits: list[_Move]) -> None:
    work = sum(len(splices) + len(edit) for edit, _ in edits if edit is not None)
    if work > MOST_WORK:
        raise BadInput("Too much has been edited since; read the board again and repeat.", code="limit")


def _over_edits(splices: Splices, edits: list[_Move]) -> Splices:
    for edit, _ in edits:
        if not splices:
            break
        splices = transform(splices, edit)
    return splices
