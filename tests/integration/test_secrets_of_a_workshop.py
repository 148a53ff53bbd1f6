"""What is secret in a workshop stays on the server: nobody who asks for everything there is finds a hidden text, an
open vote, or who answered without a name. Facilitators are no exception."""

from __future__ import annotations

import logging
import sqlite3
import zlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from leanwall.cli import main
from leanwall.export.formats import FORMATS
from tests.support.snoop import CANARY, a_small_map, joined, private, readable, somebody
from tests.support.wall import Wall

ANSWER = "The form asks twice for the same number"


def test_nobody_finds_what_is_written_in_private_or_voted_before_its_time(
    wall: Wall, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    board = wall.new_board(**a_small_map())
    with (
        somebody(wall, tmp_path, board, "Mia", "owner") as mia,
        somebody(wall, tmp_path, board, "Ben", "edit") as ben,
        somebody(wall, tmp_path, board, "Cara", "edit") as cara,
    ):
        mia.write(private(True))
        note = {"kind": "step", "lane": "l", "text": CANARY, "process_time": 60.0}
        ben.write({"op": "create", "record": "note", "id": "n-9", "fields": note})
        said = {"about": "n-9", "text": f"on {CANARY}"}
        ben.write({"op": "create", "record": "comment", "id": "k-9", "fields": said})
        dots = {"poll": "q", "target": "n-2", "count": 2}
        ben.write({"op": "create", "record": "vote", "id": "vote-of-ben", "fields": dots})
        own = ben.browser.get(f"/api/boards/{board}").text
        assert CANARY in own
        assert "vote-of-ben" in own
        assert cara.finds(FORMATS, CANARY, "vote-of-ben") == []
        assert mia.finds(["board-json", "workshop-pdf", "steps-csv"], CANARY, "vote-of-ben") == []
        for verb in ("duplicate", "template"):  # in a copy of her own she could show what is hidden
            copy = mia.browser.post(f"/api/boards/{board}/{verb}", json={"title": "Mine"}).json()["id"]
            kept = str(wall.app.api.state.service._boards.content("home", copy))
            assert "Shown, too" in kept
            assert CANARY not in kept
            assert "vote-of-ben" not in kept
        assert CANARY not in caplog.text
        mia.write(private(False), {"op": "update", "record": "poll", "id": "q", "fields": {"closed": True}})
        shown = cara.browser.get(f"/api/boards/{board}").json()
        assert CANARY in str(shown["notes"])
        assert [(vote["target"], vote["author"]) for vote in shown["votes"]] == [("n-2", "voter-1")]
        log = cara.browser.get(f"/api/boards/{board}/history?since=0").json()["changes"]
        assert [entry["by"] for entry in log if not entry["ops"]] == ["", "", ""]  # his note, remark and vote
        told = cara.browser.get(f"/api/boards/{board}/workshop").json()["sections"]
        assert next(part["rows"] for part in told if part["key"] == "vote-q") == [["1", "Shown, too", "2"]]


def test_no_copy_undo_handing_over_or_earlier_version_shows_anybody_what_is_hidden(wall: Wall, tmp_path: Path) -> None:
    board = wall.new_board(**a_small_map())
    with (
        somebody(wall, tmp_path, board, "Mia", "owner") as mia,
        somebody(wall, tmp_path, board, "Ben", "edit") as ben,
    ):
        mia.write(private(True))
        note = {"kind": "problem", "lane": "l", "text": CANARY}
        ben.write({"op": "create", "record": "note", "id": "n-9", "fields": note})
        ben.write({"op": "create", "record": "vote", "id": "vote-of-ben", "fields": {"poll": "q", "target": "n-2"}})
        at, ask = f"/api/boards/{board}", mia.browser
        undone = ask.post(f"{at}/versions/1/undo")
        assert "Show all notes" in undone.json()["detail"]
        copy = ask.post(f"{at}/duplicate", json={"title": "A copy"}).json()["id"]
        template = ask.post(f"{at}/template", json={"title": "A template"}).json()["id"]
        again = ask.post(f"/api/templates/{template}").json()["id"]
        for other in (copy, template, again):
            shown_in(ask, other)
            assert secrets_in(ask.get(f"/api/boards/{other}").text) == []
        assert secrets_in(readable(ask.get("/api/workspaces/home/export").content)) == []
        assert main(["backup", "--data", str(tmp_path), "--boards", str(tmp_path / "files")]) == 0
        files = "".join(file.read_text("utf-8") for file in (tmp_path / "files").rglob("*.json"))
        assert "Shown, too" in files
        assert secrets_in(files) == []
        assert ask.post(f"{at}/versions/0/restore").status_code == 201
        assert mia.finds(["board-json"], CANARY, "vote-of-ben") == []


def shown_in(browser: TestClient, board: str) -> None:
    """Writing in private ends there."""
    with joined(browser, board) as (socket, _):
        socket.send_json({"type": "change", "id": "c-show", "base": 0, "ops": [private(False)]})
        while '"c-show"' not in (frame := socket.receive_text()) and '"resync"' not in frame:
            pass


def secrets_in(text: str) -> list[str]:
    return [each for each in (CANARY, "vote-of-ben") if each in text]


def test_who_answered_without_a_name_is_found_nowhere_not_even_in_the_database(
    wall: Wall, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    board = wall.new_board(lanes=[{"id": "intake", "name": "Heard"}])
    key = wall.client.post(f"/api/boards/{board}/links", json={"role": "ask"}).json()["url"].split("#")[1]
    shy = wall.stranger
    shy.cookies["telling"] = "cookie-of-the-shy"
    traces = {"user-agent": "browser-of-the-shy", "x-forwarded-for": "203.0.113.77", "accept-language": "sq"}
    assert shy.post("/api/ask", json={"key": key, "answers": {"wrong": ANSWER}}, headers=traces).status_code == 204
    secrets = ("cookie-of-the-shy", "browser-of-the-shy", "203.0.113.77")
    with somebody(wall, tmp_path, board, "Mia", "owner") as mia:
        assert ANSWER in mia.browser.get(f"/api/boards/{board}").text
        assert mia.finds(["board-json", "workshop-pdf"], *secrets) == []
    assert ANSWER not in caplog.text
    assert [each for each in secrets if each in caplog.text] == []
    (file,) = tmp_path.rglob("*.db")
    with sqlite3.connect(file) as database:
        dump = "\n".join(database.iterdump())
        packed = [row[0] for row in database.execute("SELECT content FROM snapshot")]
    kept = dump + "\n".join(zlib.decompress(each).decode() for each in packed)
    assert ANSWER in kept
    assert [each for each in secrets if each in kept] == []


def test_a_link_that_has_ended_says_so_and_takes_nothing(wall: Wall) -> None:
    board = wall.new_board(lanes=[{"id": "intake", "name": "Heard"}])
    made = wall.client.post(f"/api/boards/{board}/links", json={"role": "ask"}).json()
    key = made["url"].split("#")[1]
    assert wall.client.delete(f"/api/boards/{board}/links/{made['link']['id']}").status_code == 204
    late = wall.stranger.post("/api/ask", json={"key": key, "answers": {"wrong": ANSWER}})
    assert late.status_code == 404
    assert late.json()["detail"].endswith(".")
    assert "notes" not in wall.client.get(f"/api/boards/{board}").json()
