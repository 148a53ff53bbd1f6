"""The before-and-after diagram: what it says, its sizes, and how it deals with boards of every size."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pikepdf
import pytest
from lxml import etree

from leanwall.core.board import Board
from leanwall.errors import BadInput
from leanwall.export.brand import Brand
from leanwall.export.diagram import draw_diagram
from leanwall.export.diagram_subject import compare_states, show_state
from leanwall.export.drawing import Drawing
from leanwall.export.paper import A3, CAP_HEIGHT, LANDSCAPE, MM, Paper
from leanwall.export.pdf import About, write_pdf
from leanwall.export.story import read_state
from tests.support.a_map import a_map
from tests.support.exported import SCRIPTS, billing, made, pages_of_words, picture, png_size, tightly, words

FIGURES = ["10.1 d", "1.2 d", "60 min", "28 min", "88 %", "53 %", "4.9 %", "3.7 pp", "88.6 %", "39.2 pp", "EUR 11.00"]


def drawn(board: Board, paper: Paper = A3) -> list[Drawing]:
    """The pages of the comparison."""
    return draw_diagram(compare_states(read_state(board, "current"), read_state(board, "future"), "Draft"), paper)


def a_long_board(before: int, after: int, lanes: int) -> Board:
    """A chain of steps that changes hands at every step."""
    board = a_map(title="Long")
    for lane in range(lanes):
        board.lane(f"lane{lane}", name=f"Team {lane}")
    for state, number in (("current", before), ("future", after)):
        for i in range(number):
            more: dict[str, Any] = {"origins": [f"current{i}"]} if state == "future" else {}
            board.step(
                f"{state}{i}", state=state, text=f"{state} step {i}", lane=f"lane{i % lanes}", work=60, wait=600, **more
            )
        board.flow(*(f"{state}{i}" for i in range(number)), state=state)
    return board.board()


def test_the_title_states_the_finding() -> None:
    assert "Customer billing: 10.1 days down to 1.2 days" in words(made(billing(), "diagram-pdf").data)


def test_the_title_is_neutral_when_a_time_is_missing_and_the_page_names_the_step() -> None:
    board = a_map(title="Billing").step("A", work="5 min", wait="1 h").step("B", work="5 min").flow("A", "B")
    board.step("F", state="future", work="5 min", wait=0)
    text = words(made(board.board(), "diagram-pdf").data)
    assert "Billing: before and after" in text
    assert "a time is missing in step 2" in text


@pytest.mark.parametrize("figure", FIGURES)
def test_the_figures_on_the_page_are_the_calculator_s(figure: str) -> None:
    assert figure in words(made(billing(), "diagram-pdf").data)


def test_every_step_of_both_states_stands_on_it_and_the_steps_that_are_gone_with_their_reason() -> None:
    text = words(made(billing(), "diagram-pdf").data)
    for step in (
        "Re-key job data",
        "Billing supervisor approves",
        "Single review and approval",
        "Send invoice same day",
    ):
        assert text.count(step) == 1
    assert "Gone: weekly batch ended" in text
    assert "Gone: second approval of the same invoice; supervisor trained" in text
    assert "15 % price wrong" in text
    assert "3 % back" in text


def test_the_caption_tells_calendar_convention_version_and_day() -> None:
    text = words(made(billing(), "diagram-pdf").data)
    assert "8 h day, 5-day week" in text
    assert "Lead time includes work; waiting is shown before each step" in text
    assert "Draft 57 · 22 Nov 2026" in text


@pytest.mark.parametrize(
    ("size", "pixels", "dpi"),
    [("a3", (4961, 3508), 300), ("a4", (3508, 2480), 300), ("letter", (3300, 2550), 300), ("slide", (1920, 1080), 144)],
)
def test_pictures_have_the_size_of_their_paper(size: str, pixels: tuple[int, int], dpi: float) -> None:
    data = made(billing(), "diagram-png", size=size).data
    wide, high = png_size(data)
    assert (abs(wide - pixels[0]) <= 1, abs(high - pixels[1]) <= 1) == (True, True)
    opened = picture(data)
    assert round(opened.info["dpi"][0]) == dpi
    assert opened.info["Title"] == "Customer billing: 10.1 days down to 1.2 days"


def test_the_picture_shows_every_value_class_in_its_colour() -> None:
    dots = np.asarray(picture(made(billing(), "diagram-png", size="slide").data)).astype(np.uint32)
    colours = set(np.unique(dots[..., 0] << 16 | dots[..., 1] << 8 | dots[..., 2]).tolist())
    assert {0x0B5FA5, 0xE2B33C, 0xA8321A, 0x12314F} <= colours


def test_capitals_are_at_least_two_and_a_half_millimetres_high_on_a3() -> None:
    for page in drawn(billing()):
        assert page.smallest_letter() * CAP_HEIGHT / MM >= 2.5


@pytest.mark.parametrize("size", LANDSCAPE)
@pytest.mark.parametrize("board", [billing(), a_long_board(2, 1, 1), a_long_board(45, 30, 6), a_long_board(30, 30, 24)])
def test_everything_stands_on_the_page_and_no_letter_is_below_the_floor(size: str, board: Board) -> None:
    for page in drawn(board, LANDSCAPE[size]):
        assert page.is_inside()
        assert page.smallest_letter() >= page.floor - 1e-6


def test_where_both_states_on_one_slide_have_small_letters_each_follows_by_itself_in_larger_ones() -> None:
    pages = pages_of_words(made(billing(), "diagram-pdf", size="slide").data)
    titles = ("10.1 days down to 1.2 days", "today: 60 minutes of work", "the future state: 28 minutes of work")
    assert [title in page for title, page in zip(titles, pages, strict=True)] == [True] * 3
    for state in ("current", "future"):
        (page,) = draw_diagram(show_state(read_state(billing(), state), ""), LANDSCAPE["slide"])
        assert page.smallest_letter() * A3.width / page.width * CAP_HEIGHT >= 2.49 * MM
    assert made(billing(), "diagram-pdf", size="tabloid").pages == 1


@pytest.mark.parametrize("format", ["diagram-pdf", "manual-pdf"])
def test_every_page_of_a_large_map_is_read_out_by_itself_and_in_order(format: str) -> None:
    with pikepdf.open(io.BytesIO(made(a_long_board(40, 40, 4), format).data)) as pdf:
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        elements = list(pdf.Root.StructTreeRoot.K[0].K)
        places = [(pages[part.Pg.objgen], int(part.MCID)) for each in elements for part in each.K if "/MCID" in part]
    assert len(pages) > 3
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", ["a3", "a4", "letter", "tabloid"])
def test_the_example_takes_one_page_of_every_paper(size: str, language: str) -> None:
    brand = Brand(name="Nordlicht Logistik GmbH", footer="Confidential")
    assert made(billing(), "diagram-pdf", size=size, language=language, brand=brand).pages == 1


def test_a_map_that_has_room_only_without_its_figures_tells_them_behind_it() -> None:
    low = Paper("low", A3.width, A3.height - 15 * MM, 300)
    pages = drawn(billing(), low)
    assert len(pages) == 2
    assert pages[0].smallest_letter() * CAP_HEIGHT / MM >= 2.5
    text = pages_of_words(write_pdf(pages, About("Billing")))
    assert "overview" not in text[0]
    assert "Single review and approval" in text[0]
    assert "Lead time 1.2 d, from 10.1 d (▼ 88 %)" in text[1]


def test_a_step_stands_under_the_step_it_came_from() -> None:
    subject = compare_states(read_state(billing(), "current"), read_state(billing(), "future"), "")
    before, after = ({card.id: card.column for card in panel.cards} for panel in subject.panels)
    for step in read_state(billing(), "future").steps:
        assert after[step.id] == before[step.note.origins[0]]
    assert {id: after[id] for id in ("c4", "c6", "c8")} == {id: before[id] for id in ("c4", "c6", "c8")}


def test_a_board_too_big_for_a_page_gets_an_overview_and_parts_that_hold_every_step_once() -> None:
    pages = pages_of_words(made(a_long_board(45, 40, 6), "diagram-pdf").data)
    assert len(pages) > 3
    assert "overview" in pages[0]
    assert f"Page 1 of {len(pages)}" in pages[0]
    rest = " ".join(pages[1:])
    for i in range(45):
        assert len(re.findall(rf"(?<!Gone: )current step {i}\b", rest)) == 1
    for i in range(40):
        assert len(re.findall(rf"future step {i}\b", rest)) == 1
    assert "to " in pages[1]


def test_more_lanes_than_a_page_holds_are_cut_too() -> None:
    overview, *pages = pages_of_words(made(a_long_board(30, 30, 30), "diagram-pdf").data)
    rest = " ".join(pages)
    assert all(len(re.findall(rf"future step {i}\b", rest)) == 1 for i in range(30))
    assert all(len(re.findall(rf"Team {i}\b", overview)) == 2 for i in range(30))


def test_words_too_long_for_their_card_are_told_in_full_behind_the_map() -> None:
    long = " ".join(f"word{i}" for i in range(120))
    board = a_map().step("a", text=long, work=60).step("f", state="future", text="Short", work=60)
    pages = pages_of_words(made(board.board(), "diagram-pdf").data)
    assert "…" in pages[0]
    assert "words in full" in pages[1]
    assert long in pages[1]


def test_one_page_of_a_big_diagram_can_be_had_as_a_picture() -> None:
    first, second = (made(a_long_board(45, 40, 6), "diagram-svg", page=page) for page in (1, 2))
    assert first.pages == second.pages > 2
    assert first.data != second.data
    assert second.filename.endswith("-page-2.svg")
    with pytest.raises(BadInput, match="choose a page from 1 to"):
        made(a_long_board(45, 40, 6), "diagram-svg", page=99)


def test_a_single_state_is_drawn_alone_with_its_own_title() -> None:
    assert "Customer billing, today: 60 minutes of work in 10.1 days" in words(
        made(billing(), "diagram-pdf", state="current").data
    )


def test_a_small_map_is_drawn_with_larger_letters() -> None:
    assert drawn(a_long_board(3, 2, 2))[0].smallest_letter() > drawn(billing())[0].smallest_letter() * 1.2


def test_a_comparison_without_a_future_says_how_to_get_one_and_a_plain_diagram_shows_today() -> None:
    board = a_map(title="Billing").step("A", work=60, wait=0).board()
    with pytest.raises(BadInput, match="state “current”"):
        made(board, "diagram-pdf", state="both")
    assert made(board, "diagram-pdf").notes == ("There is no future state yet: this is the current state alone.",)


@pytest.mark.parametrize("script", SCRIPTS)
def test_steps_can_be_read_out_of_the_diagram_in_every_script(script: str) -> None:
    board = a_map().step("s", text=SCRIPTS[script], work=60).board()
    assert tightly(SCRIPTS[script]) in tightly(words(made(board, "diagram-pdf", state="current").data))


def test_the_svg_is_plain_shapes_with_a_title_and_its_words() -> None:
    data = made(billing(), "diagram-svg").data
    names = set(re.findall(rb"<(\w+)", data))
    assert names <= {b"svg", b"title", b"desc", b"defs", b"path", b"rect", b"g", b"use"}
    assert b'<title id="title">Customer billing: 10.1 days down to 1.2 days</title>' in data
    assert b"Re-key job data" in data
    assert etree.fromstring(data).tag.endswith("svg")


def test_screen_readers_get_each_state_as_a_figure_with_its_steps() -> None:
    with pikepdf.open(io.BytesIO(made(billing(), "diagram-pdf").data)) as pdf:
        told = [str(e.Alt) for e in pdf.Root.StructTreeRoot.K[0].K if str(e.S) == "/Figure"]
    assert [text.split(":")[0] for text in told] == ["Before", "After"]
    assert "2. Re-key job data (12 min)" in told[0]


def test_letters_without_a_font_are_reported() -> None:
    result = made(a_map().step("s", text="cuneiform \U00010380", work=60).board(), "diagram-svg", state="current")
    assert result.missing_glyphs
    assert "No font here" in result.notes[0]


def test_hidden_steps_and_other_kinds_of_notes_are_not_steps_on_it() -> None:
    board = a_map().step("A", text="Shown", work=60).step("B", text="Secret", work=60, hidden=True)
    board.step("C", text="Question", kind="question")
    text = words(made(board.board(), "diagram-pdf", state="current").data)
    assert "Shown" in text
    assert "Secret" not in text
    assert "Question" not in text


def test_a_pinned_problem_is_a_burst_on_its_step_and_told_on_the_page() -> None:
    text = words(made(billing(), "diagram-pdf").data)
    assert text.count("K1") == 2
    assert "Price errors got through in spring" in text
    assert "Who fills in" not in text


def test_steps_that_take_no_time_are_steps_all_the_same() -> None:
    board = a_map(title="At once").steps("a b", work=0).flow("a", "b").board()
    told = words(made(board, "diagram-pdf", state="current").data)
    assert "No steps yet" not in told
    assert "0 s" in told
