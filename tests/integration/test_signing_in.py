"""The door: one-time address, cookie, owner token, signing out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.wall import ORIGIN, TOKEN, Wall, open_wall


def test_a_one_time_token_signs_in_once(wall: Wall) -> None:
    token = wall.app.sessions.one_time_token()
    first, second = wall.stranger, wall.stranger
    assert first.post("/api/session", json={"token": token}).status_code == 201
    answer = second.post("/api/session", json={"token": token})
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert "fresh one" in answer.json()["detail"]
    assert first.get("/api/me").json()["role"] == "owner"
    assert second.get("/api/me").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_sites(wall: Wall) -> None:
    answer = wall.stranger.post("/api/session", json={"token": wall.app.sessions.one_time_token()})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("leanwall_8765=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_behind_https_the_cookie_is_of_the_strictest_kind(tmp_path: Path) -> None:
    with open_wall(tmp_path, public_url="https://wall.example.com") as wall:
        answer = wall.stranger.post("/api/session", json={"token": wall.app.sessions.one_time_token()})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-leanwall=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))


def test_processes_behind_one_proxy_without_https_know_each_others_cookie(tmp_path: Path) -> None:
    for port in (8765, 8766):
        with open_wall(tmp_path, public_url="http://wall.local:8080", port=port) as wall:
            answer = wall.stranger.post("/api/session", json={"token": wall.app.sessions.one_time_token()})
        assert answer.headers["set-cookie"].startswith("leanwall_8080=")


def test_signing_out_behind_https_takes_the_cookie_away(tmp_path: Path) -> None:
    """A browser takes no answer about a __Host- cookie that is not Secure."""
    with open_wall(tmp_path, public_url="https://wall.example.com") as wall:
        secret = wall.stranger.post("/api/session", json={"token": wall.app.sessions.one_time_token()})
        cookie = secret.headers["set-cookie"].partition(";")[0]
        answer = wall.stranger.delete("/api/session", headers={"cookie": cookie})
    assert answer.status_code == 204
    assert {"Secure", "Max-Age=0", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))


def test_a_browser_that_comes_back_keeps_its_cookie_as_long_again(wall: Wall) -> None:
    answer = wall.client.get("/api/me")
    kept = wall.client.cookies["leanwall_8765"]
    assert answer.headers["set-cookie"].startswith(f"leanwall_8765={kept};")
    assert f"Max-Age={90 * 86_400}" in answer.headers["set-cookie"]


def test_no_secret_is_in_the_data_folder(tmp_path: Path) -> None:
    with open_wall(tmp_path) as wall:
        token = wall.app.sessions.one_time_token()
        browser = wall.stranger
        browser.post("/api/session", json={"token": token})
        secret = browser.cookies["leanwall_8765"]
        stored = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert len(secret) >= 43  # 256 bits in base64
    assert b"My boards" in stored  # we look in the right place
    assert secret.encode() not in stored
    assert token.encode() not in stored


def test_signing_out_makes_the_cookie_worthless(wall: Wall) -> None:
    kept = wall.client.cookies["leanwall_8765"]
    assert wall.client.delete("/api/session").status_code == 204
    thief = wall.stranger
    thief.cookies["leanwall_8765"] = kept
    assert thief.get("/api/me").status_code == 401


def test_signing_in_again_ends_the_session_before(wall: Wall) -> None:
    kept = wall.client.cookies["leanwall_8765"]
    wall.client.post("/api/session", json={"token": wall.app.sessions.one_time_token()})
    assert wall.client.get("/api/me").status_code == 200
    thief = wall.stranger
    thief.cookies["leanwall_8765"] = kept
    assert thief.get("/api/me").status_code == 401


def test_the_owner_token_works_as_bearer_and_for_a_browser(tmp_path: Path) -> None:
    with open_wall(tmp_path, token=TOKEN) as wall:
        program = wall.stranger
        answer = program.get("/api/me", headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.json()["role"] == "owner"
        assert program.post("/api/session", json={"token": TOKEN}).status_code == 201
        assert wall.stranger.post("/api/session", json={"token": TOKEN}).status_code == 201


@pytest.mark.parametrize("header", ["Bearer wrong-token-wrong-token", "Bearer ", "Basic YTpi", TOKEN[:-1]])
def test_a_wrong_token_is_not_made_good_by_a_cookie(tmp_path: Path, header: str) -> None:
    with open_wall(tmp_path, token=TOKEN) as wall:
        answer = wall.client.get("/api/me", headers={"authorization": header})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_without_an_owner_token_no_bearer_is_good(wall: Wall) -> None:
    assert wall.stranger.get("/api/me", headers={"authorization": "Bearer "}).status_code == 401


def test_a_person_takes_a_name_and_a_colour(wall: Wall) -> None:
    answer = wall.client.patch("/api/me", json={"name": "  Ana   Lima ", "color": "#A8321A"})
    assert answer.json()["name"] == "Ana Lima"
    assert wall.client.get("/api/session").json()["color"] == "#A8321A"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"color": "red;}"}, "color"),
    ],
)
def test_a_name_or_colour_that_cannot_be_is_refused_with_its_place(
    wall: Wall, body: dict[str, str], place: str
) -> None:
    answer = wall.client.patch("/api/me", json=body)
    assert (answer.status_code, answer.json()["place"]) == (422, place)
    assert wall.client.get("/api/me").json()["name"] == "Owner"


def test_a_session_outlives_a_restart(tmp_path: Path) -> None:
    with open_wall(tmp_path) as wall:
        cookie = wall.client.cookies["leanwall_8765"]
    with open_wall(tmp_path) as wall:
        browser = wall.stranger
        browser.cookies["leanwall_8765"] = cookie
        assert browser.get("/api/me", headers={"origin": ORIGIN}).status_code == 200
