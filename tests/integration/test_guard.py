"""Host and Origin: nothing is done for a foreign page, on no route, and not on the socket either."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse

from tests.support.wall import ORIGIN, TOKEN, Wall, open_wall

FOREIGN = [
    "http://evil.example",
    "null",
    "http://127.0.0.1:8766",
    "https://127.0.0.1:8765",
    "http://127.0.0.1:8765.evil.example",
]
UNSAFE = {"post", "put", "patch", "delete"}


def unsafe_routes(wall: Wall) -> list[tuple[str, str]]:
    paths = wall.app.api.openapi()["paths"]
    return [(method, path) for path, methods in paths.items() for method in methods if method in UNSAFE]


@pytest.mark.parametrize("origin", [*FOREIGN, None])
def test_no_unsafe_route_serves_a_foreign_page(wall: Wall, origin: str | None) -> None:
    board = wall.new_board()
    wall.client.headers.pop("origin")
    headers = {"origin": origin} if origin else {}
    routes = unsafe_routes(wall)
    assert len(routes) >= 8
    for method, path in routes:
        address = path.replace("{board_id}", board).replace("{name}", "customer-billing")
        answer = wall.client.request(method, address, headers=headers, content=b"{}")
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
    assert wall.client.get(f"/api/boards/{board}").status_code == 200


def test_no_unsafe_route_takes_what_a_form_or_a_foreign_script_can_send(wall: Wall) -> None:
    """Our own Origin, but not the header that only our page's script can send without being asked about it."""
    board = wall.new_board()
    wall.client.headers.pop("x-leanwall")
    for method, path in unsafe_routes(wall):
        address = path.replace("{board_id}", board).replace("{name}", "customer-billing")
        answer = wall.client.request(method, address, data={"title": "x"})
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
    assert wall.client.get(f"/api/boards/{board}").status_code == 200


@pytest.mark.parametrize("origin", [*FOREIGN, None])
def test_the_socket_is_refused_before_the_upgrade(wall: Wall, origin: str | None) -> None:
    board = wall.new_board()
    wall.client.headers.pop("origin")
    headers = {"origin": origin} if origin else {}
    with pytest.raises(WebSocketDenialResponse) as refused, wall.live(board, **headers):
        pass
    assert refused.value.status_code == 403
    assert refused.value.json()["code"] == "forbidden"


def test_our_own_page_gets_a_socket_but_not_by_a_foreign_name(wall: Wall) -> None:
    board = wall.new_board()
    with wall.live(board) as socket:
        socket.send_json({"type": "hello", "protocol": 1, "outbox": []})
        assert socket.receive_json()["type"] == "welcome"
    foreign = {"host": "evil.example", "origin": "http://evil.example"}
    with pytest.raises(WebSocketDenialResponse) as refused, wall.live(board, **foreign):
        pass
    assert refused.value.status_code == 403


def test_a_program_with_a_bearer_token_needs_no_origin_but_a_foreign_page_gains_nothing_by_it(tmp_path: Path) -> None:
    with open_wall(tmp_path, token=TOKEN) as wall:
        program = wall.stranger
        program.headers.pop("origin")
        program.headers.pop("x-leanwall")
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert program.post("/api/templates/customer-billing", headers=bearer).status_code == 201
        foreign = program.post("/api/templates/customer-billing", headers={**bearer, "origin": FOREIGN[0]})
        assert foreign.status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.9:8765", "", "a@127.0.0.1", "[::1", "localhost.evil"]
)
def test_a_name_that_is_not_ours_is_not_answered(wall: Wall, host: str) -> None:
    answer = wall.client.get("/api/me", headers={"host": host})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "LOCALHOST:9", "[::1]:8765", "localhost"])
def test_this_computers_names_are_answered(wall: Wall, host: str) -> None:
    assert wall.stranger.get("/api/me", headers={"host": host}).status_code == 401


def test_behind_a_proxy_the_public_name_and_origin_are_ours(tmp_path: Path) -> None:
    with open_wall(tmp_path, public_url="https://wall.example.com") as wall:
        host = {"host": "wall.example.com", "origin": "https://wall.example.com"}
        answer = wall.stranger.post("/api/session", json={"token": "no"}, headers=host)
        assert answer.status_code == 401
        for foreign in ("http://wall.example.org", "http://wall.example.com"):  # the latter: anybody in the same café
            page = {**host, "origin": foreign}
            assert wall.stranger.post("/api/session", json={"token": "no"}, headers=page).status_code == 403


FORWARDED_BY_A_PROXY = [
    [("x-forwarded-for", "10.0.0.{n}, 203.0.113.9")],
    [("x-forwarded-for", "10.0.0.{n}"), ("x-forwarded-for", "203.0.113.9")],  # a proxy that writes a line of its own
    [("x-forwarded-for", "203.0.113.9:{n}")],
    [("x-forwarded-for", "[2001:db8::{n}]:{n}")],
    [("x-forwarded-for", "no address, {n}")],
    [("forwarded", "for=10.0.0.{n}"), ("x-real-ip", "10.0.0.{n}")],
]


@pytest.mark.parametrize("lines", FORWARDED_BY_A_PROXY)
def test_whoever_makes_up_where_they_come_from_has_no_more_guesses(
    tmp_path: Path, lines: list[tuple[str, str]]
) -> None:
    with open_wall(tmp_path, public_url="https://wall.example.com") as wall:
        guesser = TestClient(wall.app.asgi, base_url="https://wall.example.com", client=("127.0.0.1", 4711))
        guesser.portal = wall.client.portal
        page = [("origin", "https://wall.example.com"), ("x-leanwall", "1")]
        answers = [
            guesser.post(
                "/api/join/look",
                json={"key": f"AAAAAAA{'ABCDEFGH'[n]}"},
                headers=[*page, *((name, value.format(n=n + 1)) for name, value in lines)],
            ).status_code
            for n in range(8)
        ]
        assert answers == [404] * 5 + [429] * 3


def test_two_origins_are_none(wall: Wall) -> None:
    twice = [("host", "127.0.0.1:8765"), ("origin", ORIGIN), ("origin", FOREIGN[0]), ("x-leanwall", "1")]
    browser = TestClient(wall.app.asgi, base_url=ORIGIN)
    browser.portal = wall.client.portal
    assert browser.post("/api/join/look", json={"key": "x"}, headers=twice[:2] + twice[3:]).status_code == 404
    assert browser.post("/api/join/look", json={"key": "x"}, headers=twice).status_code == 403


def test_on_an_open_network_any_address_is_ours_but_no_foreign_name(tmp_path: Path) -> None:
    with open_wall(tmp_path, host="0.0.0.0", lan=True) as wall:  # noqa: S104
        assert wall.stranger.get("/api/me", headers={"host": "192.168.1.9:8765"}).status_code == 401
        assert wall.stranger.get("/api/me", headers={"host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/api/me", "/api/boards/x", "/nowhere.js", "/healthz"])
def test_every_answer_carries_the_security_headers(wall: Wall, path: str) -> None:
    headers = wall.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
    assert not path.startswith("/api/") or headers["cache-control"] == "no-store"


def test_health_needs_no_name_and_no_session(wall: Wall) -> None:
    for path, status in (("/healthz", "ok"), ("/readyz", "ready")):
        answer = wall.stranger.get(path, headers={"host": "10.0.0.7:8765"})
        assert (answer.status_code, answer.json()) == (200, {"status": status})


def test_a_preflight_gets_no_permission(wall: Wall) -> None:
    asked = {"origin": FOREIGN[0], "access-control-request-method": "DELETE"}
    answer = wall.client.options("/api/session", headers=asked)
    assert answer.status_code >= 400
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_our_own_page_is_served(wall: Wall) -> None:
    assert wall.client.post("/api/templates/customer-billing", headers={"origin": ORIGIN}).status_code == 201
