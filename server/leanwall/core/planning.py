"""What goes on the action plan and into the calendar of reviews, each thing once, however many ask for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from leanwall.core.board import Board

Op = dict[str, Any]


def plan_actions(board: Board, wanted: Sequence[dict[str, str]], new_id: Callable[[], str]) -> list[Op]:
    """Puts actions on the plan, {"text", "effect", "source"}, whose source has none yet."""
    taken = {action.source for action in board.actions}
    fresh: dict[str, dict[str, str]] = {}
    for fields in wanted:
        if fields["source"] not in taken:
            fresh.setdefault(fields["source"], fields)
    return [_create("action", fields, new_id) for fields in fresh.values()]


def plan_reviews(board: Board, days: Sequence[str], first: bool, new_id: Callable[[], str]) -> list[Op]:
    """Plans reviews on days that have none yet; `first`: only while no review has a day."""
    planned = {review.due for review in board.reviews if review.due}
    if first and planned:
        return []
    return [_create("review", {"due": day}, new_id) for day in sorted(set(days) - planned)]


def _create(record: str, fields: dict[str, str], new_id: Callable[[], str]) -> Op:
    return {"op": "create", "record": record, "id": new_id(), "fields": fields}
