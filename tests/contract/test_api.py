"""The API as a whole: every route refuses in the same shape, is documented, and asks who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import Workspace
from tests.support.boards import ROOT
from tests.support.wall import Wall, billing, open_wall

OPEN_TO_ALL = {("get", "/healthz"), ("get", "/readyz"), ("get", "/api/schema"), ("post", "/api/session")}
ROUTES = {
    ("delete", "/api/boards/{board_id}"),
    ("delete", "/api/session"),
    ("get", "/api/boards"),
    ("get", "/api/boards/{board_id}"),
    ("get", "/api/boards/{board_id}/comparison"),
    ("get", "/api/boards/{board_id}/export"),
    ("get", "/api/boards/{board_id}/figures"),
    ("get", "/api/boards/{board_id}/history"),
    ("get", "/api/boards/{board_id}/versions/{version}"),
    ("get", "/api/boards/{board_id}/versions/{version}/differences"),
    ("get", "/api/boards/{board_id}/versions/{version}/figures"),
    ("get", "/api/export-formats"),
    ("get", "/api/me"),
    ("get", "/api/schema"),
    ("get", "/api/session"),
    ("get", "/api/templates"),
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("patch", "/api/boards/{board_id}"),
    ("patch", "/api/me"),
    ("post", "/api/boards"),
    ("post", "/api/boards/{board_id}/figures"),
    ("post", "/api/boards/{board_id}/start-future"),
    ("post", "/api/boards/{board_id}/versions/{version}/name"),
    ("post", "/api/boards/{board_id}/versions/{version}/restore"),
    ("post", "/api/boards/{board_id}/versions/{version}/undo"),
    ("post", "/api/imports"),
    ("post", "/api/session"),
    ("post", "/api/templates/{name}"),
}
STATUS_CODE = re.compile(r"(?<![\w.])(?:status_code=|HTTPException\(|Response\([^)]*, *)([45]\d\d)\b")


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    with open_wall(tmp_path_factory.mktemp("wall")) as opened:
        yield opened


def operations(wall: Wall) -> dict[tuple[str, str], dict[str, Any]]:
    paths = wall.app.api.openapi()["paths"]
    return {(method, path): facts for path, methods in paths.items() for method, facts in methods.items()}


def address(path: str) -> str:
    return path.replace("{board_id}", "b-none").replace("{version}", "1").replace("{name}", "none")


def test_every_route_stands_in_this_list(wall: Wall) -> None:
    assert set(operations(wall)) == ROUTES


def test_every_route_asks_who_it_is(wall: Wall) -> None:
    stranger = wall.stranger
    for method, path in ROUTES - OPEN_TO_ALL:
        answer = stranger.request(method, address(path), params={"format": "diagram-png"}, json=BODIES.get(path))
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


BODIES: dict[str, Any] = {
    "/api/boards/{board_id}": {"title": "x"},
    "/api/boards/{board_id}/figures": {"overrides": {}},
    "/api/boards/{board_id}/versions/{version}/name": {"name": "x"},
    "/api/me": {"name": "x"},
}


def test_every_route_on_a_board_answers_a_missing_one_alike(wall: Wall) -> None:
    answers = set()
    for method, path in ROUTES:
        if "{board_id}" in path:
            answer = wall.client.request(method, address(path), params={"format": "diagram-png"}, json=BODIES.get(path))
            answers.add((answer.status_code, answer.text))
    assert len(answers) == 1, answers
    ((status, text),) = answers
    assert (status, "There is no such board." in text) == (404, True)


def foreign_board(folder: Path) -> str:
    """A board of another client's workspace in the same database; its id."""
    database = open_database(f"sqlite:///{folder / 'leanwall.db'}")
    with database.engine.begin() as connection:
        row = {"id": "other", "name": "Another client", "created_at": "2026-11-22T06:00:00Z"}
        connection.execute(insert(Workspace), [row])
    board = Boards(database).create("other", {**billing(), "title": "Their secret"})
    database.close()
    return board


def test_another_clients_board_answers_exactly_like_a_missing_one(tmp_path: Path) -> None:
    with open_wall(tmp_path) as wall:
        board = foreign_board(tmp_path)
        for method, path in ROUTES:
            if "{board_id}" in path:
                answers = [
                    wall.client.request(
                        method,
                        path.format(board_id=board_id, version=0),
                        params={"format": "diagram-png"},
                        json=BODIES.get(path),
                    )
                    for board_id in (board, "b-none")
                ]
                foreign, missing = ((answer.status_code, answer.headers, answer.content) for answer in answers)
                assert foreign == missing, (method, path)
                assert foreign[0] == 404, (method, path)
        assert "Their secret" not in wall.client.get("/api/boards").text
    database = open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")
    assert Boards(database).content("other", board)["title"] == "Their secret"
    database.close()


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
