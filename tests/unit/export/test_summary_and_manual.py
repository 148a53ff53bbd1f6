"""One page, slides, manual and workbook: what they say, in every script, and that programs can read them."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from itertools import pairwise
from typing import Any

import openpyxl
import pikepdf
import pytest
from docx import Document
from pptx import Presentation

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.errors import BadInput
from leanwall.export import manual_document
from leanwall.export.brand import Brand
from leanwall.export.diagram_subject import compare_states
from leanwall.export.drawing import Drawing, Glyphs
from leanwall.export.edition import Edition
from leanwall.export.formats import FORMATS, Options, Result, export_all
from leanwall.export.manual_blocks import step_blocks
from leanwall.export.manual_content import write_manual
from leanwall.export.paper import A4, LANDSCAPE
from leanwall.export.progress import WHOLE, listening
from leanwall.export.sheet import Sheet
from leanwall.export.summary_content import write_summary
from leanwall.export.summary_page import draw_summary
from leanwall.export.worker import Exporter
from tests.support.a_map import a_map
from tests.support.exported import SCRIPTS, billing, made, pages_of_words, tightly, words

FUTURE = [step.text for step in billing().notes if step.state == "future" and step.kind == "step"]
OFFICE = [name for name, format in FORMATS.items() if format.extension in ("pptx", "docx", "xlsx")]


def slides(data: bytes) -> str:
    """All words of a presentation."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            found += [shape.text_frame.text] if shape.has_text_frame else []
            found += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    return "\n".join(found)


def paragraphs(data: bytes) -> str:
    """All words of a document."""
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_summary_says_why_what_changes_and_what_is_agreed_on_one_page() -> None:
    pages = pages_of_words(made(billing(), "summary-pdf").data)
    assert len(pages) == 1
    for said in (
        "10.1 days down to 1.2 days", "Signed job sheet arrives", "400 items a month", "kept in three places",
        "−88 %", "+39.2 pp", "98 % (108 %)", "213 h a month (1.5 full-time equivalents)", "Calling customers",
        "One price list", "12 Dec 2026", "2 Jan 2027", "Head of billing", "DRAFT",
    ):  # fmt: skip
        assert said in pages[0], said


def test_freed_time_never_stands_without_what_it_is_used_for() -> None:
    facts = billing().model_dump(exclude_unset=True) | {"freed_time_use": ""}
    text = words(made(read_board(facts), "summary-pdf").data)
    assert re.search(r"Agreed use of it\s+TO AGREE", text)


def test_what_was_measured_at_a_review_stands_in_a_column_of_its_own() -> None:
    facts = billing().model_dump(exclude_unset=True)
    facts["reviews"] = [{"id": "v1", "due": "2027-01-02", "actuals": {"lead_time": 57_600.0}}]
    assert "2 d" in words(made(read_board(facts), "summary-pdf").data)


@pytest.mark.parametrize("format", ["summary-pdf", "summary-pptx", "manual-pdf", "manual-docx"])
def test_without_a_future_state_there_is_a_sentence_and_no_file(format: str) -> None:
    with pytest.raises(BadInput, match="future state"):
        made(a_map().step("a", work=60).board(), format)


def test_slides_are_shapes_with_words_and_links_that_stay_glued() -> None:
    deck = Presentation(io.BytesIO(made(billing(), "summary-pptx").data))
    assert deck.slides[0].shapes.title.text_frame.text == "Customer billing: 10.1 days down to 1.2 days"
    assert not [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]  # no pictures
    after = deck.slides[2]
    wires = [shape._element.xml for shape in after.shapes if shape.shape_type == 9 or shape.name == "Link"]
    assert len(wires) == 7  # six onward, one back
    assert all("stCxn" in wire and "endCxn" in wire for wire in wires)
    text = slides(made(billing(), "summary-pptx").data)
    assert all(step in text for step in FUTURE)


def test_the_manual_has_contents_that_lead_to_the_right_pages() -> None:
    pages = pages_of_words(made(billing(), "manual-pdf").data)
    contents = pages[1]
    for title in ("Customer billing", "Who does what", "Steps", "Final check, every item", "By role"):
        number = re.search(rf"{re.escape(title)} (\d+)", contents)
        assert number, title
        assert title in pages[int(number[1]) - 1], title


def many(count: int) -> list[Board]:
    return [a_map(title=f"Process {i:02d}").step("Pay", state="future", work=60).board() for i in range(count)]


def test_every_process_of_a_client_is_in_the_list_of_versions_however_many_there_are() -> None:
    pages = pages_of_words(export_all(many(34), "manual-pdf", Options()).data)
    contents = next(i for i, page in enumerate(pages) if page.startswith("Contents"))
    listed = " ".join(pages[:contents])
    assert [listed.count(f"Process {i:02d}") for i in range(34)] == [1] * 34
    chapter = int(re.search(r"Process 30 (\d+)", " ".join(pages[contents:]))[1])  # type: ignore[index]
    assert pages[chapter - 1].startswith("Process 30")


def test_every_page_of_a_draft_manual_says_so() -> None:
    first, *pages = pages_of_words(made(billing(), "manual-pdf").data)
    assert "DRAFT" in first
    assert [i for i, page in enumerate(pages) if "DRAFT" not in page and "Draft 57" not in page] == []
    footer = Document(io.BytesIO(made(billing(), "manual-docx").data)).sections[0].footer
    assert footer.paragraphs[0].text.startswith("DRAFT 57  ·  22 Nov 2026")


def test_a_word_table_of_many_roles_is_several_and_a_map_of_many_pages_says_where_the_rest_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(manual_document, "_MOST_MAPS", 1)
    board = a_map(title="Many roles")
    for i in range(16):
        board.lane(f"lane{i}", name=f"Role {i}")
        for j in range(3):
            board.step(f"s{i}-{j}", state="future", lane=f"lane{i}", work=60, text=f"Compare the figures {i} {j} " * 4)
    board.flow(*(f"s{i}-{j}" for j in range(3) for i in range(16)), state="future")
    document = Document(io.BytesIO(made(board.board(), "manual-docx").data))
    tables = [table for table in document.tables if table.cell(0, 0).text == "Step"]
    assert [len(table.columns) for table in tables] == [8, 8, 3]
    (told,) = [p.text for p in document.paragraphs if "pages of the map" in p.text]
    shown, total = map(int, re.findall(r"\d+", told))
    assert (len(document.inline_shapes), total > shown) == (shown, True)


@pytest.mark.parametrize("script", ["Hebrew", "Latin"])
def test_the_words_of_a_plan_keep_to_their_columns(script: str) -> None:
    actions = [{"id": "deed", "text": SCRIPTS[script], "who": SCRIPTS[script], "due": "2026-12-12"}]
    board = a_map(title="Plan", actions=actions).step("a", work=60).step("f", state="future", work=60).board()
    summary = write_summary(board, Edition(None, "", None))
    page = draw_summary(summary, compare_states(summary.before, summary.after, ""), LANDSCAPE["a3"])
    runs = [shape for shape in page.shapes if isinstance(shape, Glyphs) and shape.tag and shape.tag.key == "deed-0"]
    first = min(run.y for run in runs)
    places = sorted((run.x, run.x + run.width) for run in runs if run.y == first)
    assert len(places) >= 3
    assert [(a, b) for a, b in pairwise(places) if a[1] > b[0] + 0.5] == []


def test_a_role_with_a_long_name_stands_below_its_step_in_the_manual() -> None:
    role = "A very long name of a department for billing, dunning and all else that has to do with money"
    board = a_map(title="Long").lane("l", name=role).step("f", state="future", lane="l", work=60, text="Pay the bill")
    line = next(line for line in write_manual([board.board()], Options()).processes[0].lines)
    (block,) = step_blocks(Sheet(A4, 48, A4.width - 48), line, "step")
    page = Drawing(A4.width, A4.height)
    for i, row in enumerate(block.rows):
        row.draw(page, 100 + sum(above.height for above in block.rows[:i]))
    level = [shape for shape in page.shapes if isinstance(shape, Glyphs) and 100 < shape.y < 112]
    assert [run.run.text for run in sorted(level, key=lambda run: run.x)] == ["1", "Pay the bill", "60 s"]


def test_a_summary_says_how_many_causes_have_no_room() -> None:
    whys = [{"id": f"w{i}", "problem": "p", "text": f"Cause {i}", "is_root": True} for i in range(5)]
    board = a_map(title="Causes", whys=whys).step("a", work=60).step("f", state="future", work=60)
    board.step("p", text="Late", kind="problem")
    text = words(made(board.board(), "summary-pdf").data)
    assert ("Cause 2" in text, "Cause 3" in text, "… and 2 more on the slides" in text) == (True, False, True)


def test_a_summary_whose_columns_are_full_tells_causes_and_actions_in_fewer_lines_and_keeps_its_foot_free() -> None:
    long = "Invoices wait because nobody knows who has to look at them " * 4
    whys = [{"id": f"w{i}", "problem": "p", "text": long, "is_root": True, "countermeasure": long} for i in range(3)]
    deeds = [{"id": f"d{i}", "text": long, "who": long, "effect": long} for i in range(6)]
    facts: dict[str, Any] = {
        "purpose": long,
        "customer": long,
        "starts_when": long,
        "ends_when": long,
        "freed_time_use": long,
    }
    facts["charter"] = {"targets": long, "in_scope": long, "out_of_scope": long}
    board = a_map(title="Full", whys=whys, actions=deeds, **facts).step("p", text=long[:200], kind="problem")
    summary = write_summary(
        board.step("a", work=60).step("f", state="future", work=60).board(), Edition(None, "", None)
    )
    page = draw_summary(summary, compare_states(summary.before, summary.after, ""), LANDSCAPE["tabloid"])
    tagged = [shape for shape in page.shapes if isinstance(shape, Glyphs) and shape.tag]
    for key in ("cause-", "deed-", "sign-"):
        found = [shape.y for shape in tagged if shape.tag and shape.tag.key.startswith(key)]
        assert found
        assert max(found) < page.height * 0.955, key


def test_labels_of_a_step_in_the_word_manual_keep_to_their_column_whatever_way_its_words_run() -> None:
    board = a_map(title="Billing").step("f", state="future", work=60, quality_check=SCRIPTS["Hebrew"]).board()
    document = Document(io.BytesIO(made(board, "manual-docx").data))
    labelled = [paragraph for paragraph in document.paragraphs if "\t" in paragraph.text]
    assert any(SCRIPTS["Hebrew"] in paragraph.text for paragraph in labelled)
    assert not [paragraph.text for paragraph in labelled if "w:bidi" in paragraph._p.xml]


@pytest.mark.parametrize("format", ["checklist-pdf", "diagram-pdf", "diagram-png", "manual-docx"])
def test_progress_goes_forward_and_ends_with_the_file(format: str) -> None:
    heard: list[int] = []
    with listening(lambda done, total: heard.append(done)):
        made(billing(), format)
    assert len(heard) > 1
    assert heard == sorted(set(heard))
    assert heard[-1] < WHOLE


def test_a_title_of_three_hundred_letters_is_whole_in_the_word_manual() -> None:
    title = "Invoices " * 33 + "end"  # a document's property holds 255
    assert title in paragraphs(made(billing().model_copy(update={"title": title}), "manual-docx").data)


def test_the_looks_of_a_table_stand_in_the_order_that_word_asks_for() -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    for table in Document(io.BytesIO(made(billing(), "manual-docx").data)).tables:
        found = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
        assert found == [name for name in order if name in found]
        assert set(order) - set(found) <= {"tblLayout"}


@pytest.mark.parametrize("format", ["manual-pdf", "manual-docx"])
def test_the_manual_has_each_step_under_its_process_and_under_its_role(format: str) -> None:
    data = made(billing(), format).data
    text = words(data) if format == "manual-pdf" else paragraphs(data)
    for number, step in enumerate(FUTURE, 1):
        assert f"Customer billing, step {number}: {step}" in text
    assert "Finance manager approves" not in text  # what is gone is in no manual


def test_one_manual_holds_several_processes() -> None:
    other = (
        a_map(title="Paying", owner="Zoe").lane("ap", name="Payables").step("Pay", state="future", lane="ap", work=60)
    )
    made_of_both = export_all([billing(), other.board()], "manual-pdf", Options(date="2026-12-01"))
    text = words(made_of_both.data)
    assert "Customer billing" in text
    assert "Paying, step 1: Pay" in text
    assert made_of_both.filename == "all-processes-manual-2026-12-01.pdf"
    with pytest.raises(BadInput, match="manual-pdf or manual-docx"):
        export_all([billing(), other.board()], "checklist-pdf", Options())


def test_the_workbook_holds_numbers_as_numbers_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(billing(), "workbook-xlsx").data))
    assert book.sheetnames == ["Steps", "Figures", "Comparison", "Plan"]
    steps = list(book["Steps"].values)
    assert steps[1][2] == "Receive job sheet"
    assert steps[1][6] == 5.0
    assert steps[1][9] == 0.8
    figures = {row[0]: row for row in book["Figures"].values if row[0]}
    assert round(figures["Lead time"][2], 3) == 81.0
    assert book["Plan"]["C2"].is_date


@pytest.mark.parametrize("size", ["a3", "a4", "letter", "tabloid"])
def test_a_summary_names_the_steps_of_both_maps_on_every_paper(size: str) -> None:
    text = tightly(words(made(billing(), "summary-pdf", size=size).data))
    for step in ("Re-key job data", "Finance manager approves again", "Attach PO and proof of delivery"):
        assert tightly(step) in text


@pytest.mark.parametrize(("state", "empty"), [("current", 3), ("future", 2)])
def test_a_state_without_steps_has_no_figures_in_the_workbook_and_nothing_has_changed(state: str, empty: int) -> None:
    board = a_map(title="Billing").step("A", state=state, work="5 min", wait="1 h").board()
    rows = list(openpyxl.load_workbook(io.BytesIO(made(board, "workbook-xlsx").data))["Figures"].values)
    figures = {row[0]: row for row in rows if row[0]}
    assert figures["Steps"][5 - empty] == 1
    for row in rows[rows.index(figures["Measure"]) + 1 :]:
        assert (row[empty], row[4], row[5]) == (None, None, None)
    told = "There is no future state yet: this is the current state alone."
    assert (told in figures) == (state == "current")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", '=HYPERLINK("http://x","y")', "http://x", "\t=1"])
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(text: str) -> None:
    board = read_board({"format": "leanwall.board", "version": 1, "notes": [{"id": "a", "text": text}]})
    book = openpyxl.load_workbook(io.BytesIO(made(board, "workbook-xlsx").data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]


@pytest.mark.parametrize("script", ["Latin", "Chinese", "Arabic", "Hebrew", "Hindi", "Thai", "emoji"])
def test_every_script_can_be_read_out_of_every_kind_of_file(script: str) -> None:
    text = SCRIPTS[script]
    board = (
        a_map(title=text).step("a", text="Old", work="5 min").step("s", state="future", text=text, work="5 min").board()
    )
    wanted = tightly(text)
    assert wanted in tightly(words(made(board, "manual-pdf").data))
    assert wanted in tightly(words(made(board, "summary-pdf").data))
    if script in ("Latin", "Arabic", "emoji"):  # the others take the same way
        assert wanted in tightly(paragraphs(made(board, "manual-docx").data))
    assert text in slides(made(board, "summary-pptx").data)


@pytest.mark.parametrize("format", OFFICE)
def test_office_files_carry_no_clock_no_name_and_no_macro(format: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(billing(), format).data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        assert "2000-01-01" in core
        assert "Canny" not in core
        assert "python-docx" not in core
        assert not [name for name in package.namelist() if "vba" in name.lower() or "macro" in name.lower()]


def test_the_brand_is_on_every_page_and_changes_the_words_of_none() -> None:
    brand = Brand(name="Nordlicht GmbH", accent="#FF0000", footer="For Nordlicht only")
    for format in ("checklist-pdf", "manual-pdf", "summary-pdf", "diagram-pdf"):
        pages = pages_of_words(made(billing(), format, brand=brand).data)
        if format != "manual-pdf":
            assert all("Nordlicht GmbH" in page for page in pages), format
        assert "For Nordlicht only" in " ".join(pages)


def test_a_pale_accent_is_darkened_until_white_letters_can_be_read() -> None:
    assert Brand(accent="#FFFF00").deep != "#FFFF00"
    assert Brand(accent="#0B2A4A").deep == "#0B2A4A"


@pytest.mark.parametrize(("paper", "size"), [("", (595, 842)), ("letter", (612, 792))])
def test_the_usual_paper_is_the_brand_s(paper: str, size: tuple[int, int]) -> None:
    with pikepdf.open(io.BytesIO(made(billing(), "checklist-pdf", brand=Brand(paper=paper)).data)) as pdf:
        box = [round(float(value)) for value in pdf.pages[0].mediabox[2:]]
    assert tuple(box) == size


@pytest.mark.parametrize("format", ["summary-pdf", "manual-pdf"])
def test_the_files_are_tagged_and_say_their_language(format: str) -> None:
    with pikepdf.open(io.BytesIO(made(billing(), format, language="de").data)) as pdf:
        roles = [str(element.S) for element in pdf.Root.StructTreeRoot.K[0].K]
        assert "/H1" in roles
        assert "/Figure" in roles
        assert str(pdf.Root.Lang) == "de-DE"


def a_long_chain(steps: int) -> Board:
    """Both states of a process with so many steps, its long words in it."""
    board: Any = a_map(title="Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerung " * 3)
    for lane in ("a", "b", "c"):
        board.lane(lane, name=f"Rolle {lane} Verwaltungsgerichtsverfahrensordnung")
    for state in ("current", "future"):
        for i in range(steps):
            text = "Rechtsschutzversicherungsgesellschaften prüfen" if i % 7 == 0 else f"Schritt {i}"
            board.step(f"{state}{i}", state=state, lane="abc"[i % 3], text=text, work="5 min", wait="1 h")
    plan = [{"id": "a1", "text": "One price list", "who": "Ann", "due": "2026-12-12"}]
    file = board.board().model_dump(exclude_unset=True)
    return read_board({**file, "actions": plan, "reviews": [{"id": "v1", "due": "2027-01-04"}]})


ALL = tuple(FORMATS)
OF_SIXTY = tuple(name for name in FORMATS if name not in ("diagram-png", "plan-csv", "plan-ics", "reviews-ics"))


@pytest.mark.parametrize(("steps", "format"), [*((3, name) for name in ALL), *((60, name) for name in OF_SIXTY)])
def test_three_and_sixty_steps_come_out(steps: int, format: str) -> None:
    result = made(a_long_chain(steps), format)
    assert len(result.data) > 50
    if FORMATS[format].extension == "pdf":
        assert len(result.data) > 5_000
    if format == "summary-pdf":
        assert result.pages == 1


@pytest.mark.long
@pytest.mark.parametrize("format", FORMATS)
def test_two_thousand_steps_come_out_of_a_worker_within_its_limits(format: str) -> None:
    async def story() -> Result:
        exporter = Exporter(seconds=300, memory_mb=2048)  # as many seconds as a machine five times slower needs
        try:
            return await exporter.export(a_long_chain(1_000), format, Options(date="2026-12-01"))
        finally:
            await exporter.close()

    assert len(asyncio.run(story()).data) > 50
