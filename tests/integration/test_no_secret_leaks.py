"""Secrets and texts in a real server's log and database: none; and a log line is one line, whatever is in a name."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx

from tests.support.wall import PAGE, TOKEN, Server

CANARY = "kanarienvogel-4c1d"
MAIL = f"{CANARY}@example.com"
NO_MAIL = "smtp://127.0.0.1:9"  # nobody is there: what fails is written down
LINES = "two\nlines\x1b[31mred\r"


def test_no_secret_no_text_and_no_name_is_in_the_log_or_the_database(tmp_path: Path) -> None:
    mails = {"LEANWALL_SMTP_URL": NO_MAIL, "LEANWALL_MAIL_FROM": "wall@example.com"}
    with Server(tmp_path, LEANWALL_TOKEN=TOKEN, LEANWALL_LOG_LEVEL="info", **mails) as server:
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
        ticket = told_by_mail(owner)
        secrets = [ticket, key, door["url"].partition("#")[2], *owner.cookies.values(), *guest.cookies.values(), TOKEN]
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
    assert "fault" in printed  # the mail that could not be sent
    for text in (CANARY, "example.com", "\x1b", "lines"):
        assert text not in printed


def told_by_mail(owner: httpx.Client) -> str:
    """A member's e-mail address in every place that takes one; the token of the address that signs them in."""
    space = owner.get("/api/me").json()["workspace"]["id"]
    members = f"/api/workspaces/{space}/members"
    for email in (MAIL, f"{CANARY} at example.com", f"{MAIL}\r\nBcc: x@example.com"):
        refused = owner.post(members, json={"email": email, "name": CANARY, "role": "edit"})
        assert refused.status_code in (422, 503), refused.text
        owner.post("/api/session/mail", json={"email": email})
    (member,) = [each["id"] for each in owner.get(members).json()["members"] if each["email"] == MAIL]
    url = owner.post(f"{members}/{member}/sign-in").json()["url"]
    return str(url).partition("=")[2]
