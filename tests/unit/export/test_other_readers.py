"""The files in programs that are not ours: poppler, pdfium and LibreOffice open them and find every word."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.export.formats import FORMATS
from tests.support.a_map import a_map
from tests.support.exported import SCRIPTS, billing, made, tightly, words

FUTURE = [step.text for step in billing().notes if step.state == "future" and step.kind == "step"]
PDFS = [name for name, format in FORMATS.items() if format.extension == "pdf"]
OFFICE = {name: format.extension for name, format in FORMATS.items() if format.extension in ("pptx", "docx", "xlsx")}
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def run(*command: str | Path) -> str:
    """What a program says; it must say nothing about errors."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, timeout=300)
    assert "rror" not in done.stderr, done.stderr
    return done.stdout


def saved(folder: Path, board: Board, format: str, **options: Any) -> Path:
    path = folder / f"file.{FORMATS[format].extension}"
    path.write_bytes(made(board, format, **options).data)
    return path


@pytest.mark.parametrize("format", PDFS)
def test_pdfium_draws_every_page(format: str) -> None:
    document = pypdfium2.PdfDocument(made(billing(), format).data)
    try:
        for page in document:
            assert min(page.render(scale=0.2, may_draw_forms=False).to_pil().convert("L").get_flattened_data()) < 128
    finally:
        document.close()


@needs_poppler
@pytest.mark.parametrize("format", PDFS)
def test_poppler_opens_every_pdf_and_finds_it_tagged(format: str, tmp_path: Path) -> None:
    path = saved(tmp_path, billing(), format)
    facts = dict(re.findall(r"^([^:\n]+):\s*(.*)$", run("pdfinfo", path), re.MULTILINE))
    assert facts["Tagged"] == "yes"
    assert facts["JavaScript"] == "no"
    assert facts["Encrypted"] == "no"
    run("pdftoppm", "-r", "20", "-png", path, tmp_path / "page")
    assert len(list(tmp_path.glob("page*.png"))) == int(facts["Pages"])


@needs_poppler
@pytest.mark.parametrize("cut", ["process", "role"])
def test_poppler_reads_each_future_step_once_and_in_order(cut: str, tmp_path: Path) -> None:
    text = tightly(run("pdftotext", saved(tmp_path, billing(), "checklist-pdf", cut=cut), "-"))
    assert [text.count(tightly(step)) for step in FUTURE] == [1] * len(FUTURE)
    if cut == "process":
        places = [text.index(tightly(step)) for step in FUTURE]
        assert places == sorted(places)


@needs_poppler
@pytest.mark.parametrize("script", ["Latin", "Chinese", "Thai", "Hindi", "emoji", "Greek", "Cyrillic", "Korean"])
def test_poppler_reads_every_script_that_runs_to_the_right(script: str, tmp_path: Path) -> None:
    board = a_map().step("s", state="future", text=SCRIPTS[script], work="5 min").board()
    assert tightly(SCRIPTS[script]) in tightly(run("pdftotext", saved(tmp_path, board, "checklist-pdf"), "-"))


@needs_poppler
@pytest.mark.parametrize("script", ["Arabic", "Hebrew"])
def test_poppler_finds_the_words_of_scripts_that_run_to_the_left(script: str, tmp_path: Path) -> None:
    """It orders the letters of a line by where they stand, so the words are looked for one by one."""
    board = a_map().step("s", state="future", text=SCRIPTS[script], work="5 min").board()
    text = run("pdftotext", saved(tmp_path, board, "checklist-pdf"), "-")
    assert [word for word in SCRIPTS[script].split() if word not in text] == []


def office(path: Path, kind: str) -> Path:
    """A file as LibreOffice opens it, saved as another kind."""
    home = path.parent / "office-home"
    command = ("soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind, "--outdir")
    run(*command, path.parent / "out", path)
    return path.parent / "out" / f"{path.stem}.{kind.partition(':')[0]}"


@pytest.mark.long
@needs_office
@pytest.mark.parametrize("format", OFFICE)
def test_libreoffice_opens_it_and_shows_every_future_step(format: str, tmp_path: Path) -> None:
    shown = tightly(words(office(saved(tmp_path, billing(), format), "pdf").read_bytes()))
    assert [step for step in FUTURE if tightly(step) not in shown] == []


@pytest.mark.long
@needs_office
@pytest.mark.parametrize("format", ["checklist-pdf", "diagram-pdf", "diagram-svg"])
def test_libreoffice_draws_it(format: str, tmp_path: Path) -> None:
    assert office(saved(tmp_path, billing(), format), "png").stat().st_size > 5_000


@pytest.mark.long
@needs_office
def test_libreoffice_finds_no_formula_in_a_workbook_of_hostile_words(tmp_path: Path) -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(1)", "＝1", "\t=1", '=HYPERLINK("http://127.0.0.1:9/x","y")']
    notes = [{"id": f"n{i}", "text": text, "process_time": 60} for i, text in enumerate(texts)]
    board = read_board({"format": "leanwall.board", "version": 1, "notes": notes})
    opened = office(saved(tmp_path, board, "workbook-xlsx"), "fods").read_text("utf-8")
    assert "=1+1" in opened
    assert "table:formula" not in opened
