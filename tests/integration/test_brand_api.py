"""How a workspace's deliverables look, over HTTP: set once, on every file, and on no other client's."""

from __future__ import annotations

import io

from PIL import Image

from leanwall.delivering import EXPORTS_A_MINUTE
from tests.support.exported import words
from tests.support.wall import Wall


def space(wall: Wall) -> str:
    id: str = wall.client.get("/api/me").json()["workspace"]["id"]
    return f"/api/workspaces/{id}"


def a_logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 90), "#C85014").save(out, "JPEG", comment=b"canary-comment")
    return out.getvalue()


def test_what_is_set_stays_and_is_printed(wall: Wall) -> None:
    looks = {"name": "Nordlicht GmbH", "accent": "#0A7A5C", "footer": "For Nordlicht only", "language": "de"}
    answer = wall.client.put(f"{space(wall)}/brand", json=looks)
    assert answer.json() == {**looks, "paper": "", "logo": False}
    assert wall.client.put(f"{space(wall)}/brand", json={"paper": "letter"}).json()["name"] == "Nordlicht GmbH"
    board = wall.client.post("/api/templates/customer-billing").json()["id"]
    file = wall.client.get(f"/api/boards/{board}/export", params={"format": "diagram-pdf"})
    text = words(file.content)
    assert "Nordlicht GmbH" in text
    assert "Wertstrom, Ist-Zustand" in text


def test_a_logo_is_drawn_anew_and_given_back(wall: Wall) -> None:
    assert wall.client.get(f"{space(wall)}/brand/logo").status_code == 404
    assert wall.client.put(f"{space(wall)}/brand/logo", content=a_logo()).status_code == 204
    logo = wall.client.get(f"{space(wall)}/brand/logo")
    assert logo.headers["content-type"] == "image/png"
    assert b"canary" not in logo.content
    assert wall.client.get(f"{space(wall)}/brand").json()["logo"] is True
    assert wall.client.delete(f"{space(wall)}/brand/logo").status_code == 204
    assert wall.client.get(f"{space(wall)}/brand").json()["logo"] is False


def test_what_is_no_logo_changes_nothing(wall: Wall) -> None:
    refused = wall.client.put(f"{space(wall)}/brand/logo", content=b"<svg/>")
    assert refused.status_code in (400, 422)
    assert "picture" in refused.text
    assert wall.client.get(f"{space(wall)}/brand").json()["logo"] is False


def test_a_page_can_be_looked_at_before_the_file_is_made(wall: Wall) -> None:
    board = wall.client.post("/api/templates/customer-billing").json()["id"]
    answer = wall.client.get(f"/api/boards/{board}/preview", params={"format": "diagram-png"})
    assert answer.headers["content-type"] == "image/png"
    assert int(answer.headers["leanwall-pages"]) == 1
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size[0] == 1400
    refused = wall.client.get(f"/api/boards/{board}/preview", params={"format": "steps-csv"})
    assert "no pages" in refused.text


def test_a_version_s_file_stays_the_same_when_the_board_moves_on(wall: Wall) -> None:
    board = wall.client.post("/api/templates/customer-billing").json()["id"]
    at = {"format": "diagram-pdf", "version": 0, "date": "2026-12-01"}
    then = wall.client.get(f"/api/boards/{board}/export", params=at).content
    wall.client.patch(f"/api/boards/{board}", json={"title": "Renamed"})
    assert wall.client.get(f"/api/boards/{board}/export", params=at).content == then
    assert "Renamed" in words(wall.client.get(f"/api/boards/{board}/export", params={"format": "diagram-pdf"}).content)


def test_one_manual_holds_the_agreed_processes_only(wall: Wall) -> None:
    at = f"{space(wall)}/manual"
    assert "agreed" in wall.client.get(at, params={"format": "manual-pdf"}).text
    notes = [{"id": "a", "state": "future", "text": "Pay the bill", "process_time": 60}]
    release = [{"id": "r1", "number": "1.0"}]
    signed = [
        {"id": role, "release": "r1", "role": role, "name": "Ann", "at": "2026-11-22T09:00:00Z"}
        for role in ("process_owner", "sponsor")
    ]
    wall.new_board(title="Agreed", notes=notes, releases=release, signatures=signed)
    wall.new_board(title="Waits for signatures", notes=[{**notes[0], "text": "Not signed"}], releases=release)
    wall.new_board(title="Still open", notes=[{**notes[0], "text": "Not yet"}])
    text = words(wall.client.get(at, params={"format": "manual-pdf"}).content)
    assert "Pay the bill" in text
    assert "Not yet" not in text
    assert "Not signed" not in text


def test_what_is_wrong_with_a_look_is_told_in_the_language_of_the_page(wall: Wall) -> None:
    for language, told in (("de-AT", "Eine Farbe schreibt man"), ("en", "A colour is written")):
        refused = wall.client.put(f"{space(wall)}/brand", json={"accent": "red"}, headers={"Accept-Language": language})
        assert (refused.status_code, refused.json()["place"]) == (422, "accent")
        assert told in refused.json()["detail"]


def test_too_many_files_in_a_minute_are_refused_in_the_language_of_the_page(wall: Wall) -> None:
    address = f"/api/boards/{wall.app.first_board}/export?format=nothing"
    answers = [wall.client.get(address, headers={"Accept-Language": "de"}) for _ in range(EXPORTS_A_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [422] * EXPORTS_A_MINUTE + [429]
    assert answers[-1].json()["detail"].startswith("Zu viele Dateien in einer Minute; warten Sie ")
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
