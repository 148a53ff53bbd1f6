"""From today to an agreed future over the API: one real board, the verbs people use, and what they may not do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from leanwall.agreeing import Agreeing
from leanwall.core.reading import read_board, write_board
from tests.support.exported import words
from tests.support.wall import Wall, billing

SIGNED = ("releases", "signatures")


def today(**fields: Any) -> dict[str, Any]:
    """The billing example before anybody thought about its future."""
    content = {**billing(), "whys": [], "actions": [], "reviews": [], **fields}
    content["notes"] = [
        {name: value for name, value in note.items() if not name.startswith("decision")}
        for note in content["notes"]
        if note["state"] == "current"
    ]
    content["links"] = [link for link in content["links"] if link["state"] == "current"]
    return content


def steps_by_id(file: dict[str, Any]) -> dict[str, Any]:
    return {note.id: note for note in read_board(file).notes}


class Board:
    """A board over the API; every call answers with its JSON."""

    def __init__(self, wall: Wall, content: dict[str, Any]) -> None:
        self.wall = wall
        self.id = wall.client.post("/api/boards", json=content).json()["id"]

    def ask(self, path: str, status: int = 200) -> Any:
        answer = self.wall.client.get(f"/api/boards/{self.id}/{path}".rstrip("/"))
        assert answer.status_code == status, answer.text
        return answer.json()

    def post(self, path: str, status: int = 201, **body: Any) -> Any:
        answer = self.wall.client.post(f"/api/boards/{self.id}/{path}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def decide(self, note: str, decision: str | None, status: int = 200, **said: Any) -> Any:
        return self.post("decisions", status, note=note, decision=decision, **said)

    def file(self) -> Any:
        return self.ask("")

    def origins(self) -> list[list[str]]:
        return [note["origins"] for note in self.file()["notes"] if note["state"] == "future"]


def test_a_decision_is_carried_out_and_undone_as_one_change(wall: Wall) -> None:
    board = Board(wall, today())
    board.post("start-future")
    before = board.file()
    done = board.decide("c4", "eliminate", reason="The check moves into pricing.", effect="30 minutes less", seen=None)
    assert ["c4"] not in board.origins()
    assert len(board.origins()) == 9
    assert board.ask("comparison")["lanes"]["clerk"]["after"] != board.ask("comparison")["lanes"]["clerk"]["before"]
    board.post(f"versions/{done['version']}/undo")
    assert steps_by_id(board.file()) == steps_by_id(before)


def test_two_people_who_decide_differently_at_once_get_one_decision_and_a_sentence(wall: Wall) -> None:
    board = Board(wall, today())
    board.post("start-future")
    choices: list[dict[str, Any]] = [
        {"note": "c4", "decision": decision, "reason": decision, "seen": None} for decision in ("eliminate", "simplify")
    ]
    with ThreadPoolExecutor(2) as both:
        path = f"/api/boards/{board.id}/decisions"
        answers = list(both.map(lambda body: wall.client.post(path, json=body), choices))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refusal = next(answer.json() for answer in answers if answer.status_code == 409)
    assert refusal["code"] == "decided_meanwhile" and "Somebody was faster" in refusal["detail"]
    decided = next(note for note in board.file()["notes"] if note["id"] == "c4")["decision"]
    assert (["c4"] in board.origins()) == (decided == "simplify")


def test_variants_stand_beside_each_other_and_one_is_chosen(wall: Wall) -> None:
    board = Board(wall, today())
    board.post("start-future")
    bold = board.post("variants", name="Bold")["variant"]
    board.decide("c6", "eliminate", variant=bold)
    steps = {variant: board.ask(f"comparison?variant={variant}")["figures"]["steps"]["after"] for variant in ("", bold)}
    assert steps == {"": 10, bold: 9}
    assert board.post("variants", 422, name="bold")["detail"].startswith("there is a variant")
    assert board.decide("c6", "keep", 409, variant="nobody")["detail"].startswith("This variant was deleted")


def test_decisions_taken_first_are_carried_out_later_and_only_once(wall: Wall) -> None:
    board = Board(wall, today())
    board.decide("c4", "eliminate")
    assert board.post("decisions/carry-out", 409)["detail"].startswith("There is no future state yet")
    board.post("start-future")
    assert board.post("decisions/carry-out", 200)["change"]
    assert board.post("decisions/carry-out", 200)["change"] is None
    assert len(board.origins()) == 9


def test_quick_wins_are_those_of_the_core(wall: Wall) -> None:
    assert Board(wall, today()).ask("quick-wins")["candidates"][0]["note"] == "c2"


def settled() -> dict[str, Any]:
    """The finished example with what is no error waived."""
    codes = ("duplicate_approval", "overload", "improve_first", "to_agree", "undecided", "decision_without_reason")
    waivers = [{"id": f"waive-{code}", "code": code, "reason": "It is today's map."} for code in codes]
    return {**billing(), "releases": [], "signatures": [], "reviews": [], "waivers": waivers}


def test_people_who_take_over_the_decisions_at_the_same_moment_get_each_action_once(wall: Wall) -> None:
    board = Board(wall, today())
    wanted = [{"text": "Eliminate it", "effect": "a day less", "source": source} for source in ("c4", "w1", "c4")]
    with ThreadPoolExecutor(3) as people:
        told = list(people.map(lambda _: board.post("actions", 200, actions=wanted), range(3)))
    assert sorted(each["added"] for each in told) == [0, 0, 2]
    assert [action["source"] for action in board.file()["actions"]] == ["c4", "w1"]
    undone = next(each["version"] for each in told if each["added"])
    board.post(f"versions/{undone}/undo")
    assert board.file().get("actions", []) == []


def test_people_who_plan_reviews_at_the_same_moment_get_each_day_once(wall: Wall) -> None:
    board = Board(wall, today())
    days = [["2026-12-22", "2027-01-21"], ["2026-12-23", "2027-01-22"]]
    with ThreadPoolExecutor(2) as people:
        told = list(people.map(lambda own: board.post("reviews", 200, days=own, first=True), days))
    assert sorted(each["added"] for each in told) == [0, 2]
    assert [review["due"] for review in board.file()["reviews"]] in days
    assert board.post("reviews", 200, days=["2027-03-01", "2027-03-01"])["added"] == 1
    assert board.post("reviews", 200, days=["2027-03-01"]) == {"version": 2, "change": None, "added": 0}
    refused = board.post("reviews", 422, days=["2027-02-30"])
    assert "no such day" in str(refused)


def test_process_owner_and_sponsor_agree_on_1_0_and_later_edits_make_the_next_draft(wall: Wall) -> None:
    board = Board(wall, settled())
    assert [point for point in board.ask("agreement")["points"] if point["waived"] is None] == []
    release = board.post("releases", name="Workshop result", effective="2026-12-01")["release"]
    path = f"releases/{release}/signatures"
    assert board.post(path, role="process_owner", name="Ana")["agreed"] is False
    assert "has signed" in board.post(path, 409, role="process_owner", name="Eve")["detail"]
    assert board.post(path, role="sponsor", name="Sam")["agreed"] is True
    agreed = board.ask("agreement")["agreed"]
    assert (agreed["number"], agreed["changed"]) == ("1.0", False)
    assert {role: each["name"] for role, each in agreed["signatures"].items()} == {
        "process_owner": "Ana",
        "sponsor": "Sam",
    }
    assert [review["due"] for review in board.file()["reviews"]] == ["2026-12-31", "2027-01-30", "2027-03-01"]
    assert board.ask("history?before=100000")["names"][0]["name"] == "1.0 Workshop result"
    wall.client.patch(f"/api/boards/{board.id}", json={"title": "Billing, again"})
    later = board.ask("agreement")
    assert (later["agreed"]["changed"], later["next"]) == (True, "1.1")


def test_files_are_drafts_until_both_have_signed_and_after_an_edit_and_the_manual_keeps_what_was_signed(
    wall: Wall,
) -> None:
    board = Board(wall, settled())

    def printed() -> str:
        return words(wall.client.get(f"/api/boards/{board.id}/export", params={"format": "checklist-pdf"}).content)

    release = board.post("releases", name="Workshop result", effective="2026-12-01")["release"]
    board.post(f"releases/{release}/signatures", role="process_owner", name="Ana")
    assert "DRAFT" in printed()
    board.post(f"releases/{release}/signatures", role="sponsor", name="Sam")
    assert "DRAFT" not in printed()
    assert "Version 1.0, the first one" in printed()
    wall.client.patch(f"/api/boards/{board.id}", json={"title": "Billing, again"})
    assert "DRAFT" in printed()
    assert "changed since version 1.0" in printed()
    assert not board.ask("workshop?language=en")["version"].startswith("Version")
    manual = words(wall.client.get("/api/workspaces/home/manual", params={"format": "manual-pdf"}).content)
    assert "Billing, again" not in manual
    assert "DRAFT" not in manual
    assert "Version 1.0" in manual


def test_what_was_put_up_for_signing_is_what_is_signed(wall: Wall) -> None:
    board = Board(wall, settled())
    release = board.post("releases", name="First", effective="2026-12-01")["release"]
    wall.client.patch(f"/api/boards/{board.id}", json={"title": "Another board"})
    refused = board.post(f"releases/{release}/signatures", 409, role="sponsor", name="Sam")
    assert refused["code"] == "changed_meanwhile"
    assert wall.client.delete(f"/api/boards/{board.id}/releases/{release}").status_code == 200
    again = board.post("releases", name="Second", effective="2026-12-01")["release"]
    for role in ("sponsor", "process_owner"):
        board.post(f"releases/{again}/signatures", role=role, name="Sam")
    assert wall.client.delete(f"/api/boards/{board.id}/releases/{again}").status_code == 409


def test_an_agreed_version_that_could_not_be_named_is_named_at_the_next_look(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Board(wall, settled())
    release = board.post("releases", name="Workshop result", effective="2026-12-01")["release"]
    board.post(f"releases/{release}/signatures", role="process_owner", name="Ana")
    with monkeypatch.context() as broken:
        broken.setattr(Agreeing, "_name", lambda *_: None)
        board.post(f"releases/{release}/signatures", role="sponsor", name="Sam")
    assert board.ask("history?before=100000")["names"] == []
    board.ask("agreement")
    assert board.ask("history?before=100000")["names"][0]["name"] == "1.0 Workshop result"


def test_a_guest_signs_once_and_puts_no_version_up_or_down(wall: Wall) -> None:
    board = Board(wall, settled())
    answer = wall.client.post(f"/api/boards/{board.id}/links", json={"role": "edit"})
    guest = wall.stranger
    guest.post("/api/join", json={"key": str(answer.json()["url"]).partition("#")[2], "name": "Sam"})
    path = f"/api/boards/{board.id}/releases"
    body: dict[str, Any] = {"name": "Workshop result", "effective": "2026-12-01"}
    assert guest.post(path, json=body).status_code == 403
    release = board.post("releases", **body)["release"]
    assert guest.delete(f"{path}/{release}").status_code == 403
    sign = f"{path}/{release}/signatures"
    assert guest.post(sign, json={"role": "sponsor", "name": "Sam"}).status_code == 201
    refused = guest.post(sign, json={"role": "process_owner", "name": "Ana"})
    assert (refused.status_code, "the other signature is somebody else's" in refused.json()["detail"]) == (409, True)
    assert board.post(f"releases/{release}/signatures", role="process_owner", name="Ana")["agreed"] is True


def test_nobody_signs_while_checks_are_open(wall: Wall) -> None:
    board = Board(wall, today(owner=""))
    refused = board.post("releases", 409, name="Early", effective="2026-12-01")
    assert refused["code"] == "open_checks" and "There is no future state" in refused["detail"]
    assert all(not board.file().get(plural) for plural in SIGNED)


def test_nobody_writes_a_signature_into_the_board_or_undoes_one(wall: Wall) -> None:
    board = Board(wall, settled())
    board.post("releases", name="First", effective="2026-12-01")
    version = board.ask("agreement")["version"]
    with wall.live(board.id) as socket:
        socket.send_json({"type": "hello", "protocol": 1, "outbox": []})
        forged = {"op": "create", "record": "signature", "id": "forged", "fields": {"release": "r", "name": "Sam"}}
        last = wall.client.get(f"/api/boards/{board.id}/history?since={version - 1}").json()["changes"][-1]["id"]
        refusals = []
        for number, op in enumerate([forged, {"op": "undo", "change": last}]):
            socket.send_json({"type": "change", "id": f"c-{number}", "base": version, "ops": [op]})
            while (frame := socket.receive_json())["type"] != "refused":
                pass
            refusals.append(frame["message"])
    assert refusals[0].startswith("Versions and signatures are made by signing")
    assert refusals[1].startswith("What was signed is not undone")
    assert write_board(read_board(board.file())).get("signatures", []) == []


def test_what_a_file_says_was_agreed_is_never_taken_for_this_board_s_own_version(wall: Wall) -> None:
    release = {"id": "R", "number": "1.0", "name": "Elsewhere", "version": 2}
    signed = {"release": "R", "at": "2020-01-01T08:00:00Z"}
    signatures = [{"id": f"S{role}", "role": role, **signed} for role in ("sponsor", "process_owner")]
    board = Board(wall, today(releases=[release], signatures=signatures))
    assert told_of(board, "agreed") == (True, False)  # it came with a file, and nothing has been changed since
    for name in ("One", "Two", "Three"):
        wall.client.patch(f"/api/boards/{board.id}", json={"title": name})
        assert told_of(board, "agreed") == (True, True)
    assert board.ask("agreement")["version"] == 3
    board.post("purge", 200)
    assert told_of(board, "agreed") == (True, True)
    processes = {each["id"]: each for each in wall.client.get("/api/portfolio").json()["processes"]}
    assert processes[board.id]["agreed"]["imported"] is True


def test_a_version_that_a_file_brought_along_unsigned_has_to_be_put_up_again(wall: Wall) -> None:
    board = Board(wall, settled() | {"releases": [{"id": "R", "number": "1.0", "name": "Elsewhere", "version": 0}]})
    assert told_of(board, "proposal") == (True, True)
    refused = board.post("releases/R/signatures", 409, role="sponsor", name="Sam")
    assert refused["code"] == "changed_meanwhile"
    own = board.post("releases", 409, name="First", effective="2026-12-01")
    assert "withdraw that one first" in own["detail"]


def test_after_a_purge_the_agreement_is_still_told_and_what_waited_has_to_be_put_up_again(wall: Wall) -> None:
    board = Board(wall, settled())
    release = board.post("releases", name="First", effective="2026-12-01")["release"]
    sign = f"releases/{release}/signatures"
    board.post(sign, role="sponsor", name="Sam")
    board.post(sign, role="process_owner", name="Ana")
    again = board.post("releases", name="Second", effective="2026-12-01")["release"]
    wall.client.patch(f"/api/boards/{board.id}", json={"title": "Billing, again"})
    board.post("purge", 200)
    assert (told_of(board, "agreed"), told_of(board, "proposal")) == ((False, True), (False, True))
    refused = board.post(f"releases/{again}/signatures", 409, role="sponsor", name="Sam")
    assert refused["code"] == "changed_meanwhile"


def told_of(board: Board, name: str) -> tuple[bool, bool]:
    told = board.ask("agreement")[name]
    return told["imported"], told["changed"]
