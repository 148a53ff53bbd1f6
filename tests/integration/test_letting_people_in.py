"""Links, the door and guests: who comes in how, and as what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.guests import bye, coming, greeted, guests, link, socket
from tests.support.wall import ORIGIN, Wall


def test_a_guest_comes_in_by_a_link_with_a_name_and_sees_only_that_board(wall: Wall) -> None:
    board, other = wall.new_board(title="Ours"), wall.new_board(title="Not theirs")
    key = link(wall, board, role="view")
    guest = wall.stranger
    looked = guest.post("/api/join/look", json={"key": key}).json()
    assert looked == {"title": "Ours", "role": "view", "lobby": False, "name": None}
    assert guest.post("/api/join", json={"key": key, "name": " Ana  Lima "}).json() == {
        "board_id": board,
        "waiting": False,
    }
    me = guest.get("/api/me").json()
    assert (me["name"], me["role"], me["board_id"]) == ("Ana Lima", "view", board)
    assert me["workspace"] == {"id": "", "name": ""}  # not even the name of the client
    assert [row["id"] for row in guest.get("/api/boards").json()["boards"]] == [board]
    assert guest.get(f"/api/boards/{other}").content == guest.get("/api/boards/b-none").content
    assert guest.post("/api/templates/customer-billing").status_code == 403
    assert guest.get(f"/api/boards/{board}").json()["title"] == "Ours"


def test_a_link_never_gives_more_than_its_maker_may(wall: Wall) -> None:
    board = wall.new_board()
    editor = coming(wall, link(wall, board, role="edit"))
    assert editor.post(f"/api/boards/{board}/links", json={"role": "view"}).status_code == 403
    host = coming(wall, link(wall, board, role="facilitate"))
    made = host.post(f"/api/boards/{board}/links", json={"role": "facilitate"}).json()["url"].partition("#")[2]
    (maker,) = [guest for guest in guests(wall, board) if guest["role"] == "facilitate"]
    wall.client.patch(f"/api/boards/{board}/guests/{maker['id']}", json={"role": "comment"})
    assert wall.stranger.post("/api/join/look", json={"key": made}).json()["role"] == "comment"


def test_a_code_never_makes_a_facilitator_and_only_works_while_the_door_is_open(wall: Wall) -> None:
    board = wall.new_board()
    door = f"/api/boards/{board}/door"
    assert wall.client.put(door, json={"role": "facilitate"}).status_code == 403
    opened = wall.client.put(door, json={"role": "edit"}).json()
    assert opened["url"].startswith(f"{ORIGIN}/join#")
    typed = f" {opened['code'][:4].lower()}-{opened['code'][4:].lower()} "
    guest = coming(wall, typed)
    by_qr = coming(wall, opened["url"].partition("#")[2])
    assert wall.client.delete(door).status_code == 204
    for key in (opened["code"], opened["url"].partition("#")[2]):
        assert wall.stranger.post("/api/join", json={"key": key, "name": "x"}).status_code == 404
    assert guest.get(f"/api/boards/{board}").status_code == 200  # who is in stays
    assert by_qr.get(f"/api/boards/{board}").status_code == 200


def test_whatever_is_wrong_with_a_link_is_said_in_the_same_bytes(wall: Wall) -> None:
    board, gone = wall.new_board(), wall.new_board()
    revoked, of_gone = link(wall, board), link(wall, gone)
    (made,) = wall.client.get(f"/api/boards/{board}/access").json()["links"]
    wall.client.delete(f"/api/boards/{board}/links/{made['id']}")
    wall.client.delete(f"/api/boards/{gone}")
    closed = wall.client.put(f"/api/boards/{board}/door", json={}).json()["code"]
    wall.client.delete(f"/api/boards/{board}/door")
    keys = (revoked, of_gone, closed, "ABCDEFGH", "abcd", "", "é" * 50, "x" * 22)
    answers = {
        (answer.status_code, answer.content, tuple(answer.headers.items()))
        for path in ("/api/join/look", "/api/join")
        for key in keys
        for answer in [wall.stranger.post(path, json={"key": key, "name": "x"})]
    }
    assert len({(status, content) for status, content, _ in answers}) == 1, answers
    assert {status for status, *_ in answers} == {404}


def test_a_guest_has_so_many_tabs_and_no_more(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leanwall.api.live.MOST_OF_A_GUEST", 2)
    board = wall.new_board()
    key = link(wall, board)
    guest = coming(wall, key)
    with socket(guest, board) as first, socket(guest, board) as second:
        greeted(first)
        greeted(second)
        with socket(guest, board) as third:
            assert bye(third)["code"] == "too_many"
        with socket(coming(wall, key), board) as others:
            greeted(others)


def test_in_the_lobby_one_waits_sees_nothing_and_is_let_in(wall: Wall) -> None:
    board = wall.new_board()
    guest = wall.stranger
    key = link(wall, board, lobby=True)
    assert guest.post("/api/join", json={"key": key, "name": "Ana"}).json()["waiting"] is True
    assert guest.get("/api/me").json()["waiting"] is True
    assert guest.get(f"/api/boards/{board}").status_code == 404
    assert guest.get("/api/boards").json()["boards"] == []
    assert guest.post("/api/join", json={"key": key, "name": "Ana"}).json()["waiting"] is True
    (person,) = guests(wall, board)  # asking twice makes nobody two people
    wall.client.patch(f"/api/boards/{board}/guests/{person['id']}", json={"waiting": False})
    assert guest.get("/api/me").json()["waiting"] is False
    assert guest.get(f"/api/boards/{board}").status_code == 200


def test_a_browser_gets_another_cookie_when_its_rights_grow(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board, role="view"))
    before = guest.cookies["leanwall_8765"]
    (person,) = guests(wall, board)
    wall.client.patch(f"/api/boards/{board}/guests/{person['id']}", json={"role": "edit"})
    assert guest.get("/api/me").json()["role"] == "edit"
    assert guest.cookies["leanwall_8765"] != before


def test_a_known_browser_comes_to_a_second_board_without_a_name_and_keeps_the_first(wall: Wall) -> None:
    first, second = wall.new_board(), wall.new_board()
    guest = coming(wall, link(wall, first), "Ana")
    key = link(wall, second)
    assert guest.post("/api/join/look", json={"key": key}).json()["name"] == "Ana"
    assert guest.post("/api/join", json={"key": key}).status_code == 201
    assert {guest.get(f"/api/boards/{board}").status_code for board in (first, second)} == {200}


def test_a_member_who_opens_a_link_stays_the_member(wall: Wall) -> None:
    board = wall.new_board()
    answer = wall.client.post("/api/join", json={"key": link(wall, board, role="view")})
    assert answer.status_code == 201
    assert wall.client.get("/api/me").json()["role"] == "owner"
    assert guests(wall, board) == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\u202eb", "a\x00b", None])
def test_a_name_that_cannot_be_is_refused_with_its_place(wall: Wall, name: str | None) -> None:
    answer = wall.stranger.post("/api/join", json={"key": link(wall, wall.new_board()), "name": name})
    assert (answer.status_code, answer.json()["place"]) == (422, "name")


def test_links_run_out(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    board = wall.new_board()
    key = link(wall, board, hours=1)
    guest = coming(wall, key)
    later = datetime.now(UTC) + timedelta(hours=1)
    monkeypatch.setattr(wall.app.api.state.entrance, "_clock", lambda: later)
    monkeypatch.setattr(wall.app.sessions, "_clock", lambda: later)
    assert wall.stranger.post("/api/join", json={"key": key, "name": "x"}).status_code == 404
    assert guest.get(f"/api/boards/{board}").status_code == 401


def test_no_secret_of_a_link_is_in_the_data_folder(wall: Wall, tmp_path: Any) -> None:
    board = wall.new_board()
    key = link(wall, board)
    door = wall.client.put(f"/api/boards/{board}/door", json={}).json()["url"].partition("#")[2]
    guest = coming(wall, key)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"link.made" in stored  # we look in the right place
    for secret in (key, door, guest.cookies["leanwall_8765"]):
        assert secret.encode() not in stored
