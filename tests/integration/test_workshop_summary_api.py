"""The workshop summary over HTTP: the page says what the file says, and names those who worked on the board."""

from __future__ import annotations

from typing import Any

from tests.support.exported import words
from tests.support.wall import Wall


def facts_of(told: dict[str, Any], key: str) -> dict[str, str]:
    part = next(part for part in told["sections"] if part["key"] == key)
    return dict(part["rows"])


def test_whoever_changed_the_board_took_part(wall: Wall) -> None:
    board = wall.new_board()
    before = wall.client.get(f"/api/boards/{board}/workshop").json()
    assert facts_of(before, "people") == {}
    assert wall.client.patch(f"/api/boards/{board}", json={"title": "Billing"}).status_code < 300
    told = wall.client.get(f"/api/boards/{board}/workshop").json()
    name = wall.client.get("/api/session").json()["name"]
    assert told["title"] == "Billing"
    assert facts_of(told, "people") == {"Worked on the board": name}
    file = wall.client.get(f"/api/boards/{board}/export", params={"format": "workshop-pdf"})
    assert f"Worked on the board {name}" in words(file.content)


def test_the_page_is_in_the_language_of_its_reader(wall: Wall) -> None:
    board = wall.new_board()
    told = wall.client.get(f"/api/boards/{board}/workshop", headers={"Accept-Language": "de"}).json()
    assert [part["title"] for part in told["sections"][:2]] == ["Wer dabei war", "Auftrag"]
