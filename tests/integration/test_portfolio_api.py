"""The portfolio over HTTP: what the calculator says of each process, beside one another."""

from __future__ import annotations

from tests.support.wall import Wall


def test_processes_stand_side_by_side_with_their_stage_figures_and_flags(wall: Wall) -> None:
    empty = {"format": "leanwall.board", "version": 1, "title": "Hiring", "red_flags": ["late"], "owner": "Mia"}
    assert wall.client.post("/api/boards", json=empty).status_code == 201
    processes = {each["title"]: each for each in wall.client.get("/api/portfolio").json()["processes"]}
    hiring, billing = processes["Hiring"], processes["Customer billing"]
    assert (hiring["stage"], hiring["told"], hiring["flags"]) == ("unmapped", ["late"], [])
    assert billing["stage"] == "future"
    assert billing["figures"]["current"]["lead_time"] == 291600.0
    assert billing["figures"]["future"]["lead_time"] < 291600.0
    assert "overload" in billing["flags"]
