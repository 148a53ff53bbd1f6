"""How the links of a future follow when its steps change, and what people drew there by hand."""

from __future__ import annotations

import pytest

from leanwall.core.checks import check
from leanwall.core.deciding import Choice, carry_out, decide
from leanwall.core.metrics import measure
from tests.support.a_map import a_map
from tests.support.deciding_wall import Wall

Links = dict[tuple[str, str], float | None]


def chain(*rework: tuple[str, str, float]) -> Wall:
    built = a_map().steps("A B C D E", work=600, wait=0).flow("A", "B", "C", "D", "E")
    for source, target, share in rework:
        built = built.rework(source, target, share)
    return Wall(built.file).started()


def links(wall: Wall, kind: str) -> Links:
    """Links of the future by the steps of today at their ends; each two steps have one at most."""
    named = {note.id: "".join(note.origins) or note.id for note in wall.board.notes}
    found = [link for link in wall.board.links if link.state == "future" and link.kind == kind]
    told = {(named[link.source], named[link.target]): link.probability for link in found}
    assert len(told) == len(found)
    return told


def codes(wall: Wall, state: str = "current") -> list[str]:
    return [finding["code"] for finding in check(wall.board, state)]


def link_between(wall: Wall, source: str, target: str) -> str:
    ends = wall.heir(source)["id"], wall.heir(target)["id"]
    return next(link.id for link in wall.board.links if (link.source, link.target) == ends)


def set_share(wall: Wall, source: str, target: str, share: float) -> Wall:
    id = link_between(wall, source, target)
    return wall.play([{"op": "update", "record": "link", "id": id, "fields": {"probability": share}}])


def delete_link(wall: Wall, source: str, target: str) -> Wall:
    return wall.play([{"op": "delete", "record": "link", "id": link_between(wall, source, target)}])


def draw(wall: Wall, source: str, target: str, kind: str = "flow", share: float | None = None) -> Wall:
    ends = {"source": wall.heir(source)["id"], "target": wall.heir(target)["id"]}
    fields = {"state": "future", "kind": kind, "probability": share, **ends}
    return wall.play([{"op": "create", "record": "link", "id": wall.new_id(), "fields": fields}])


def test_a_step_combined_with_one_that_goes_stands_in_its_own_place_again() -> None:
    wall = chain().decide("E", "combine", into="B").decide("B", "eliminate")
    assert wall.future() == [["A"], ["C"], ["D"], ["E"]]
    assert wall.heir("E")["text"] == "E"
    found = next(each for each in check(wall.board, "current") if each["code"] == "combined_with_gone")
    assert (found["notes"], found["severity"]) == (["E", "B"], "warning")
    assert "combined_with_gone" not in codes(wall.decide("B", "keep"))


def test_when_the_goal_of_a_combination_returns_the_combination_holds_again() -> None:
    wall = chain().decide("E", "combine", into="B").decide("D", "combine", into="E").decide("B", "eliminate")
    assert sorted(map(sorted, wall.future())) == [["A"], ["C"], ["D", "E"]]
    wall.decide("B", "keep")
    assert [sorted(step) for step in wall.future()] == [["A"], ["B", "D", "E"], ["C"]]
    assert carry_out(wall.board, None, wall.new_id) == []


def test_every_step_can_go_and_come_back() -> None:
    wall = chain(("C", "B", 0.3), ("D", "D", 0.1))
    before = links(wall, "flow"), links(wall, "rework")
    for step in "ABCDE":
        wall.decide(step, "eliminate")
    assert wall.future() == []
    assert carry_out(wall.board, None, wall.new_id) == []
    for step in "CAEBD":
        wall.decide(step, "keep")
    assert (links(wall, "flow"), links(wall, "rework")) == before


def test_what_a_step_finds_for_one_that_has_gone_comes_before_its_own_and_never_is_more_than_all() -> None:
    wall = chain(("C", "A", 0.5), ("D", "B", 0.6)).decide("C", "eliminate")
    assert links(wall, "rework") == {("D", "A"): 0.5, ("D", "B"): 0.3}
    assert "endless_loop" not in codes(wall, "future")
    assert links(wall.decide("C", "keep"), "rework") == {("C", "A"): 0.5, ("D", "B"): 0.6}


def test_what_was_made_smaller_to_fit_is_as_it_was_again() -> None:
    wall = chain(("D", "A", 0.6), ("E", "B", 0.7)).decide("D", "combine", into="E")
    assert links(wall, "rework") == {("ED", "A"): 0.6, ("ED", "B"): 0.28}
    assert links(wall.decide("D", "simplify"), "rework") == {("D", "A"): 0.6, ("E", "B"): 0.7}


def test_a_side_step_that_goes_is_closed_over() -> None:
    built = a_map().steps("A B C", work=600, wait=0).flow("A", "B", "C").step("Clarify", work=60, wait=0)
    wall = Wall(built.rework("C", "Clarify", 0.2).rework("Clarify", "B", 1.0).file).started()
    before = links(wall, "rework")
    assert links(wall.decide("Clarify", "eliminate"), "rework") == {("C", "B"): 0.2}
    assert links(wall.decide("Clarify", "combine", into="C"), "rework") == {("CClarify", "B"): 0.2}
    assert links(wall.decide("Clarify", "keep"), "rework") == before


def test_rework_between_steps_that_have_both_gone_is_a_finding() -> None:
    wall = chain(("B", "A", 0.3)).decide("A", "eliminate").decide("B", "eliminate")
    assert links(wall, "rework") == {}
    assert "rework_left_out" in codes(wall)


def test_where_several_ways_lead_in_and_out_a_finding_says_that_the_flow_is_open() -> None:
    built = a_map().steps("A B C D E F", work=600, wait=0)
    built = built.choice("A", B=0.5, C=0.5).flow("B", "D").flow("C", "D").choice("D", E=0.4, F=0.6)
    wall = Wall(built.file).started()
    before = links(wall, "flow")
    wall.decide("D", "eliminate")
    assert [each["notes"] for each in check(wall.board, "current") if each["code"] == "flow_left_open"] == [["D"]]
    draw(draw(wall, "B", "E"), "C", "F")
    assert "flow_left_open" not in codes(wall)
    delete_link(delete_link(wall, "B", "E"), "C", "F").decide("D", "keep")
    assert links(wall, "flow") == before


# --- by hand ---------------------------------------------------------------------------------------------------------


def test_a_share_that_people_changed_goes_along() -> None:
    wall = set_share(chain(("C", "B", 0.3)), "C", "B", 0.1).decide("E", "eliminate")
    assert links(wall, "rework") == {("C", "B"): 0.1}
    assert links(wall.decide("C", "eliminate"), "rework") == {("D", "B"): 0.1}
    assert links(wall.decide("C", "keep"), "rework") == {("C", "B"): 0.1}


def test_rework_that_people_deleted_does_not_come_back_by_itself() -> None:
    wall = delete_link(chain(("D", "B", 0.3), ("C", "A", 0.1)), "D", "B").decide("A", "combine", into="B")
    assert ("D", "BA") not in links(wall, "rework")
    assert links(wall.decide("A", "keep"), "rework") == {("C", "A"): 0.1}


def test_rework_that_people_drew_stays_and_is_led_on_when_its_step_goes() -> None:
    wall = draw(chain(("C", "B", 0.3)), "D", "A", "rework", 0.2).decide("B", "eliminate")
    assert links(wall, "rework") == {("C", "A"): 0.3, ("D", "A"): 0.2}
    assert links(wall.decide("D", "eliminate"), "rework") == {("C", "A"): 0.3, ("E", "A"): 0.2}
    assert links(wall.decide("E", "combine", into="A"), "rework")[("AE", "AE")] == 0.2


def test_a_step_that_people_put_between_stays_on_the_way_of_one_that_comes_back() -> None:
    wall = chain().decide("B", "eliminate")
    fields = {"state": "future", "kind": "step", "text": "New", "x": 150}
    wall.play([{"op": "create", "record": "note", "id": "New", "fields": fields}])
    delete_link(wall, "A", "C")
    for number, (source, target) in enumerate([(wall.heir("A")["id"], "New"), ("New", wall.heir("C")["id"])]):
        fields = {"state": "future", "kind": "flow", "source": source, "target": target}
        wall.play([{"op": "create", "record": "link", "id": f"n{number}", "fields": fields}])
    wall.decide("B", "keep")
    assert links(wall, "flow") == dict.fromkeys([("C", "D"), ("D", "E"), ("New", "C"), ("B", "New"), ("A", "B")], None)


def test_the_flow_closes_over_a_step_that_people_moved() -> None:
    wall = chain().decide("B", "rearrange", after="D").decide("D", "eliminate")
    assert wall.future() == [["A"], ["C"], ["B"], ["E"]]


def test_who_keeps_a_rearranged_step_after_all_has_it_where_it_was() -> None:
    wall = chain().decide("B", "rearrange", after="D").decide("B", "simplify")
    assert wall.future() == [["A"], ["C"], ["D"], ["B"], ["E"]]
    wall.decide("B", "rearrange").decide("B", "keep")
    assert wall.future() == [["A"], ["B"], ["C"], ["D"], ["E"]]
    wall = Wall(a_map().steps("A B C D", work=60, wait=0).file).started().decide("D", "rearrange", after="A")
    assert wall.future() == [["A"], ["D"], ["B"], ["C"]]
    assert wall.decide("D", "keep").future() == [["A"], ["B"], ["C"], ["D"]]


def test_a_choice_that_a_rearranged_step_has_left_is_one_again_when_it_is_kept() -> None:
    built = a_map().steps("A B C D E", work=600, wait=0).choice("A", B=0.3, C=0.7).flow("B", "C", "D", "E")
    wall = Wall(built.file).started()
    before = links(wall, "flow")
    wall.decide("B", "rearrange", after="D")
    assert links(wall, "flow") != before
    assert links(wall.decide("B", "keep"), "flow") == before


def put_between(wall: Wall, source: str, target: str) -> Wall:
    """A new step on the way between two others, as people draw it."""
    wall.play([{"op": "create", "record": "note", "id": "New", "fields": {"state": "future", "kind": "step", "x": 9}}])
    ends = [(wall.heir(source)["id"], "New"), ("New", wall.heir(target)["id"])]
    delete_link(wall, source, target)
    for number, (one, other) in enumerate(ends):
        fields = {"state": "future", "kind": "flow", "source": one, "target": other}
        wall.play([{"op": "create", "record": "link", "id": f"n{number}", "fields": fields}])
    return wall


def test_who_keeps_a_step_that_was_not_moved_leaves_what_people_put_beside_it() -> None:
    wall = put_between(chain().decide("E", "rearrange"), "D", "E").decide("E", "keep")
    assert links(wall, "flow").keys() == {("A", "B"), ("B", "C"), ("C", "D"), ("D", "New"), ("New", "E")}
    wall = put_between(chain(), "B", "C")
    for step in "ACDE":
        wall.decide(step, "eliminate")
    assert links(wall.decide("B", "rearrange").decide("B", "keep"), "flow").keys() == {("B", "New")}


def test_a_circle_of_combinations_is_refused_even_over_a_step_that_goes() -> None:
    wall = chain().decide("C", "eliminate")
    wall.play([{"op": "update", "record": "note", "id": "B", "fields": {"decision": "combine", "merge_into": "C"}}])
    with pytest.raises(Exception, match="into each other"):
        decide(wall.board, Choice("C", "combine", into="B"), None, wall.new_id)


def test_figures_with_rework_are_as_today_when_a_finder_goes_in_between() -> None:
    """By hand: D lets 0.7 of what it sees pass, and half of that goes to B; together 0.65 of 0.3 + 0.35 go back."""
    wall = chain(("C", "A", 0.3), ("D", "B", 0.5)).decide("C", "eliminate")
    visits = {"".join(note.origins): measure(wall.board, "future")["visits"][note.id] for note in wall.board.notes
              if note.state == "future"}  # fmt: skip
    assert visits["D"] == pytest.approx(1 / (0.7 * 0.5))
    assert visits["A"] == pytest.approx(1 + 0.3 * visits["D"])
