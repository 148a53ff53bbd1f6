"""Secrets and texts in a real server's log and database: none; and a log line is one line, whatever is in a name."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx

from tests.support.wall import PAGE, TOKEN, Server

CANARY = "kanarienvogel-4c1d"
LINES = "two\nlines\x1b[31mred\r"


def test_no_secret_no_text_and_no_name_is_in_the_log_or_the_database(tmp_path: Path) -> None:
    with Server(tmp_path, LEANWALL_TOKEN=TOKEN, LEANWALL_LOG_LEVEL="info") as server:
        owner = server.sign_in(TOKEN)
        file = {"format": "leanwall.board", "version": 1, "title": CANARY, "notes": [{"id": "n", "text": CANARY}]}
        board = owner.post("/api/boards", json=file).json()["id"]
        key = owner.post(f"/api/boards/{board}/links", json={"role": "edit"}).json()["url"].partition("#")[2]
        door = owner.put(f"/api/boards/{board}/door", json={}).json()
        guest = httpx.Client(base_url=server.origin, headers={**PAGE, "origin": server.origin})
        assert guest.post("/api/join", json={"key": key, "name": f"Name {CANARY}"}).status_code == 201
        for client in (owner, guest):
            client.get(f"/api/boards/{board}", headers={"user-agent": CANARY})
            client.post("/api/join", json={"key": CANARY, "name": LINES})
            client.patch("/api/me", json={"name": LINES})
            client.get(f"/api/boards/{CANARY}/export", params={"format": CANARY})
        secrets = [key, door["url"].partition("#")[2], *owner.cookies.values(), *guest.cookies.values(), TOKEN]
        server.stop()
        server.process.wait(timeout=30)
    printed = "".join(server.printed)
    while (line := server._lines.get(timeout=30)) is not None:
        printed += line
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("leanwall.db*"))
    assert CANARY.encode() in stored  # the board is there, we look in the right place
    for secret in secrets:
        assert secret not in printed
        assert secret.encode() not in stored
    for text in (CANARY, "\x1b", "lines"):
        assert text not in printed
