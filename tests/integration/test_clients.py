"""Clients kept apart: workspaces, members, sign-in by mail, retention; what is deleted is gone from the file."""

from __future__ import annotations

import asyncio
import io
import json
import re
import socket
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from starlette.testclient import TestClient

from leanwall.store import sqlite
from tests.support.wall import Wall, open_wall

CANARY = "kanarienvogel-7f3a"


def new_client(wall: Wall, name: str = "Acme AG") -> str:
    answer = wall.client.post("/api/workspaces", json={"name": name})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def member(wall: Wall, space: str, email: str = "ana@example.com", role: str = "facilitate") -> TestClient:
    """Somebody invited by the owner, signed in with the address that was passed on."""
    body = {"email": email, "name": "Ana", "role": role}
    answer = wall.client.post(f"/api/workspaces/{space}/members", json=body)
    assert answer.status_code == 201, answer.text
    return signed_in(wall, answer.json()["url"])


def signed_in(wall: Wall, url: str) -> TestClient:
    browser = wall.stranger
    answer = browser.post("/api/session", json={"token": url.partition("#token=")[2]})
    assert answer.status_code == 201, answer.text
    return browser


def file_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("leanwall.db*"))


def test_one_clients_member_never_sees_even_the_name_of_another(wall: Wall) -> None:
    acme, other = new_client(wall), new_client(wall, "Geheim GmbH")
    wall.client.post(f"/api/workspaces/{other}/enter")
    theirs = wall.new_board(title="Not for Ana")
    ana = member(wall, acme, role="admin")
    assert ana.get("/api/me").json()["workspace"]["name"] == "Acme AG"
    assert [space["name"] for space in ana.get("/api/workspaces").json()["workspaces"]] == ["Acme AG"]
    everything = "".join(
        ana.get(path).text
        for path in (
            "/api/boards", "/api/workspaces", f"/api/workspaces/{other}", f"/api/workspaces/{other}/members",
            f"/api/boards/{theirs}", f"/api/workspaces/{acme}/audit", f"/api/workspaces/{acme}/members",
        )
    )  # fmt: skip
    assert "Geheim" not in everything
    assert "Not for Ana" not in everything
    assert ana.get(f"/api/workspaces/{other}").content == ana.get("/api/workspaces/w-none").content
    assert ana.post(f"/api/workspaces/{other}/enter").status_code == 404


def test_whoever_works_in_several_goes_from_one_to_the_other_and_opens_boards_of_each(wall: Wall) -> None:
    first, second = new_client(wall, "One"), new_client(wall, "Two")
    ana = member(wall, first)
    wall.client.post(
        f"/api/workspaces/{second}/members", json={"email": "ANA@example.com ", "name": "Ana", "role": "view"}
    )
    assert [space["name"] for space in ana.get("/api/workspaces").json()["workspaces"]] == ["One", "Two"]
    wall.client.post(f"/api/workspaces/{second}/enter")
    board = wall.new_board()
    assert ana.get("/api/me").json()["role"] == "facilitate"
    assert ana.get(f"/api/boards/{board}").status_code == 200  # before the switch: a tab of each client
    assert ana.patch(f"/api/boards/{board}", json={"title": "x"}).status_code == 403  # as who they are there
    assert ana.post(f"/api/workspaces/{second}/enter").status_code == 204
    assert ana.get("/api/me").json()["role"] == "view"
    assert [row["id"] for row in ana.get("/api/boards").json()["boards"]] == [board]


def test_a_removed_member_is_out_at_once_and_so_is_who_came_by_their_links(wall: Wall) -> None:
    space = new_client(wall)
    ana = member(wall, space)
    wall.client.post(f"/api/workspaces/{space}/enter")
    board = wall.new_board()
    url = ana.post(f"/api/boards/{board}/links", json={"role": "edit"}).json()["url"]
    guest = wall.stranger
    guest.post("/api/join", json={"key": url.partition("#")[2], "name": "Ben"})
    assert guest.get(f"/api/boards/{board}").status_code == 200
    (person,) = [m for m in wall.client.get(f"/api/workspaces/{space}/members").json()["members"] if m["email"]]
    assert wall.client.delete(f"/api/workspaces/{space}/members/{person['id']}").status_code == 204
    for gone in (ana, guest):
        assert gone.get(f"/api/boards/{board}").status_code == 401
    assert wall.stranger.post("/api/join", json={"key": url.partition("#")[2], "name": "x"}).status_code == 404


def test_a_removed_member_is_out_as_a_guest_too(wall: Wall) -> None:
    space = new_client(wall)
    ana = member(wall, space, role="view")
    wall.client.post(f"/api/workspaces/{space}/enter")
    board = wall.new_board()
    url = wall.client.post(f"/api/boards/{board}/links", json={"role": "edit"}).json()["url"]
    assert ana.post("/api/join", json={"key": url.partition("#")[2]}).status_code == 201
    (person,) = [m for m in wall.client.get(f"/api/workspaces/{space}/members").json()["members"] if m["email"]]
    wall.client.delete(f"/api/workspaces/{space}/members/{person['id']}")
    assert ana.get(f"/api/boards/{board}").status_code == 401
    assert wall.client.get(f"/api/boards/{board}/access").json()["guests"] == []


def test_only_the_owner_gets_an_address_that_signs_somebody_else_in(wall: Wall) -> None:
    space = new_client(wall)
    admin = member(wall, space, role="admin")
    body = {"email": "ben@example.com", "name": "Ben", "role": "edit"}
    assert admin.post(f"/api/workspaces/{space}/members", json=body).status_code == 403  # no mail server here
    (ana,) = [m for m in wall.client.get(f"/api/workspaces/{space}/members").json()["members"] if m["email"]]
    assert admin.post(f"/api/workspaces/{space}/members/{ana['id']}/sign-in").status_code == 403
    assert wall.client.post(f"/api/workspaces/{space}/members/{ana['id']}/sign-in").status_code == 201


def test_a_session_elsewhere_can_be_ended(wall: Wall) -> None:
    space = new_client(wall)
    ana = member(wall, space)
    (person,) = [m for m in wall.client.get(f"/api/workspaces/{space}/members").json()["members"] if m["email"]]
    phone = signed_in(wall, wall.client.post(f"/api/workspaces/{space}/members/{person['id']}/sign-in").json()["url"])
    sessions = ana.get("/api/sessions").json()["sessions"]
    assert len(sessions) == 2
    (elsewhere,) = [session["id"] for session in sessions if not session["current"]]
    assert wall.client.delete(f"/api/sessions/{elsewhere}").status_code == 404  # not the owner's to end
    assert ana.delete(f"/api/sessions/{elsewhere}").status_code == 204
    assert (phone.get("/api/me").status_code, ana.get("/api/me").status_code) == (401, 200)


REFUSED = {
    "type": "change", "id": "c-refused", "base": 2,
    "ops": [{"op": "update", "record": "note", "id": "n-2", "fields": {CANARY: "a name for a field"}}],
}  # fmt: skip


def write_and_delete(wall: Wall, board: str) -> None:
    """A note with the canary, deleted again, a text that was overwritten, a change that was refused for its words."""
    with wall.live(board) as live:
        live.send_json({"type": "hello", "protocol": 1})
        live.receive_json()
        ops: list[dict[str, Any]] = [
            {"op": "create", "record": "note", "id": "n-1", "fields": {"text": CANARY}},
            {"op": "create", "record": "note", "id": "n-2", "fields": {"text": f"was {CANARY}"}},
        ]
        later = [
            {"op": "delete", "record": "note", "id": "n-1"},
            {"op": "update", "record": "note", "id": "n-2", "fields": {"text": "stays"}},
        ]
        for number, change in enumerate((ops, later)):
            live.send_json({"type": "change", "id": f"c-{number}", "base": number, "ops": change})
            while live.receive_json()["type"] != "changes":
                pass
        live.send_json(REFUSED)
        while (frame := live.receive_json())["type"] != "refused":
            pass
        assert CANARY in frame["field"]


def test_what_was_deleted_is_gone_from_the_file_after_a_purge_and_the_board_goes_on(wall: Wall, tmp_path: Path) -> None:
    board = wall.new_board()
    write_and_delete(wall, board)
    assert CANARY.encode() in file_bytes(tmp_path)  # history can bring it back until then
    assert wall.client.post(f"/api/boards/{board}/purge").json() == {"version": 2}
    assert CANARY.encode() not in file_bytes(tmp_path)
    assert [note["text"] for note in wall.client.get(f"/api/boards/{board}").json()["notes"]] == ["stays"]
    assert wall.client.get(f"/api/boards/{board}/versions/1").json()["code"] == "purged"
    assert CANARY not in wall.client.get(f"/api/boards/{board}/history").text
    with wall.live(board) as live:  # who was away at version 1 gets the whole board
        live.send_json({"type": "hello", "protocol": 1, "since": 1, "mark": "old"})
        assert live.receive_json()["board"]["notes"][0]["text"] == "stays"
        live.send_json({"type": "change", "id": "c-9", "base": 2, "ops": [{"op": "undo", "change": "c-1"}]})
        while (frame := live.receive_json())["type"] not in ("refused", "changes"):
            pass
        assert frame["code"] == "gone"
        live.send_json(REFUSED)  # is so for ever
        while (frame := live.receive_json())["type"] != "refused":
            pass
        assert (frame["id"], frame["code"], CANARY in str(frame)) == ("c-refused", "invalid", False)
    assert wall.client.patch(f"/api/boards/{board}", json={"title": "goes on"}).json() == {"version": 3}


def test_retention_throws_away_old_trash_and_old_history_by_itself(wall: Wall, tmp_path: Path) -> None:
    trashed, kept = wall.new_board(purpose=f"trash {CANARY}"), wall.new_board()
    write_and_delete(wall, kept)
    wall.client.delete(f"/api/boards/{trashed}")
    forgetting = wall.app.api.state.forgetting
    run = wall.client.portal
    assert run is not None
    run.call(forgetting.keep_house)
    assert CANARY.encode() in file_bytes(tmp_path)  # 30 days are not over
    wall.client.patch("/api/workspaces/home", json={"trash_days": 0, "history_days": 0})
    run.call(asyncio.sleep, 1.1)  # times are kept in seconds
    run.call(forgetting.keep_house)
    assert CANARY.encode() not in file_bytes(tmp_path)
    assert [note["text"] for note in wall.client.get(f"/api/boards/{kept}").json()["notes"]] == ["stays"]


def test_retention_and_hand_over_take_what_is_in_the_archive_and_the_templates_too(
    wall: Wall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived, live = wall.new_board(title="Archived"), wall.new_board()
    write_and_delete(wall, archived)
    wall.client.put(f"/api/boards/{archived}/shelf", json={"shelf": "archive"})
    template = wall.client.post(f"/api/boards/{live}/template", json={"title": "Ours"}).json()["id"]
    packed = zipfile.ZipFile(io.BytesIO(wall.client.get("/api/workspaces/home/export").content))
    wanted = {f"archive/{archived}.json", f"templates/{template}.json", f"boards/{live}.json"}
    assert wanted <= set(packed.namelist())
    assert len(packed.read(f"history/{archived}.jsonl").splitlines()) == 2
    wall.client.patch("/api/workspaces/home", json={"history_days": 0})
    assert wall.client.portal is not None
    forgetting, later = wall.app.api.state.forgetting, datetime.now(UTC) + timedelta(seconds=2)
    monkeypatch.setattr(forgetting, "_clock", lambda: later)
    wall.client.portal.call(wall.app.api.state.forgetting.keep_house)
    assert CANARY.encode() not in file_bytes(tmp_path)


def test_what_cannot_be_written_anew_now_is_said_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reads the file, as a backup does: what was forgotten still stands in it, and nobody may take it for
    gone."""
    monkeypatch.setattr(sqlite, "SETTINGS", ("busy_timeout=50", *sqlite.SETTINGS[1:]))
    with open_wall(tmp_path) as wall, closing(sqlite3.connect(tmp_path / "leanwall.db")) as reader:
        board = wall.new_board()
        write_and_delete(wall, board)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM change").fetchone()
        refused = wall.client.post(f"/api/boards/{board}/purge")
        assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
        assert "another program reads the file" in refused.json()["detail"]
        assert CANARY.encode() in file_bytes(tmp_path)
        reader.execute("COMMIT")
        assert wall.client.portal is not None
        wall.client.portal.call(wall.app.api.state.forgetting.keep_house)
        assert CANARY.encode() not in file_bytes(tmp_path)


def test_a_whole_client_is_handed_over_in_one_file_and_then_deleted_without_a_trace(wall: Wall, tmp_path: Path) -> None:
    space = new_client(wall, f"Kunde {CANARY}")
    ana = member(wall, space, email=f"{CANARY}@example.com")
    wall.client.post(f"/api/workspaces/{space}/enter")
    board = wall.new_board(title=f"Board {CANARY}")
    write_and_delete(wall, board)
    guest_key = wall.client.post(f"/api/boards/{board}/links", json={"label": CANARY, "role": "view"}).json()["url"]
    wall.stranger.post("/api/join", json={"key": guest_key.partition("#")[2], "name": CANARY})
    packed = zipfile.ZipFile(io.BytesIO(wall.client.get(f"/api/workspaces/{space}/export").content))
    assert json.loads(packed.read(f"boards/{board}.json"))["title"] == f"Board {CANARY}"
    assert len(packed.read(f"history/{board}.jsonl").splitlines()) == 2
    assert {"members.json", "access.jsonl"} <= set(packed.namelist())
    delete = f"/api/workspaces/{space}/delete"
    assert wall.client.post(delete, json={"name": "Kunde"}).status_code == 422
    assert wall.client.post(delete, json={"name": f"Kunde {CANARY}"}).status_code == 204
    assert CANARY.encode() not in file_bytes(tmp_path)
    assert ana.get("/api/me").status_code == 401
    assert wall.client.get("/api/me").json()["workspace"]["id"] == "home"  # the owner stands at home again


def test_the_first_workspace_stays(wall: Wall) -> None:
    answer = wall.client.post("/api/workspaces/home/delete", json={"name": "My boards"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_the_log_tells_who_did_what_and_never_what_is_written(wall: Wall) -> None:
    board = wall.new_board(title="Payroll")
    write_and_delete(wall, board)
    wall.client.post(f"/api/boards/{board}/links", json={"role": "view", "label": CANARY})
    wall.client.get(f"/api/boards/{board}/export", params={"format": "board-json"})
    wall.client.delete(f"/api/boards/{board}")
    assert wall.client.post(f"/api/trash/{board}/restore").status_code == 204
    log = wall.client.get("/api/workspaces/home/audit").json()["entries"]
    acts = [entry["act"] for entry in log]
    assert acts[:2] == ["board.restored", "board.deleted"]
    assert {"signed.in", "link.made"} <= set(acts)
    assert log[0]["name"] == "Owner"
    assert CANARY not in json.dumps(log)


class Inbox(MessageHandler):
    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)

    def url(self) -> str:
        found = re.search(r"http\S+#token=\S+", str(self.letters[-1].get_payload(decode=True), "utf-8"))
        assert found
        return found[0]


@pytest.fixture
def post() -> Iterator[tuple[Inbox, str]]:
    inbox = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.start()
    yield inbox, f"smtp://127.0.0.1:{port}"
    server.stop()


def test_a_member_is_invited_and_signs_in_by_mail(tmp_path: Path, post: tuple[Inbox, str]) -> None:
    inbox, url = post
    with open_wall(tmp_path, smtp_url=url, mail_from="wall@example.com") as wall:
        answer = wall.client.post(
            "/api/workspaces/home/members", json={"email": "Ana@Example.com", "name": "Ana", "role": "admin"}
        )
        assert answer.json()["url"] is None  # in the letter only
        assert inbox.letters[0]["To"] == "ana@example.com"
        ana = signed_in(wall, inbox.url())
        assert ana.get("/api/me").json()["role"] == "admin"
        replayed = wall.stranger.post("/api/session", json={"token": inbox.url().partition("#token=")[2]})
        assert replayed.status_code == 401
        known, unknown = (
            wall.stranger.post("/api/session/mail", json={"email": email})
            for email in ("ana@example.com", "nobody@example.com")
        )
        assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (202, b"null")
        assert len(inbox.letters) == 2  # none to nobody
        assert signed_in(wall, inbox.url()).get("/api/me").json()["name"] == "Ana"
        tries = [wall.stranger.post("/api/session/mail", json={"email": "x@example.com"}) for _ in range(6)]
        assert tries[-1].status_code == 429
