"""The table of formats: every one makes its file, and nonsense is refused in words."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any

import pytest

from leanwall.errors import BadInput
from leanwall.export.brand import Brand
from leanwall.export.formats import FORMATS, Options, export
from leanwall.export.jobs import options_from_json, options_to_json
from tests.support.a_map import a_map
from tests.support.boards import BILLING
from tests.support.exported import billing, made

BEGINNINGS = {
    "pdf": b"%PDF-1.7",
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<svg ",
    "json": b"{",
    "ics": b"BEGIN:VCALENDAR",
    "csv": b"\xef\xbb\xbf",
}
BEGINNINGS |= dict.fromkeys(("pptx", "docx", "xlsx"), b"PK\x03\x04")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_makes_a_file_of_its_kind(format: str) -> None:
    result = made(billing(), format)
    assert result.data.startswith(BEGINNINGS[FORMATS[format].extension])
    assert result.media_type == FORMATS[format].media_type
    assert result.filename.endswith(FORMATS[format].extension)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_board_gives_the_same_bytes(format: str) -> None:
    assert made(billing(), format).data == made(billing(), format).data


def test_another_process_with_other_chance_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; from leanwall.core.reading import read_board\n"
        "from leanwall.export.formats import Options, export\n"
        "board = read_board(open(sys.argv[1], 'rb').read())\n"
        "for name in sys.argv[2:]: print(name, hashlib.sha256(export(board, name, Options()).data).hexdigest())"
    )
    names = [name for name in FORMATS if name != "diagram-png"]  # its picture is the PDF's
    command = [sys.executable, "-c", program, str(BILLING), *names]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "77"})
    here = [f"{name} {hashlib.sha256(export(billing(), name, Options()).data).hexdigest()}" for name in names]
    assert said.stdout.splitlines() == here


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"checklist-pdf, diagram-pdf, .* or reviews-ics"):
        export(billing(), "docx", Options())


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"state": "past"}, "state"),
        ({"cut": "lane"}, "cut"),
        ({"size": "a5"}, "size"),
        ({"page": 0}, "page"),
        ({"date": "yesterday"}, "date"),
        ({"date": "20261201"}, "date"),
        ({"date": "2026-W49-2"}, "date"),
        ({"date": "2026-13-01"}, "date"),
        ({"date": "٢٠٢٦-١٢-٠١"}, "date"),
        ({"parts": "everything"}, "parts"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_an_option_that_does_not_exist_is_refused_with_its_name(wrong: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput) as refused:
        Options(**wrong)
    assert refused.value.place == place


@pytest.mark.parametrize(
    ("format", "choice"),
    [
        ("checklist-pdf", {"state": "current"}),
        ("checklist-pdf", {"size": "a3"}),
        ("diagram-png", {"cut": "role"}),
        ("board-json", {"size": "a4"}),
        ("diagram-png", {"parts": "all"}),
    ],
)
def test_a_choice_that_the_format_lacks_is_refused_rather_than_passed_over(format: str, choice: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="cannot be made with"):
        made(billing(), format, **choice)


def test_the_file_name_tells_process_kind_state_version_and_day() -> None:
    assert made(billing(), "diagram-png").filename == "customer-billing-diagram-both-v57-2026-11-22.png"
    by_role = made(billing(), "checklist-pdf", cut="role").filename
    assert by_role == "customer-billing-checklist-role-v57-2026-11-22.pdf"


def test_a_checklist_of_a_role_is_named_after_the_role() -> None:
    name = made(billing(), "checklist-pdf", cut="role", lane="clerk").filename
    assert name == "customer-billing-checklist-billing-clerk-v57-2026-11-22.pdf"


@pytest.mark.parametrize("size", FORMATS["diagram-pdf"].sizes)
def test_the_diagram_comes_in_every_size(size: str) -> None:
    assert made(billing(), "diagram-pdf", size=size).data.startswith(b"%PDF")


def test_results_and_options_are_plain_values() -> None:
    result = asdict(made(billing(), "checklist-pdf"))
    assert {type(value) for value in result.values()} <= {bytes, str, int, tuple}
    branded = Options(state="both", brand=Brand(name="Nordlicht", accent="#0B5FA5"))
    assert options_from_json(json.loads(json.dumps(options_to_json(branded)))) == branded


@pytest.mark.parametrize("format", ["checklist-pdf", "diagram-pdf", "diagram-png", "diagram-svg", "steps-csv"])
def test_a_board_without_steps_is_refused_in_a_sentence_with_a_way_out(format: str) -> None:
    with pytest.raises(BadInput) as refused:
        made(a_map(title="Empty").board(), format)
    assert refused.value.message.endswith(".")
    assert "yet" in refused.value.message
