"""The API as a whole: every route refuses in the same shape, is documented, and asks who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.access_table import ACCESS, OPEN, address
from tests.support.boards import ROOT
from tests.support.wall import Wall, open_wall

OPEN_TO_ALL = {route for route, needs in ACCESS.items() if needs.role == OPEN}
STATUS_CODE = re.compile(r"(?<![\w.])(?:status_code=|HTTPException\(|Response\([^)]*, *)([45]\d\d)\b")


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    with open_wall(tmp_path_factory.mktemp("wall")) as opened:
        yield opened


def operations(wall: Wall) -> dict[tuple[str, str], dict[str, Any]]:
    paths = wall.app.api.openapi()["paths"]
    return {(method, path): facts for path, methods in paths.items() for method, facts in methods.items()}


def test_every_route_has_its_row_in_the_access_table(wall: Wall) -> None:
    assert set(operations(wall)) == set(ACCESS), "add the route to tests/contract/access_table.py"


def test_every_route_asks_who_it_is(wall: Wall) -> None:
    stranger = wall.stranger
    for (method, path), needs in ACCESS.items():
        if needs.role == OPEN:
            continue
        answer = stranger.request(method, address(path, "b-none", "w-none"), params=needs.params, json=needs.body)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


def test_every_route_says_what_it_does_and_how_it_refuses(wall: Wall) -> None:
    for (method, path), facts in operations(wall).items():
        assert len(facts["summary"]) > 8, (method, path)
        refusals = {status: answer for status, answer in facts["responses"].items() if status >= "400"}
        for answer in refusals.values():
            assert list(answer["content"]) == ["application/problem+json"], (method, path)
        if (method, path) not in OPEN_TO_ALL:
            assert {"401", "403"} <= set(refusals), (method, path)
        if "{board_id}" in path:
            assert "404" in refusals, (method, path)


def test_status_codes_of_refusals_stand_in_one_place() -> None:
    elsewhere = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in sorted((ROOT / "server" / "leanwall").rglob("*.py"))
        if path != ROOT / "server/leanwall/api/problems.py"
        for found in STATUS_CODE.findall(path.read_text("utf-8"))
    ]
    assert elsewhere == []


def test_the_interactive_pages_of_the_framework_are_off(wall: Wall) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert "swagger" not in wall.client.get(path).text.lower()
    assert wall.client.get("/api/openapi.json").json()["info"]["title"] == "Leanwall"


def test_the_page_is_served_for_every_page_address(tmp_path: Path) -> None:
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html>the wall")
    (web / "assets" / "app-1a2b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    with open_wall(tmp_path / "data", web=web) as wall:
        for path in ("/", "/boards/b-1", "/settings"):
            answer = wall.stranger.get(path)
            assert (answer.status_code, answer.text) == (200, "<!doctype html>the wall")
            assert answer.headers["cache-control"] == "no-cache"
        asset = wall.stranger.get("/assets/app-1a2b.js")
        assert "immutable" in asset.headers["cache-control"]
        for path in (
            "/assets/gone.js",
            "/favicon.ico",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/assets/..%2f..%2fsecret.txt",
        ):
            assert wall.stranger.get(path).status_code == 404, path


def test_without_a_built_page_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    with open_wall(tmp_path / "data", web=tmp_path / "nothing") as wall:
        answer = wall.stranger.get("/")
    assert answer.status_code == 503
    assert "make run" in answer.text
