"""Revoked, sent away, muted, signed out: how soon people are out, and what of theirs goes with them."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from leanwall.api import live as live_route
from tests.support.guests import bye, coming, greeted, guests, link, socket
from tests.support.wall import Wall

SOON = 5.0  # the promise is one second; the guard against hanging is five times that


def test_a_revoked_links_sockets_are_closed_and_its_guests_find_nothing(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board))
    with socket(guest, board) as live:
        greeted(live)
        (made,) = wall.client.get(f"/api/boards/{board}/access").json()["links"]
        before = time.monotonic()
        assert wall.client.delete(f"/api/boards/{board}/links/{made['id']}").status_code == 204
        assert bye(live)["code"] == "forbidden"
        assert time.monotonic() - before < SOON
    assert guest.get("/api/me").status_code == 401
    export = guest.get(f"/api/boards/{board}/export", params={"format": "diagram-png"})
    assert export.status_code == 401


def test_with_a_facilitator_who_is_sent_away_goes_whoever_came_by_their_links(wall: Wall) -> None:
    """Else somebody who expects to be sent away makes a link for another browser of theirs."""
    board = wall.new_board()
    key = link(wall, board, role="facilitate")
    host = coming(wall, key, "Host")
    made = host.post(f"/api/boards/{board}/links", json={"role": "facilitate"}).json()["url"].partition("#")[2]
    second = coming(wall, made, "Second self")
    deeper = second.post(f"/api/boards/{board}/links", json={"role": "edit"}).json()["url"].partition("#")[2]
    third = coming(wall, deeper, "Third self")
    (person,) = [guest for guest in guests(wall, board) if guest["name"] == "Host"]
    with socket(third, board) as live:
        greeted(live)
        assert wall.client.delete(f"/api/boards/{board}/guests/{person['id']}").status_code == 204
        assert bye(live)["code"] == "forbidden"
    assert guests(wall, board) == []
    assert wall.stranger.post("/api/join", json={"key": deeper, "name": "x"}).status_code == 404


def test_whoever_comes_at_the_moment_in_which_the_link_is_revoked_is_not_in(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = wall.new_board()
    key = link(wall, board)
    (made,) = wall.client.get(f"/api/boards/{board}/access").json()["links"]
    entrance = type(wall.app.api.state.entrance)
    real = entrance._new_guest

    def revoked_first(self: Any, *given: Any) -> Any:
        """The link was found open; before the guest is written down, somebody revokes it."""
        assert wall.client.delete(f"/api/boards/{board}/links/{made['id']}").status_code == 204
        return real(self, *given)

    monkeypatch.setattr(entrance, "_new_guest", revoked_first)
    guest = wall.stranger
    answer = guest.post("/api/join", json={"key": key, "name": "Ana"})
    assert (answer.status_code, answer.json()["code"]) == (404, "no_way")
    assert guests(wall, board) == []
    assert guest.get(f"/api/boards/{board}").status_code == 401


def test_closing_the_door_closes_every_door_that_two_people_opened_at_once(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = wall.new_board()
    door = f"/api/boards/{board}/door"
    first = wall.client.put(door, json={}).json()["code"]
    with monkeypatch.context() as other:  # who opened the second one had not seen the first
        other.setattr(type(wall.app.api.state.hosting), "_close", lambda *_: False)
        second = wall.client.put(door, json={}).json()["code"]
    assert wall.client.delete(door).status_code == 204
    for code in (first, second):
        assert wall.stranger.post("/api/join", json={"key": code, "name": "x"}).status_code == 404


def test_a_role_that_another_process_ends_while_a_socket_is_let_in_binds_that_socket(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who it is was read before, the word of the other process came before the socket was there to be closed."""
    board = wall.new_board()
    guest = coming(wall, link(wall, board))
    (person,) = guests(wall, board)
    state, portal = wall.app.api.state, wall.client.portal
    assert portal is not None
    real, asked = live_route.identify, 0

    def overtaken(*given: Any) -> Any:
        nonlocal asked
        asked += 1
        who = real(*given)
        if asked == 1:
            state.hosting._doors.remove_guest("home", board, person["id"], "2026-11-22T05:20:00Z")
            portal.call(state.hub.obey, "revoke", who.id)
        return who

    monkeypatch.setattr(live_route, "identify", overtaken)
    with socket(guest, board) as live:
        assert live.receive_json()["code"] == "not_signed_in"


def test_a_session_that_ends_closes_the_sockets_from_before_its_cookie_was_changed(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board, role="view"))
    (person,) = guests(wall, board)
    wall.client.patch(f"/api/boards/{board}/guests/{person['id']}", json={"role": "edit"})
    with socket(guest, board) as live:
        greeted(live)
        before = guest.cookies["leanwall_8765"]
        assert guest.get("/api/me").json()["role"] == "edit"
        assert guest.cookies["leanwall_8765"] != before
        (session,) = guest.get("/api/sessions").json()["sessions"]
        assert session["current"]
        assert guest.delete("/api/session").status_code == 204
        assert bye(live)["code"] == "not_signed_in"
    thief = wall.stranger
    thief.cookies["leanwall_8765"] = before
    assert thief.get("/api/me").status_code == 401


def test_signing_in_as_somebody_else_closes_the_sockets_of_whom_one_was(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board))
    with socket(guest, board) as live:
        greeted(live)
        assert guest.post("/api/session", json={"token": wall.app.sessions.one_time_token()}).status_code == 201
        assert bye(live)["code"] == "not_signed_in"


def test_a_socket_that_has_not_said_hello_yet_is_closed_too(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board))
    with socket(guest, board) as live:
        (person,) = guests(wall, board)
        assert wall.client.delete(f"/api/boards/{board}/guests/{person['id']}").status_code == 204
        assert bye(live)["code"] == "forbidden"


def test_whoever_was_sent_away_does_not_come_again_by_the_link_that_is_still_open(wall: Wall) -> None:
    board = wall.new_board()
    key = link(wall, board)
    door = wall.client.put(f"/api/boards/{board}/door", json={}).json()
    troll, other = coming(wall, key, "Troll"), wall.stranger
    (person,) = guests(wall, board)
    assert wall.client.delete(f"/api/boards/{board}/guests/{person['id']}").status_code == 204
    closed = other.post("/api/join", json={"key": "x" * 22, "name": "x"})
    for way in (key, door["code"], door["url"].partition("#")[2]):
        again = troll.post("/api/join", json={"key": way, "name": "Somebody else"})
        assert (again.status_code, again.content) == (404, closed.content)
        assert troll.post("/api/join/look", json={"key": way}).content == closed.content
    assert guests(wall, board) == []
    # By a link one comes again as often as one likes; nobody else in the room is kept from typing a code by that.
    assert wall.app.api.state.entrance.guesses.wait("testclient") == 0
    # Another browser can't be told from another person: under the same name it waits, so that the facilitator sees it.
    assert other.post("/api/join", json={"key": key, "name": "TROLL"}).json()["waiting"] is True
    assert wall.stranger.post("/api/join", json={"key": key, "name": "Ana"}).json()["waiting"] is False


def test_whoever_was_sent_away_comes_in_by_a_link_made_after_that(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board), "Ana")
    (person,) = guests(wall, board)
    wall.client.delete(f"/api/boards/{board}/guests/{person['id']}")
    later = datetime.now(UTC) + timedelta(seconds=2)
    monkeypatch.setattr(wall.app.api.state.hosting, "_clock", lambda: later)
    assert guest.post("/api/join", json={"key": link(wall, board), "name": "Ana"}).json()["waiting"] is False


@pytest.mark.parametrize("name", ["troll", "ＴＲＯＬＬ", "Troll.", " t r o l l ", "Tróll"])
def test_the_name_of_somebody_sent_away_waits_however_it_is_spelled(wall: Wall, name: str) -> None:
    board = wall.new_board()
    key = link(wall, board)
    coming(wall, key, "Troll")
    (person,) = guests(wall, board)
    wall.client.delete(f"/api/boards/{board}/guests/{person['id']}")
    assert wall.stranger.post("/api/join", json={"key": key, "name": name}).json()["waiting"] is True
    assert wall.stranger.post("/api/join", json={"key": key, "name": "Trolly"}).json()["waiting"] is False


def test_a_muted_guest_sees_all_and_changes_nothing_until_they_may_speak_again(wall: Wall) -> None:
    board = wall.new_board()
    guest = coming(wall, link(wall, board))
    (person,) = guests(wall, board)
    note = {"op": "create", "record": "note", "id": "n-1", "fields": {}}
    change = {"type": "change", "id": "c-1", "base": 0, "ops": [note]}
    with socket(guest, board) as live:
        assert greeted(live)["you"]["role"] == "edit"
        wall.client.patch(f"/api/boards/{board}/guests/{person['id']}", json={"muted": True})
        assert bye(live)["code"] == "role"
    with socket(guest, board) as live:
        assert greeted(live)["you"]["role"] == "view"
        live.send_json(change)
        while (frame := live.receive_json())["type"] not in ("refused", "changes"):
            pass
        assert frame["code"] == "forbidden"
    wall.client.patch(f"/api/boards/{board}/guests/{person['id']}", json={"muted": False})
    with socket(guest, board) as live:
        assert greeted(live)["you"]["role"] == "edit"
