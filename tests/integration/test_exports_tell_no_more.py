"""What a client's files must never hold: another client, a deleted note, an address, a path of ours."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from leanwall.export.formats import FORMATS
from tests.support.exported import unpacked
from tests.support.wall import Wall, billing

DELETED, HIDDEN, OTHER, MAIL = "canary-deleted", "canary-hidden", "canary-other-client", "canary.ana@example.com"


def the_other_client(wall: Wall) -> None:
    """A client whose name, footer and board must not turn up at the next one."""
    space = wall.client.post("/api/workspaces", json={"name": OTHER}).json()["id"]
    wall.client.post(f"/api/workspaces/{space}/enter")
    wall.client.put(f"/api/workspaces/{space}/brand", json={"name": OTHER, "footer": OTHER})
    wall.new_board(**{**billing(), "title": OTHER})


def our_client(wall: Wall) -> tuple[TestClient, str]:
    """Somebody with an address of her own, and the board she works on."""
    space = wall.client.post("/api/workspaces", json={"name": "Nordlicht"}).json()["id"]
    wall.client.post(f"/api/workspaces/{space}/enter")
    wall.client.put(f"/api/workspaces/{space}/brand", json={"name": "Nordlicht"})
    who = {"email": MAIL, "name": "Ana", "role": "edit"}
    link = wall.client.post(f"/api/workspaces/{space}/members", json=who).json()["url"]
    ana = wall.stranger
    assert ana.post("/api/session", json={"token": link.partition("#token=")[2]}).status_code == 201
    content = billing()
    hidden = {"id": "n-h", "text": HIDDEN, "hidden": True, "process_time": 60}
    return ana, wall.new_board(**{**content, "notes": [*content["notes"], hidden]})


def write_and_delete(wall: Wall, board: str) -> None:
    steps = ({"text": DELETED, "state": "future", "kind": "step"}, None)
    with wall.live(board) as live:
        live.send_json({"type": "hello", "protocol": 1})
        live.receive_json()
        for number, fields in enumerate(steps):
            act = {"op": "create", "fields": fields} if fields else {"op": "delete"}
            ops = [{**act, "record": "note", "id": "n-1"}]
            live.send_json({"type": "change", "id": f"c-{number}", "base": number, "ops": ops})
            while live.receive_json()["type"] != "changes":
                pass


def test_no_byte_of_any_file_tells_of_another_client_a_deleted_note_an_address_or_a_path(
    wall: Wall, tmp_path: Path
) -> None:
    the_other_client(wall)
    ana, board = our_client(wall)
    write_and_delete(wall, board)
    named = []
    for name in FORMATS:
        answer = ana.get(f"/api/boards/{board}/export", params={"format": name})
        assert answer.status_code == 200, (name, answer.text)
        told = unpacked(answer.content)
        for secret in (DELETED, HIDDEN, OTHER, MAIL, str(tmp_path), str(Path(__file__).parents[2])):
            assert secret.encode() not in told, (name, secret)
            assert secret.encode("utf-16-be").hex().upper().encode() not in told, (name, secret)
        named += [name] if b"Nordlicht" in told else []
    assert {"checklist-pdf", "summary-pptx", "manual-docx"} <= set(named)  # they would be found
