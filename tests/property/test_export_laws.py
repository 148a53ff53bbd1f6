"""Laws of the exports, on random maps: cards don't overlap, words stay on their cards, every step is handed over."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.export.checklist import Line, write_checklist
from leanwall.export.checklist_pages import Imprint, draw_checklist
from leanwall.export.diagram import draw_diagram
from leanwall.export.diagram_cards import draw_card
from leanwall.export.diagram_content import Card
from leanwall.export.diagram_layout import FLOOR, card_height, lines_of
from leanwall.export.diagram_page import Frame, Plan, frame_for, plan_map
from leanwall.export.diagram_panel import Place, boxes_of
from leanwall.export.diagram_parts import cut
from leanwall.export.diagram_routes import Box
from leanwall.export.diagram_subject import Subject, compare_states
from leanwall.export.drawing import Drawing, Glyphs
from leanwall.export.edition import Edition
from leanwall.export.paper import A3, A4, LANDSCAPE
from leanwall.export.story import read_state
from leanwall.export.summary_content import write_summary
from leanwall.export.summary_page import draw_summary
from tests.support.exported import SCRIPTS
from tests.support.random_maps import Dice, random_map

SHAPE = A3.height / A3.width
WORDS = ["Check", "order", "Kundenauftragsbestätigung", *SCRIPTS.values(), "a/b-c", "…", "1,000.00"]
_TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)

DRAFT = Edition(None, "", "57")


def a_board(seed: int) -> Board:
    """A random map with people's words on it, some future steps knowing where they come from."""
    rng = Dice(seed)
    file: dict[str, Any] = random_map(rng)
    current = [note["id"] for note in file["notes"] if note["state"] == "current"]
    for note in file["notes"]:
        note["text"] = " ".join(rng.choices(WORDS, k=rng.randint(0, 14)))
        if note["state"] == "future" and current and rng.random() < 0.5:
            note["origins"] = [rng.choice(current)]
    return read_board({**file, "title": rng.choice(WORDS)})


few = settings(max_examples=12, deadline=None)
each_board = given(seed=st.integers(0, 1_000_000))


def subject_of(board: Board) -> Subject:
    return compare_states(read_state(board, "current"), read_state(board, "future"), "Draft")


def maps_of(subject: Subject, frame: Frame) -> list[tuple[Subject, Plan]]:
    """What is laid out: everything on one page, or its parts."""
    whole = plan_map(subject, frame, 0.0, ())
    return [(subject, whole)] if whole else [(section.subject, section.plan) for section in cut(subject, frame)]


@each_board
@few
def test_no_two_cards_overlap_and_none_leaves_the_map(seed: int) -> None:
    subject = subject_of(a_board(seed))
    frame = frame_for(subject, 1.0, SHAPE)
    for part, plan in maps_of(subject, frame):
        for panel, lanes in zip(part.panels, plan.setting.lanes, strict=True):
            place = Place(frame.left, frame.head, frame.start, frame.right, 0.0)
            boxes = list(boxes_of(panel, plan.columns, lanes, place).values())
            assert all(box.left >= frame.start - 0.1 and box.right <= frame.right + 0.1 for box in boxes)
            assert all(box.top >= 0 and box.bottom <= lanes.height + 0.1 for box in boxes)
            assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if _overlap(a, b)]


def _overlap(a: Box, b: Box) -> bool:
    return min(a.right, b.right) > max(a.left, b.left) + 0.1 and min(a.bottom, b.bottom) > max(a.top, b.top) + 0.1


@each_board
@few
def test_every_step_of_both_states_stands_on_exactly_one_part(seed: int) -> None:
    subject = subject_of(a_board(seed))
    shown = [
        card.id for part, _ in maps_of(subject, frame_for(subject, 1.0, SHAPE)) for p in part.panels for card in p.cards
    ]
    wanted = [card.id for panel in subject.panels for card in panel.cards]
    assert sorted(shown) == sorted(wanted)


@each_board
@few
def test_everything_is_on_the_page_and_no_letter_is_below_the_floor(seed: int) -> None:
    for page in draw_diagram(subject_of(a_board(seed)), A3):
        assert page.is_inside()
        assert page.smallest_letter() >= FLOOR - 1e-6


@given(_TEXTS, st.floats(96, 220), st.sampled_from([FLOOR, 11.0, 13.5]), st.integers(1, 5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_words_of_a_card_stay_on_the_card(text: str, wide: float, size: float, rows: int, is_ghost: bool) -> None:
    card = Card("c", "7", text, 0, 0, "VA", "5 min", "90 %", is_ghost=is_ghost)
    box = Box(20, 20, 20 + wide, 20 + card_height(rows, size, is_ghost))
    page = Drawing(300, 300)
    cut_off = draw_card(page, card, box, size)
    for run in (shape for shape in page.shapes if isinstance(shape, Glyphs)):
        assert run.x >= box.left - 0.5
        assert run.x + run.width <= box.right + max(0.5, 0.02 * wide)
        assert run.y <= box.bottom
    assert cut_off == (len(lines_of(card, wide - (32 if is_ghost else 12), size)) > rows)


@each_board
@few
def test_each_future_step_is_on_the_checklist_once_in_either_cut(seed: int) -> None:
    story = read_state(a_board(seed), "future")
    if not story.numbered:
        return
    for choice in ("process", "role"):
        sections = write_checklist(story, choice, None, DRAFT).sections
        printed = [line.step.id for section in sections for line in section.lines if isinstance(line, Line)]
        assert sorted(printed) == sorted(step.id for step in story.numbered)


@each_board
@few
def test_a_checklist_never_leaves_its_paper(seed: int) -> None:
    story = read_state(a_board(seed), "future")
    if not story.numbered:
        return
    for page in draw_checklist(write_checklist(story, "process", None, DRAFT), A4, Imprint("", "")):
        assert page.is_inside()
        assert page.smallest_letter() >= page.floor


@each_board
@few
def test_the_one_page_summary_stands_inside_its_page_with_letters_above_the_floor(seed: int) -> None:
    board = a_board(seed)
    if not read_state(board, "future").steps:
        return
    summary = write_summary(board, DRAFT)
    for paper in (A3, LANDSCAPE["a4"]):
        page = draw_summary(summary, compare_states(summary.before, summary.after, ""), paper)
        assert page.is_inside()
        assert page.smallest_letter() >= page.floor - 0.01
