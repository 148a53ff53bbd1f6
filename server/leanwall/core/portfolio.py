"""A process among a client's others: how far it has come, what looks bad, what was promised for when."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from leanwall.core.agreement import last_agreed
from leanwall.core.board import Board, State
from leanwall.core.flow import steps_in_reading_order, variant_of
from leanwall.core.metrics import measure

STAGES = ("unmapped", "current", "future", "agreed", "live", "review_due")
FIGURES = (
    "lead_time", "process_time", "activity_ratio", "right_first_time", "steps", "handoffs", "approvals",
    "cost_per_item",
)  # fmt: skip
# what makes a figure a red flag; formulas.md and workshop.md name the marks that coaches look at
MOSTLY_WAITING = 0.95  # share of the lead time in which nothing happens
OFTEN_WRONG = 0.8  # share of items that go through without being touched twice
MANY_HANDOFFS = 5
ALIVE = ("open", "doing")


def standing(board: Board) -> dict[str, Any]:
    """What a portfolio shows of a process and what no calendar changes.

    {"owner", "customer", "calendar", "currency", "figures": {state: {name: value | None} | None}, "flags": [code],
    "told": [code], "agreed": {"number", "name", "effective"} | None, "reviews": [day],
    "actions": [{"due", "who"}]}; days as "2026-01-31", actions and reviews those that are still open.
    """
    measured = {state: _measured(board, state) for state in get_args(State)}
    return {
        "owner": board.owner,
        "customer": board.customer,
        "calendar": board.calendar.model_dump(mode="json"),
        "currency": board.currency,
        "figures": {state: found and found["figures"] for state, found in measured.items()},
        "flags": _flags(board, measured["current"] or measured["future"]),
        "told": list(board.red_flags),
        "agreed": _agreed(board),
        "reviews": sorted(review.due for review in board.reviews if review.due and not review.actuals),
        "actions": [{"due": each.due, "who": each.who} for each in board.actions if each.status in ALIVE],
    }


def placed(process: dict[str, Any], today: date) -> dict[str, Any]:
    """The same with what depends on the day: "stage", "next_review", "overdue" (actions)."""
    day = today.isoformat()
    return {
        **process,
        "stage": _stage(process, day),
        "next_review": process["reviews"][0] if process["reviews"] else None,
        "overdue": sum(1 for action in process["actions"] if action["due"] and action["due"] < day),
    }


def _stage(process: dict[str, Any], day: str) -> str:
    agreed, figures = process["agreed"], process["figures"]
    if agreed:
        if process["reviews"] and process["reviews"][0] <= day:
            return "review_due"
        return "live" if agreed["effective"] and agreed["effective"] <= day else "agreed"
    if figures["future"]:
        return "future"
    return "current" if figures["current"] else "unmapped"


def _measured(board: Board, state: str) -> dict[str, Any] | None:
    if not steps_in_reading_order(board, state, variant_of(board, state)):
        return None
    found = measure(board, state)
    return {**found, "figures": {name: found["figures"][name]["value"] for name in FIGURES}}


def _flags(board: Board, found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return [] if board.owner else ["unowned"]
    figures = found["figures"]
    lanes = [lane["utilisation"] for lane in found["lanes"].values()]
    signs = {
        "waiting": _beyond(figures["activity_ratio"], below=1 - MOSTLY_WAITING),
        "wrong": _beyond(figures["right_first_time"], below=OFTEN_WRONG),
        "handoffs": (figures["handoffs"] or 0) >= MANY_HANDOFFS,
        "overload": any(busy is not None and busy > 1 for busy in lanes),
        "approvals": any(finding["code"] == "duplicate_approval" for finding in found["findings"]),
        "gaps": figures["lead_time"] is None,
        "unowned": not board.owner,
    }
    return [code for code, raised in signs.items() if raised]


def _beyond(value: float | None, *, below: float) -> bool:
    return value is not None and value < below


def _agreed(board: Board) -> dict[str, Any] | None:
    newest = last_agreed(board)
    return None if newest is None else {"number": newest.number, "name": newest.name, "effective": newest.effective}
