"""Figures, what-if, comparison, the step into the future: the same numbers as everywhere else."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.core.compare import compare
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from tests.support.wall import Wall, billing


def figures(wall: Wall, state: str = "current") -> dict[str, Any]:
    return dict(wall.client.get(f"/api/boards/{wall.app.first_board}/figures?state={state}").json())


def what_if(wall: Wall, **overrides: Any) -> Any:
    body = {"state": "current", "overrides": overrides}
    return wall.client.post(f"/api/boards/{wall.app.first_board}/figures", json=body)


@pytest.mark.parametrize("state", ["current", "future"])
def test_figures_are_those_of_the_calculator(wall: Wall, state: str) -> None:
    answer = figures(wall, state)
    assert answer.pop("version") >= 0
    assert answer == measure(read_board(billing()), state)


def test_the_comparison_is_that_of_the_calculator(wall: Wall) -> None:
    answer = wall.client.get(f"/api/boards/{wall.app.first_board}/comparison").json()
    answer.pop("version")
    assert answer == compare(read_board(billing()))


def test_what_if_changes_figures_but_not_the_board(wall: Wall) -> None:
    before = wall.client.get(f"/api/boards/{wall.app.first_board}").json()
    step = next(note for note in before["notes"] if note["state"] == "current" and note.get("wait_time"))
    answer = what_if(wall, **{step["id"]: {"wait_time": "0 min"}, "board": {"demand": {"quantity": 800}}}).json()
    now = figures(wall)
    assert now["figures"]["lead_time"]["value"] - answer["figures"]["lead_time"]["value"] == step["wait_time"]
    assert answer["figures"]["takt_time"]["value"] * 2 == now["figures"]["takt_time"]["value"]
    assert wall.client.get(f"/api/boards/{wall.app.first_board}").json() == before


def test_what_if_leaves_a_step_out(wall: Wall) -> None:
    now = figures(wall)["figures"]
    without = what_if(wall, c6=None).json()["figures"]
    assert without["steps"]["value"] == now["steps"]["value"] - 1
    assert without["lead_time"]["value"] < now["lead_time"]["value"]
    assert without["lead_time"]["missing"] == []


def test_a_slider_asks_for_the_parts_that_it_shows(wall: Wall) -> None:
    path = f"/api/boards/{wall.app.first_board}/figures"
    asked = {"overrides": {"c3": {"wait_time": "9 d"}}, "parts": ["lanes", "figures"]}
    whole, parts = what_if(wall, c3={"wait_time": "9 d"}).json(), wall.client.post(path, json=asked).json()
    assert set(whole) - set(parts) == {"visits", "timeline", "order", "findings"}
    assert parts == {name: whole[name] for name in parts}
    assert wall.client.post(path, json={**asked, "parts": ["profit"]}).status_code == 422


@pytest.mark.parametrize(
    ("overrides", "place"),
    [
        ({"nobody": {"wait_time": 0}}, "overrides.nobody"),
        ({"c3": {"wait_time": "soon"}}, "overrides.c3.wait_time"),
        ({"c3": {"wait_time": -5}}, "overrides.c3.wait_time"),
        ({"board": {"notes": []}}, "overrides.board.notes"),
        ({"board": {"demand": {"per": "fortnight"}}}, "overrides.board.demand.per"),
        ({"clerk": None}, "overrides.clerk"),
        ({"c3": 5}, "overrides.c3"),
    ],
)
def test_a_what_if_that_cannot_be_is_refused_with_its_place(wall: Wall, overrides: Any, place: str) -> None:
    answer = what_if(wall, **overrides)
    assert answer.status_code == 422
    assert answer.json()["place"].startswith(place)


def test_the_future_starts_as_a_copy_that_knows_its_origins(wall: Wall) -> None:
    content = billing()
    content["notes"] = [note for note in content["notes"] if note["state"] == "current"]
    kept = {note["id"] for note in content["notes"]}
    content["links"] = [link for link in content["links"] if link["source"] in kept and link["target"] in kept]
    board = wall.client.post("/api/boards", json=content).json()["id"]
    answer = wall.client.post(f"/api/boards/{board}/start-future")
    assert answer.status_code == 201
    after = wall.client.get(f"/api/boards/{board}").json()
    steps = {note["id"]: note for note in content["notes"] if note["kind"] == "step"}
    future = [note for note in after["notes"] if note["state"] == "future"]
    assert sorted(note["origins"][0] for note in future if note["kind"] == "step") == sorted(steps)
    assert all(note["text"] == steps[note["origins"][0]]["text"] for note in future if note["kind"] == "step")
    (change,) = wall.client.get(f"/api/boards/{board}/history").json()["changes"][-1:]
    assert change["version"] == answer.json()["version"]
    both = [wall.client.get(f"/api/boards/{board}/figures?state={state}").json() for state in ("current", "future")]
    values = [{name: figure["value"] for name, figure in each["figures"].items()} for each in both]
    assert values[0] == values[1]


def test_a_second_future_is_refused_and_so_is_one_of_nothing(wall: Wall) -> None:
    again = wall.client.post(f"/api/boards/{wall.app.first_board}/start-future")
    empty = wall.client.post(f"/api/boards/{wall.new_board()}/start-future")
    assert [answer.status_code for answer in (again, empty)] == [409, 409]
    assert "already" in again.json()["detail"]
    assert "no step" in empty.json()["detail"]
    assert wall.client.get(f"/api/boards/{wall.app.first_board}").json() == billing()


def test_templates_make_boards(wall: Wall) -> None:
    listed = wall.client.get("/api/templates").json()["templates"]
    assert len(listed) >= 8
    for template in listed:
        assert template["title"]
        answer = wall.client.post(f"/api/templates/{template['name']}")
        assert answer.status_code == 201
        content = wall.client.get(f"/api/boards/{answer.json()['id']}").json()
        assert content["title"] == template["title"]
        assert [lane["name"] for lane in content["lanes"]] == template["lanes"]


def test_the_schema_is_there_for_programs_without_signing_in(wall: Wall) -> None:
    schema = wall.stranger.get("/api/schema")
    assert schema.json()["properties"]["format"]["const"] == "leanwall.board"


def test_what_if_is_of_the_board_as_it_is_now_and_of_no_other(wall: Wall) -> None:
    first = wall.app.first_board
    tried = {"board": {"demand": {"quantity": 800}}}
    before = what_if(wall, **tried).json()
    assert what_if(wall, **tried).json() == before
    other = wall.new_board(notes=[{"id": "a", "process_time": 60, "wait_time": 0}])
    alone = wall.client.post(f"/api/boards/{other}/figures", json={"overrides": {"a": {"wait_time": 30}}}).json()
    assert alone["figures"]["lead_time"]["value"] == 90
    wall.client.patch(f"/api/boards/{first}", json={"title": "Another"})
    after = what_if(wall, **tried).json()
    assert after["version"] == before["version"] + 1
    assert after["figures"] == before["figures"]
    wall.client.delete(f"/api/boards/{other}")
    assert wall.client.post(f"/api/boards/{other}/figures", json={"overrides": {}}).status_code == 404
