"""Signing in with an OpenID Connect service: a real provider on loopback, each claim and step tampered with once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from anyio import to_thread
from starlette.testclient import TestClient

from leanwall.errors import BadInput
from tests.support.sign_in_service import CLIENT, SECRET, Claims, Provider, sign_in_service
from tests.support.wall import Wall, open_wall


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with sign_in_service() as running:
        yield running


@pytest.fixture(scope="module")
def wall(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    folder = tmp_path_factory.mktemp("wall")
    service = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    with open_wall(folder, **service) as opened:
        for email in ("ana@example.com", "ben@example.com"):
            body = {"email": email, "name": email[:3], "role": "edit"}
            assert opened.client.post("/api/workspaces/home/members", json=body).status_code == 201
        yield opened


@pytest.fixture(autouse=True)
def as_it_was(provider: Provider) -> None:
    provider.change, provider.algorithm = lambda claims: claims, "RS256"
    provider.email, provider.verified = "ana@example.com", True


def goes(browser: TestClient) -> str:
    """To the service and back to the door: the address with code and state."""
    there = browser.get("/api/oidc/start", follow_redirects=False)
    assert there.status_code == 303
    back = httpx.get(there.headers["location"]).headers["location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def ends_at(browser: TestClient, back: str) -> str:
    return str(browser.get(back, follow_redirects=False).headers["location"])


def test_a_member_signs_in_and_is_known_by_the_service_name_from_then_on(wall: Wall, provider: Provider) -> None:
    ana = wall.stranger
    assert ana.get("/api/session/ways").json()["service"] == "127.0.0.1"
    assert ends_at(ana, goes(ana)) == "/"
    assert ana.get("/api/me").json()["name"] == "ana"
    provider.email = "changed@example.com"
    again = wall.stranger
    assert ends_at(again, goes(again)) == "/"
    assert again.get("/api/me").json()["name"] == "ana"


BEN = {"sub": "ben-1", "email": "ben@example.com"}  # a member whom the service has not named yet
TAMPERED: dict[str, Callable[[Claims], Claims]] = {
    "another issuer": lambda claims: claims | {"iss": "https://evil.example"},
    "another audience": lambda claims: claims | {"aud": "somebody-else"},
    "several audiences, none of them ours to act": lambda claims: claims | {"aud": [CLIENT, "x"], "azp": "x"},
    "run out": lambda claims: claims | {"exp": 1},
    "no end": lambda claims: {name: value for name, value in claims.items() if name != "exp"},
    "another nonce": lambda claims: claims | {"nonce": "x"},
    "no nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "not yet": lambda claims: claims | {"nbf": 9_999_999_999},
    "not verified": lambda claims: claims | BEN | {"email_verified": False},
    "verified in words only": lambda claims: claims | BEN | {"email_verified": "true"},
    "no member": lambda claims: claims | {"sub": "new", "email": "nobody@example.com"},
    "a member's address under another name of the service": lambda claims: claims | {"sub": "not-ana"},
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_token_that_is_not_as_it_must_be_signs_nobody_in(wall: Wall, provider: Provider, what: str) -> None:
    first = wall.stranger
    assert ends_at(first, goes(first)) == "/"  # ana is bound to the service's name for her
    provider.change = TAMPERED[what]
    browser = wall.stranger
    assert ends_at(browser, goes(browser)) == "/#refused"
    assert browser.get("/api/me").status_code == 401


@pytest.mark.parametrize("algorithm", ["none", "HS256", "another key"])
def test_only_the_services_own_keys_sign(wall: Wall, provider: Provider, algorithm: str) -> None:
    provider.algorithm = algorithm
    browser = wall.stranger
    assert ends_at(browser, goes(browser)) == "/#refused"


def test_a_code_of_somebody_elses_attempt_is_worth_nothing(wall: Wall) -> None:
    attacker, victim = wall.stranger, wall.stranger
    stolen = goes(attacker)
    assert ends_at(victim, stolen) == "/#refused"  # a victim who never began
    goes(victim)
    assert ends_at(victim, stolen) == "/#refused"  # nor one who did
    assert ends_at(attacker, stolen) == "/"
    assert ends_at(attacker, stolen) == "/#refused"  # once


def test_somebody_who_was_removed_and_is_invited_by_another_address_comes_in_again(
    wall: Wall, provider: Provider
) -> None:
    """The service still calls them what it called them before."""
    members = "/api/workspaces/home/members"
    provider.change = lambda claims: claims | {"sub": "eva-1", "email": provider.email}
    for email in ("eva@example.com", "eva.new@example.com"):
        body = {"email": email, "name": "Eva", "role": "edit"}
        person = wall.client.post(members, json=body).json()["member"]["id"]
        provider.email = email
        eva = wall.stranger
        assert ends_at(eva, goes(eva)) == "/"
        assert eva.get("/api/me").json()["id"] == person
        assert wall.client.delete(f"{members}/{person}").status_code == 204


def test_behind_https_the_attempts_cookie_is_taken_away(provider: Provider, tmp_path: Path) -> None:
    """A browser takes no answer about a __Host- cookie that is not Secure."""
    service = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "public_url": "https://wall.example.com"}
    with open_wall(tmp_path, **service) as opened:
        answer = opened.stranger.get("/api/oidc/back?state=x&code=y", follow_redirects=False)
    assert answer.headers["set-cookie"].startswith("__Host-leanwall_attempt=")
    assert {"Secure", "Max-Age=0"} <= set(answer.headers["set-cookie"].split("; "))


def test_a_service_that_does_not_answer_holds_up_nobody_else(tmp_path: Path) -> None:
    def one_thread_for_all() -> None:
        to_thread.current_default_thread_limiter().total_tokens = 1

    with socket.create_server(("127.0.0.1", 0)) as silent:
        issuer = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with open_wall(tmp_path, oidc_issuer=issuer, oidc_client_id=CLIENT) as opened, ThreadPoolExecutor(1) as people:
            assert opened.client.portal is not None
            opened.client.portal.call(one_thread_for_all)
            waits = people.submit(opened.stranger.get, "/api/oidc/start")
            line, _ = silent.accept()
            assert opened.client.get("/api/me").status_code == 200
            assert not waits.done()
            line.close()
            assert waits.result().status_code == 503
            assert opened.stranger.get("/api/oidc/start").status_code == 503  # it is not asked again at once


def test_a_service_without_https_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="https"), open_wall(tmp_path, oidc_issuer="http://login.example.com"):
        pass


def test_without_a_service_the_way_is_not_there(tmp_path: Path) -> None:
    with open_wall(tmp_path) as plain:
        assert plain.stranger.get("/api/oidc/start").status_code == 404
