"""Boards from strangers: whatever stands in their fields is drawn as words, and nothing is read, fetched or run."""

from __future__ import annotations

import http.server
import io
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pikepdf
import pytest

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.errors import BadInput
from leanwall.export.brand import Brand
from leanwall.export.formats import FORMATS, Options, export_all
from tests.support.exported import addresses, made, unpacked, words

SECRET = "canary-7f3a-in-a-file"


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that nobody may call, and the calls it got."""
    calls: list[str] = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", calls
    server.shutdown()
    server.server_close()


def payloads(address: str, file: Path) -> list[str]:
    return [
        f'<img src="file://{file}"/>',
        f'<img src="{file}" width="10" height="10"/>',
        f'<img src="{address}/img.png"/>',
        f'<para><a href="{address}/a">x</a></para>',
        f'<font color="[{address}]">x</font>',
        "<font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('true') for Word in []]]]\">x</font>",
        f"@import url({address}/css);",
        f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{file}'>]>&e;",
        f"<script>fetch('{address}/js')</script>",
        f"</title><image href='{address}/svg.png'/>",
        ") Tj ET /JS (app.alert(1)) ( <FEFF0041> ] TJ",
        "\u202e\u0000\x1b[2J%PDF-1.4 endobj",
        '=HYPERLINK("' + address + '/x","y")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "＝1+1",
        "{{7*7}} ${7*7} %(x)s {0}",
    ]


def a_hostile_board(texts: list[str]) -> Board:
    """Every payload in every field that people can write."""
    notes = []
    for state in ("current", "future"):
        for i, text in enumerate(texts):
            told = {"text": text, "quality_check": text, "decision_reason": text, "value_reason": text}
            notes.append({"id": f"{state}{i}", "state": state, "lane": f"l{i}", "x": i, "process_time": 60, **told})
    notes += [{"id": f"p{i}", "kind": "problem", "about": f"current{i}", "text": t} for i, t in enumerate(texts)]
    links = [
        {
            "id": f"k{i}",
            "source": f"current{i + 1}",
            "target": f"current{i}",
            "kind": "rework",
            "probability": 0.1,
            "text": t,
        }
        for i, t in enumerate(texts[:-1])
    ]
    facts = dict.fromkeys(("title", "customer", "owner", "sponsor"), texts[0])
    facts |= dict.fromkeys(("purpose", "starts_when", "ends_when"), "\n".join(texts))
    lanes = [{"id": f"l{i}", "name": text[:300]} for i, text in enumerate(texts)]
    facts["freed_time_use"] = texts[0]
    plan = [{"id": f"a{i}", "text": text, "who": text, "effect": text} for i, text in enumerate(texts)]
    plan = [{**action, "due": "2026-12-01"} for action in plan]
    whys = [
        {"id": f"w{i}", "problem": f"p{i}", "text": t, "is_root": True, "countermeasure": t}
        for i, t in enumerate(texts)
    ]
    rest = {"actions": plan, "whys": whys, "reviews": [{"id": "v1", "due": "2027-01-04"}]}
    return read_board(
        {"format": "leanwall.board", "version": 1, **facts, "lanes": lanes, "notes": notes, "links": links, **rest}
    )


@pytest.mark.parametrize("format", FORMATS)
def test_payloads_in_every_field_fetch_nothing_and_read_nothing(
    format: str, tmp_path: Path, canary: tuple[str, list[str]]
) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET, encoding="utf-8")
    texts = payloads(canary[0], file)
    brand = Brand(name=" ".join(texts)[:120], footer=" ".join(reversed(texts))[:200])
    result = made(a_hostile_board(texts), format, brand=brand, people=tuple(texts))
    assert canary[1] == []
    assert SECRET.encode() not in unpacked(result.data)
    assert re.fullmatch(r"[\w.-]+", result.filename)


def test_the_canary_would_hear_a_call(canary: tuple[str, list[str]]) -> None:
    httpx.get(f"{canary[0]}/heard", timeout=30)
    assert canary[1] == ["/heard"]


@pytest.mark.parametrize(
    "name", ["../../x", "a/b\\c", "CON", "nul.pdf", "\r\nSet-Cookie: x", "\u202egnp.exe", "x" * 300, "///", ""]
)
def test_no_name_of_a_board_or_a_client_leads_a_file_out_of_its_folder(name: str) -> None:
    board = a_hostile_board(["Pay"]).model_copy(update={"title": name})
    brand = Brand(name=name[:120])
    for file in (made(board, "checklist-pdf", brand=brand), export_all([board], "manual-pdf", Options(brand=brand))):
        assert re.fullmatch(r"[a-z0-9][\w.-]{4,150}\.pdf", file.filename), file.filename
        assert not file.filename.startswith(("con.", "nul."))


def test_markup_is_printed_as_the_words_it_is(tmp_path: Path) -> None:
    board = a_hostile_board(['<img src="file:///etc/passwd"/>', "<b>bold</b> &amp;"])
    text = words(made(board, "checklist-pdf").data)
    assert '<img src="file:///etc/passwd"/>' in text
    assert "<b>bold</b> &amp;" in text


def test_no_pdf_holds_anything_that_runs(tmp_path: Path) -> None:
    for format in ("checklist-pdf", "diagram-pdf"):
        path = tmp_path / "out.pdf"
        path.write_bytes(made(a_hostile_board(payloads("http://127.0.0.1:9", tmp_path)), format).data)
        with pikepdf.open(path) as pdf:
            found = {str(key) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) for key in item.keys()}  # noqa: SIM118
        assert not found & {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction", "/AA"}


def test_no_svg_holds_anything_that_runs_or_points_outside(tmp_path: Path) -> None:
    svg = made(a_hostile_board(payloads("http://127.0.0.1:9", tmp_path)), "diagram-svg").data
    names = set(re.findall(rb"<([\w!?]+)", svg))
    assert names <= {b"svg", b"title", b"desc", b"defs", b"path", b"rect", b"g", b"use"}
    assert all(target.startswith(b"#") for target in re.findall(rb"href=\"([^\"]*)\"", svg))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "\t=1"])
def test_no_cell_of_the_step_list_starts_like_a_formula(text: str) -> None:
    board = read_board({"format": "leanwall.board", "version": 1, "notes": [{"id": "a", "text": text}]})
    rows = made(board, "steps-csv").data.decode("utf-8-sig").splitlines()
    cell = rows[1].split(",")[3]
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["a;=cmd|' /C calc'!A0;b", "a; +1", "a;＝1"])
def test_no_part_behind_a_semicolon_starts_like_a_formula_either(text: str) -> None:
    board = read_board({"format": "leanwall.board", "version": 1, "notes": [{"id": "a", "text": text}]})
    cell = made(board, "steps-csv").data.decode("utf-8-sig").splitlines()[1].split(",")[3]
    assert all(part.strip()[:1] not in ("=", "+", "-", "@", "＝") for part in cell.split(";"))


def test_a_how_to_link_with_any_letters_opens_from_every_file_and_keeps_none_that_breaks_one() -> None:
    note = {
        "id": "a",
        "state": "future",
        "text": "Pay",
        "instructions_url": "https://firma.de/Pr\u00fcfung\x01\u202e.pdf",
    }
    board = read_board({"format": "leanwall.board", "version": 1, "notes": [note]})
    for format in ("checklist-pdf", "manual-pdf"):
        assert addresses(made(board, format).data) == ["https://firma.de/Pr%C3%BCfung.pdf"]
    word = unpacked(made(board, "manual-docx").data).decode("utf-8", "replace")
    assert 'Target="https://firma.de/Pr%C3%BCfung.pdf"' in word
    assert "https://firma.de/Prüfung.pdf</w:t>" in word


def test_notes_that_were_never_on_the_map_and_people_s_names_are_in_no_export() -> None:
    secret = "canary-author@example.com"
    notes = [
        {"id": "a", "text": "Shown", "process_time": 60, "author": secret},
        {"id": "f", "state": "future", "text": "Future", "author": secret},
        {"id": "h", "text": "canary-hidden", "hidden": True},
    ]
    comments = [
        {"id": "c", "about": "a", "text": "Is that so?", "author": secret},  # open ones are in the workshop's summary
        {"id": "d", "about": "a", "text": "canary-settled", "resolved": True, "author": secret},
        {"id": "e", "about": "h", "text": "canary-about-hidden", "author": secret},
    ]
    board = read_board({"format": "leanwall.board", "version": 1, "notes": notes, "comments": comments})
    for format in FORMATS:
        try:
            data = made(board, format).data
        except BadInput:  # a plan without actions
            continue
        if format == "board-json":  # what was settled is still on the wall
            data = data.replace(b"canary-settled", b"")
        assert b"canary-" not in unpacked(data), format


def test_the_canaries_would_be_found_if_hidden_notes_were_not_left_out() -> None:
    """The test above has teeth: what is not hidden is found in just this way."""
    shown = {"id": "h", "text": "canary-hidden", "hidden": False, "process_time": 60}
    notes = [{"id": "a", "text": "Shown", "process_time": 60, "x": 9}, shown, {**shown, "id": "f", "state": "future"}]
    board = read_board({"format": "leanwall.board", "version": 1, "notes": notes})
    for format in ("checklist-pdf", "diagram-pdf", "summary-pdf", "manual-pdf", "steps-csv"):
        data = made(board, format).data
        found = words(data) if data.startswith(b"%PDF") else data.decode("utf-8")
        assert "canary-hidden" in found, format
    for format in ("workbook-xlsx", "summary-pptx", "manual-docx"):
        with zipfile.ZipFile(io.BytesIO(made(board, format).data)) as package:
            assert any(b"canary-hidden" in package.read(name) for name in package.namelist()), format


def test_a_pathological_board_comes_out_in_time() -> None:
    notes = [
        {
            "id": f"n{i}",
            "x": 1e9 - i,
            "y": -1e9,
            "text": ("שלום " * 1_900 if i % 50 == 0 else f"Step {i}"),
            "process_time": 1e10,
        }
        for i in range(400)
    ]
    board = read_board({"format": "leanwall.board", "version": 1, "notes": notes})
    result = made(board, "diagram-pdf", state="current")
    assert result.pages > 5
