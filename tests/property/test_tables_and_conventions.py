"""The same process, written down in every convention and every kind of table, has the same lead time."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.core.board import Board
from leanwall.core.conventions import CONVENTIONS
from leanwall.core.metrics import measure
from leanwall.core.tables import Reading, read_table
from leanwall.errors import LeanwallError

MINUTES = st.integers(0, 5_000)
STEPS = st.lists(st.tuples(st.integers(0, 500), MINUTES), min_size=1, max_size=8)  # minutes of work, of waiting before


def sheet_of(convention: str, steps: list[tuple[int, int]]) -> list[list[Any]]:
    """The process as that source would write it, in minutes; the first step's wait is a row of its own where waits
    come after."""
    if convention == "wait-after":
        waits = [wait for _, wait in steps[1:]] + [0]
        head = [["First", steps[0][1], "", "wait"]]
        rows = [[f"S{n}", work, wait, ""] for n, ((work, _), wait) in enumerate(zip(steps, waits, strict=True))]
        return [["Step", "Work (min)", "Wait after (min)", "Type"], *head, *rows]
    written = {
        "lead-time-includes-work": (["PT (min)", "LT (min)"], lambda work, wait: [work, work + wait]),
        "lead-time-is-wait": (["PT (min)", "Lead time (min)"], lambda work, wait: [work, wait]),
        "lead-time-and-queue": (["PT", "LT (min)", "Queue (min)"], lambda work, wait: [f"{work} min", work, wait]),
        "inventory-days": (["C/T (min)", "Inventory (min)"], lambda work, wait: [work, wait]),
        "outside-elapsed": (["Work (min)", "Wait (min)", "LT (min)"], lambda work, wait: [work, wait, work]),
        "wait-before": (["Bearbeitungszeit (min)", "Wartezeit (min)"], lambda work, wait: [work, wait]),
    }[convention]
    titles, row = written
    return [["Step", *titles], *([f"S{n}", *row(work, wait)] for n, (work, wait) in enumerate(steps))]


def text_of(rows: list[list[Any]], separator: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


def lead_time(board: Board) -> Any:
    return measure(board, "current")["figures"]["lead_time"]["value"]


@pytest.mark.parametrize("convention", CONVENTIONS)
@settings(max_examples=40, deadline=None)
@given(steps=STEPS, separator=st.sampled_from(",;\t"))
def test_every_convention_gives_the_same_lead_time(
    convention: str, steps: list[tuple[int, int]], separator: str
) -> None:
    text = text_of(sheet_of(convention, steps), separator)
    board = read_table(text, Reading(convention=convention)).board
    assert lead_time(board) == 60 * sum(work + wait for work, wait in steps)


CELLS = st.one_of(
    st.sampled_from(["", "Step", "PT (min)", "LT", "%C&A", "Stock", "5", "1,5", "1.200", "85 %", '"', "=1+1"]),
    st.text(max_size=12),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6), st.sampled_from(",;\t"), st.booleans())
def test_any_text_is_a_board_or_a_refusal_in_a_sentence(rows: list[list[str]], separator: str, headed: bool) -> None:
    head = "Step,PT (min),%C&A\n".replace(",", separator) if headed else ""
    text = head + "\n".join(separator.join(row) for row in rows)
    try:
        read_table(text, Reading(times_in="min", convention="lead-time-includes-work"))
    except LeanwallError as refusal:
        assert refusal.message.endswith((".", "?"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_board_or_a_refusal(data: bytes) -> None:
    try:
        read_table(b"Step,PT (min)\nA,1\n" + data, Reading())
    except LeanwallError as refusal:
        assert refusal.message
