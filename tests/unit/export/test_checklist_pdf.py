"""The checklist as a PDF: its words, its boxes, its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from leanwall.core.reading import read_board
from leanwall.export.checklist import write_checklist
from leanwall.export.checklist_pages import Imprint, draw_checklist
from leanwall.export.drawing import Glyphs, Rect
from leanwall.export.edition import Edition
from leanwall.export.paper import A4
from leanwall.export.story import read_state
from tests.support.a_map import a_map
from tests.support.exported import SCRIPTS, addresses, billing, fields, made, pages_of_words, tightly, words

BILLING_STEPS = [
    "Receive job sheet on form with required fields",
    "Import job data in one batch upload",
    "Price and draft with checklist",
    "Single review and approval",
    "Attach PO and proof of delivery",
    "Send invoice same day",
    "Post and diarise collection",
]

# three steps of work in each: receive the order, check it, send the invoice
WORK = {
    "Chinese": ("接收客户订单", "核对账单金额", "发送发票"),
    "Arabic": ("استلم طلب العميل", "تحقق من المبلغ", "أرسل الفاتورة"),
    "Hebrew": ("קבלת ההזמנה", "בדיקת הסכום", "שליחת החשבונית"),
    "Hindi": ("आदेश प्राप्त करें", "राशि जाँचें", "बिल भेजें"),
    "Thai": ("รับคำสั่งซื้อ", "ตรวจสอบยอดเงิน", "ส่งใบแจ้งหนี้"),
    "emoji": ("📥 Bestellung 👩🏽‍🔧", "🔎 Betrag ✅", "📤 Rechnung 🇩🇪"),
}


@pytest.mark.parametrize("cut", ["process", "role"])
def test_each_future_step_stands_exactly_once(cut: str) -> None:
    text = words(made(billing(), "checklist-pdf", cut=cut).data)
    assert [text.count(step) for step in BILLING_STEPS] == [1] * 7


DRAFT = Edition(None, "", None)


def test_the_steps_stand_in_the_order_of_work() -> None:
    text = words(made(billing(), "checklist-pdf").data)
    places = [text.index(step) for step in BILLING_STEPS]
    assert places == sorted(places)


def test_steps_that_are_gone_never_print() -> None:
    text = words(made(billing(), "checklist-pdf").data)
    assert "Second clerk" not in text
    assert "Finance manager" not in text
    assert "Hold for weekly batch" not in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_steps_can_be_read_out_of_the_file_in_every_script(script: str) -> None:
    board = a_map().step("s", state="future", text=SCRIPTS[script], work="5 min").board()
    found = tightly(words(made(board, "checklist-pdf").data))
    assert found.count(tightly(SCRIPTS[script])) == 1


@pytest.mark.parametrize("cut", ["process", "role"])
def test_steps_of_every_script_stand_once_each_and_in_the_order_of_work(cut: str) -> None:
    board, ids = a_map().lane("Clerk").lane("Boss"), [f"{script}-{i}" for script in WORK for i in range(3)]
    for number, (id, text) in enumerate(zip(ids, sum(WORK.values(), ()), strict=True)):
        lane = "Clerk" if number < len(ids) // 2 else "Boss"
        board.step(id, state="future", text=text, lane=lane, work="5 min")
    found = tightly(words(made(board.flow(*ids).board(), "checklist-pdf", cut=cut).data))
    steps = [tightly(text) for texts in WORK.values() for text in texts]
    assert [found.count(step) for step in steps] == [1] * len(steps)
    assert sorted(steps, key=found.index) == steps


def test_the_header_stands_on_every_page() -> None:
    pages = pages_of_words(made(billing(), "checklist-pdf").data)
    for number, page in enumerate(pages, 1):
        for said in (
            "Customer billing",
            "Signed job sheet arrives",
            "Invoice sent, posted and diarised",
            "Head of billing",
        ):
            assert said in page
        assert "DRAFT" in page
        assert "Draft 57" in page
        assert f"Page {number} of {len(pages)}" in page


def test_an_agreed_release_is_no_draft_and_says_what_it_replaces() -> None:
    releases = [{"id": "r1", "number": "0.9"}, {"id": "r2", "number": "1.0", "effective": "2026-12-01"}]
    signatures = [
        {"id": f"{release}-{role}", "release": release, "role": role, "name": "Ann"}
        for release in ("r1", "r2")
        for role in ("process_owner", "sponsor")
    ]
    facts = {"title": "Billing", "releases": releases, "signatures": signatures}
    board = a_map(**facts).step("Do", state="future", work=60).board()
    text = words(made(board, "checklist-pdf").data)
    assert "DRAFT" not in text
    assert "Version 1.0 replaces 0.9" in text
    assert "1 Dec 2026" in text


def test_every_line_and_every_final_check_has_a_box_that_can_be_ticked() -> None:
    boxes = [field for field in fields(made(billing(), "checklist-pdf").data) if field["kind"] == "/Btn"]
    assert [box["name"] for box in boxes] == [
        *(f"line-{number}" for number in range(1, 8)),
        *(f"final-0-{row}-{side}" for row in (0, 1) for side in (0, 1)),
    ]
    assert boxes[2]["label"] == "Step 3: Price and draft with checklist"


def test_no_two_fields_share_a_name() -> None:
    names = [field["name"] for field in fields(made(billing(), "checklist-pdf", cut="role").data)]
    assert len(names) == len(set(names))


def test_a_box_looks_ticked_on_screen_and_stays_empty_in_print() -> None:
    with pikepdf.open(io.BytesIO(made(billing(), "checklist-pdf").data)) as pdf:
        note = pdf.pages[0].obj.Annots[0]
        assert set(note.AP.N.keys()) == {"/Yes", "/Off"}
        assert str(note.AS) == "/Off"
        assert b" l S" in note.AP.N.Yes.read_bytes()


def test_how_to_links_can_be_clicked() -> None:
    found = addresses(made(billing(), "checklist-pdf").data)
    assert found == ["https://example.com/how-to/batch-upload", "https://example.com/how-to/pricing"]


def test_the_count_of_points_to_agree_comes_with_the_file() -> None:
    result = made(billing(), "checklist-pdf")
    assert result.to_agree == 1
    assert result.notes == ("1 point is marked TO AGREE in the checklist.",)
    bare = made(a_map().step("Do", state="future").board(), "checklist-pdf")
    text = words(bare.data)
    assert bare.to_agree == 9
    assert "TO AGREE: who, quality check, time" in text


def test_a_step_as_long_as_a_book_is_printed_whole() -> None:
    long = " ".join(f"word{i}" for i in range(1_100))
    board = (
        a_map().step("a", state="future", text=long, work=60).step("b", state="future", text="Last", work=60).board()
    )
    result = made(board, "checklist-pdf")
    text = words(result.data)
    assert result.pages > 2
    assert all(re.search(rf"word{i}\b", text) for i in range(1_100))


def test_the_word_for_automatic_steps_stands_on_nothing_else() -> None:
    names = [f"A very long name of a department that gives and gets whatever there is, number {i}" for i in range(3)]
    board = a_map()
    for i, name in enumerate(names):
        board.lane(f"l{i}", name=name)
        link = "https://example.com/how-to" if i else ""
        board.step(f"s{i}", state="future", type="system", lane=f"l{i}", work=60, instructions_url=link)
    board.flow("s0", "s1", "s2", state="future")
    checklist = write_checklist(read_state(board.board(), "future"), "process", None, DRAFT)
    pages = draw_checklist(checklist, A4, Imprint("", ""))
    found = 0
    for page in pages:
        runs = [shape for shape in page.shapes if isinstance(shape, Glyphs)]
        for side in [run for run in runs if run.run.text == "automatic"]:
            found += 1
            assert [run.run.text for run in runs if run is not side and touch(run, side)] == []
            assert not [box for box in page.shapes if isinstance(box, Rect) and 0 < box.w < 44 and hits(box, side)]
    assert found == 3


def test_the_square_of_a_check_stands_where_its_words_begin() -> None:
    checks = f"{WORK['Hebrew'][1]}\nCompare the sums"
    board = a_map(title="Checks").step("f", state="future", work=60, quality_check=checks).board()
    (page,) = draw_checklist(write_checklist(read_state(board, "future"), "process", None, DRAFT), A4, Imprint("", ""))
    squares = [shape for shape in page.shapes if isinstance(shape, Rect) and shape.w == shape.h == 3.6]
    assert len(squares) == 2
    for square, leftward in zip(squares, (True, False), strict=True):
        row = [s for s in page.shapes if isinstance(s, Glyphs) and 0 < s.y - square.y < 8 and s.run.text != "Check"]
        gap = square.x - max(run.x + run.width for run in row) if leftward else min(run.x for run in row) - square.x
        assert 3 < gap < 10


def touch(one: Glyphs, other: Glyphs) -> bool:
    """Whether two runs of words stand on one another."""
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not beside and abs(one.y - other.y) < 0.7 * max(one.size, other.size)


def hits(box: Rect, words: Glyphs) -> bool:
    """Whether a box (a dot of a QR code) lies under words."""
    level = box.y < words.y and box.y + box.h > words.y - 0.7 * words.size
    return level and box.x < words.x + words.width and box.x + box.w > words.x


def test_pages_break_between_steps_only() -> None:
    steps = [f"Step{i:02d} " + "with quite a few words in it that wrap over the line " * 3 for i in range(40)]
    board = a_map()
    for i, text in enumerate(steps):
        board.step(f"s{i}", state="future", text=text, work=60, quality_check="first check\nlast check", lane="l")
    pages = pages_of_words(made(board.board(), "checklist-pdf").data)
    assert len(pages) > 4
    for page in pages:
        assert page.count("first check") == page.count("last check") == len(re.findall(r"Step\d\d", page))


def test_a_page_that_goes_on_with_a_role_says_whose_lines_they_are() -> None:
    assert "Billing clerk, continued" in pages_of_words(made(billing(), "checklist-pdf").data)[1]


def test_gaps_are_smaller_where_that_saves_a_page_with_nothing_but_the_final_check() -> None:
    pages = pages_of_words(made(billing(), "checklist-pdf", cut="role", size="letter", language="de").data)
    assert len(pages) == 4  # one for each role
    assert "ENDPRÜFUNG" in pages[1] and "Send invoice same day" in pages[1]


def test_the_address_of_the_board_becomes_a_code_on_every_page_and_no_secret_is_in_the_words() -> None:
    with_code = made(billing(), "checklist-pdf", url="https://wall.example.org/b/1").data
    assert len(with_code) > len(made(billing(), "checklist-pdf").data)
    assert "wall.example.org" not in words(with_code)


def read_out(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int] | str]:
    """What a screen reader meets from first to last: words as (page, number), fields and links by their label."""
    for part in element.K:
        if "/S" in part:
            yield from read_out(part, pages)
        elif part.Type == pikepdf.Name.MCR:
            yield pages[part.Pg.objgen], int(part.MCID)
        else:
            yield str(part.Obj.get("/TU", part.Obj.get("/Contents", "")))


@pytest.mark.parametrize("cut", ["process", "role"])
def test_words_are_read_out_as_they_stand_each_box_before_and_each_line_after_its_words(cut: str) -> None:
    board = billing().model_dump(exclude_unset=True)
    for note in board["notes"]:
        note["wait_time"] = 600  # a grey note between the lines of every role
    with pikepdf.open(io.BytesIO(made(read_board(board), "checklist-pdf", cut=cut).data)) as pdf:
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        told = list(read_out(pdf.Root.StructTreeRoot, pages))
    places = [one for one in told if isinstance(one, tuple)]
    assert places == sorted(places)
    fields_ = [one for one in told if isinstance(one, str)]
    boxes = [one for one in fields_ if one.startswith("Step ")]
    assert len(boxes) == 7
    for label in boxes:  # the words of a step come straight behind its box
        assert isinstance(told[told.index(label) + 1], tuple)
        assert isinstance(told[told.index(label) - 1], tuple)
    assert told.index("Item no.") < told.index(boxes[0])
    assert fields_.count("https://example.com/how-to/pricing") == 1


def test_the_file_is_tagged_in_the_order_of_reading() -> None:
    with pikepdf.open(io.BytesIO(made(billing(), "checklist-pdf").data)) as pdf:
        roles = [str(element.S) for element in pdf.Root.StructTreeRoot.K[0].K]
        assert roles.count("/H1") == 1
        assert roles.count("/Form") == len(pdf.Root.AcroForm.Fields)
        assert {"/H2", "/P"} <= set(roles)
        paragraphs = [element for element in pdf.Root.StructTreeRoot.K[0].K if str(element.S) == "/P"]
        assert sum(str(part.get("/S")) == "/Link" for each in paragraphs for part in each.K) == 2
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.open_metadata()["dc:title"] == "Customer billing: work checklist"


def test_nothing_is_drawn_outside_of_the_paper_and_no_letter_is_too_small() -> None:
    long = a_map(title="T" * 300, owner="O" * 300, starts_when="S " * 4_000, purpose="P " * 3_000)
    long.lane("l", name="Role " * 60)
    for i in range(5):
        long.step(f"s{i}", state="future", lane="l", text="x" * 400, quality_check="c" * 900, work=60)
    checklist = write_checklist(read_state(read_board(long.file), "future"), "process", None, DRAFT)
    for page in draw_checklist(checklist, A4, Imprint("", "")):
        assert page.is_inside()
        assert page.smallest_letter() >= page.floor
