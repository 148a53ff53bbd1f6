"""What a coach would say: each check speaks up where it should, is silent where it should not, and says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from leanwall.core.checks import CHECKS, MAX_OF_A_KIND, check
from leanwall.core.reading import read_board
from leanwall.errors import BadInput
from tests.support.a_map import MapBuilder, a_map
from tests.support.boards import BILLING

DAY = 8 * 3600


def calm() -> MapBuilder:
    """A map about which there is nothing to say."""
    return (
        a_map(demand={"quantity": 10, "per": "day"}, freed_time_use="Training")
        .lane("desk", people=2, cost_per_hour=20)
        .step("Enter", work=600, wait=300, ca=0.9, value="VA", lane="desk", confidence="measured")
        .step("Send", work=600, wait=300, ca=1, value="VA", lane="desk", confidence="measured")
        .flow("Enter", "Send")
        .rework("Send", "Enter", 0.05)
    )


def change(note: int, **fields: object) -> Callable[[MapBuilder], object]:
    return lambda built: built.file["notes"][note].update(fields)


def facts(**fields: object) -> Callable[[MapBuilder], object]:
    return lambda built: built.file.update(fields)


def test_a_calm_map_has_no_findings() -> None:
    assert calm().codes() == []


SPOKEN: list[tuple[str, Callable[[MapBuilder], object], list[str]]] = [
    ("missing_time", change(0, wait_time=None), ["Enter"]),
    ("missing_time", change(1, process_time=None), ["Send"]),
    ("missing_accuracy", change(0, complete_accurate=None), ["Enter"]),
    ("missing_value", change(0, value=None), ["Enter"]),
    ("missing_demand", facts(demand={}), []),
    ("missing_people", lambda built: built.file["lanes"][0].update(people=None), ["Enter", "Send"]),
    ("missing_people", lambda built: built.file["lanes"][0].update(cost_per_hour=None), ["Enter", "Send"]),
    ("mostly_estimated", change(0, confidence="guess", wait_time=5000), ["Enter"]),
    ("count_differs", change(1, items_waiting=50), ["Send"]),
    ("odd_calendar", facts(calendar={"hours_per_day": 6}), []),
    ("nobody_owns", change(0, lane=None), ["Enter"]),
    ("nobody_owns", change(0, lane="gone"), ["Enter"]),
    ("low_accuracy", change(0, complete_accurate=0.79), ["Enter"]),
    ("improve_first", lambda b: (change(0, complete_accurate=0.5)(b), change(1, work="system")(b)), ["Enter", "Send"]),
    (
        "improve_first",
        lambda b: (change(0, complete_accurate=0.5)(b), change(1, decision="automate")(b)),
        ["Enter", "Send"],
    ),
    ("long_wait", change(1, wait_time=3600), ["Send"]),
    ("overload", facts(demand={"quantity": 60, "per": "day"}), ["Enter", "Send"]),
    ("nearly_full", facts(demand={"quantity": 37, "per": "day"}), ["Enter", "Send"]),
    ("necessary_without_reason", change(0, value="NNVA"), ["Enter"]),
    ("habit_is_no_reason", change(0, value="NNVA", value_reason="We've always done it that way."), ["Enter"]),
    ("habit_is_no_reason", change(0, value="NNVA", value_reason="Das war schon immer so."), ["Enter"]),
    ("without_words", change(0, text=" "), ["Enter"]),
    ("wait_with_work", lambda built: built.step("Hold", type="wait", wait=1, ca=0.5).flow("Send", "Hold"), ["Hold"]),
    ("unlinked", lambda built: built.step("Lost", work=1, wait=1, ca=1, value="VA", lane="desk"), ["Lost"]),
    ("many_visits", lambda built: built.rework("Enter", "Enter", 0.99), ["Enter"]),
    ("lost_origin", lambda b: b.step("F", state="future", origins=["nowhere"]), ["F"]),
    ("no_today", lambda b: [each.update(state="future") for each in b.file["notes"] + b.file["links"]], []),
    ("to_agree", lambda b: b.step("F", state="future", origins=["Enter"]), ["F"]),
    ("freed_time", lambda b: (b.file.update(freed_time_use=""), b.step("F", state="future")), []),
    ("undecided", lambda b: b.step("F", state="future", origins=["Enter", "Send"]), ["Enter", "Send"]),
]


@pytest.mark.parametrize(("code", "spoil", "notes"), SPOKEN, ids=[f"{i}-{code}" for i, (code, *_) in enumerate(SPOKEN)])
def test_a_check_speaks_up_names_its_notes_and_says_what_to_do(
    code: str, spoil: Callable[[MapBuilder], object], notes: list[str]
) -> None:
    built = calm()
    spoil(built)
    state = "future" if code in ("lost_origin", "no_today", "to_agree", "freed_time") else "current"
    finding = built.finding(code, state)
    assert finding["notes"] == notes
    assert finding["text"][-1] in ".?"
    assert finding["do"][-1] in ".?”"
    assert finding["severity"] in ("warning", "hint")


def test_the_overload_says_how_fast_the_backlog_grows() -> None:
    """60 items a day × 20 min with rework 1/0.95 against 2 people × 7 h."""
    built = calm()
    built.file["demand"]["quantity"] = 60
    used = 60 * (600 + 600) / 0.95 / (2 * 7 * 3600)
    growth = 60 * (1 - 1 / used)
    text = built.finding("overload")["text"]
    assert f"loaded to {used * 100:.0f} %: the backlog grows by {growth:.0f} items a day." in text


def test_the_clerks_of_customer_billing_are_overloaded_by_rework_alone() -> None:
    findings = {finding["code"]: finding for finding in check(read_board(BILLING.read_bytes()), "current")}
    assert "loaded to 108 %" in findings["overload"]["text"]
    assert "Without rework it would be 98 %." in findings["overload"]["text"]


def test_both_double_checks_of_customer_billing_are_named() -> None:
    findings = check(read_board(BILLING.read_bytes()), "current")
    assert [f["notes"] for f in findings if f["code"] == "duplicate_approval"] == [["c4", "c5"], ["c5", "c6"]]


def test_a_hand_off_that_bounces_back_is_told() -> None:
    built = calm().lane("boss", people=1, cost_per_hour=1)
    built.file["notes"][1]["lane"] = "boss"
    built.step("Hold", type="wait", wait=0).step("File", work=1, wait=1, ca=1, value="VA", lane="desk")
    built.flow("Send", "Hold", "File")
    assert built.finding("bounce")["notes"] == ["Enter", "Send", "File"]


def test_a_pile_that_fits_the_map_is_not_told() -> None:
    """10 a day waiting 5 minutes before the step: a tenth of an item, done 1/0.95 times."""
    built = calm()
    built.file["notes"][1]["items_waiting"] = 10 / DAY * 300 / 0.95
    assert "count_differs" not in built.codes()


def test_the_pile_is_told_in_days() -> None:
    built = calm()
    built.file["notes"][1] |= {"items_waiting": 50, "wait_time": 2 * DAY}
    assert built.finding("count_differs")["text"] == (
        "50 items were counted waiting, the map says 21: at this demand the pile means 5 d of waiting, "
        "the map has 2.1 d."
    )


def test_rework_that_nobody_has_drawn_is_asked_for() -> None:
    built = calm()
    built.file["links"].pop()
    assert built.finding("rework_not_drawn")["notes"] == ["Enter"]


def test_the_same_step_in_two_lanes_is_asked_about() -> None:
    built = calm().lane("boss", people=1, cost_per_hour=1)
    built.step("again", text="  enter ", work=1, wait=1, ca=1, value="VA", lane="boss").flow("Send", "again")
    assert built.finding("same_step_twice")["notes"] == ["Enter", "again"]


def test_more_than_fifteen_steps_are_too_many_to_see_the_flow() -> None:
    assert "too_detailed" in a_map().steps(" ".join(f"s{i}" for i in range(16))).codes()
    assert "too_detailed" not in a_map().steps(" ".join(f"s{i}" for i in range(15))).codes()


def test_decisions_that_the_future_map_does_not_follow_are_told() -> None:
    built = a_map().step("A", decision="eliminate", decision_reason="x").step("B", decision="keep")
    built.step("C", decision="combine").step("D", decision="automate")
    built.step("F", state="future", origins=["A"])
    assert built.finding("eliminated_but_there")["notes"] == ["A"]
    assert built.finding("kept_but_gone")["notes"] == ["B"]
    assert built.finding("combined_with_what")["notes"] == ["C"]
    assert built.finding("decision_without_reason")["notes"] == ["D"]


def test_errors_come_first_then_warnings_then_hints() -> None:
    built = calm().steps("X Y").choice("Send", X=0.5, Y=0.4)
    severities = [finding["severity"] for finding in built.measured()["findings"]]
    assert severities == sorted(severities, key=["error", "warning", "hint"].index)
    assert {"error", "warning", "hint"} <= set(severities)


def test_a_waiver_says_that_a_finding_is_all_right_so() -> None:
    built = calm()
    built.file["notes"][0]["lane"] = None
    built.file["waivers"] = [{"id": "w", "code": "nobody_owns", "notes": ["Enter"], "reason": "The customer does it."}]
    assert built.finding("nobody_owns")["waived"] == "The customer does it."
    built.file["waivers"][0]["notes"] = ["Send"]
    assert "waived" not in built.finding("nobody_owns")


def test_one_waived_step_does_not_waive_those_that_are_not_listed() -> None:
    built = a_map().steps("A B").flow("A", "B").steps(" ".join(f"s{n}" for n in range(MAX_OF_A_KIND + 2)))
    built.file["waivers"] = [{"id": "w", "code": "unlinked", "notes": ["s0"], "reason": "later"}]
    found = [each for each in built.measured()["findings"] if each["code"] == "unlinked"]
    assert [each["notes"] for each in found if "waived" in each] == [["s0"]]
    assert found[-1]["notes"] == []


def test_errors_cannot_be_waived() -> None:
    built = a_map(waivers=[{"id": "w", "code": "flow_circle", "reason": "so what"}]).steps("A B").flow("A", "B", "A")
    assert "waived" not in built.finding("flow_circle")


def test_every_check_is_in_the_table_once_and_measure_gives_the_same_findings() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    board = read_board(BILLING.read_bytes())
    built = calm()
    assert check(built.board(), "current") == built.measured()["findings"]
    assert json.dumps(check(board, "future"))


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(BadInput):
        check(calm().board(), "past")


def test_of_each_kind_a_hundred_findings_are_listed_and_the_rest_is_told() -> None:
    built = a_map().lane("x").lane("y")
    for index in range(300):
        built.step(f"s{index:03}", lane="xy"[index % 2])
    bounces = [finding for finding in built.measured()["findings"] if finding["code"] == "bounce"]
    assert len(bounces) == 101
    assert bounces[-1]["text"] == "There are more findings like the 100 that are listed."
