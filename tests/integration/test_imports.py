"""Tables over HTTP and on the command line: one reading, the same refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leanwall.cli import main
from tests.support.spreadsheets import xlsx
from tests.support.wall import Wall

TABLE = "Step,Role,PT (min),LT (h),%C&A\nReceive,Clerk,30,2,90\nCheck,Boss,15,9,80\n"
REFUSED = "Step 2: lead time 10 min is shorter than its work time 25 min; did you mean waiting time?"


def send(wall: Wall, table: str | bytes, **asked: Any) -> Any:
    return wall.client.post("/api/imports", params=asked, content=table, headers={"content-type": "text/csv"})


def test_a_table_becomes_a_board_with_its_figures(wall: Wall) -> None:
    answer = send(wall, TABLE, title="Orders", convention="lead-time-includes-work")
    assert (answer.status_code, answer.json()["remarks"]) == (201, [])
    board = answer.json()["id"]
    assert wall.client.get(f"/api/boards/{board}").json()["title"] == "Orders"
    figures = wall.client.get(f"/api/boards/{board}/figures?state=current").json()["figures"]
    assert figures["lead_time"]["value"] == 11 * 3600
    assert figures["rolled_complete_accurate"]["value"] == pytest.approx(0.72)


def test_what_the_table_does_not_say_is_asked_with_a_code_of_its_own(wall: Wall) -> None:
    for table, asked, code in (
        (TABLE, {}, "convention"),
        (TABLE.replace(" (min)", ""), {"convention": "lead-time-is-wait"}, "unit"),
    ):
        answer = send(wall, table, **asked)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert answer.json()["detail"].endswith(".")


def test_a_refused_table_makes_no_board(wall: Wall) -> None:
    before = wall.client.get("/api/boards").json()
    answer = send(wall, "Step,PT,LT\nA,1 min,2 min\nB,25 min,10 min\n", convention="lead-time-includes-work")
    assert (answer.status_code, answer.json()["place"], answer.json()["detail"]) == (422, "row 3", REFUSED)
    for asked in ({"hours_per_day": "nan"}, {"accuracy": "maybe"}, {"title": "x" * 301}):
        assert send(wall, TABLE, **asked).status_code == 422
    assert send(wall, b"\x00\xff").status_code == 422
    assert send(wall, " " * (6 * 2**20)).status_code == 413
    assert wall.client.get("/api/boards").json() == before


def test_a_stranger_imports_nothing(wall: Wall) -> None:
    for path in ("/api/imports", "/api/imports/notes", "/api/imports/rows"):
        assert wall.stranger.post(path, content=TABLE).status_code == 401


def test_a_table_for_a_wall_that_is_there_comes_as_notes_and_makes_no_board(wall: Wall) -> None:
    before = wall.client.get("/api/boards").json()
    answer = wall.client.post("/api/imports/notes", content=xlsx([["Step", "Role", "PT (min)"], ["Check", "Clerk", 5]]))
    board = answer.json()["board"]
    assert [(lane["name"]) for lane in board["lanes"]] == ["Clerk"]
    assert [(note["text"], note["process_time"]) for note in board["notes"]] == [("Check", 300)]
    assert wall.client.get("/api/boards").json() == before


def test_columns_without_known_headings_are_asked_for_once(wall: Wall) -> None:
    table = "Check;Clerk;5\nApprove;Boss;7\n"
    assert send(wall, table).json()["code"] == "columns"
    rows = wall.client.post("/api/imports/rows", content=table).json()
    assert rows == {"rows": [["Check", "Clerk", "5"], ["Approve", "Boss", "7"]], "count": 2}
    said = {"columns": "step,lane,work", "times_in": "min"}
    notes = wall.client.post("/api/imports/notes", params=said, content=table).json()["board"]["notes"]
    assert [(note["text"], note["process_time"]) for note in notes] == [("Check", 300), ("Approve", 420)]
    below = wall.client.post("/api/imports/notes", params={**said, "skip": 1}, content=table).json()["board"]["notes"]
    assert [note["text"] for note in below] == ["Approve"]
    for wrong in ("lane,work", "step,step", "step,nonsense"):
        assert send(wall, table, columns=wrong).json()["place"] == "columns"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    return code, *capsys.readouterr()


def test_the_command_writes_the_board_that_the_server_would_make(
    wall: Wall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "Orders.csv", tmp_path / "board.json"
    table.write_text(TABLE)
    convention = "lead-time-includes-work"
    code, said, complained = run(capsys, "import", str(table), "--convention", convention, "--out", str(out))
    assert (code, complained) == (0, "")
    assert "2 notes, 2 lanes" in said
    made = send(wall, TABLE, title="Orders", convention=convention).json()["id"]
    assert json.loads(out.read_text("utf-8")) == wall.client.get(f"/api/boards/{made}").json()


def test_the_command_asks_for_the_convention_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "Orders.csv", tmp_path / "board.json"
    table.write_text(TABLE)
    code, said, complained = run(capsys, "import", str(table), "--out", str(out))
    assert (code, said, out.exists()) == (2, "", False)
    assert "lead-time-includes-work" in complained
    assert len(complained.splitlines()) == 1


def test_without_a_place_to_write_the_board_goes_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("Schritt\tMood\tBZ (min)\nPrüfen\tgut\t2,5\n", "utf-8")
    code, said, complained = run(capsys, "import", str(table))
    assert (code, json.loads(said)["notes"][0]["process_time"]) == (0, 150)
    assert "“Mood”" in complained
