"""History over HTTP: a line for each change, versions looked at, named, compared, brought back; nothing hidden told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.support.people import sign_in
from tests.support.wall import Wall, billing

NEWEST = 2**53


class Desk:
    """A board and what the owner does on it over the socket."""

    def __init__(self, wall: Wall, **content: Any) -> None:
        self.wall = wall
        self.id = wall.new_board(**content)
        self.path = f"/api/boards/{self.id}"

    def do(self, *ops: dict[str, Any]) -> int:
        """One change; the version it became."""
        with self.wall.live(self.id) as socket:
            socket.send_json({"type": "hello", "protocol": 1})
            welcome = next(m for m in iter(socket.receive_json, None) if m["type"] == "welcome")
            change = {"type": "change", "id": f"c-{welcome['version']}", "base": welcome["version"], "ops": list(ops)}
            socket.send_json(change)
            for message in iter(socket.receive_json, None):
                assert message["type"] != "refused", message
                if message["type"] == "changes":
                    return int(message["changes"][-1]["version"])
                if message["type"] == "resync":  # who may see what has changed
                    return int(welcome["version"]) + 1
        raise AssertionError

    def content(self) -> dict[str, Any]:
        found: dict[str, Any] = self.wall.client.get(self.path).json()
        return found

    def past(self, **query: Any) -> dict[str, Any]:
        answer = self.wall.client.get(f"{self.path}/history", params={"before": NEWEST, **query})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def acts(self) -> list[dict[str, Any]]:
        """What the last change did."""
        found: list[dict[str, Any]] = self.past(limit=1)["changes"][0]["acts"]
        return found

    def post(self, path: str, **body: Any) -> Any:
        return self.wall.client.post(f"{self.path}/{path}", json=body or None)


@pytest.fixture
def desk(wall: Wall) -> Desk:
    return Desk(wall, **{name: value for name, value in billing().items() if name not in ("format", "version")})


def update(note: str, **fields: Any) -> dict[str, Any]:
    return {"op": "update", "record": "note", "id": note, "fields": fields}


def things(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"things": [{"id": id, "name": name} for id, name in pairs], "count": len(pairs)}


def test_each_kind_of_change_is_told_by_what_it_did(desk: Desk) -> None:
    draft = things(("c3", "Price and draft invoice"))
    desk.do(update("c3", lane="sales", x=100))
    assert desk.acts() == [{"record": "note", "verb": "moved", "to": "Sales admin", **draft}]
    desk.do(update("c3", x=480, y=30))
    assert desk.acts() == [{"record": "note", "verb": "arranged", **draft}]
    desk.do(update("c3", process_time=900.0))
    assert desk.acts() == [{"record": "note", "verb": "set", "fields": {"process_time": 900.0}, **draft}]
    desk.do({"op": "edit", "record": "note", "id": "c3", "field": "text", "splices": [[0, 5, "Cost"]]})
    assert desk.acts() == [{"record": "note", "verb": "wrote", **things(("c3", "Cost and draft invoice"))}]
    fields = {"state": "current", "kind": "step", "lane": "clerk", "text": "Call"}
    link = {"state": "current", "source": "c3", "target": "n-1"}
    desk.do(
        {"op": "create", "record": "note", "id": "n-1", "fields": fields},
        {"op": "create", "record": "link", "id": "l-1", "fields": link},
    )
    assert desk.acts() == [{"record": "note", "verb": "added", "to": "Billing clerk", **things(("n-1", "Call"))}]
    desk.do({"op": "delete", "record": "link", "id": "l-1"})
    (act,) = desk.acts()
    assert (act["verb"], act["from"], act["to"]) == ("disconnected", "Cost and draft invoice", "Call")


def test_what_follows_from_a_deletion_is_not_told(desk: Desk) -> None:
    joins = {"state": "current", "source": "c2", "target": "c4"}
    desk.do(
        {"op": "delete", "record": "note", "id": "c3"}, {"op": "create", "record": "link", "id": "l-1", "fields": joins}
    )
    (act,) = desk.acts()
    assert (act["verb"], act["things"][0]["name"]) == ("deleted", "Price and draft invoice")
    desk.do({"op": "delete", "record": "lane", "id": "clerk"})
    (act,) = desk.acts()
    assert (act["verb"], act["record"], act["things"][0]["name"]) == ("deleted", "lane", "Billing clerk")


def test_history_comes_in_pages_from_the_newest_down_to_the_making(desk: Desk) -> None:
    versions = [desk.do(update("c3", x=float(n))) for n in range(5)]
    assert versions == [1, 2, 3, 4, 5]
    first = desk.past(limit=3)
    assert [entry["version"] for entry in first["changes"]] == [5, 4, 3]
    rest = desk.past(before=3, limit=3)
    assert [entry["version"] for entry in rest["changes"]] == [2, 1, 0]
    assert [entry["by"] for entry in rest["changes"]] == [first["changes"][0]["by"]] * 3
    assert first["people"][first["changes"][0]["by"]]["name"] == "Owner"
    assert first["version"] == 5
    assert [entry["version"] for entry in desk.past(before=1)["changes"]] == [0]
    assert desk.past(before=0)["changes"] == []
    since = desk.wall.client.get(f"{desk.path}/history?since=3").json()["changes"]
    assert [(entry["version"], entry["ops"][0]["fields"]) for entry in since] == [(4, {"x": 3}), (5, {"x": 4})]


def test_a_version_is_named_and_named_anew(desk: Desk) -> None:
    version = desk.do(update("c3", process_time=900.0))
    assert desk.post(f"versions/{version}/name", name=" agreed v1.0 ").status_code == 204
    assert desk.post("versions/0/name", name="As found").status_code == 204
    assert [(each["version"], each["name"]) for each in desk.past()["names"]] == [(0, "As found"), (1, "agreed v1.0")]
    desk.post(f"versions/{version}/name", name="agreed v1.1")
    assert [each["name"] for each in desk.past()["names"]] == ["As found", "agreed v1.1"]
    assert desk.wall.client.get(f"{desk.path}/history").json()["changes"][0]["name"] == "agreed v1.1"


def test_two_versions_are_compared_record_by_record_and_figure_by_figure(desk: Desk) -> None:
    note = {"state": "current", "kind": "problem", "lane": "clerk", "text": "Too slow"}
    desk.do(
        update("c3", process_time=900.0, lane="sales"), {"op": "create", "record": "note", "id": "n-1", "fields": note}
    )
    desk.do({"op": "delete", "record": "note", "id": "c9"})
    found = desk.wall.client.get(f"{desk.path}/versions/0/differences").json()
    assert (found["before"], found["after"]) == (0, 2)
    assert [each["id"] for each in found["added"]] == ["n-1"]
    assert "c9" in [each["id"] for each in found["deleted"]]
    (changed,) = [each for each in found["changed"] if each["id"] == "c3"]
    assert changed["fields"] == [
        {"field": "lane", "before": "clerk", "after": "sales"},
        {"field": "process_time", "before": 600, "after": 900},
    ]
    assert (found["names"]["clerk"], found["names"]["sales"]) == ("Billing clerk", "Sales admin")
    steps = found["figures"]["current"]["steps"]
    assert (steps["before"], steps["after"]) == (10, 8)  # with c9 goes the last step, which only it led to
    earlier = desk.wall.client.get(f"{desk.path}/versions/0/figures?state=current").json()
    assert earlier["figures"]["steps"]["value"] == 10
    same = desk.wall.client.get(f"{desk.path}/versions/1/differences?with=1").json()
    assert same["added"] == same["changed"] == same["deleted"] == []


def test_a_restore_is_one_change_that_everyone_hears_and_its_author_can_take_back(desk: Desk) -> None:
    review = {"op": "create", "record": "review", "id": "r-1", "fields": {"due": "2026-12-01"}}
    before = desk.content()
    desk.do(update("c3", process_time=900.0), {"op": "delete", "record": "lane", "id": "clerk"}, review)
    desk.do({"op": "delete", "record": "note", "id": "c4"})
    after = desk.content()
    with desk.wall.live(desk.id) as other:
        other.send_json({"type": "hello", "protocol": 1})
        answer = desk.post("versions/0/restore")
        assert (answer.status_code, answer.json()) == (201, {"version": 3})
        heard = next(m for m in iter(other.receive_json, None) if m["type"] == "changes")
    assert [change["version"] for change in heard["changes"]] == [3]
    assert by_id({**desk.content(), "reviews": []}) == by_id({**before, "reviews": []})
    assert by_id(desk.content())["reviews"].keys() == {*by_id(before)["reviews"], "r-1"}
    assert desk.past(limit=1)["changes"][0]["id"].startswith("restore-0-")
    assert desk.post("versions/3/undo").json() == {"version": 4}
    assert by_id(desk.content()) == by_id(after)
    again = desk.post("versions/4/restore")
    assert (again.status_code, again.json()["code"]) == (409, "gone")


def by_id(content: dict[str, Any]) -> dict[str, Any]:
    """Restored records stand at the end of their arrays, and a field taken back stands at its default."""
    return {
        plural: {row["id"]: {n: v for n, v in row.items() if v is not None} for row in rows}
        for plural, rows in content.items()
        if isinstance(rows, list)
    }


def test_only_ones_own_change_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    version = desk.do(update("c3", process_time=900.0))
    ben = colleague(desk.wall, tmp_path, "Ben")
    answer = ben.post(f"{desk.path}/versions/{version}/undo")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert ben.post(f"{desk.path}/versions/99/undo").status_code == 404
    assert ben.post(f"{desk.path}/versions/0/undo").status_code == 404


def colleague(wall: Wall, folder: Path, name: str, role: str = "edit") -> TestClient:
    """Somebody else of the same workspace."""
    client = wall.stranger
    client.portal = wall.client.portal  # one server has one event loop
    client.cookies.set("leanwall_8765", sign_in(folder, name, role)["secret"])
    assert client.get("/api/me").json()["name"] == name
    return client


def test_what_is_hidden_is_in_no_version_no_line_and_no_difference(desk: Desk, tmp_path: Path) -> None:
    ben = colleague(desk.wall, tmp_path, "Ben")
    note = {"state": "current", "kind": "problem", "lane": "clerk", "text": "SECRET"}
    desk.do({"op": "create", "record": "note", "id": "open", "fields": note})
    desk.do({"op": "create", "record": "note", "id": "shut", "fields": {**note, "hidden": True}})
    desk.do(update("open", hidden=True))
    desk.do({"op": "create", "record": "comment", "id": "on", "fields": {"about": "open", "text": "SECRET too"}})
    pages = [
        "history?before=99",
        "history",
        "versions/0/differences",
        "versions/1/differences?with=3",
        *(f"versions/{version}" for version in range(5)),
        *(f"versions/{version}/figures" for version in range(5)),
    ]
    for page in pages:
        assert "SECRET" not in ben.get(f"{desk.path}/{page}").text, page
    assert "SECRET" in desk.wall.client.get(f"{desk.path}/history?before=99").text
    assert ben.post(f"{desk.path}/versions/0/restore").status_code in (201, 409)
    assert {"open", "shut"} <= {each["id"] for each in desk.content()["notes"]}
    assert desk.post("versions/0/restore").status_code == 201
    assert {"open", "shut"}.isdisjoint(each["id"] for each in desk.content()["notes"])


def test_who_may_only_look_changes_no_history(desk: Desk, tmp_path: Path) -> None:
    desk.do(update("c3", x=1.0))
    for role in ("view", "comment"):
        guest = colleague(desk.wall, tmp_path, role, role)
        assert guest.get(f"{desk.path}/history?before=99").status_code == 200
        for verb, body in (("name", {"name": "x"}), ("restore", None), ("undo", None)):
            answer = guest.post(f"{desk.path}/versions/1/{verb}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "history?before=-1", None, 422),
        ("GET", "history?before=x", None, 422),
        ("GET", "history?limit=0", None, 422),
        ("GET", "versions/99", None, 404),
        ("GET", "versions/99/figures", None, 404),
        ("GET", "versions/0/figures?state=past", None, 422),
        ("GET", "versions/0/differences?with=99", None, 404),
        ("GET", "versions/99/differences?with=0", None, 404),
        ("GET", "versions/0/differences?with=-1", None, 422),
        ("POST", "versions/99/name", {"name": "x"}, 404),
        ("POST", "versions/0/name", {"name": ""}, 422),
        ("POST", "versions/0/name", {"name": "  "}, 422),
        ("POST", "versions/0/name", {"name": "x" * 301}, 422),
        ("POST", "versions/0/name", {}, 422),
        ("POST", "versions/x/restore", None, 422),
        ("POST", "versions/99/restore", None, 404),
        ("POST", "versions/0/restore", None, 409),
        ("POST", "versions/99/undo", None, 404),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(desk: Desk, method: str, path: str, body: Any, status: int) -> None:
    before = desk.content()
    answer = desk.wall.client.request(method, f"{desk.path}/{path}", json=body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.json()["detail"].endswith(".")
    assert desk.content() == before
