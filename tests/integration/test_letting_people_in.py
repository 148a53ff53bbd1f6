"""Links, the door and guests: who comes in how, as what, and how soon they are out again."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from leanwall.access.tries import Tries
from leanwall.api import live as live_route
from leanwall.errors import LeanwallError
from tests.support.wall import ORIGIN, Wall

SOON = 5.0  # the promise is one second; the guard against hanging is five times that


def link(wall: Wall, board: str, **wanted: Any) -> str:
    """The key of a new link."""
    answer = wall.client.post(f"/api/boards/{board}/links", json={"role": "edit", **wanted})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"]).partition("#")[2]


def coming(wall: Wall, key: str, name: str = "Gast") -> TestClient:
    guest = wall.stranger
    answer = guest.post("/api/join", json={"key": key, "name": name})
    assert answer.status_code == 201, answer.text
    return guest


def socket(guest: TestClient, board: str) -> WebSocketTestSession:
    return guest.websocket_connect(f"ws{ORIGIN.removeprefix('http')}/api/boards/{board}/live")


def greeted(live: WebSocketTestSession) -> dict[str, Any]:
    live.send_json({"type": "hello", "protocol": 1})
    welcome: dict[str, Any] = live.receive_json()
    assert welcome["type"] == "welcome", welcome
    return welcome


def bye(live: WebSocketTestSession) -> dict[str, Any]:
    """The goodbye, with which the socket is closed; one that goes on would answer the ping."""
    live.send_json({"type": "ping"})
    while (frame := live.receive_json())["type"] != "bye":
        assert frame["type"] != "pong"
    with pytest.raises(WebSocketDisconnect):
        live.receive_json()
    return dict(frame)


def guests(wall: Wall, board: str) -> list[dict[str, Any]]:
    return list(wall.client.get(f"/api/boards/{board}/access").json()["guests"])


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
    hosting = type(wall.app.api.state.hosting)
    real = hosting._new_guest

    def revoked_first(self: Any, *given: Any) -> Any:
        """The link was found open; before the guest is written down, somebody revokes it."""
        assert wall.client.delete(f"/api/boards/{board}/links/{made['id']}").status_code == 204
        return real(self, *given)

    monkeypatch.setattr(hosting, "_new_guest", revoked_first)
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


def test_ten_thousand_guesses_ask_the_database_no_more_often_than_the_limit(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosting = wall.app.api.state.hosting
    asked = 0
    by_code = type(hosting._doors).by_code

    def counted(self: object, code: str, now: str) -> object:
        nonlocal asked
        asked += 1
        return by_code(self, code, now)

    monkeypatch.setattr(type(hosting._doors), "by_code", counted)
    door = wall.client.put(f"/api/boards/{wall.new_board()}/door", json={}).json()
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    codes = (f"AAAA{letters[n % 32]}{letters[n // 32 % 32]}{letters[n // 1024]}A" for n in range(10_000))
    tried = [_guess(hosting, code) for code in codes]
    assert asked <= 5
    assert tried.count("too_many") == 10_000 - asked
    assert coming(wall, door["url"].partition("#")[2]).get("/api/me").status_code == 200  # others still come in


def _guess(hosting: Any, code: str) -> str:
    try:
        hosting.look(code, "203.0.113.9", "")
    except LeanwallError as error:
        return error.code
    return "open"


def test_who_guessed_too_often_is_sent_away_from_memory_while_links_and_a_room_behind_one_address_come_in(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a right code is told from a wrong one, and neither reaches a thread."""
    board = wall.new_board()
    door, key = wall.client.put(f"/api/boards/{board}/door", json={}).json(), link(wall, board)
    guesser = wall.stranger
    for n in range(5):
        assert guesser.post("/api/join/look", json={"key": f"AAAAAAA{'ABCDE'[n]}"}).status_code == 404
    reached: list[str] = []
    hosting = type(wall.app.api.state.hosting)
    look = hosting.look

    def watched(self: Any, key: str, caller: str, cookie: str) -> Any:
        reached.append(key)
        return look(self, key, caller, cookie)

    monkeypatch.setattr(hosting, "look", watched)
    answers = {
        (answer.status_code, answer.content)
        for path in ("/api/join/look", "/api/join", "/api/ask/look")
        for code in ("AAAAAAAA", "aaaa-aaab", door["code"])
        for answer in [guesser.post(path, json={"key": code, "name": "x"})]
    }
    assert [status for status, _ in answers] == [429]
    assert reached == []
    assert guesser.post("/api/join/look", json={"key": key}).status_code == 200
    strays = wall.app.api.state.hosting.limits["strays"]
    for _ in range(60):
        strays.count("testclient")
    reached.clear()
    stray = guesser.post("/api/join/look", json={"key": "x" * 22})
    assert [(stray.status_code, stray.content)] == list(answers)
    assert reached == []
    strays._seen.clear()
    assert guesser.post("/api/join", content=b'{"key":').status_code == 422
    assert guesser.post("/api/join", content=b"[" * 4_000).status_code == 422
    assert coming(wall, door["url"].partition("#")[2]).get("/api/me").status_code == 200


def test_a_flood_at_the_doors_is_sent_away_before_it_costs_anything(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard: Any = wall.app.asgi
    while not hasattr(guard, "_floods"):
        guard = guard._app
    monkeypatch.setattr(guard, "_floods", Tries(most=30, seconds=60))
    answers = [wall.stranger.post("/api/join/look", json={"key": "x" * 22}) for _ in range(40)]
    assert [answer.status_code for answer in answers[30:]] == [429] * 10
    assert int(answers[-1].headers["retry-after"]) > 0


def test_links_run_out(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    hosting = wall.app.api.state.hosting
    board = wall.new_board()
    key = link(wall, board, hours=1)
    guest = coming(wall, key)
    later = datetime.now(UTC) + timedelta(hours=1)
    monkeypatch.setattr(hosting, "_clock", lambda: later)
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
