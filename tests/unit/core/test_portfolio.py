"""A client's processes side by side: how far each has come and what looks bad."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from leanwall.core.portfolio import placed, standing
from leanwall.core.reading import read_board

BILLING = Path("boards/examples/customer-billing.json")
TODAY = date(2026, 3, 1)


def board(**content: Any) -> Any:
    return read_board({"format": "leanwall.board", "version": 1, "title": "Billing", **content})


def stage(**content: Any) -> str:
    return str(placed(standing(board(**content)), TODAY)["stage"])


def step(note_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": note_id, "process_time": 60, "wait_time": 0, **fields}


NOTES = [step("a"), step("b", state="future", origins=["a"])]
SIGNED: dict[str, Any] = {
    "notes": NOTES,
    "releases": [{"id": "r", "number": "1.0", "name": "Agreed", "effective": "2026-02-01"}],
    "signatures": [
        {"id": "s", "release": "r", "role": "process_owner", "name": "Anna"},
        {"id": "t", "release": "r", "role": "sponsor", "name": "Ben"},
    ],
}


def test_a_process_goes_from_unmapped_to_live_to_its_review() -> None:
    assert stage() == "unmapped"
    assert stage(notes=NOTES[:1]) == "current"
    assert stage(notes=NOTES) == "future"
    half = {**SIGNED, "signatures": SIGNED["signatures"][:1]}
    assert stage(**half) == "future"
    later = {**SIGNED, "releases": [{**SIGNED["releases"][0], "effective": "2026-04-01"}]}
    assert stage(**later) == "agreed"
    assert stage(**SIGNED) == "live"
    assert stage(**SIGNED, reviews=[{"id": "v", "due": "2026-02-28"}]) == "review_due"
    assert stage(**SIGNED, reviews=[{"id": "v", "due": "2026-02-28", "actuals": {"lead_time": 3}}]) == "live"


def test_what_looks_bad_is_said_by_the_figures_and_by_people() -> None:
    found = standing(read_board(BILLING.read_text("utf-8")))
    assert set(found["flags"]) == {"waiting", "wrong", "handoffs", "overload", "approvals"}
    assert found["figures"]["current"]["lead_time"] == 291600.0
    told = standing(board(red_flags=["late", "one_person"]))
    assert told["told"] == ["late", "one_person"]
    assert told["flags"] == ["unowned"]


def test_actions_past_their_day_are_counted_while_they_are_open() -> None:
    actions = [
        {"id": "x", "due": "2026-02-01", "who": "Anna"},
        {"id": "y", "due": "2026-02-01", "status": "done"},
        {"id": "z", "due": "2026-04-01"},
        {"id": "w"},
    ]
    found = placed(standing(board(actions=actions)), TODAY)
    assert (found["overdue"], len(found["actions"])) == (1, 3)
