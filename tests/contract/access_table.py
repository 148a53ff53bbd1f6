"""Which role each route asks for: one row a route, written by hand. A route without a row fails the build.

`python tests/contract/access_table.py` writes docs/access-matrix.md from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

OPEN, SIGNED_IN = "everybody", "signed in"
ROLES = ("view", "comment", "edit", "facilitate", "admin", "owner")
DOC = Path(__file__).parents[2] / "docs" / "access-matrix.md"


class Needs(NamedTuple):
    """The least role; a body and parameters that the route can read; `member`: no guest, whatever the role; `spends`:
    afterwards the board or the session is gone."""

    role: str
    body: Any = None
    params: Mapping[str, str] = MappingProxyType({})
    member: bool = False
    spends: bool = False


BOARD, SPACE = "/api/boards/{board_id}", "/api/workspaces/{workspace_id}"
NAME = {"name": "x"}
ACCESS: dict[tuple[str, str], Needs] = {
    ("get", "/healthz"): Needs(OPEN),
    ("get", "/readyz"): Needs(OPEN),
    ("get", "/api/schema"): Needs(OPEN),
    ("post", "/api/session"): Needs(OPEN, {"token": "x"}),
    ("get", "/api/session/ways"): Needs(OPEN),
    ("post", "/api/session/mail"): Needs(OPEN, {"email": "nobody@example.com"}),
    ("get", "/api/oidc/start"): Needs(OPEN),
    ("get", "/api/oidc/back"): Needs(OPEN),
    ("post", "/api/join/look"): Needs(OPEN, {"key": "x"}),
    ("post", "/api/join"): Needs(OPEN, {"key": "x", "name": "x"}),
    ("post", "/api/ask/look"): Needs(OPEN, {"key": "x"}),
    ("post", "/api/ask"): Needs(OPEN, {"key": "x", "answers": {}}),
    ("get", "/api/session"): Needs(SIGNED_IN),
    ("delete", "/api/session"): Needs(SIGNED_IN, spends=True),
    ("get", "/api/me"): Needs(SIGNED_IN),
    ("patch", "/api/me"): Needs(SIGNED_IN, {}),
    ("get", "/api/sessions"): Needs(SIGNED_IN),
    ("delete", "/api/sessions/{session_id}"): Needs(SIGNED_IN),
    ("get", "/api/templates"): Needs(SIGNED_IN),
    ("get", "/api/export-formats"): Needs(SIGNED_IN),
    ("get", "/api/exports/{ticket}"): Needs(SIGNED_IN),
    ("get", "/api/boards"): Needs(SIGNED_IN),
    ("get", "/api/portfolio"): Needs(SIGNED_IN, member=True),
    ("post", "/api/boards"): Needs("facilitate", {}, member=True),
    ("post", "/api/templates/{name}"): Needs("facilitate", member=True),
    ("post", "/api/imports"): Needs("facilitate", {}, member=True),
    ("post", "/api/imports/notes"): Needs(SIGNED_IN, {}),
    ("post", "/api/imports/rows"): Needs(SIGNED_IN, {}),
    ("get", BOARD): Needs("view"),
    ("patch", BOARD): Needs("edit", {"title": "x"}),
    ("delete", BOARD): Needs("admin", spends=True),
    ("put", f"{BOARD}/shelf"): Needs("facilitate", {"shelf": "archive"}, member=True),
    ("post", f"{BOARD}/duplicate"): Needs("facilitate", {"title": "x"}, member=True),
    ("post", f"{BOARD}/template"): Needs("facilitate", {"title": "x"}, member=True),
    ("get", "/api/trash"): Needs("facilitate", member=True),
    ("post", "/api/trash/{trashed_id}/restore"): Needs("facilitate", member=True),
    ("post", f"{BOARD}/purge"): Needs("admin"),
    ("post", f"{BOARD}/start-future"): Needs("edit"),
    ("get", f"{BOARD}/history"): Needs("view"),
    ("get", f"{BOARD}/versions/{{version}}"): Needs("view"),
    ("get", f"{BOARD}/versions/{{version}}/figures"): Needs("view"),
    ("get", f"{BOARD}/versions/{{version}}/differences"): Needs("view"),
    ("post", f"{BOARD}/versions/{{version}}/name"): Needs("edit", NAME),
    ("post", f"{BOARD}/versions/{{version}}/restore"): Needs("edit"),
    ("post", f"{BOARD}/versions/{{version}}/undo"): Needs("edit"),
    ("get", f"{BOARD}/figures"): Needs("view"),
    ("post", f"{BOARD}/figures"): Needs("view", {"overrides": {}}),
    ("get", f"{BOARD}/comparison"): Needs("view"),
    ("get", f"{BOARD}/export"): Needs("view", params={"format": "none"}),
    ("get", f"{BOARD}/workshop"): Needs("view"),
    ("get", f"{BOARD}/preview"): Needs("view", params={"format": "none"}),
    ("get", f"{SPACE}/manual"): Needs("view", params={"format": "manual-pdf"}, member=True),
    ("get", f"{SPACE}/brand"): Needs("view", member=True),
    ("put", f"{SPACE}/brand"): Needs("facilitate", {}, member=True),
    ("get", f"{SPACE}/brand/logo"): Needs("view", member=True),
    ("put", f"{SPACE}/brand/logo"): Needs("facilitate", {}, member=True),
    ("delete", f"{SPACE}/brand/logo"): Needs("facilitate", member=True),
    ("post", f"{BOARD}/variants"): Needs("edit", NAME),
    ("post", f"{BOARD}/decisions"): Needs("edit", {"note": "c1", "decision": "keep"}),
    ("post", f"{BOARD}/decisions/carry-out"): Needs("edit", {}),
    ("post", f"{BOARD}/actions"): Needs("edit", {"actions": []}),
    ("post", f"{BOARD}/reviews"): Needs("edit", {"days": []}),
    ("get", f"{BOARD}/quick-wins"): Needs("view"),
    ("get", f"{BOARD}/agreement"): Needs("view"),
    ("post", f"{BOARD}/releases"): Needs("facilitate", {"name": "x", "effective": "2026-12-01"}),
    ("delete", f"{BOARD}/releases/{{release_id}}"): Needs("facilitate"),
    ("post", f"{BOARD}/releases/{{release_id}}/signatures"): Needs("edit", {"role": "sponsor", "name": "x"}),
    ("get", f"{BOARD}/access"): Needs("facilitate"),
    ("post", f"{BOARD}/links"): Needs("facilitate", {"role": "view"}),
    ("delete", f"{BOARD}/links/{{link_id}}"): Needs("facilitate"),
    ("put", f"{BOARD}/door"): Needs("facilitate", {}),
    ("delete", f"{BOARD}/door"): Needs("facilitate"),
    ("patch", f"{BOARD}/guests/{{person_id}}"): Needs("facilitate", {"muted": True}),
    ("delete", f"{BOARD}/guests/{{person_id}}"): Needs("facilitate"),
    ("get", "/api/workspaces"): Needs(SIGNED_IN),
    ("post", "/api/workspaces"): Needs("owner", NAME, member=True),
    ("get", SPACE): Needs("admin", member=True),
    ("patch", SPACE): Needs("admin", {}, member=True),
    ("post", f"{SPACE}/enter"): Needs(SIGNED_IN, member=True),
    ("post", f"{SPACE}/delete"): Needs("owner", NAME, member=True),
    ("get", f"{SPACE}/export"): Needs("admin", member=True),
    ("post", f"{SPACE}/empty-trash"): Needs("admin", member=True),
    ("get", f"{SPACE}/audit"): Needs("admin", member=True),
    ("get", f"{SPACE}/members"): Needs("admin", member=True),
    ("post", f"{SPACE}/members"): Needs("admin", {"email": "no", "name": "x"}, member=True),
    ("patch", f"{SPACE}/members/{{person_id}}"): Needs("admin", {"role": "view"}, member=True),
    ("delete", f"{SPACE}/members/{{person_id}}"): Needs("admin", member=True),
    ("post", f"{SPACE}/members/{{person_id}}/sign-in"): Needs("owner", member=True),
}
# What each role may send on the socket of a board; a kind of message or op without a row fails, too.
SOCKET: dict[str, str] = {
    "hello": "view",
    "ping": "view",
    "presence": "view",
    "create comment": "comment",
    "create vote": "comment",
    "create question": "comment",
    "create": "edit",
    "update": "edit",
    "edit": "edit",
    "delete": "edit",
    "undo": "edit",
}


def address(path: str, board_id: str, workspace_id: str) -> str:
    """A route's path for this board; other parts name nothing that there is."""
    parts = {"board_id": board_id, "workspace_id": workspace_id, "version": "0", "name": "none"}
    for name in ("link_id", "person_id", "release_id", "session_id"):
        parts[name] = "none"
    return path.format_map(_Parts(parts))


class _Parts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "none"


def markdown() -> str:
    """The table for people."""
    lines = [
        "# Who may do what",
        "",
        "Written by `.venv/bin/python tests/contract/access_table.py`; tests/contract/test_access_matrix.py tries",
        "every cell, on one's own boards, another client's and ones that are not there: the last two look the same.",
        "A guest's role is good on one board; “member” rows are for members of the workspace only.",
        "",
        "| route or message | at least | |",
        "|---|---|---|",
    ]
    for (method, path), needs in ACCESS.items():
        lines.append(f"| `{method.upper()} {path}` | {needs.role} | {'member' if needs.member else ''} |")
    lines += [f"| socket: `{message}` | {role} | |" for message, role in SOCKET.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOC.write_text(markdown(), encoding="utf-8")
