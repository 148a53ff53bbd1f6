"""Figures that follow a live board change by change are those of the board read afresh, and so is what is told."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leanwall.core.live import Live
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board, write_board
from leanwall.core.states import MeasuredBoard
from leanwall.sync.figure_changes import apply, changes_between
from tests.support.effort import tries
from tests.support.random_maps import Dice, random_map

Json = dict[str, Any]
FIELDS: dict[str, Any] = {
    "process_time": st.sampled_from([None, 0, 60, 5_000]),
    "wait_time": st.sampled_from([None, 0, 3_600, 500_000]),
    "duration": st.sampled_from([None, 30, 90_000]),
    "complete_accurate": st.sampled_from([None, 0, 0.5, 1]),
    "people": st.sampled_from([None, 1, 3]),
    "value": st.sampled_from([None, "VA", "NVA"]),
    "work": st.sampled_from(["work", "approval", "wait", "system"]),
    "kind": st.sampled_from(["step", "idea"]),
    "state": st.sampled_from(["current", "future"]),
    "x": st.sampled_from([0, 500, 9_000]),
    "lane": st.sampled_from([None, "a", "b"]),
    "text": st.sampled_from(["", "Check", "Approve"]),
    "hidden": st.booleans(),
}


@settings(
    max_examples=tries(40, 1_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(number=st.integers(0, 10**6), data=st.data())
def test_following_changes_and_reading_afresh_say_the_same(number: int, data: st.DataObject) -> None:
    live = Live.from_content(write_board(read_board(random_map(Dice(number)))))
    followed = MeasuredBoard(as_sent(live.content()))
    told = as_sent(followed.states())
    for turn in range(data.draw(st.integers(1, 6))):
        ops = [one_op(live, data, f"n-{turn}-{n}") for n in range(data.draw(st.integers(1, 2)))]
        followed.play(as_sent(ops))
        states = followed.states()
        afresh = read_board(live.content())
        assert {state: states[state] for state in ("current", "future")} == {
            state: measure(afresh, state) for state in ("current", "future")
        }
        told = apply(told, as_sent(changes_between(told, as_sent(states))))
        assert told == as_sent(states)


def as_sent(value: Any) -> Any:
    return json.loads(json.dumps(value))


def one_op(live: Live, data: st.DataObject, new_id: str) -> Json:
    """An op that fits the board, played on it."""
    notes = list(live.records["note"])
    kind = data.draw(st.sampled_from(["update"] * 6 + ["create", "link", "delete", "board", "lane"]))
    op: Json = {"op": "update", "record": "board", "id": "board", "fields": {"demand": {"quantity": 7, "per": "day"}}}
    if kind == "create" or not notes:
        op = {"op": "create", "record": "note", "id": new_id, "fields": {"kind": "step", "x": 100}}
    elif kind == "update":
        name = data.draw(st.sampled_from(sorted(FIELDS)))
        chosen = data.draw(st.sampled_from(notes))
        op = {"op": "update", "record": "note", "id": chosen, "fields": {name: data.draw(FIELDS[name])}}
    elif kind == "link":
        ends = {"source": data.draw(st.sampled_from(notes)), "target": data.draw(st.sampled_from(notes))}
        share = data.draw(st.sampled_from([None, 0.25]))
        kinds = {"kind": data.draw(st.sampled_from(["flow", "rework"])), "probability": share}
        op = {"op": "create", "record": "link", "id": new_id, "fields": {**ends, **kinds}}
    elif kind == "delete" and live.records["link"]:
        op = {"op": "delete", "record": "link", "id": data.draw(st.sampled_from(list(live.records["link"])))}
    elif kind == "lane" and live.records["lane"]:
        lane = data.draw(st.sampled_from(list(live.records["lane"])))
        op = {"op": "update", "record": "lane", "id": lane, "fields": {"people": 9}}
    live.play(op)
    return op
