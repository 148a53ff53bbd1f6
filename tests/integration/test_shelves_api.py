"""Archive, trash, copies and templates of one's own over HTTP."""

from __future__ import annotations

from typing import Any

from tests.support.wall import Wall, billing


def titles(wall: Wall, address: str = "/api/boards") -> list[str]:
    return sorted(row["title"] for row in wall.client.get(address).json()["boards"])


def test_a_board_goes_into_the_archive_and_back_and_stays_live(wall: Wall) -> None:
    board = wall.new_board(title="Payables")
    shelf = f"/api/boards/{board}/shelf"
    assert wall.client.put(shelf, json={"shelf": "archive"}).status_code == 204
    assert "Payables" not in titles(wall)
    assert titles(wall, "/api/boards?shelf=archive") == ["Payables"]
    assert wall.client.patch(f"/api/boards/{board}", json={"title": "Paid"}).status_code == 200
    assert wall.client.put(shelf, json={"shelf": "boards"}).status_code == 204
    assert "Paid" in titles(wall)
    assert titles(wall, "/api/boards?shelf=archive") == []


def test_a_deleted_board_comes_back_from_the_trash_as_it_was(wall: Wall) -> None:
    board = wall.app.first_board
    wall.client.delete(f"/api/boards/{board}")
    trash = wall.client.get("/api/trash").json()
    assert [row["id"] for row in trash["boards"]] == [board]
    assert trash["days"] == 30
    assert wall.client.post(f"/api/trash/{board}/restore").status_code == 204
    assert wall.client.get(f"/api/boards/{board}").json() == billing()
    again = wall.client.post(f"/api/trash/{board}/restore")
    assert (again.status_code, again.json()["detail"]) == (404, "This board is not in the trash any more.")


def test_a_copy_has_everything_but_the_title_and_what_was_agreed(wall: Wall) -> None:
    signed = {
        "releases": [{"id": "r-1", "number": "1.0", "version": 1, "name": "Agreed"}],
        "signatures": [
            {"id": f"s-{role}", "release": "r-1", "role": role, "name": "Ana"} for role in ("process_owner", "sponsor")
        ],
    }
    source = wall.client.post("/api/boards", json={**billing(), **signed}).json()["id"]
    assert wall.client.get(f"/api/boards/{source}/agreement").json()["agreed"]
    copy = wall.client.post(f"/api/boards/{source}/duplicate", json={"title": " Second  try "})
    assert copy.status_code == 201
    made = wall.client.get(f"/api/boards/{copy.json()['id']}").json()
    assert made == {name: value for name, value in billing().items() if name != "reviews"} | {"title": "Second try"}
    agreement = wall.client.get(f"/api/boards/{copy.json()['id']}/agreement").json()
    assert (agreement["agreed"], agreement["proposal"], agreement["next"]) == (None, None, "1.0")


def test_a_template_of_ones_own_keeps_the_map_and_leaves_the_workshop(wall: Wall) -> None:
    content: dict[str, Any] = {
        **billing(),
        "locked_states": ["current"],
        "comments": [{"id": "k-1", "text": "Only here"}],
    }
    source = wall.client.post("/api/boards", json=content).json()["id"]
    template = wall.client.post(f"/api/boards/{source}/template", json={"title": "Our billing"}).json()["id"]
    own = [row for row in wall.client.get("/api/templates").json()["templates"] if row["own"]]
    assert [(row["name"], row["title"], row["steps"]) for row in own] == [(template, "Our billing", 10)]
    assert "Our billing" not in titles(wall)
    board = wall.client.post(f"/api/templates/{template}").json()["id"]
    made = wall.client.get(f"/api/boards/{board}").json()
    assert made["notes"] == content["notes"]
    assert not made.get("comments") and not made.get("locked_states")


def test_a_board_that_is_no_template_is_none_even_by_its_id(wall: Wall) -> None:
    answer = wall.client.post(f"/api/templates/{wall.app.first_board}")
    assert answer.status_code == 404


def test_the_list_says_how_far_each_board_is(wall: Wall) -> None:
    wall.new_board(title="Nothing yet")
    stands = {row["title"]: row["stand"] for row in wall.client.get("/api/boards").json()["boards"]}
    assert stands["Nothing yet"] == "empty"
    assert stands[billing()["title"]] == "future"
