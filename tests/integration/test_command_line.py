"""The commands on board files, as people and programs call them: exit codes, JSON, sentences, whole files."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from leanwall.cli import main
from leanwall.core.compare import compare
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board
from tests.support.boards import BILLING
from tests.support.wall import billing

FIGURES_SHOWN = ("Lead time", "Process time", "Activity ratio", "Rolled %C&A")
COMMANDS = (["measure"], ["compare"], ["check"], ["export", "--format", "diagram-png", "--out", "never.png"])


class Ran:
    """What one command did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = main(arguments)
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: Ran(capsys, *arguments)


@pytest.mark.parametrize("state", ["current", "future"])
def test_measure_gives_programs_the_calculators_values(run: Any, state: str) -> None:
    done = run("measure", str(BILLING), "--state", state, "--json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == measure(read_board(billing()), state)


def test_measure_gives_people_a_table_with_units(run: Any) -> None:
    done = run("measure", str(BILLING))
    assert done.code == 0
    assert "1 d = 8 h" in done.out
    for title in FIGURES_SHOWN:
        assert title in done.out
    assert "10.1 d" in done.out
    assert "291600" not in done.out


def test_what_is_missing_is_named_and_not_guessed(run: Any, tmp_path: Path) -> None:
    content = billing()
    next(note for note in content["notes"] if note["id"] == "c3").pop("process_time")
    (tmp_path / "b.json").write_text(json.dumps(content))
    done = run("measure", "b.json")
    assert done.code == 0
    assert "incomplete: Price and draft invoice" in done.out


def test_compare_shows_before_after_and_each_step(run: Any) -> None:
    as_json = run("compare", str(BILLING), "--json")
    assert json.loads(as_json.out) == compare(read_board(billing()))
    table = run("compare", str(BILLING))
    assert "before" in table.out
    assert "gone" in table.out
    assert "h a month" in table.out


def test_check_tells_by_its_exit_code_whether_the_map_has_errors(run: Any, tmp_path: Path) -> None:
    assert run("check", str(BILLING)).code == 0
    loop = {
        "format": "leanwall.board",
        "version": 1,
        "notes": [{"id": "a"}, {"id": "b"}],
        "links": [{"id": "l", "source": "a", "target": "b"}, {"id": "m", "source": "b", "target": "a"}],
    }
    (tmp_path / "loop.json").write_text(json.dumps(loop))
    done = run("check", "loop.json", "--json")
    severities = {finding["severity"] for finding in json.loads(done.out)["states"]["current"]}
    assert (done.code, "error" in severities) == (1, True)
    assert "error:" in run("check", "loop.json").out


def test_a_dash_reads_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BILLING.read_bytes())))
    assert json.loads(run("measure", "-", "--json").out)["state"] == "current"


def test_the_schema_is_printed_as_it_is_shipped(run: Any) -> None:
    assert json.loads(run("schema").out) == json.loads((BILLING.parents[1] / "board.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "start"), [("checklist-pdf", b"%PDF-"), ("diagram-png", b"\x89PNG"), ("diagram-svg", b"<")]
)
def test_export_writes_a_whole_file(run: Any, tmp_path: Path, name: str, start: bytes) -> None:
    done = run("export", str(BILLING), "--format", name, "--out", "out.file")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "out.file").read_bytes().startswith(start)
    assert done.out.startswith("out.file")
    assert (tmp_path / "out.file").stat().st_mode & 0o444 == 0o444
    assert [path.name for path in tmp_path.iterdir()] == ["out.file"]


def test_export_finds_a_speaking_name_by_itself(run: Any, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    assert run("export", str(BILLING), "--format", "diagram-svg").code == 0
    assert run("export", str(BILLING), "--format", "diagram-svg", "--out", "files").code == 0
    (here,) = tmp_path.glob("*.svg")
    (there,) = (tmp_path / "files").iterdir()
    assert here.name == there.name
    assert here.name.startswith("customer-billing")


BAD_FILES = {
    "empty": ("", ""),
    "broken": ('{"format":', "line 1"),
    "newer": ('{"format": "leanwall.board", "version": 9}', "version"),
    "time": (
        '{"format": "leanwall.board", "version": 1, "notes": [{"id": "a", "process_time": "soon"}]}',
        "notes[0].process_time",
    ),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(("content", "place"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_one_sentence_with_its_place(
    run: Any, tmp_path: Path, command: list[str], content: str, place: str
) -> None:
    (tmp_path / "bad.json").write_text(content)
    done = run(command[0], "bad.json", *command[1:])
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.strip().splitlines()
    assert line.startswith(f"leanwall: {place}")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


@pytest.mark.parametrize("name", ["nothing.json", ".", "nul\x00.json"])
def test_a_file_that_cannot_be_read_is_said(run: Any, name: str) -> None:
    done = run("measure", name)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "powerpoint"),
        ("--format", "diagram-png", "--size", "a9"),
        ("--format", "diagram-png", "--state", "past"),
        ("--format", "checklist-pdf", "--lane", "nobody"),
        ("--format", "diagram-png", "--page", "99"),
    ],
)
def test_a_wish_that_cannot_be_leaves_no_file(run: Any, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run("export", str(BILLING), *options)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_keeps_what_was_there(run: Any, tmp_path: Path) -> None:
    done = run("export", str(BILLING), "--format", "steps-csv", "--out", "no/such/folder/a.csv")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert "--out" in done.err


def test_a_reader_that_had_enough_is_no_error() -> None:
    pipe = f"{sys.executable} -m leanwall schema | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", pipe], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_is_written_to_and_a_link_is_followed(run: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with subprocess.Popen(["cat", "pipe"], cwd=tmp_path, stdout=subprocess.PIPE) as reader:
        assert run("export", str(BILLING), "--format", "board-json", "--out", "pipe").code == 0
        assert reader.communicate(timeout=20)[0].startswith(b"{")
    assert run("export", str(BILLING), "--format", "board-json", "--out", "link").code == 0
    assert (tmp_path / "file").read_bytes().startswith(b"{")
    assert (tmp_path / "link").is_symlink()


def test_a_name_that_is_too_long_is_a_sentence(run: Any, tmp_path: Path) -> None:
    done = run("export", str(BILLING), "--format", "steps-csv", "--out", "x" * 300)
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert "--out" in done.err


def test_text_of_a_board_does_not_steer_the_terminal(run: Any, tmp_path: Path) -> None:
    evil = "\x1b]0;mine\x07\x1b[2J\u202eabc"
    board = {"format": "leanwall.board", "version": 1, "title": evil, "lanes": [{"id": "l", "name": evil}]}
    (tmp_path / "evil.json").write_text(json.dumps({**board, "notes": [{"id": "a", "lane": "l", "text": evil}]}))
    for command in ("measure", "check", "compare"):
        done = run(command, "evil.json")
        assert not {"\x1b", "\x07", "\u202e"} & set(done.out)
    assert run("measure", "no\n\x1b[31mfile").err == "leanwall: no [31mfile: there is no such file.\n"


@pytest.mark.parametrize("command", [["measure"], ["compare", "--json"], ["check", "--json"], ["schema"]])
def test_a_terminal_with_few_letters_still_gets_an_answer(command: list[str]) -> None:
    files = [] if command == ["schema"] else [str(BILLING)]
    done = subprocess.run(
        [sys.executable, "-m", "leanwall", *command, *files],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if command != ["measure"]:
        json.loads(done.stdout.decode("ascii"))


@pytest.mark.parametrize(("redirect", "code"), [("> /dev/full", 2), (">&-", 0), ("2>&-", 0)])
def test_an_output_that_is_full_or_closed_is_no_fault(redirect: str, code: int) -> None:
    command = f"{sys.executable} -m leanwall measure {BILLING} {redirect}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert ("can't be written" in done.stderr) == (code == 2)
    assert done.stderr.count("\n") == (code == 2)


def test_a_fault_of_ours_is_no_traceback(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a person's text")

    monkeypatch.setattr("leanwall.cli.boardfiles.measure", broken)
    done = run("measure", str(BILLING))
    assert done.code == 70
    assert "person's text" not in done.err
    assert "Traceback" not in done.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for command in ("serve", "measure", "compare", "check", "export", "schema"):
        assert f"leanwall {command} " in text or f"    {command} " in text


LOADING = """
import os, signal, sys
class Meanwhile:
    def find_spec(self, name, path=None, target=None):
        if name == "leanwall.cli.commands":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Meanwhile())
from leanwall.cli import main
main(["schema"])
"""


def test_whoever_thinks_better_of_it_while_libraries_load_sees_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
